/** What gpg does with a file that it has read: which signatures it checks, and what it prints besides. */
import { enums } from 'openpgp'
import type { Message } from './message.ts'
import type { Notice } from './notice.ts'
import type { RawSignature } from './signature.ts'
import { statementsOf } from './statements.ts'

export interface Conduct {
  /** The signatures that gpg checks, by their place in the file. */
  readonly checked: readonly number[]
  /** Whether it checks only the first of several: they are of different classes. */
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

function planOf(message: Message, seen: readonly RawSignature[], detached: boolean): Plan {
  const { text, otherContent, announced } = message
  if (otherContent && detached && (announced || seen.length > 0)) {
    // What is announced gpg takes together with what follows, and asks no more. Beside a text it wants one digest too.
    const isOfSeveralKinds = seen.some(
      ({ type, hashAlgorithm }) => type !== seen[0]?.type || hashAlgorithm !== seen[0].hashAlgorithm,
    )
    const before: Notice[] = !announced && isOfSeveralKinds ? [{ id: 'only-first-checked' }] : []
    return { ...nothing({ id: 'not-detached' }), before }
  }
  if (text !== undefined && detached) return nothing({ id: 'not-detached' })
  if (seen.length === 0) return nothing()
  if (text !== undefined) return { before: [], after: [], checks: 'all' }
  const plan = planDetached(seen)
  // It asks for the artifact only where it would hash it.
  const isAsked = seen[0] !== undefined && isOverDocument(seen[0]) && plan.after.length === 0
  if (detached || !isAsked) return plan
  const without = nothing({ id: 'no-signed-data' }, { id: 'artifact-not-hashed', because: 'no-data' })
  return { ...without, before: plan.before }
}

/** @param detached whether an artifact is given beside the file */
export function conductOf(message: Message, detached: boolean): Conduct {
  const seen = message.signatures.map(({ seenByGpg }, i) => (seenByGpg ? i : -1)).filter((i) => i >= 0)
  const raws = message.signatures.filter(({ seenByGpg }) => seenByGpg).map(({ raw }) => raw)
  const plan = planOf(message, raws, detached)
  const checked = plan.checks === 'all' ? seen : plan.checks === 'first' ? seen.slice(0, 1) : []
  // What it says of those that it has only read is not followed here.
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
    onlyFirst: plan.checks === 'first',
    before,
    after,
    noData:
      unsigned ||
      message.stop === 'invalid' ||
      message.remarks.notices.some(({ id }) => id === 'no-openpgp-data'),
    certain: isHeard && !message.remarks.uncertain && (message.otherContent ? detached : !message.announced),
  }
}
