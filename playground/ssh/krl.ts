/** Whether a KRL revokes a key, read as strictly as OpenSSH 9.2's ssh_krl_from_blob (PROTOCOL.krl). */
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { equalBytes, utf8 } from '../bytes.ts'
import { isSamePlainKey, readKey, type SshKey } from './key.ts'
import { computeSignature } from './mathematics.ts'
import { refuse, readWire, WireReader } from './wire.ts'

export type RevokedBy = 'key' | 'certificate' | 'authority' | 'nothing'

export interface KrlAnswer {
  readonly by: RevokedBy
  /** It holds what one version of OpenSSH reads and another refuses: extensions (not 9.2), signatures (not later). */
  readonly versionsDiffer: boolean
}

export const KRL_MAGIC = utf8('SSHKRL\n\0')
/** "KRL section types" and "Certificate section". */
const SECTION = { certificates: 1, key: 2, sha1: 3, signature: 4, sha256: 5, extension: 255 } as const
const PART = { serials: 0x20, range: 0x21, bitmap: 0x22, keyIds: 0x23, extension: 0x39 } as const
/** Each is computed over all that stands in front of it. */
const MOST_SIGNATURES = 4
const BEYOND_SERIALS = 1n << 64n

interface Section {
  readonly kind: number
  readonly content: Uint8Array
}

/** The plain key as it may be listed. */
type Listed = Readonly<Record<typeof SECTION.key | typeof SECTION.sha1 | typeof SECTION.sha256, Uint8Array>>

/** @returns `undefined` where the list cannot be read, or not by OpenSSH 9.2 and nothing in it revokes the key */
export function lookUpKrl(file: Uint8Array, key: SshKey): KrlAnswer | undefined {
  return readWire(file, (reader) => {
    const { sections, signers } = sectionsIn(file, reader)
    const { by, extended } = revokedIn(sections, key)
    // OpenSSH takes none whose signers are all revoked by it.
    const trusted = signers.map((signer) => revokedIn(sections, signer).by === 'nothing')
    if (signers.length > 0 && !trusted.includes(true)) return refuse()
    if (extended && by === 'nothing') return refuse()
    return { by, versionsDiffer: extended || signers.length > 0 }
  })
}

function sectionsIn(file: Uint8Array, reader: WireReader): { sections: Section[]; signers: SshKey[] } {
  reader.take(KRL_MAGIC.length)
  if (reader.uint32() !== 1) return refuse()
  // Number, date and flags of the list, then what is reserved, and a comment.
  for (let i = 0; i < 3; i++) reader.uint64()
  reader.string()
  reader.text()
  const sections: Section[] = []
  const signers: SshKey[] = []
  while (reader.left > 0) {
    const kind = reader.byte()
    const content = reader.string()
    if (kind === SECTION.signature) {
      if (signers.length === MOST_SIGNATURES) return refuse()
      const signer = signerOf(content, file.subarray(0, reader.at), reader.string())
      if (signers.some((one) => isSamePlainKey(one, signer))) return refuse()
      signers.push(signer)
    } else if (signers.length > 0) return refuse()
    else sections.push({ kind, content })
  }
  return { sections, signers }
}

function signerOf(blob: Uint8Array, signed: Uint8Array, signature: Uint8Array): SshKey {
  const key = keyAlone(blob)
  return computeSignature(key, signature, signed).outcome === 'good' ? key : refuse()
}

/** A key that is computed with: what is known by name is not read, and a certificate is of no use here. */
function keyAlone(blob: Uint8Array): SshKey {
  const key = readKey(blob)
  if (typeof key === 'string' || key.certificate || key.material.kind === 'opaque') return refuse()
  return key
}

function revokedIn(sections: readonly Section[], key: SshKey): { by: RevokedBy; extended: boolean } {
  const own = listedAs(key)
  const authority = key.certificate && listedAs(key.certificate.authority)
  let by: RevokedBy = 'nothing'
  let extended = false
  for (const { kind, content } of sections) {
    const reader = new WireReader(content)
    switch (kind) {
      case SECTION.certificates: {
        const found = certificateListed(reader, key)
        if (found.listed) by = 'certificate'
        extended ||= found.extended
        break
      }
      case SECTION.extension:
        readExtension(reader)
        extended = true
        break
      case SECTION.key:
      case SECTION.sha1:
      case SECTION.sha256:
        while (reader.left > 0) {
          const one = reader.string()
          if (kind !== SECTION.key && one.length !== own[kind].length) return refuse()
          if (equalBytes(one, own[kind])) by = 'key'
          else if (by === 'nothing' && authority && equalBytes(one, authority[kind])) by = 'authority'
        }
        break
      default:
        return refuse()
    }
  }
  return { by, extended }
}

/** A key may be long, and entries and lists many: its digests are computed once. */
const computed = new WeakMap<SshKey, Listed>()

function listedAs(key: SshKey): Listed {
  const { blob } = key
  const listed = computed.get(key) ?? {
    [SECTION.key]: blob,
    [SECTION.sha1]: sha1(blob),
    [SECTION.sha256]: sha256(blob),
  }
  computed.set(key, listed)
  return listed
}

/** Later versions pass over those that are not critical. */
function readExtension(content: WireReader): void {
  content.text()
  const critical = content.byte() !== 0
  content.string()
  content.end()
  if (critical) return refuse()
}

/** Whether the section is about certificates of the same authority, and of this one. */
function certificateListed(
  section: WireReader,
  { certificate }: SshKey,
): { listed: boolean; extended: boolean } {
  const named = section.string()
  section.string()
  const authority = named.length === 0 ? undefined : keyAlone(named)
  // Without a key, the section is about every authority's.
  const concerns =
    certificate !== undefined && (authority === undefined || isSamePlainKey(authority, certificate.authority))
  let [listed, extended] = [false, false]
  while (section.left > 0) {
    const part = section.byte()
    const content = new WireReader(section.string())
    const here = partLists(part, content, certificate?.serial ?? 0n, certificate?.keyId ?? '')
    content.end()
    if (concerns && here) listed = true
    if (part === PART.extension) extended = true
  }
  return { listed, extended }
}

function partLists(part: number, content: WireReader, serial: bigint, keyId: string): boolean {
  let listed = false
  switch (part) {
    case PART.serials:
      while (content.left > 0) if (numbered(content.uint64()) === serial) listed = true
      break
    case PART.range: {
      const [first, last] = [numbered(content.uint64()), content.uint64()]
      if (first > last) return refuse()
      listed = first <= serial && serial <= last
      break
    }
    case PART.bitmap: {
      const [offset, bits] = [content.uint64(), content.number()]
      if (bits > 0n && offset + BigInt(bits.toString(2).length) > BEYOND_SERIALS) return refuse()
      if (offset === 0n && (bits & 1n) === 1n) return refuse()
      listed = serial >= offset && ((bits >> (serial - offset)) & 1n) === 1n
      break
    }
    case PART.keyIds:
      while (content.left > 0) if (content.text() === keyId) listed = true
      break
    case PART.extension:
      readExtension(content)
      break
    default:
      return refuse()
  }
  // No certificate has number 0 unless nobody numbered it: OpenSSH then looks at its key id alone.
  return part === PART.keyIds || serial !== 0n ? listed : false
}

/** A list that names number 0 is none. */
function numbered(serial: bigint): bigint {
  return serial === 0n ? refuse() : serial
}
