/** What gpg does with a file that it has read: which signatures it checks, and what it prints besides. */
import { enums } from 'openpgp'
import type { Message } from './message.ts'
import type { Notice } from './notice.ts'
import type { RawSignature } from './signature.ts'
import { statementsOf } from './statements.ts'

/**
 * Where signatures stand: in a file beside their artifact; behind a text that is signed in clear; or in a message, behind
 * the text and announced in front of it, or in front of it as of old.
 */
export type Place = 'beside' | 'in-clear' | 'announced' | 'in-front'

export interface Conduct {
  /** The signatures that gpg checks, by their place in the file. */
  readonly checked: readonly number[]
  /** Whether only the first of several is to be judged: beside their artifact, and of different classes. */
  readonly onlyFirst: boolean
  /** What it prints before and after what it says of the signatures. */
  readonly before: readonly Notice[]
  readonly after: readonly Notice[]
  /** Whether it says on its status line that there is no data, or no more that makes sense. */
  readonly noData: boolean
  /** Whether we know what it prints. */
  readonly certain: boolean
}

const { md5, sha1, ripemd, sha256, sha384, sha512, sha224 } = enums.hash
const DIGESTS: readonly number[] = [md5, sha1, ripemd, sha256, sha384, sha512, sha224]

export function isOverDocument({ type }: RawSignature): boolean {
  return type === enums.signature.binary || type === enums.signature.text
}

/** Whether gpg 2.2 has a digest algorithm at all. */
export function isKnownDigest(algorithm: number): boolean {
  return DIGESTS.includes(algorithm)
}

interface Plan {
  readonly before: readonly Notice[]
  readonly after: readonly Notice[]
  readonly checks: 'all' | 'first' | 'none'
}

const nothing = (...after: readonly Notice[]): Plan => ({ before: [], after, checks: 'none' })

/** Signatures and nothing else, over an artifact of its own. */
function planDetached(seen: readonly RawSignature[]): Plan {
  const [first] = seen
  if (first === undefined) return nothing()
  const before: Notice[] = []
  const checks = seen.some(({ type }) => type !== first.type) ? 'first' : 'all'
  if (checks === 'first') before.push({ id: 'only-first-checked' })
  if (!isOverDocument(first))
    return { before: [...before, { id: 'not-a-document', type: first.type }], after: [], checks }
  if (first.hashAlgorithm === 0 || isKnownDigest(first.hashAlgorithm)) return { before, after: [], checks }
  before.push({ id: 'digest-unavailable', algorithm: first.hashAlgorithm })
  return { before, after: [{ id: 'artifact-not-hashed', because: 'digest' }], checks: 'none' }
}

/** Beside a text gpg wants one digest too. */
function isOfSeveralKinds(seen: readonly RawSignature[]): boolean {
  return seen.some(
    ({ type, hashAlgorithm }) => type !== seen[0]?.type || hashAlgorithm !== seen[0].hashAlgorithm,
  )
}

/** In one file with a text, of which the first packet is a signature or the text. */
function headingOf(seen: readonly RawSignature[]): Notice[] {
  const [first] = seen
  const before: Notice[] = isOfSeveralKinds(seen) ? [{ id: 'only-first-checked' }] : []
  return first === undefined || isOverDocument(first)
    ? before
    : [...before, { id: 'not-a-document', type: first.type }]
}

function planInFront(seen: readonly RawSignature[]): Plan {
  const [first] = seen
  const before = headingOf(seen)
  if (first !== undefined && isOverDocument(first)) before.push({ id: 'signature-in-front' })
  return { before, after: [], checks: isOfSeveralKinds(seen) ? 'first' : 'all' }
}

/** A text in the file that was given for one of signatures. */
function planBeside(seen: readonly RawSignature[], announced: boolean): Plan {
  const [first] = seen
  // What is announced gpg takes together with what follows, and asks no more.
  if (announced) return nothing({ id: 'not-detached' })
  const before = headingOf(seen)
  if (first === undefined || isOverDocument(first)) return { ...nothing({ id: 'not-detached' }), before }
  const tried = isOfSeveralKinds(seen) ? [first] : seen
  return { before, after: tried.map(() => ({ id: 'ambiguous' })), checks: 'none' }
}

function planOf(message: Message, seen: readonly RawSignature[], place: Place): Plan {
  const { text, otherContent, announced } = message
  const detached = place === 'beside'
  if (otherContent && detached && (announced || seen.length > 0)) return planBeside(seen, announced)
  if (text !== undefined && detached) return nothing({ id: 'not-detached' })
  if (seen.length === 0) return nothing()
  if (place === 'in-front') return planInFront(seen)
  if (text !== undefined || place === 'announced') return { before: [], after: [], checks: 'all' }
  const plan = planDetached(seen)
  // It asks for the artifact only where it would hash it.
  const isAsked = seen[0] !== undefined && isOverDocument(seen[0]) && plan.after.length === 0
  if (detached || !isAsked) return plan
  const without = nothing({ id: 'no-signed-data' }, { id: 'artifact-not-hashed', because: 'no-data' })
  return { ...without, before: plan.before }
}

export function conductOf(message: Message, place: Place): Conduct {
  const seen = message.signatures.map(({ seenByGpg }, i) => (seenByGpg ? i : -1)).filter((i) => i >= 0)
  const raws = message.signatures.filter(({ seenByGpg }) => seenByGpg).map(({ raw }) => raw)
  const plan = planOf(message, raws, place)
  const checked = plan.checks === 'all' ? seen : plan.checks === 'first' ? seen.slice(0, 1) : []
  // What it says of those that it has only read is not followed here.
  const isInMessage = place === 'announced' || place === 'in-front'
  const isHashed = !isInMessage || raws.every(({ hashAlgorithm }) => isKnownDigest(hashAlgorithm))
  const isHeard = raws.slice(checked.length).every((raw) => !statementsOf(raw).complainedOf)
  const before = [...message.remarks.notices, ...plan.before]
  const heard = message.remarks.notices.length
  const after = [...plan.after]
  if (message.stop === 'unexpected') after.push({ id: 'verify-failed', because: 'unexpected' })
  if (message.secondText) after.push({ id: 'several-texts' }, { id: 'second-text-refused' })
  // That an announcement stands in no file of its own it says, and then that none came.
  const unsigned = raws.length === 0 && after.every(({ id }) => id === 'not-detached')
  if (unsigned && message.anyPacket) after.push({ id: 'no-signature' })
  message.close()
  after.push(...message.remarks.notices.slice(heard))
  if (unsigned) {
    // A binary file without any packet is for gpg an error that it has no name for.
    const named = message.anyPacket || message.remarks.notices.some(({ id }) => id === 'no-openpgp-data')
    after.push(named ? { id: 'could-not-verify' } : { id: 'verify-failed', because: 'end-of-file' })
  }
  return {
    checked,
    onlyFirst: plan.checks === 'first' && place === 'beside',
    before,
    after,
    noData:
      unsigned ||
      message.stop === 'invalid' ||
      message.remarks.notices.some(({ id }) => id === 'no-openpgp-data'),
    certain:
      isHeard &&
      isHashed &&
      !message.remarks.uncertain &&
      (message.otherContent ? place === 'beside' : !message.announced),
  }
}
