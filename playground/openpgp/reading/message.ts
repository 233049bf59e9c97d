/** The sequence of packets in a file that holds signatures. */
import { isCutKey, KEY_TAG, TAG } from '../packets.ts'
import { latin1 } from './characters.ts'
import { Pieces } from './armor.ts'
import type { Announcement } from './cleartext.ts'
import { isKnownDigest } from './conduct.ts'
import { Remarks } from './notice.ts'
import { readHeader } from './packet.ts'
import { type RawSignature, readSignature } from './signature.ts'
import { Source, type Text } from './source.ts'
import type { Partition } from './spans.ts'

/** A text that is signed in clear, and what its headers announce. */
export interface SignedText {
  /** What is hashed. */
  readonly bytes: Uint8Array
  readonly announcement: Announcement
  /** Whether it has a line longer than is taken here. */
  readonly longer: boolean
  /** All of the file: what is this text, what is its frame, and what nobody signed. */
  readonly partition: Partition
}

export interface FoundSignature {
  readonly raw: RawSignature
  /** Whether gpg 2.2 sees it: some are newer than gpg, and it stops at the first of them. */
  readonly seenByGpg: boolean
}

/** Why gpg stops reading: the file ends, a packet is invalid or cut short by the file's end, or not expected here. */
type Stop = 'end' | 'invalid' | 'cut' | 'unexpected'

export interface Message {
  /** In the order of the file. */
  readonly signatures: readonly FoundSignature[]
  /** The first text in it that is signed in clear. */
  readonly text: SignedText | undefined
  /** Whether there is another text after it, which gpg refuses. */
  readonly secondText: boolean
  /** Whether it holds what was signed in another form than in clear. */
  readonly otherContent: boolean
  /** Whether it says in advance that a signature will follow. */
  readonly announced: boolean
  /** Whether we read such a form. */
  readonly supported: boolean
  readonly stop: Stop
  /** Whether there is any packet in it. */
  readonly anyPacket: boolean
  /** Whether a signature in it was left out, or something behind it cannot be read. */
  readonly incomplete: boolean
  readonly remarks: Remarks
  /** Adds the remarks that gpg makes last. */
  close(): void
}

/** Packets that gpg does not expect here, and at which it stops. */
const UNEXPECTED: readonly number[] = [1, 3, 9, KEY_TAG.userId, KEY_TAG.userAttribute, 18, 20]
const { publicKey, secretKey, publicSubkey, secretSubkey } = KEY_TAG
const KEYS: readonly number[] = [publicKey, secretKey, publicSubkey, secretSubkey]
const SUBKEYS: readonly number[] = [publicSubkey, secretSubkey]
const MDC = 19
const MDC_LENGTH = 20
const [ONE_PASS_LENGTH, ONE_PASS_VERSION] = [13, 3]
const SHORTEST_LITERAL = 6
const [ONE_PASS, COMPRESSED, LITERAL, RING_TRUST, CONTROL] = [4, 8, 11, 12, 63]

/** gpg 2.2 knows no other versions; 0 stands for a packet that is too short to have one. */
const SEEN_VERSIONS: readonly number[] = [0, 2, 3, 4]

class Reader implements Message {
  readonly signatures: FoundSignature[] = []
  readonly remarks = new Remarks()
  text: SignedText | undefined
  secondText = false
  otherContent = false
  announced = false
  supported = true
  stop: Stop = 'end'
  anyPacket = false
  incomplete = false
  #passedTrust = false
  readonly #pieces: Pieces
  readonly #source: Source

  constructor(file: Uint8Array) {
    this.#pieces = new Pieces(file, this.remarks)
    this.#source = new Source(this.#pieces)
  }

  close(): void {
    this.#pieces.close()
  }

  read(): this {
    while (this.#step()) this.anyPacket = this.anyPacket || !this.#passedTrust
    if (this.stop === 'invalid' || this.stop === 'unexpected') this.anyPacket = true
    return this
  }

  /** Reads one packet or text. @returns whether to go on */
  #step(): boolean {
    const heard = this.remarks.notices.length
    const text = this.#source.takeText()
    if (text !== undefined) return this.#takeText(text, heard)
    const header = readHeader(this.#source, this.remarks)
    if (header === 'end') return false
    if (header === 'invalid') {
      // Cut short, or of a length that its type cannot have: gpg ends with an error whatever came before.
      this.incomplete ||= this.remarks.uncertain
      return this.#stopAt('invalid')
    }
    const { tag, newFormat, length } = header
    // Of these, which belong to keyrings, gpg takes no notice at all.
    this.#passedTrust = tag === RING_TRUST
    if (tag === TAG.signature && length !== undefined) return this.#takeSignature(length)
    if (KEYS.includes(tag) && length !== undefined) return this.#takeKey(tag, length)
    if (UNEXPECTED.includes(tag)) {
      // Whether gpg can read the packet decides what it says.
      this.remarks.uncertain = true
      return this.#stopAt('unexpected')
    }
    if (tag === ONE_PASS || tag === LITERAL) return this.#takeContent(tag, length)
    if (tag === COMPRESSED || tag === CONTROL || length === undefined) {
      this.supported = false
      this.remarks.uncertain = true
      this.anyPacket = true
      return false
    }
    const body = this.#source.take(length)
    if (tag === TAG.marker && latin1(body) !== 'PGP') {
      this.remarks.add({ id: 'marker-invalid' })
      return this.#stopAt('invalid')
    }
    if (tag === MDC && !(newFormat && length === MDC_LENGTH)) {
      this.remarks.add({ id: 'mdc-invalid' })
      return this.#stopAt('invalid')
    }
    return true
  }

  #stopAt(stop: Stop): false {
    this.stop = stop
    return false
  }

