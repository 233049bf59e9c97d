import { utf8 } from '../bytes.ts'
import { type Content, message } from './content.ts'
import { type Fulcio, type Issuance, certificateRequest, makeCertificate } from './fulcio.ts'
import { type Identity, person, workflow } from './identity.ts'
import { generateKeyPair, sign } from './keys.ts'
import { lazily } from './lazy.ts'
import { UPSTREAMS } from './oidc/people.ts'
import type { RandomSource } from './random.ts'

/** Others who sign in this world; they take turns. */
export const INHABITANTS: readonly Identity[] = [
  person('bob@example.com'),
  workflow('example/tea-timer', { repositoryId: '1002', runId: '3101', commit: '7ea'.padEnd(40, '0') }),
  person('carol@example.com'),
  person('dave@example.com'),
  workflow('example/ink-stone', { repositoryId: '1003', runId: '3202', ref: 'refs/heads/main' }),
  person('erin@example.com'),
]

/** Those of the lab in which people log in: each at a provider of theirs, alice among them. */
export const NEIGHBOURS: readonly Identity[] = [
  person('bob@example.com', UPSTREAMS.google),
  person('alice@example.com', UPSTREAMS.github),
  workflow('example/tea-timer', { repositoryId: '1002', runId: '3101', commit: '7ea'.padEnd(40, '0') }),
  person('carol@example.com', UPSTREAMS.microsoft),
  person('dave@example.com', UPSTREAMS.github),
  workflow('example/ink-stone', { repositoryId: '1003', runId: '3202' }),
  person('alice@example.com', UPSTREAMS.github),
]

/** Something that one of them signed. */
export interface EarlierSigning extends Issuance {
  readonly signed: Content
  readonly signature: Uint8Array
  readonly at: Date
}

const MINUTE = 60 * 1000

/**
 * Real signings by others, seven minutes apart, the last one seven minutes ago. They are made when somebody first
 * looks, and are the same bytes whenever that is.
 */
export function earlierSignings(
  fulcio: Fulcio,
  identities: readonly Identity[],
  count: number,
  now: Date,
  random: RandomSource,
): () => readonly EarlierSigning[] {
  // Drawn now: whoever gets a certificate before somebody looks must not get their serial numbers.
  const serials = Array.from({ length: count }, () => fulcio.random.bytes(20))
  return lazily(() =>
    serials.flatMap((serial, i) => {
      const identity = identities[i % identities.length]
      if (identity === undefined) return []
      const at = new Date(now.getTime() - (count - i) * 7 * MINUTE)
      const key = generateKeyPair('p256', random)
      const issuance = makeCertificate(fulcio, { ...certificateRequest(fulcio, identity, key, at), serial })
      const artifact = earlierArtifact(i)
      return [{ ...issuance, signed: message(artifact), signature: sign(key, artifact), at }]
    }),
  )
}

/** What was signed by the inhabitant whose turn came as number `index`, from 0. */
export function earlierArtifact(index: number): Uint8Array {
  return utf8(`artifact ${index} of the Shomei lab (simulation)\n`)
}
