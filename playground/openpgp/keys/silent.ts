/**
 * What would be left of a key if words on itself counted that do not seem to be there: what one of them does not say,
 * the next one says, and that may be less than what an older one granted.
 */
import { enums } from 'openpgp'
import type { KeyBlock, KeySignature } from './block.ts'
import { grantedBy, type InSight, mayBeLess, mayLeaveLess, possibleBy, statedBy } from './grants.ts'
import { isDiscounted, overUser, standsIn } from './signatures.ts'
import type { UserFound, UserSays } from './users.ts'
import type { Withdrawal } from './withdrawals.ts'
import type { OwnWords } from './words.ts'

const good = (self: KeySignature) => ({ status: 'good', created: self.says.created, self }) as const
const absent = (self: KeySignature) => ({ status: 'revoked', created: 0, self }) as const

/** Finds out where words belong, and keeps them as what may be said there as well. */
class Hidden {
  readonly #block: KeyBlock
  readonly #inSight: InSight<UserFound>
  readonly #words: OwnWords
  readonly #direct: KeySignature[] = []
  readonly #onUsers = new Map<UserFound, KeySignature[]>()
  /** On user ids that do not seem to be there either. */
  readonly #onOthers: KeySignature[] = []
  readonly #stands: {
    readonly onKey: ReturnType<typeof standsIn>
    readonly onUsers: ReturnType<typeof standsIn>[]
  }

  constructor(block: KeyBlock, inSight: InSight<UserFound>, words: OwnWords) {
    this.#block = block
    this.#inSight = inSight
    this.#words = words
    this.#stands = {
      onKey: standsIn(block.signatures),
      onUsers: inSight.users.map(({ user }) => standsIn(user.signatures)),
    }
  }

  async #addDirect(one: KeySignature, isSeen: boolean): Promise<void> {
    const over = this.#block.part.hashed
    const since = this.#inSight.direct[0]?.says.created ?? 0
    if (isSeen && (this.#stands.onKey(one) || this.#words.belongs(one, over))) return
    if (one.says.created >= since && (await this.#words.proves(one, over))) this.#direct.push(one)
  }

  async add({ signature: one, place, key }: Withdrawal): Promise<void> {
    const { part } = this.#block
    const words = this.#words
    // Of version 3 none comes here that holds as it is written.
    const isSeen = one.raw.version > 3 && !isDiscounted(one, part) && words.has(one)
    if (one.raw.type === enums.signature.key) return this.#addDirect(one, isSeen)
    const overs = this.#inSight.users.map(({ user }) => overUser(part, user))
    // What states where it belongs was looked at there.
    if (isSeen && overs.some((over) => words.belongs(one, over))) return
    // What holds where it stands holds nowhere else, which then costs nothing to find out.
    const isInPlace = place !== undefined && (await words.proves(one, place))
    for (const [i, user] of this.#inSight.users.entries()) {
      const over = overs[i]
      if (over === undefined || !(await words.proves(one, over))) continue
      const isCounted = isSeen && this.#stands.onUsers[i]?.(one) === true
      if (!isCounted && one.says.created >= user.self.says.created) this.#listOn(user).push(one)
      return
    }
    if (isInPlace && !isSeen && key === part.fingerprint) this.#onOthers.push(one)
  }

  #listOn(user: UserFound): KeySignature[] {
    const list = this.#onUsers.get(user) ?? []
    this.#onUsers.set(user, list)
    return list
  }

  /** What may count, with it or without: each word may be there or not. */
  *readings(): Generator<InSight> {
    const { direct, users } = this.#inSight
    const all: UserSays[] = [
      ...users.map((user) => ({
        ...user,
        rivals: [...user.rivals, ...(this.#onUsers.get(user) ?? []).map(good)],
      })),
      ...this.#onOthers.map((self) => ({ ...good(self), rivals: [absent(self)] })),
    ]
    yield { direct: [...direct, ...this.#direct], users: all }
    if (direct.length === 0) yield { direct, users: all }
  }
}

/**
 * Whether less may be left of a key than its words in sight grant.
 *
 * @param hidden words on the key or its user ids that the key may have made, and that would count but for what nobody
 *   signed
 */
export async function leavesLess(
  block: KeyBlock,
  inSight: InSight<UserFound>,
  hidden: readonly Withdrawal[],
  words: OwnWords,
): Promise<boolean> {
  if (hidden.length === 0) return false
  const { part } = block
  const [granted, known] = [grantedBy(part, inSight), possibleBy(part, inSight)]
  const others = statedBy(part, [
    ...inSight.direct,
    ...inSight.users.flatMap((user) => [user, ...user.rivals].map(({ self }) => self)),
    ...hidden.map(({ signature }) => signature),
  ])
  const found = new Hidden(block, inSight, words)
  for (const one of hidden) {
    if (mayLeaveLess(one.signature, part, granted, others, known)) await found.add(one)
  }
  return [...found.readings()].some((reading) => mayBeLess(granted, possibleBy(part, reading), known))
}
