/** One mutation, tried and judged. */
import { utf8 } from '../../playground/bytes.ts'
import {
  type SigstoreInput,
  type SigstoreReport,
  verifySigstore,
  verifySigstoreAhead,
} from '../../playground/sigstore/index.ts'
import { acceptedAlone } from './alone.ts'
import { worked } from './clock.ts'
import { broken } from './judge.ts'
import { type Mutant, mutate } from './mutate.ts'
import { chance } from './random.ts'
import type { Subject } from './subject.ts'

export interface Tried {
  readonly mutant: Mutant
  readonly report: SigstoreReport
  /** Milliseconds of work. */
  readonly took: number
  /** The rule that was broken. */
  readonly complaint: string | undefined
}

export function verify(subject: Subject): SigstoreReport {
  return verifySigstore(inputOf(subject))
}

function inputOf({ artifact, bundle, trustedRoot, policy }: Subject): SigstoreInput {
  return { artifact, bundle: utf8(bundle), trustedRoot: utf8(trustedRoot), policy }
}

/**
 * Every eighth mutation is verified the way the page does it, with WebCrypto ahead.
 *
 * @param index which mutation of this seed
 * @param ask the library, where it is to be asked about everything; otherwise it is asked here, about what is verified
 */
export async function tryMutation(
  subjects: readonly Subject[],
  seed: number,
  index: number,
  ask?: (mutant: Mutant) => Promise<boolean>,
): Promise<Tried> {
  const random = chance(seed, index)
  const subject = random.of(subjects)
  const mutant = mutate(subject, subjects, random)
  const alone = ask?.(mutant)
  const began = worked()
  const ahead = index % 8 === 0
  const report = ahead ? await verifySigstoreAhead(inputOf(mutant), crypto.subtle) : verify(mutant)
  const took = worked() - began
  const accepted = await (alone ?? (report.verdict === 'verified' ? acceptedAlone(mutant) : undefined))
  const stillVerified = (trustedRoot: string) => verify({ ...subject, trustedRoot }).verdict === 'verified'
  const complaint = broken(subject, mutant, { report, took, accepted, stillVerified })
  return { mutant, report, took, complaint }
}
