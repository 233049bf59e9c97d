/** One mutation, tried and judged. */
import { type OpenpgpReport, verifyCleartext, verifyOpenpgp } from '../../../playground/openpgp/index.ts'
import { worked } from '../clock.ts'
import { chance } from '../random.ts'
import { broken, type Truth, truthOf } from './judge.ts'
import { type Mutant, mutate } from './mutate.ts'
import type { Subject } from './subject.ts'

export interface Tried {
  readonly mutant: Mutant
  readonly report: OpenpgpReport
  /** Milliseconds of work. */
  readonly took: number
  /** The rule that was broken. */
  readonly complaint: string | undefined
}

export function verify(subject: Subject): Promise<OpenpgpReport> {
  return subject.kind === 'clear' ? verifyCleartext(subject.input) : verifyOpenpgp(subject.input)
}

export async function truthAbout(subjects: readonly Subject[]): Promise<Truth> {
  const keyFiles = subjects.flatMap(({ input }) => input.keys)
  return truthOf(await Promise.all(subjects.map(verify)), keyFiles)
}

/** @param index which mutation of this seed @throws whatever verifying throws, which is a broken rule as well */
export async function tryMutation(
  subjects: readonly Subject[],
  truth: Truth,
  seed: number,
  index: number,
): Promise<Tried> {
  const random = chance(seed, index, 'openpgp fuzz')
  const mutant = mutate(random.of(subjects), subjects, random)
  const began = worked()
  const report = await verify(mutant)
  const took = worked() - began
  return { mutant, report, took, complaint: broken({ report, took }, truth) }
}
