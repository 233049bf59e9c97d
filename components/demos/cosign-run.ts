/** Runs of signing with a key of one's own: what is typed and dropped, brought to the lab. */
import type { OnProgress } from '../../workers/job.ts'
import type { KeyedAnswer } from '../../workers/scenes/keyed.ts'
import { allBytes, type DemoFile } from './demo-file.ts'
import { claimBytes } from './explain.ts'
import { labWorker } from './workers.ts'

const SEED = 'cosign key scene'
/** The lab's day: whoever replays it gets the same bytes. */
const NOW = new Date('2026-10-01T09:00:00Z')

export interface KeyedRequest {
  readonly artifact: DemoFile
  readonly keyFile: DemoFile | undefined
  readonly password: string
  readonly typed: string | undefined
  readonly consent: boolean
}

/** A password takes a second to stretch: what was answered with the deck's own file is not asked again. */
const known = new Map<string, KeyedAnswer>()
const MOST_KNOWN = 4

/** @returns `undefined` if it was cancelled or overtaken */
export async function runKeyed(
  { artifact, keyFile, password, typed, consent }: KeyedRequest,
  onProgress: OnProgress,
  owner: number,
): Promise<KeyedAnswer | undefined> {
  const name = artifact.sample && !keyFile ? JSON.stringify([password, typed, consent]) : undefined
  const before = name === undefined ? undefined : known.get(name)
  if (before) return before
  const answer = await labWorker().keyed(
    {
      seed: SEED,
      now: NOW,
      artifact: { name: artifact.name, bytes: await allBytes(artifact) },
      password,
      consent,
      ...(typed !== undefined && { typed }),
      ...(keyFile && { keyFile: await claimBytes(keyFile) }),
    },
    onProgress,
    owner,
  )
  if (answer && name !== undefined) {
    if (known.size >= MOST_KNOWN) known.clear()
    known.set(name, answer)
  }
  return answer
}

/** Any PEM private key, so that one of another kind gets its own sentence. */
export async function isKeyFile(file: Blob): Promise<boolean> {
  return /-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(await file.slice(0, 4096).text())
}

/** Whether a password may open it. */
export async function isCosignKey(file: Blob): Promise<boolean> {
  return /-----BEGIN ENCRYPTED (?:SIGSTORE|COSIGN) PRIVATE KEY-----/.test(await file.slice(0, 4096).text())
}
