/** One key out of several copies: a revocation may stand in another file than the key. */
import { nameOfAll } from '../named.ts'
import { latin1 } from '../reading/characters.ts'
import type { KeyBlock, KeySignature, SubkeyPart, UserPart } from './block.ts'
import type { KeyPart } from './part.ts'

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

/** A list in which each signature stands once, by some name. */
class Signatures {
  readonly list: KeySignature[] = []
  readonly #known = new Set<string>()
  readonly #nameOf: (signature: KeySignature) => string

  constructor(nameOf: (signature: KeySignature) => string) {
    this.#nameOf = nameOf
  }

  add(signatures: readonly KeySignature[], list = this.list): void {
    for (const signature of signatures) {
      const name = this.#nameOf(signature)
      if (this.#known.has(name)) continue
      this.#known.add(name)
      list.push(signature)
    }
  }
}

/** What gpg tells them by: not by what they say. */
function nameOnUser({ raw, issuer, numbers, bytes }: KeySignature): string {
  return numbers === undefined ? bytes : nameOfAll(issuer, raw.publicKeyAlgorithm, numbers)
}

const nameOnKey = (one: KeySignature): string => nameOfAll(one.raw.type, nameOnUser(one))
const nameOnSubkey = ({ bytes }: KeySignature): string => bytes

export class MergedKey {
  readonly #part: KeyPart
  readonly #signatures = new Signatures(nameOnKey)
  /** Over all of the key, in what came after the first copy: gpg puts each in front of all that it has. */
  readonly #later: KeySignature[] = []
  readonly #ofUsers = new Map<string, Signatures>()
  readonly #ofSubkeys = new Map<string, Signatures>()
  readonly #users: UserPart[] = []
  readonly #subkeys: SubkeyPart[] = []
  #beyondGpg = true
  #tied = false
  #isFirst = true

  constructor(part: KeyPart) {
    this.#part = part
  }

  add({ signatures, users, subkeys, beyondGpg }: KeyBlock, tied = false): void {
    this.#beyondGpg &&= beyondGpg
    this.#tied ||= tied
    this.#signatures.add(signatures, this.#isFirst ? undefined : this.#later)
    this.#isFirst = false
    for (const user of users) this.#ofUser(user).add(user.signatures)
    for (const subkey of subkeys) this.#ofSubkey(subkey).add(subkey.signatures)
  }

  /** Takes a revocation that came without the key. */
  revoke(certificate: KeySignature): void {
    this.#signatures.add([certificate], this.#later)
  }

  get block(): KeyBlock {
    return {
      part: this.#part,
      signatures: [...this.#later.toReversed(), ...this.#signatures.list],
      dropped: [],
      users: this.#users,
      subkeys: this.#subkeys,
      beyondGpg: this.#beyondGpg,
      merged: true,
      tied: this.#tied,
    }
  }

  #ofUser(user: UserPart): Signatures {
    const name = nameOf(user)
    const known = this.#ofUsers.get(name)
    if (known !== undefined) return known
    const signatures = new Signatures(nameOnUser)
    this.#ofUsers.set(name, signatures)
    this.#users.push({ ...user, signatures: signatures.list })
    return signatures
  }

  #ofSubkey(subkey: SubkeyPart): Signatures {
    const { fingerprint } = subkey.part
    const known = this.#ofSubkeys.get(fingerprint)
    if (known !== undefined) return known
    const signatures = new Signatures(nameOnSubkey)
    this.#ofSubkeys.set(fingerprint, signatures)
    this.#subkeys.push({ ...subkey, signatures: signatures.list })
    return signatures
  }
}
