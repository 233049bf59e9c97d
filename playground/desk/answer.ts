/** One answer for each file: what claims say of it, each judged by its method, and what follows from all of them. */
import { toHex } from '../bytes.ts'
import { parseSums } from '../checksum/index.ts'
import { bounded } from '../checksum/settle.ts'
import type { Part } from '../intake/kind.ts'
import { checksumList } from '../intake/kinds/checksum-list.ts'
import { sightOf } from '../intake/sight.ts'
import type { CleartextReport } from '../openpgp/index.ts'
import type { Report, Standing } from '../report.ts'
import { budgetOf, MOST_CLAIMS } from './budget.ts'
import { isCalledAs } from './called.ts'
import type { Desk, Means } from './desk.ts'
import type { Expectation } from './expected.ts'
import { hasHeld, isDecided, unmetIn, unusedIn } from './met.ts'
import { type Claim, isArtifact, type Item, type Untaken } from './item.ts'
import { asking, type Judged, together } from './judge.ts'
import { type About, NOTHING_SAID } from './method.ts'
import { METHODS } from './methods.ts'
import { baseOf, namedFor } from './names.ts'
import { type Known, type Pair, pairUp } from './pair.ts'
import { typedIn } from './typed.ts'

export interface Answer {
  readonly about: Item
  readonly judged: readonly Judged[]
  /** Why nothing is known of it, where it is of a kind that is read and this one was not. */
  readonly isUnread: boolean
  /** What was expected, and of this file compared in no claim that came to an end. */
  readonly unmet: readonly Expectation[]
  /** Claims about it that were too many to be judged. */
  readonly unlooked: number
  /** Claims about it over which a method broke off: an error of ours, whatever they are. */
  readonly broken: number
  /** `undecided` where nobody claims anything of it: nothing was compared. Never `verified` where not all was looked at. */
  readonly standing: Standing
}

export interface Answers {
  readonly answers: readonly Answer[]
  /** Claims about none of the files that are there. */
  readonly left: readonly Claim[]
  /** Claims that are kept somewhere else, where nothing is fetched from. */
  readonly elsewhere: readonly Claim[]
  /** Claims beyond those that a desk has room for: which file they are about was not asked. */
  readonly unlooked: number
  /** What was expected, and compared in no claim that came to an end. */
  readonly unused: readonly Expectation[]
  readonly untaken: readonly Untaken[]
  /** Of the whole desk: the worst of the answers. `undecided` where there is none, or an expectation was not used. */
  readonly standing: Standing
}

/**
 * @param onAnswer told each answer as soon as it stands
 * @returns `undefined` if it was cancelled
 */
