/** What mallory does to a repository of The Update Framework, and what its clients make of it. */
import { equalBytes } from '../bytes.ts'
import { generateKeyPair } from '../world/keys.ts'
import { type History, TARGET, THRESHOLD, trustedRoot, withRoots } from '../world/tuf/history.ts'
import type { Holder } from '../world/tuf/keys.ts'
import { type Files, publish, rootFile } from '../world/tuf/repository.ts'
import { type Kept, type TufQuestion, type TufWalk, updateFrom } from '../tuf/index.ts'
import { clientOf, type TufAttackId, type TufClient } from './tuf-plan.ts'

export interface TufScene {
  /** Without one, what an honest repository is answered. */
  readonly attack: TufAttackId | undefined
  readonly client: TufClient
  readonly now: Date
  /** Names of the holders whose keys mallory has, too. */
  readonly stolen: readonly string[]
  readonly walk: TufWalk
  /** What the client takes for the target: what was published today, what was before, or what nobody published. */
  readonly received: 'today' | 'before' | 'forged' | undefined
  /** What the holders can still do afterwards, where mallory has got in. */
  readonly afterwards?: {
    /** This client, when it comes to the genuine repository again. */
    readonly taken: TufWalk
    /** One that had taken the holders' next root, without the stolen keys, before mallory came. */
    readonly spared: TufWalk
  }
}

const DAY = 24 * 60 * 60 * 1000
/** How long mallory keeps a client from seeing anything new. */
const FROZEN_DAYS = 20

/** What a client is handed in an attack. */
export function tufQuestion(
  history: History,
  attack: TufAttackId | undefined,
  client?: TufClient,
): TufQuestion {
  const kept = history[client ?? clientOf(attack)]
  return {
    kept,
    repository: attack ? ATTACKS[attack](history) : history.today,
    now: timeOf(history, attack),
    target: TARGET,
  }
}

const timeOf = ({ now }: History, attack: TufAttackId | undefined) =>
  attack === 'freeze' ? new Date(now.getTime() + FROZEN_DAYS * DAY) : now

const ATTACKS: Readonly<Record<TufAttackId, (history: History) => Files>> = {
  'two-stolen': (history) => usurped(history, THRESHOLD - 1).files,
  'three-stolen': (history) => usurped(history, THRESHOLD).files,
  rollback: ({ before }) => before,
  // Nothing of it is false: it is what there was, for as long as mallory stands between.
  freeze: ({ today }) => today,
  mixed({ before, today }) {
    const list = before.get('1.targets.json')
    return list ? new Map([...before, ...today, ['2.targets.json', list]]) : today
  },
  swapped: (history) =>
    new Map(
      [...history.today].map(([name, bytes]) => [
        name,
        name.startsWith('targets/') ? forged(history) : bytes,
      ]),
    ),
}

/** A trusted root that names mallory's services. */
const forged = ({ now }: History) => trustedRoot('mallory', now)

const stolenIn = (attack: TufAttackId | undefined) =>
  attack === 'two-stolen' ? THRESHOLD - 1 : attack === 'three-stolen' ? THRESHOLD : 0

/** mallory's own keys in the next root, signed with the stolen ones. */
function usurped(
  history: History,
  count: number,
  roots = history.roots,
): { readonly files: Files; readonly root: Uint8Array } {
  const own = mallory(history)
  const version = roots.length + 1
  const root = rootFile(
    {
      version,
      expires: new Date(history.now.getTime() + 365 * DAY),
      holders: own.holders,
      threshold: THRESHOLD,
      online: own.online,
    },
    [...history.holders.slice(0, count), ...own.holders],
  )
  const expires = new Date(history.now.getTime() + 30 * DAY)
  const files = publish({
    targets: { version: 3, expires, by: own.holders },
    snapshot: { version: 3, expires },
    timestamp: { version: 11, expires },
    online: own.online,
    contents: { [TARGET]: forged(history) },
  })
  return { root, files: withRoots([...roots, root], files) }
}

function mallory({ random }: History): { readonly holders: readonly Holder[]; readonly online: Holder } {
  const own = (name: string): Holder => ({ name: 'mallory', key: generateKeyPair('p256', random.fork(name)) })
  return { holders: ['mallory 1', 'mallory 2', 'mallory 3'].map(own), online: own('mallory online') }
}

/** The holders' answer: a root without the stolen keys, signed while they still have their own. */
function recovered(history: History): readonly Uint8Array[] {
  const { holders, random, online, now } = history
  const fresh = holders
    .slice(0, THRESHOLD)
    .map(({ name }): Holder => ({ name, key: generateKeyPair('p256', random.fork(`${name} anew`)) }))
  const next = {
    expires: new Date(now.getTime() + 365 * DAY),
    holders: [...fresh, ...holders.slice(THRESHOLD)],
    online,
  }
  const spec = { ...next, threshold: THRESHOLD }
  const fourth = rootFile({ ...spec, version: 4 }, [...holders, ...fresh])
  return [...history.roots, fourth, rootFile({ ...spec, version: 5 }, [...fresh])]
}

/** What becomes of it all: computed, none of it taken from the plan. */
export async function tufScene(
  history: History,
  attack: TufAttackId | undefined,
  client: TufClient = clientOf(attack),
): Promise<TufScene> {
  const question = tufQuestion(history, attack, client)
  const walk = await updateFrom(question)
  return {
    attack,
    client,
    now: question.now,
    stolen: history.holders.slice(0, stolenIn(attack)).map(({ name }) => `@${name}`),
    walk,
    received: walk.target && whichOf(history, walk.target),
    ...(attack === 'three-stolen' && { afterwards: await afterwards(history, walk.kept) }),
  }
}

async function afterwards(history: History, taken: Kept): Promise<NonNullable<TufScene['afterwards']>> {
  const { now } = history
  const roots = recovered(history)
  const genuine = withRoots(roots, history.today)
  const spared = { ...history.regular, root: roots[3] ?? history.regular.root }
  const again = usurped(history, THRESHOLD, roots.slice(0, 4)).files
  return {
    taken: await updateFrom({ kept: taken, repository: genuine, now, target: TARGET }),
    spared: await updateFrom({ kept: spared, repository: again, now, target: TARGET }),
  }
}

function whichOf({ contents }: History, target: Uint8Array): TufScene['received'] {
  if (equalBytes(target, contents.today)) return 'today'
  return equalBytes(target, contents.before) ? 'before' : 'forged'
}
