/** Keys with their user ids, subkeys and signatures (RFC 9580 section 10.1), as they stand in a file. */
import { enums } from 'openpgp'
import { toHex } from '../../bytes.ts'
import { nameOfAll } from '../named.ts'
import { isCutKey, isKeybox, KEY_TAG, TAG } from '../packets.ts'
import { Pieces } from '../reading/armor.ts'
import { latin1 } from '../reading/characters.ts'
import { Remarks } from '../reading/notice.ts'
import { readHeader } from '../reading/packet.ts'
import { type RawSignature, readSignature } from '../reading/signature.ts'
import { Source } from '../reading/source.ts'
import { type Statements, statementsOf } from '../reading/statements.ts'
import { type Keybox, readKeybox } from './keybox.ts'
import { nameOf } from './merge.ts'
import { endOfKey, type KeyPart, readKeyPart } from './part.ts'

export interface KeySignature {
  readonly raw: RawSignature
  readonly says: Statements
  /** 16 upper-case hex digits: the id of the key that it says it is by. */
  readonly issuer: string
  /** All that the packet says, by which two copies are the same. */
  readonly bytes: string
  /** Its numbers alone, as gpg compares them; `undefined` where it reads none. */
  readonly numbers: string | undefined
  /** Whether it stands before any key: a certificate that is kept apart from the key it revokes. */
  readonly apart?: boolean
}

export interface UserPart {
  /** The user id, or the packet of an attribute. */
  readonly bytes: Uint8Array
  readonly attribute: boolean
  /** Whether it stands behind a subkey, where gpg keeps it and does not look for it. */
  readonly behindSubkeys: boolean
  readonly signatures: KeySignature[]
  readonly dropped: KeySignature[]
}

export interface SubkeyPart {
  readonly part: KeyPart
  readonly signatures: KeySignature[]
  readonly dropped: KeySignature[]
  /** Whether gpg has it out of another copy, with or without what bound it there. */
  readonly imported?: boolean
}

export interface KeyBlock {
  readonly part: KeyPart
  /** Over the key as a whole. */
  readonly signatures: KeySignature[]
  /** What gpg takes for copies of others, whatever they say, and leaves out: here, of a user id and of a subkey. */
  readonly dropped: KeySignature[]
  readonly users: UserPart[]
  readonly subkeys: SubkeyPart[]
  /** Whether `gpg --import` (2.2) stops before it has this key: its armor has no checksum. */
  beyondGpg: boolean
  /** Whether it was put together from copies: then gpg and we may not have the same words, or not in the same order. */
  readonly merged?: boolean
  /** Whether a user id stands in it twice: gpg makes one of them, in another order. */
  repeated?: boolean
  /** Whether the order of one of them decides what counts. */
  readonly tied?: boolean
}

export interface KeyBlocks {
  readonly blocks: readonly KeyBlock[]
  /** Revocations that stand before any key: certificates that are kept apart from the key they revoke. */
  readonly revocations: readonly KeySignature[]
  /** Signatures that stand behind what belongs to no key that is read. */
  readonly strays: readonly KeySignature[]
  /** How many keys, packets, armor blocks or file ends could not be read. */
  readonly unreadable: number
  /** Whether part of the file, of which any key in it may have been the subject, was left out. */
  readonly cutShort: boolean
  /** Whether gpg may read on where nothing more was read here. */
  readonly gpgMayReadOn: boolean
  /** Whether the file has more parts than are looked at. */
  readonly tooMuch: boolean
  /** What stands in it that is known and not read here. */
  readonly unread: ReadonlySet<UnreadKeys>
}

/** Keys of other versions, X.509 certificates in a keybox, or a keybox that is not whole. */
export type UnreadKeys = 'version-3' | 'version-5' | 'x509' | 'damaged-keybox'

/** In all files of keys together. Of honest keys, as many fill the bytes that are taken; each costs some 60 µs. */
const MOST_PACKETS = 50_000
/** As many as ten signatures in each of them have; each of a byte costs ninety. */
const MOST_SUBPACKETS = 500_000

/** How many packets there may be in all files of keys together. */
export class PacketCount {
  #left = MOST_PACKETS
  #subpackets = MOST_SUBPACKETS

  /**
   * @param subpackets of the one that was read
   * @returns whether there may be one more
   */
  take(subpackets: number): boolean {
    this.#left -= 1
    this.#subpackets -= subpackets
    return this.#left >= 0 && this.#subpackets >= 0
  }
}

const { publicKey, secretKey, publicSubkey, secretSubkey, userId, userAttribute } = KEY_TAG
const PRIMARY: readonly number[] = [publicKey, secretKey]
const SUBKEYS: readonly number[] = [publicSubkey, secretSubkey]
/** Packets that gpg looks into, and that have no place in a key: over most contents it gives up, over some it does not. */
const OF_MESSAGES: readonly number[] = [1, 3, 4, 9, 18, 19, 20, 63]
const COMPRESSED = 8
const LITERAL = 11
const SHORTEST_LITERAL = 6
const LONGEST_KEY = 256 * 1024
const LONGEST_USER_ID = 2048
const LONGEST_ATTRIBUTE = 16 * 1024 * 1024