  /** At a key gpg stops, if it can read it; subkeys it passes over. */
  #takeKey(tag: number, length: number): boolean {
    const version = this.#source.get() & 0xff
    if (version !== 2 && version !== 3 && version !== 4) {
      this.remarks.add({ id: 'packet-version-unknown', tag, version })
    }
    const rest = this.#source.take(length - 1)
    if (length === 0) {
      // gpg counts on below nothing, and takes all of the file for this packet.
      this.incomplete = true
      this.remarks.uncertain = true
      return false
    }
    if (version !== 4) return true
    // What else gpg may not like about a key is not followed here, nor whether it comes to one in a damaged armor.
    this.remarks.uncertain ||= rest.length < length - 1 || this.#source.damaged
    if (isCutKey(version, length)) {
      this.remarks.add({ id: 'packet-too-short', tag })
      return this.#stopAt('invalid')
    }
    return SUBKEYS.includes(tag) || this.#stopAt('unexpected')
  }

  #takeSignature(length: number): boolean {
    const raw = readSignature(this.#source, length, this.remarks)
    // Where gpg has complained of something in it, it ends with an error whatever came before.
    this.incomplete ||= this.remarks.uncertain
    if (raw === 'end') return this.#stopAt('cut')
    if (raw === 'invalid') return this.#stopAt('invalid')
    const seenByGpg = SEEN_VERSIONS.includes(raw.version)
    if (this.#source.damaged) this.incomplete = true
    else this.signatures.push({ raw, seenByGpg })
    if (seenByGpg) return true
    this.#readOn()
    return this.#stopAt('invalid')
  }

  /** Behind a signature that is newer than gpg: it has stopped, we have not. */
  #readOn(): void {
    const unheard = Remarks.unheard()
    for (;;) {
      const header = readHeader(this.#source, unheard)
      if (header === 'end') return
      const length = header === 'invalid' ? undefined : header.length
      if (header === 'invalid' || length === undefined) {
        this.incomplete = true
        return
      }
      if (header.tag !== TAG.signature) {
        this.#source.take(length)
        continue
      }
      const raw = readSignature(this.#source, length, unheard)
      if (typeof raw === 'string') {
        this.incomplete = true
        return
      }
      this.signatures.push({ raw, seenByGpg: false })
    }
  }

  /** @param heard how many remarks were made before it was read */
  #takeText({ announcement, text, longer, partition }: Text, heard: number): boolean {
    // gpg would take the signatures before it for another message, and so they sign no text.
    if (this.text === undefined && this.signatures.length > 0) {
      this.remarks.uncertain = true
      this.incomplete = true
    }
    if (this.text !== undefined) {
      this.remarks.uncertain ||= text === undefined || this.#complainsBehind(heard)
      this.secondText = true
      return false
    }
    if (text === undefined) {
      this.remarks.add({ id: 'cleartext-ends-early' })
      this.remarks.add({ id: 'cleartext-without-data' })
      this.anyPacket = true
      return false
    }
    this.text = { bytes: text, announcement, longer, partition }
    return true
  }

  /** gpg reads on to the end, and says there, between other words, what it does not like in an armor. */
  #complainsBehind(heard: number): boolean {
    let isDamaged = false
    for (let piece = this.#pieces.next(); piece !== undefined; piece = this.#pieces.next())
      isDamaged ||= piece.kind === 'cleartext' || piece.damaged
    return isDamaged || this.remarks.notices.length > heard
  }

  /** What was signed, not in clear, or the announcement of its signature. */
  #takeContent(tag: number, length: number | undefined): boolean {
    const body = this.#source.take(length ?? 0)
    const isWhole = body.length === length && !this.#source.damaged
    const isUsual = tag === ONE_PASS ? isUsualAnnouncement(body) : isUsualLiteral(body)
    const isSecond = tag === LITERAL && this.otherContent
    // gpg goes by the order of such packets, and looks into them; what it says of unusual ones is not followed here.
    this.remarks.uncertain ||=
      !isWhole || !isUsual || isSecond || this.signatures.length > 0 || this.text !== undefined
    this.announced ||= tag === ONE_PASS
    this.otherContent ||= tag === LITERAL
    this.anyPacket = true
    return length !== undefined
  }
}

function isUsualAnnouncement(body: Uint8Array): boolean {
  const [version, , digest = 0] = body
  return body.length === ONE_PASS_LENGTH && version === ONE_PASS_VERSION && isKnownDigest(digest)
}

function isUsualLiteral(body: Uint8Array): boolean {
  return body.length >= SHORTEST_LITERAL + (body[1] ?? 0)
}

/** gpg makes these while it reads an armor, and the others of them once it is through. */
const WHILE_READING = /^(?:cleartext|armor-(?:header|character|checksum))-/

/** Whether there is more to remark in the armor than was: gpg reads on behind the packet at which it stops. */
function isRemarkedBehind(file: Uint8Array, heard: Remarks): boolean {
  const all = new Remarks()
  const pieces = new Pieces(file, all)
  for (let piece = pieces.next(); piece !== undefined; piece = pieces.next());
  const count = ({ notices }: Remarks) => notices.filter(({ id }) => WHILE_READING.test(id)).length
  return all.uncertain || count(all) > count(heard)
}

/** Reads a file as `gpg --verify` does, and on where gpg 2.2 stops at something newer. Never throws. */
export function readMessage(file: Uint8Array): Message {
  const message = new Reader(file).read()
  const { stop, remarks } = message
  if (stop === 'invalid' || stop === 'unexpected') remarks.uncertain ||= isRemarkedBehind(file, remarks)
  return message
}