export async function answer(
  desk: Desk,
  means: Means,
  onAnswer: (one: Answer) => void = () => undefined,
): Promise<Answers | undefined> {
  const typed = typedIn(desk.expected)
  const judge = asking(desk, means)
  const broken = new Map<Item, number>()
  /** What was typed is about the file itself, and stands in none. */
  const asked: typeof judge = async (claim, item, because, ...rest) => {
    const judged = await (claim === typed?.list
      ? judge({ item, part: claim.part }, item, 'said')
      : judge(claim, item, because, ...rest))
    if (judged === 'broken') broken.set(item, (broken.get(item) ?? 0) + 1)
    return judged
  }
  const budget = budgetOf()
  const all = desk.items.flatMap((item) => claimsOf(item))
  const elsewhere = all.filter(({ part }) => part.elsewhere !== undefined)
  const here = all.filter(({ part }) => part.elsewhere === undefined)
  const claims = here.slice(0, MOST_CLAIMS)

  /** What is said of a file that is itself a claim. */
  const ofClaims = new Map<Item, Judged[]>()
  const note = (item: Item, judged: Judged) => ofClaims.set(item, [...(ofClaims.get(item) ?? []), judged])
  const unlooked = new Map<Item, number>()
  /** Not all that is said of it was judged: it vouches for nothing. */
  const isOpen = (item: Item) => unlooked.has(item) || broken.has(item)
  const derived: Claim[] = []
  for (const claim of claims.filter(({ part }) => part.role === 'cleartext')) {
    if (!budget.takes(claim, claim.item)) {
      unlooked.set(claim.item, (unlooked.get(claim.item) ?? 0) + 1)
      continue
    }
    const judged = await asked(claim, claim.item, 'itself')
    if (!judged) return undefined
    if (judged === 'broken') continue
    note(claim.item, judged)
    const list = listIn(judged.report, claim.item)
    if (list) derived.push({ item: claim.item, part: list })
  }

  const others = [
    ...(typed?.list ? [typed.list] : []),
    ...claims.filter(({ part }) => part.role !== 'cleartext'),
    ...derived,
  ]
  const looked = others.filter((claim) => budget.looks(claim))
  const abouts = new Map(looked.flatMap((claim) => aboutOf(claim)))
  const detached = looked.filter((claim) => abouts.has(claim))
  const known = await lookInto(desk, abouts, means)
  if (!known) return undefined
  const { pairs, left: unpaired } = pairUp(desk.items, detached, known)
  const left = unpaired.filter((claim) => claim !== typed?.list)
  for (const claim of looked)
    if (!abouts.has(claim)) broken.set(claim.item, (broken.get(claim.item) ?? 0) + 1)

  const about = byArtifact(pairs)
  const of = (item: Item) => {
    const all = about.get(item) ?? []
    const some = all.filter(({ claim }) => budget.takes(claim, item))
    if (some.length < all.length) unlooked.set(item, (unlooked.get(item) ?? 0) + all.length - some.length)
    return some
  }
  // What is signed in clear is judged by now; how other claims stand would be told by the order in which they lie.
  const inClear = new Map(ofClaims)
  for (const item of desk.items.filter((one) => !isArtifact(one))) {
    for (const { claim, because } of of(item)) {
      const judged = await asked(claim, item, because, inClear.get(claim.item), isOpen(claim.item))
      if (!judged) return undefined
      if (judged !== 'broken') note(item, judged)
    }
  }

  const artifacts = desk.items.filter(isArtifact).length
  const answers: Answer[] = []
  const answerTo = (item: Item, judged: readonly Judged[]): Answer => {
    const missed = unlooked.get(item) ?? 0
    const standing = together(judged)
    const theirs = new Set(judged.filter(isDecided).map(({ claim }) => claim.item))
    const decided = [...judged, ...[...theirs].flatMap((one) => ofClaims.get(one) ?? [])].filter(isDecided)
    const unmet = isArtifact(item) ? unmetIn(desk.expected, decided) : []
    const isSaidOpen = judged.some((one) => one.because === 'said' && !isDecided(one))
    const broke = broken.get(item) ?? 0
    const isOpen =
      missed + broke > 0 || item.isUnread || isSaidOpen || (standing === 'verified' && unmet.length > 0)
    return {
      about: item,
      judged,
      isUnread: item.isUnread,
      unmet: standing === 'verified' ? unmet : [],
      unlooked: missed,
      broken: broke,
      standing: isOpen && standing !== 'rejected' ? 'undecided' : standing,
    }
  }
  const tell = (one: Answer) => {
    answers.push(one)
    onAnswer(one)
  }
  for (const item of desk.items.filter(isArtifact)) {
    const judged: Judged[] = []
    for (const { claim, because } of of(item)) {
      const one = await asked(claim, item, because, ofClaims.get(claim.item), isOpen(claim.item))
      if (!one) return undefined
      if (one !== 'broken') judged.push(one)
    }
    // The digest that a person brought is about each file that has it; of several files that have it not, about none.
    const said = typed && !typed.list ? typed.part : undefined
    const own = said && (await asked({ item, part: said }, item, 'said'))
    if (said && !own) return undefined
    if (own && own !== 'broken' && (artifacts === 1 || hasHeld(own.report, 'digest'))) judged.push(own)
    tell(answerTo(item, judged))
  }
  // A text that is signed in clear, and a list that is, stand for themselves too.
  for (const item of desk.items.filter((one) => !isArtifact(one)))
    if (ofClaims.has(item) || isOpen(item) || isUnknown(item) || isOtherwiseCalled(item, desk))
      tell(answerTo(item, ofClaims.get(item) ?? []))

  const unused = unusedIn(desk.expected, answers)
  const beyond = here.length - claims.length + others.length - looked.length
  const standing = ofAll(answers, unused)
  const { untaken = [] } = desk
  const isAll = [left, elsewhere, untaken].every(({ length }) => length === 0) && beyond === 0
  return {
    answers,
    left,
    elsewhere,
    unused,
    untaken,
    unlooked: beyond,
    standing: isAll || standing === 'rejected' ? standing : 'undecided',
  }
}