/** Version 2 is written as 3 is. */
const UNREAD_VERSIONS: Readonly<Record<number, UnreadKeys>> = {
  2: 'version-3',
  3: 'version-3',
  5: 'version-5',
}

/** Reads a file up to where `gpg --import` would give up. */
class Reader {
  readonly blocks: KeyBlock[] = []
  readonly revocations: KeySignature[] = []
  readonly strays: KeySignature[] = []
  unreadable = 0
  /** Of the signature that was read last. */
  subpackets = 0
  cutShort = false
  gpgMayReadOn = false
  readonly unread = new Set<UnreadKeys>()
  readonly #remarks = Remarks.unheard()
  readonly #source: Source
  #block: KeyBlock | undefined
  /** Of that key. */
  readonly #users = new Map<string, UserPart>()
  /** Whether what comes belongs to a key that is passed over; the key before it is not done with until it ends. */
  #passing = false
  /** Where the next signature belongs; `undefined` where it belongs nowhere. */
  #signatures: KeySignature[] | undefined

  /** @param pieces of a file, or of what stood in one */
  constructor(pieces: (remarks: Remarks) => Pick<Pieces, 'next'>) {
    this.#source = new Source(pieces(this.#remarks))
  }

  /** @returns whether to go on */
  async step(): Promise<boolean> {
    this.subpackets = 0
    const header = readHeader(this.#source, this.#remarks)
    if (this.#source.beyondGpg && this.#block !== undefined) this.#block.beyondGpg = true
    if (header === 'end') return false
    if (header === 'invalid' || header.length === undefined) return this.#giveUp()
    const { tag, length } = header
    if (tag === TAG.signature) return this.#takeSignature(length)
    if (length > LONGEST_KEY && (PRIMARY.includes(tag) || SUBKEYS.includes(tag))) return this.#giveUp()
    const body = this.#source.take(length)
    if (this.#source.damaged) return this.#giveUp()
    if (PRIMARY.includes(tag) || SUBKEYS.includes(tag)) {
      if (isCutKey(body[0], length) || endOfKey(body) === undefined) return this.#giveUp()
      if (length === 0 && PRIMARY.includes(tag)) return this.#endHere()
      if (!(await this.#takeKey(tag, body))) return this.#giveUp()
    } else if (tag === userId || tag === userAttribute) this.#takeUser(tag, body)
    else if (tag === LITERAL && body.length >= SHORTEST_LITERAL + (body[1] ?? 0)) return true
    else if (OF_MESSAGES.includes(tag)) {
      this.gpgMayReadOn = true
      return this.#giveUp()
    } else if (tag === LITERAL || tag === COMPRESSED || (tag === TAG.marker && latin1(body) !== 'PGP')) {
      return this.#giveUp()
    }
    return true
  }

  /** What has been read of the last key does not count either. */
  #giveUp(): false {
    this.unreadable += 1
    this.cutShort = true
    if (this.#block !== undefined) this.blocks.pop()
    return false
  }

  /** Where the file ends gpg takes what there is; of a key with nothing in it, it makes one of all that follows. */
  #endHere(): false {
    this.unreadable += 1
    this.cutShort = true
    return false
  }

  /** @returns whether gpg goes on: keys of versions it does not know it passes over, subkeys not */
  async #takeKey(tag: number, body: Uint8Array): Promise<boolean> {
    const part = await readKeyPart(tag, body)
    const isPrimary = PRIMARY.includes(tag)
    this.#signatures = undefined
    if (this.#passing && !isPrimary) return true
    if (part === undefined) {
      if (!isPrimary) return false
      const unread = UNREAD_VERSIONS[body[0] ?? 0]
      if (unread !== undefined) this.unread.add(unread)
      this.unreadable += 1
      this.#passing = true
    } else if (isPrimary) {
      this.#passing = false
      const { beyondGpg } = this.#source
      this.#block = { part, signatures: [], dropped: [], users: [], subkeys: [], beyondGpg }
      this.blocks.push(this.#block)
      this.#users.clear()
      this.#signatures = this.#block.signatures
    } else if (this.#block !== undefined) {
      const subkey = { part, signatures: [], dropped: [] }
      this.#block.subkeys.push(subkey)
      this.#signatures = subkey.signatures
    }
    return true
  }

  #takeUser(tag: number, bytes: Uint8Array): void {
    const attribute = tag === userAttribute
    this.#signatures = undefined
    if (this.#passing) return
    if (bytes.length > (attribute ? LONGEST_ATTRIBUTE : LONGEST_USER_ID)) {
      this.unreadable += 1
      // What is signed behind it belongs nowhere.
      this.cutShort = true
      return
    }
    const name = nameOf({ bytes, attribute })
    const behindSubkeys = (this.#block?.subkeys.length ?? 0) > 0
    const fresh = { bytes, attribute, behindSubkeys, signatures: [], dropped: [] }
    const user: UserPart = this.#users.get(name) ?? fresh
    if (!this.#users.has(name)) this.#block?.users.push(user)
    else if (this.#block !== undefined) this.#block.repeated = true
    this.#users.set(name, user)
    this.#signatures = user.signatures
  }

  #takeSignature(length: number): boolean {
    const raw = readSignature(this.#source, length, this.#remarks)
    if (raw === 'end') return this.#endHere()
    if (raw === 'invalid' || this.#source.damaged) return this.#giveUp()
    const signature = keySignature(raw)
    this.subpackets = signature.says.hashed.list.length + signature.says.unhashed.list.length
    if (this.#block === undefined && raw.type === enums.signature.keyRevocation)
      this.revocations.push({ ...signature, apart: true })
    else (this.#signatures ?? this.strays).push(signature)
    return true
  }
}

/** What of a signature nobody can change who has not its key: of version 3 the signed fields leave out how it is made. */
export function signedName(raw: RawSignature): string {
  const { version, publicKeyAlgorithm, hashAlgorithm, signedFields, salt, material, rest } = raw
  return nameOfAll(version, publicKeyAlgorithm, hashAlgorithm, signedFields, salt, material, rest)
}

/** @returns a signature over a key or a part of it, with what it says */
export function keySignature(raw: RawSignature): KeySignature {
  const says = statementsOf(raw)
  const bytes = nameOfAll(signedName(raw), raw.unhashed, says.keyId, raw.digestPrefix)
  const numbers = raw.numbers === 0 ? undefined : nameOfAll(...numbersIn(raw.material))
  return { raw, says, issuer: toHex(says.keyId).toUpperCase(), bytes, numbers }
}

/** However many zeros they are written with. */
function numbersIn(material: Uint8Array): Uint8Array[] {
  const numbers: Uint8Array[] = []
  for (let at = 0; at + 2 <= material.length;) {
    const start = at + 2
    at = start + Math.ceil(((material[at] ?? 0) * 256 + (material[at + 1] ?? 0)) / 8)
    const number = material.subarray(start, at)
    const first = number.findIndex((byte) => byte !== 0)
    numbers.push(number.subarray(first < 0 ? number.length : first))
  }
  return numbers
}

/** At one place gpg keeps the last of those that have the same numbers. */
function dropCopies({ signatures, dropped }: Pick<UserPart, 'signatures' | 'dropped'>): void {
  const nameOf = ({ raw, numbers }: KeySignature) => numbers && nameOfAll(raw.hashAlgorithm, numbers)
  const last = new Map(signatures.map((one) => [nameOf(one), one]))
  const isKept = (one: KeySignature) => one.numbers === undefined || last.get(nameOf(one)) === one
  const kept = signatures.filter(isKept)
  if (kept.length === signatures.length) return
  for (const one of signatures) if (!isKept(one)) dropped.push(one)
  signatures.length = 0
  for (const one of kept) signatures.push(one)
}

/**
 * Reads every key of a file, armored or not, or a keybox. Never throws.
 *
 * @param count of packets, which several files may share
 */
export async function readKeyBlocks(file: Uint8Array, count = new PacketCount()): Promise<KeyBlocks> {
  return isKeybox(file)
    ? readInKeybox(readKeybox(file), count)
    : readFile((remarks) => new Pieces(file, remarks, { keysOnly: true }), count)
}

/** gpg reads it blob by blob: what ends one ends no other. */
async function readInKeybox(
  { keys, certificates, isDamaged }: Keybox,
  count: PacketCount,
): Promise<KeyBlocks> {
  const all: KeyBlocks[] = []
  for (const key of keys) {
    all.push(await readFile(() => Pieces.binary(key), count))
    if (all.at(-1)?.tooMuch) break
  }
  const unread = new Set(all.flatMap((one) => [...one.unread]))
  if (certificates > 0) unread.add('x509')
  if (isDamaged) unread.add('damaged-keybox')
  return {
    blocks: all.flatMap(({ blocks }) => blocks),
    revocations: all.flatMap(({ revocations }) => revocations),
    strays: all.flatMap(({ strays }) => strays),
    unreadable: all.reduce((sum, one) => sum + one.unreadable, certificates + (isDamaged ? 1 : 0)),
    cutShort: isDamaged || all.some(({ cutShort }) => cutShort),
    gpgMayReadOn: all.some(({ gpgMayReadOn }) => gpgMayReadOn),
    tooMuch: all.some(({ tooMuch }) => tooMuch),
    unread,
  }
}

async function readFile(
  pieces: (remarks: Remarks) => Pick<Pieces, 'next'>,
  count: PacketCount,
): Promise<KeyBlocks> {
  const reader = new Reader(pieces)
  let packets = 0
  let tooMuch = false
  while (!tooMuch && (await reader.step())) {
    packets += 1
    tooMuch = !count.take(reader.subpackets)
  }
  const { blocks, revocations, strays, unreadable, cutShort, gpgMayReadOn, unread } = reader
  for (const block of blocks) for (const place of [block, ...block.users, ...block.subkeys]) dropCopies(place)
  const nothing = packets === 0 && unreadable === 0 ? 1 : 0
  return {
    blocks,
    revocations,
    strays,
    unreadable: unreadable + nothing,
    cutShort: cutShort || tooMuch,
    gpgMayReadOn,
    tooMuch,
    unread,
  }
}
