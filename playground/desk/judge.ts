/** One claim, judged by its method. */
import type { MethodId } from '../intake/kind.ts'
import { type Report, type Standing, standingOf } from '../report.ts'
import type { Desk, Means } from './desk.ts'
import type { Claim, Item, Trust } from './item.ts'
import type { Grounds, Held, Matter } from './method.ts'
import { METHODS } from './methods.ts'
import type { Because } from './pair.ts'

/** A claim, judged. */
export interface Judged {
  readonly claim: Claim
  /** `said`: it is what the person expects, typed and not in a file. `itself`: a text that is signed in clear. */
  readonly because: Because | 'said' | 'itself'
  readonly report: Report
  /** Of this claim with all that it rests on. */
  readonly standing: Standing
  /** What came of the claim's own file, such as a list that is signed: how is told once, in that file's own answer. */
  readonly restsOn?: Standing
  /** Names of files that were read here as the method's tool does not read them: it would say something else. */
  readonly rewritten?: readonly string[]
}

/** Judges a claim about an artifact by the claim's method; `broken` where that breaks off, `undefined` if it was cancelled. */
export function asking(desk: Desk, means: Means) {
  const groundsOf = (method: MethodId): Grounds => ({
    trust: desk.trust.filter((one) => one.method === method),
    expected: desk.expected,
    ...(desk.noLog && { noLog: true }),
    now: desk.now,
  })
  const grounds = new Map<MethodId, Grounds & Pick<Matter, 'once'>>()
  const groundsFor = (method: MethodId) => {
    const own = grounds.get(method) ?? foundOnce(groundsOf(method))
    grounds.set(method, own)
    return own
  }
  return async (
    claim: Claim,
    artifact: Item,
    because: Judged['because'],
    restsOn: readonly Judged[] = [],
    isCut = false,
  ): Promise<Judged | 'broken' | undefined> => {
    if (await means.isOver?.()) return undefined
    const { part, item } = claim
    const own = restsOn.length > 0 ? together(restsOn) : undefined
    // What was not all looked at vouches for nothing.
    const beneath = isCut && own !== 'rejected' ? 'undecided' : own
    const held = watched(means.hold(artifact))
    const matter: Matter = {
      claim: part,
      name: because === 'said' ? '' : item.name,
      artifact: held,
      place: artifact.name,
      ...groundsFor(part.method),
      subtle: means.subtle,
      ...(because === 'said' ? { restsOn: 'verified' } : beneath && { restsOn: beneath }),
    }
    const report = await METHODS[part.method].verify(matter).catch((error: unknown) => {
      if (held.failed()) throw error
      return 'broken' as const
    })
    if (!report || report === 'broken') return report
    const standing = beneath === 'rejected' ? 'rejected' : standingOf(report)
    const rewritten = rewrittenFor(matter)
    return {
      claim,
      because,
      report: rewritten.length > 0 ? (METHODS[part.method].unsaid?.(report) ?? report) : report,
      standing,
      ...(beneath && { restsOn: beneath }),
      ...(rewritten.length > 0 && { rewritten }),
    }
  }
}

function foundOnce(grounds: Grounds): Grounds & Pick<Matter, 'once'> {
  const known = new Map<unknown, unknown>()
  return {
    ...grounds,
    once<Found>(find: (of: Grounds) => Found) {
      if (!known.has(find)) known.set(find, find(grounds))
      return known.get(find) as Found
    },
  }
}

/** Keys are computed with whoever believes them; other trust only where somebody does. */
function rewrittenFor({ claim, name, trust }: Matter): string[] {
  if (METHODS[claim.method].unsaid === undefined) return []
  const isUsed = ({ isBelieved, part }: Trust) =>
    isBelieved || part.role === 'keys' || part.role === 'public-key'
  const used = trust.filter((one) => one.part.isRewritten && isUsed(one))
  return [...new Set([...(claim.isRewritten ? [name] : []), ...used.map((one) => one.name)])]
}

/** Notes whether it could not be read: that is no error of the method that asks for it. */
function watched({ name, size, pieces, digests }: Held): Held & { readonly failed: () => boolean } {
  let failed = false
  const fail = (error: unknown): never => {
    failed = true
    throw error
  }
  return {
    name,
    size,
    failed: () => failed,
    async *pieces() {
      try {
        yield* pieces()
      } catch (error) {
        fail(error)
      }
    },
    digests: (names) => digests(names).catch(fail),
  }
}

/**
 * One that does not hold rejects, whatever the others say; of the others the best counts, for each says by itself what was
 * expected.
 */
export function together(judged: readonly Judged[]): Standing {
  const has = (standing: Standing) => judged.some((one) => one.standing === standing)
  return (['rejected', 'verified', 'nobody-expected'] as const).find(has) ?? 'undecided'
}
