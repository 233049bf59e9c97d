/** What the real tools said: test/fixtures/minisign, made by scripts/fixtures/minisign.sh. */
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import {
  type MinisignPolicy,
  type MinisignReport,
  verifyEmbedded,
  verifyMinisign,
} from '../../playground/minisign/index.ts'
import { decodeBase64 } from '../../playground/platform/base64.ts'
import { readFixture } from '../support/files.ts'

type Stored = string | { readonly base64: string }

interface Written {
  readonly name: string
  readonly tool: 'minisign' | 'signify'
  readonly embedded?: true
  readonly bare?: true
  readonly artifact?: Stored
  readonly signature: Stored
  readonly key: Stored
  readonly command: readonly string[]
  readonly ran: { readonly exit: number; readonly stdout: string; readonly stderr: string }
}

export type Recorded = Omit<Written, 'artifact' | 'signature' | 'key'> & {
  readonly artifact?: Uint8Array
  readonly signature: Uint8Array
  readonly key: Uint8Array
}

const restored = (value: Stored) => (typeof value === 'string' ? utf8(value) : decodeBase64(value.base64))

const written = JSON.parse(
  fromUtf8(await readFixture('test/fixtures/minisign/cases.json')) ?? '[]',
) as Written[]

export const RECORDED: readonly Recorded[] = written.map(({ artifact, signature, key, ...rest }) => ({
  ...rest,
  ...(artifact !== undefined && { artifact: restored(artifact) }),
  signature: restored(signature),
  key: restored(key),
}))

/** @throws {Error} if there is no such case */
export function recorded(name: string): Recorded & { readonly artifact: Uint8Array } {
  const found = RECORDED.find((one) => one.name === name)
  if (found === undefined) throw new Error(`recorded: no case ${name}`)
  return { ...found, artifact: found.artifact ?? new Uint8Array(0) }
}

const names = { artifact: 'file', signature: 'file.sig', key: 'key.pub' }

/** @param held whether the key was known beforehand; else it came with the claim */
export function judged(
  { embedded, artifact = new Uint8Array(0), signature, key, tool }: Recorded,
  { held = true, policy = {} }: { readonly held?: boolean; readonly policy?: MinisignPolicy } = {},
): Promise<MinisignReport> {
  const given = held ? { policy: { key, ...policy }, names } : { key, policy, names }
  return embedded
    ? verifyEmbedded({ file: signature, ...given })
    : verifyMinisign({ artifact, signature, tool, ...given })
}
