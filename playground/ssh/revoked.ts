/** A list of keys that do not count any more: one a line, or a KRL (ssh-keygen(1), `-r` of `-Y verify`). */
import { equalBytes, utf8 } from '../bytes.ts'
import { sha1 } from '@noble/hashes/legacy.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { isSamePlainKey, readKey, type SshKey } from './key.ts'
import { fileLines, keyAt, type KnownKeys, type TrustFile } from './signers.ts'
import { refuse, readWire, WireReader } from './wire.ts'

export type Revocation =
  | {
      readonly kind: 'keys' | 'krl'
      readonly revoked: boolean
      readonly by?: 'key' | 'certificate' | 'authority'
    }
  /** What cannot be read may be about this key. */
  | { readonly kind: 'keys' | 'krl'; readonly fault: 'revocations-unreadable' | 'revocations-too-large' }

export const MOST_REVOKED = 4 * 1024 * 1024
const KRL_MAGIC = utf8('SSHKRL\n\0')

/** @returns what the lists say together: that it is revoked where one does; else that one of them cannot be read */
export function lookUpRevocations(
  files: readonly TrustFile[],
  key: SshKey,
): { readonly name: string; readonly found: Revocation } | undefined {
  const all = files.map(({ name, bytes }) => ({ name, found: lookUpRevocation(bytes, key) }))
  const revoking = all.find(({ found }) => !('fault' in found) && found.revoked)
  return revoking ?? all.find(({ found }) => 'fault' in found) ?? all[0]
}

/** What the list says of the key, and of the key that signed its certificate. */
export function lookUpRevocation(file: Uint8Array, key: SshKey): Revocation {
  const isKrl = equalBytes(file.subarray(0, KRL_MAGIC.length), KRL_MAGIC)
  const kind = isKrl ? 'krl' : 'keys'
  if (file.length > MOST_REVOKED) return { kind, fault: 'revocations-too-large' }
  if (!isKrl) return inKeys(file, key)
  const by = readWire(file, (reader) => inKrl(reader, key))
  return by === undefined ? { kind, fault: 'revocations-unreadable' } : answer('krl', by)
}

function answer(kind: 'keys' | 'krl', by: 'key' | 'certificate' | 'authority' | 'nothing'): Revocation {
  return by === 'nothing' ? { kind, revoked: false } : { kind, revoked: true, by }
}

function inKeys(file: Uint8Array, key: SshKey): Revocation {
  const known: KnownKeys = new Map()
  let unread = false
  for (const text of fileLines(file)) {
    const line = text.replace(/^[ \t]+/, '')
    if (/^(?:#|\n|$)/.test(line)) continue
    const one = keyAt(line, known)
    if (one === undefined) unread = true
    else if (isSamePlainKey(one, key)) return answer('keys', 'key')
    else if (key.certificate && isSamePlainKey(one, key.certificate.authority))
      return answer('keys', 'authority')
  }
  return unread ? { kind: 'keys', fault: 'revocations-unreadable' } : answer('keys', 'nothing')
}

/** OpenSSH's PROTOCOL.krl, "KRL section types" and "Certificate section". */
const SECTION = { certificates: 1, key: 2, sha1: 3, signature: 4, sha256: 5, extension: 255 } as const
const PART = { serials: 0x20, range: 0x21, bitmap: 0x22, keyIds: 0x23, extension: 0x39 } as const

function inKrl(reader: WireReader, key: SshKey): 'key' | 'certificate' | 'authority' | 'nothing' {
  reader.take(KRL_MAGIC.length)
  if (reader.uint32() !== 1) return refuse()
  // Number, date and flags of the list, then what is reserved, and a comment.
  for (let i = 0; i < 3; i++) reader.uint64()
  reader.string()
  reader.text()
  const { certificate } = key
  let by: 'key' | 'certificate' | 'authority' | 'nothing' = 'nothing'
  while (reader.left > 0) {
    const section = reader.byte()
    const content = new WireReader(reader.string())
    if (section === SECTION.signature) {
      // Nothing may follow but signatures, and nobody's is asked for here.
      reader.string()
    } else if (section === SECTION.certificates) {
      if (certificateListed(content, key)) by = 'certificate'
    } else if (section === SECTION.extension) {
      const critical = extensionIsCritical(content)
      if (critical) return refuse()
    } else {
      const wanted = wantedIn(section)
      while (content.left > 0) {
        const one = content.string()
        if (equalBytes(one, wanted(key))) by = 'key'
        else if (by === 'nothing' && certificate && equalBytes(one, wanted(certificate.authority)))
          by = 'authority'
      }
    }
  }
  return by
}

function wantedIn(section: number): (key: SshKey) => Uint8Array {
  switch (section) {
    case SECTION.key:
      return ({ blob }) => blob
    case SECTION.sha1:
      return ({ blob }) => sha1(blob)
    case SECTION.sha256:
      return ({ blob }) => sha256(blob)
    default:
      return refuse()
  }
}

function extensionIsCritical(content: WireReader): boolean {
  content.text()
  const critical = content.byte() !== 0
  content.string()
  content.end()
  return critical
}

/** Whether the section is about certificates of the same authority, and of this one. */
function certificateListed(section: WireReader, { certificate }: SshKey): boolean {
  const named = section.string()
  section.string()
  const authority = named.length === 0 ? undefined : readKey(named)
  if (typeof authority === 'string') return refuse()
  // Without a key, the section is about every authority's.
  const concerns =
    certificate !== undefined && (authority === undefined || isSamePlainKey(authority, certificate.authority))
  let listed = false
  while (section.left > 0) {
    const part = section.byte()
    const content = new WireReader(section.string())
    const here = partLists(part, content, certificate?.serial ?? 0n, certificate?.keyId ?? '')
    content.end()
    if (concerns && here) listed = true
  }
  return listed
}

function partLists(part: number, content: WireReader, serial: bigint, keyId: string): boolean {
  let listed = false
  switch (part) {
    case PART.serials:
      while (content.left > 0) if (content.uint64() === serial) listed = true
      break
    case PART.range: {
      const [first, last] = [content.uint64(), content.uint64()]
      listed = first <= serial && serial <= last
      break
    }
    case PART.bitmap: {
      const offset = content.uint64()
      const bits = content.string()
      const at = serial - offset
      const byte = bits[bits.length - 1 - Number(at >> 3n)]
      listed = at >= 0n && byte !== undefined && ((byte >> Number(at & 7n)) & 1) === 1
      break
    }
    case PART.keyIds:
      while (content.left > 0) if (content.text() === keyId) listed = true
      break
    case PART.extension:
      if (extensionIsCritical(content)) return refuse()
      break
    default:
      return refuse()
  }
  // No certificate has number 0 unless nobody numbered it: OpenSSH then looks at its key id alone.
  return part === PART.keyIds || serial !== 0n ? listed : false
}
