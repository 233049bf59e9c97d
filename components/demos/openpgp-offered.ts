/** The attacks that the demo offers on its release. */
import { openpgpAttacks } from '#words/openpgp-attacks'
import type { OpenpgpAttackId } from '../../playground/attacks/openpgp.ts'

/** A signature is moved only between two files of one SHA-1, which the release is none of: the appendix shows it. */
const ELSEWHERE: ReadonlySet<OpenpgpAttackId> = new Set(['transplanted-signature'])

/** By their words, so that the page does not load the attacker's tools before somebody asks for them. */
export const OFFERED = (Object.keys(openpgpAttacks) as OpenpgpAttackId[]).filter((id) => !ELSEWHERE.has(id))
