/** A year and a half of one repository: who held the keys, what was published, and what its clients have kept. */
import { utf8 } from '../../bytes.ts'
import type { Kept } from '../../tuf/index.ts'
import { generateKeyPair } from '../keys.ts'
import { type RandomSource, seededRandom } from '../random.ts'
import { createWorld, trustedRootOf } from '../world.ts'
import type { Holder } from './keys.ts'
import { type Files, publish, rootFile } from './repository.ts'

/** What this repository is for: whom verifiers of Sigstore's signatures believe. */
export const TARGET = 'trusted_root.json'
export const THRESHOLD = 3
const DAY = 24 * 60 * 60 * 1000
/** The five who began; emi left in root 2, and fumi came. */
const FOUNDERS = ['aki', 'ben', 'chie', 'dan', 'emi'] as const
const SUCCESSOR = 'fumi'

export interface History {
  readonly now: Date
  /** Roots by their version, beginning with 1. */
  readonly roots: readonly Uint8Array[]
  /** Who holds the keys of the newest root. */
  readonly holders: readonly Holder[]
  readonly online: Holder
  /** What was published a few days ago, and what is now. */
  readonly before: Files
  readonly today: Files
  /** Trusted roots of the lab: the one before, and the one that holds. */
  readonly contents: { readonly before: Uint8Array; readonly today: Uint8Array }
  /** A client with the root that came with its installation, and nothing else. */
  readonly installed: Kept
  /** A client that was here yesterday. */
  readonly regular: Kept
  readonly random: RandomSource
}

const after = (date: Date, days: number) => new Date(date.getTime() + days * DAY)

/** @param options the same give the same bytes. `now` to the second */
export function createHistory({ seed, now }: { readonly seed: string; readonly now: Date }): History {
  const random = seededRandom(`${seed} tuf`)
  const holder = (name: string): Holder => ({ name, key: generateKeyPair('p256', random.fork(name)) })
  const founders = FOUNDERS.map(holder)
  const holders = [...founders.slice(0, -1), holder(SUCCESSOR)]
  const [earlierOnline, online] = [holder('online-2025'), holder('online')]
  const signers = founders.slice(0, THRESHOLD)
  const common = { threshold: THRESHOLD }
  const roots = [
    rootFile(
      { ...common, version: 1, expires: after(now, -365), holders: founders, online: earlierOnline },
      founders,
    ),
    rootFile({ ...common, version: 2, expires: after(now, -180), holders, online: earlierOnline }, [
      ...signers,
      ...holders.slice(-1),
    ]),
    rootFile({ ...common, version: 3, expires: after(now, 180), holders, online }, holders.slice(1)),
  ]
  const contents = { before: trustedRoot(seed, after(now, -400)), today: trustedRoot(seed, now) }
  const before = publish({
    targets: { version: 1, expires: after(now, 120), by: holders.slice(0, THRESHOLD) },
    snapshot: { version: 1, expires: after(now, 120) },
    timestamp: { version: 8, expires: after(now, 3) },
    online,
    contents: { [TARGET]: contents.before },
  })
  const current = {
    targets: { version: 2, expires: after(now, 150), by: holders.slice(2) },
    snapshot: { version: 2, expires: after(now, 150) },
    online,
    contents: { [TARGET]: contents.today },
  }
  const yesterday = publish({ ...current, timestamp: { version: 9, expires: after(now, 6) } })
  const today = publish({ ...current, timestamp: { version: 10, expires: after(now, 7) } })
  const [first, newest] = [roots[0], roots.at(-1)]
  if (!first || !newest) throw new Error('history: no roots')
  return {
    now,
    roots,
    holders,
    online,
    before: withRoots(roots, before),
    today: withRoots(roots, today),
    contents,
    installed: { root: first },
    regular: { root: newest, ...keptOf(yesterday, 2) },
    random,
  }
}

/** @param roots beginning with version 1 */
export function withRoots(roots: readonly Uint8Array[], files: Files): Files {
  return new Map([...roots.map((root, i) => [`${i + 1}.root.json`, root] as const), ...files])
}

function keptOf(files: Files, version: number): Omit<Kept, 'root'> {
  const [timestamp, snapshot] = [files.get('timestamp.json'), files.get(`${version}.snapshot.json`)]
  return { ...(timestamp && { timestamp }), ...(snapshot && { snapshot }) }
}

/** Whom the verifiers of a lab believe that began a year before `at`. */
export function trustedRoot(seed: string, at: Date): Uint8Array {
  return utf8(JSON.stringify(trustedRootOf(createWorld({ seed, now: at, earlierEntries: 0 }))))
}