/**
 * What each claim says it is about, and the digests of the files to find it by: read once, for finding and for judging.
 *
 * @returns `undefined` if it was cancelled
 */
async function lookInto(
  desk: Desk,
  abouts: ReadonlyMap<Claim, About>,
  means: Means,
): Promise<Known | undefined> {
  const sought = bounded([...abouts.values()].flatMap(({ algorithms }) => algorithms))
  const judged = [...abouts.keys()].flatMap(({ part, item }) => METHODS[part.method].reads(part, item.name))
  const all = sought.length > 0 ? bounded([...sought, ...judged]) : []
  const digests = new Map<string, string>()
  // Whatever a claim has the digest of is what it is about, whatever it was taken for.
  for (const item of all.length > 0 ? desk.items : []) {
    const wanted = isArtifact(item) ? all : sought
    if (await means.isOver?.()) return undefined
    const found = await means.hold(item).digests(wanted)
    if (!found) return undefined
    for (const name of wanted) digests.set(`${item.id} ${name}`, toHex(found[name]))
  }
  return {
    about: (claim) => abouts.get(claim) ?? NOTHING_SAID,
    digest: ({ id }, name) => digests.get(`${id} ${name}`),
    ...(desk.byHand && { byHand: desk.byHand }),
  }
}

/** Nothing where the method breaks off over it: which file it is about is not known then. */
function aboutOf(claim: Claim): (readonly [Claim, About])[] {
  const { part, item } = claim
  try {
    return [[claim, METHODS[part.method].about(part, item.name)]]
  } catch {
    return []
  }
}

function byArtifact(pairs: readonly Pair[]): ReadonlyMap<Item, readonly Pair[]> {
  const found = new Map<Item, Pair[]>()
  for (const pair of pairs) {
    const there = found.get(pair.artifact)
    if (there) there.push(pair)
    else found.set(pair.artifact, [pair])
  }
  return found
}

/** Neither a claim nor something to believe: nothing here says what it is worth. */
function isUnknown(item: Item): boolean {
  return item.parts.length === 0
}

/**
 * It is read as a claim or as keys, and neither called so nor named after the file that it is about, and nobody said what it
 * is: it may be anything else too. What is signed in clear stands for itself anyway.
 */
function isOtherwiseCalled(item: Item, { items, trust, byHand }: Desk): boolean {
  const { id, name, parts } = item
  if (byHand?.has(id) || trust.some(({ isBelieved, part }) => isBelieved && parts.includes(part)))
    return false
  if (parts.some(({ role }) => role === 'cleartext')) return false
  if (parts.some((part) => isInstalledFrom(part, name))) return true
  const meant = new Set(namedFor(name))
  const isAfter = items.some((one) => one !== item && meant.has(baseOf(one.name)))
  return !isAfter && !parts.some(({ role }) => isCalledAs(name, role))
}

/** pip does what such a list says: that digests are in it makes it no less. */
function isInstalledFrom({ method, role, bytes }: Part, name: string): boolean {
  if (method !== 'checksum' || role !== 'list') return false
  return parseSums(bytes, name)?.entries.some(({ requirement }) => requirement !== undefined) === true
}

function claimsOf(item: Item): Claim[] {
  return item.parts
    .filter(({ method, role }) => METHODS[method].claims.includes(role))
    .map((part) => ({ item, part }))
}

/**
 * The words that were signed, where a file of nothing else would be a list. What stands around them nobody signed; and a
 * digest in prose may be that of a file which one is warned of.
 */
function listIn(report: Report, { name }: Item): Part | undefined {
  const { text } = report as CleartextReport
  const isList = text !== undefined && checksumList.recognise(sightOf(baseOf(name), text)) !== undefined
  return isList ? { method: 'checksum', role: 'list', bytes: text } : undefined
}

function ofAll(answers: readonly Answer[], unused: readonly Expectation[]): Standing {
  const has = (standing: Standing) => answers.some((one) => one.standing === standing)
  if (has('rejected')) return 'rejected'
  if (answers.length === 0 || unused.length > 0 || has('undecided')) return 'undecided'
  return has('nobody-expected') ? 'nobody-expected' : 'verified'
}
