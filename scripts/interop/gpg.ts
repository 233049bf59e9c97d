/** The OpenPGP samples, judged by gpg and by us. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { swapped } from '../../playground/attacks/scenario.ts'
import { verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { SAMPLE } from '../../playground/world/sample.ts'
import { ROOT } from '../lib/paths.ts'
import { runProgram } from '../lib/run.ts'
import type { Exchange } from './keys.ts'
import { offline } from './peer.ts'
import type { Tool } from './tools.ts'

const LONGEST = 60_000
const OPENPGP = join(ROOT, 'public', 'samples', 'openpgp')

interface Question {
  readonly artifact: Uint8Array
  readonly signature: string
  /** How gpg ends: 0 good, 1 bad, 2 no public key. */
  readonly code: number
  readonly verdict: string
}

/** Asks about the samples with the demo key alone in the keyring: the good one, a tampered one, the impostor's. */
export async function exchangeOpenpgp({ program }: Tool): Promise<Exchange[]> {
  const artifact = new Uint8Array(await readFile(join(ROOT, 'public', 'samples', SAMPLE.name)))
  const good = `${SAMPLE.name}.asc`
  const questions: Readonly<Record<string, Question>> = {
    'the sample: a good signature': { artifact, signature: good, code: 0, verdict: 'verified' },
    'another artifact: a bad one': {
      artifact: swapped(artifact),
      signature: good,
      code: 1,
      verdict: 'rejected',
    },
    'a key of the same user id: no public key': {
      artifact,
      signature: `${SAMPLE.name}.impostor.asc`,
      code: 2,
      verdict: 'undecided',
    },
  }
  // Not below the other files: the name of gpg's socket may not be long.
  const home = await mkdtemp(join(tmpdir(), 'shomei-gpg-'))
  const gpg = (...args: string[]) =>
    runProgram(program, ['--homedir', home, '--batch', '--no-autostart', ...args], {
      env: offline(home),
      timeout: LONGEST,
    })
  try {
    const key = join(OPENPGP, 'demo-key.asc')
    const imported = await gpg('--import', key)
    const keys = [new Uint8Array(await readFile(key))]
    const exchanges: Exchange[] = []
    for (const [name, { artifact, signature, code, verdict }] of Object.entries(questions)) {
      const file = join(home, 'artifact')
      await writeFile(file, artifact)
      const said = await gpg('--verify', join(OPENPGP, signature), file)
      const ours = await verifyOpenpgp({
        artifact,
        signature: new Uint8Array(await readFile(join(OPENPGP, signature))),
        keys,
        policy: { now: new Date() },
      })
      const same = imported.code === 0 && said.code === code && ours.verdict === verdict
      const wrong = same
        ? undefined
        : `gpg ends with ${said.code}, here it is ${ours.verdict}: ${said.output}`
      exchanges.push({ name, wrong })
    }
    return exchanges
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}
