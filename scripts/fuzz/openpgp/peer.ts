/** Real gpg, asked about a mutation. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { concatBytes } from '../../../playground/bytes.ts'
import type { OpenpgpReport } from '../../../playground/openpgp/index.ts'
import { record } from '../../fixtures/openpgp/record.ts'
import type { Trust } from '../../fixtures/openpgp/workshop.ts'
import type { Mutant } from './mutate.ts'

export interface Peer {
  /** @returns where gpg says something else, in words; `undefined` where it agrees or we do not claim to know */
  compare(mutant: Mutant, report: OpenpgpReport): Promise<string | undefined>
  close(): Promise<void>
}

export async function startPeer(): Promise<Peer> {
  const folder = await mkdtemp(join(tmpdir(), 'gpg-'))
  let asked = 0
  return {
    async compare(mutant, { gpg }) {
      if (gpg === undefined) return undefined
      const { keys, policy } = mutant.input
      const { trustedFingerprints = [], ownerTrust = {} } = policy
      const trust: Trust[] = [
        ...trustedFingerprints.map((fingerprint) => ({ fingerprint, level: 'ultimate' as const })),
        ...Object.entries(ownerTrust).map(([fingerprint, level]) => ({ fingerprint, level })),
      ]
      const claim =
        mutant.kind === 'clear'
          ? { message: mutant.input.file }
          : { signature: mutant.input.signature, artifact: mutant.input.artifact }
      const name = String(asked++)
      const said = await record(
        { name, about: '', now: policy.now, keys: concatBytes(...keys), trust, claim },
        folder,
        undefined,
      )
      const words = gpg.status.join('+') || 'NOTHING'
      if (words !== said.words) return `gpg says ${said.words}, we ${words}`
      if (gpg.exitCode !== said.exit) return `gpg exits with ${said.exit}, we say ${gpg.exitCode}`
      const lines = String(said.files['stderr.txt']).split('\n').slice(0, -1)
      const at = lines.findIndex((line, i) => line !== gpg.lines.en[i])
      if (at < 0 && lines.length === gpg.lines.en.length) return undefined
      const i = at < 0 ? lines.length : at
      return `line ${i + 1}: gpg ${JSON.stringify(lines[i])}, we ${JSON.stringify(gpg.lines.en[i])}`
    },
    close: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }),
  }
}
