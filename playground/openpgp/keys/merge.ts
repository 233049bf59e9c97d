/** One key out of several copies: a revocation may stand in another file than the key. */
import { latin1 } from '../reading/characters.ts'
import type { KeyBlock, KeySignature, SubkeyPart, UserPart } from './block.ts'

/** What tells one user id or picture from another. */
export function nameOf({ bytes, attribute }: Pick<UserPart, 'bytes' | 'attribute'>): string {
  return (attribute ? 'attribute ' : 'user ') + latin1(bytes)
}

/** All that a copy of a key says, as one name: two of the same name say the same. */
export function contentsOf({ part, signatures, users, subkeys, beyondGpg }: KeyBlock): string {
  const said = (list: readonly KeySignature[]) => list.map(({ bytes }) => bytes)
  return JSON.stringify([
    part.primary,
    beyondGpg,
    said(signatures),
    users.map((user) => [nameOf(user), user.behindSubkeys, said(user.signatures)]),
    subkeys.map((one) => [one.part.fingerprint, said(one.signatures)]),
  ])
}

/** A list in which each signature stands once. */
class Signatures {
  readonly list: KeySignature[] = []
  readonly #known = new Set<string>()

  add(signatures: readonly KeySignature[]): void {
    for (const signature of signatures) {
      if (this.#known.has(signature.bytes)) continue
      this.#known.add(signature.bytes)
      this.list.push(signature)
    }
  }
}

export class MergedKey {
  readonly block: KeyBlock
  readonly #signatures = new Signatures()
  readonly #users = new Map<string, Signatures>()
  readonly #subkeys = new Map<string, Signatures>()

  /**
   * @param first the copy that is taken first; nothing but the key itself is taken yet
   * @param revocations what came without the key
   */
  constructor({ part, beyondGpg }: KeyBlock, revocations: readonly KeySignature[]) {
    this.#signatures.add(revocations)
    this.block = { part, signatures: this.#signatures.list, users: [], subkeys: [], beyondGpg }
  }

  add(copy: KeyBlock): void {
    this.block.beyondGpg &&= copy.beyondGpg
    this.#signatures.add(copy.signatures)
    for (const user of copy.users) this.#ofUser(user).add(user.signatures)
    for (const subkey of copy.subkeys) this.#ofSubkey(subkey).add(subkey.signatures)
  }

  #ofUser(user: UserPart): Signatures {
    const name = nameOf(user)
    const known = this.#users.get(name)
    if (known !== undefined) return known
    const signatures = new Signatures()
    this.#users.set(name, signatures)
    this.block.users.push({ ...user, signatures: signatures.list })
    return signatures
  }

  #ofSubkey(subkey: SubkeyPart): Signatures {
    const { fingerprint } = subkey.part
    const known = this.#subkeys.get(fingerprint)
    if (known !== undefined) return known
    const signatures = new Signatures()
    this.#subkeys.set(fingerprint, signatures)
    this.block.subkeys.push({ ...subkey, signatures: signatures.list })
    return signatures
  }
}
