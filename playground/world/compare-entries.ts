/** Two log entries side by side: one signed with a key of somebody's own, one without. */
import { fromUtf8 } from '../bytes.ts'
import { decodeBase64 } from '../platform/base64.ts'
import { valueIn } from '../json/reader.ts'

/** What a field of an entry is there for. */
export type EntryFieldRole =
  'version' | 'kind' | 'digest-algorithm' | 'digest' | 'signature' | 'signer' | 'other'

export interface EntryFieldValue {
  /** As it stands in the entry. */
  readonly text: string
  /** Of the signer alone: what it is in PEM or what its JSON calls it. */
  readonly signer?: 'certificate' | 'public-key'
}

export interface EntryField {
  /** Member names from the top, joined by dots; the one name that tells the two kinds of signer apart is left out. */
  readonly path: string
  readonly role: EntryFieldRole
  /** Absent if only the other entry has the field. */
  readonly left?: EntryFieldValue
  readonly right?: EntryFieldValue
  /** `value`: another value of the same kind. `kind`: something of another kind stands there. */
  readonly difference: 'none' | 'value' | 'kind'
}

/**
 * Every field of either entry, in the order of the first.
 *
 * @param left the bytes of a log entry, JSON in UTF-8
 * @param right as `left`
 * @throws {SyntaxError} if one of them is no JSON
 */
export function compareEntries(left: Uint8Array, right: Uint8Array): EntryField[] {
  const [a, b] = [fieldsOf(left), fieldsOf(right)]
  const paths = [...new Set([...a.keys(), ...b.keys()])]
  return paths.map((path) => {
    const [one, other] = [a.get(path), b.get(path)]
    return {
      path,
      role: roleOf(path),
      ...(one && { left: one }),
      ...(other && { right: other }),
      difference: differenceOf(one, other),
    }
  })
}

function differenceOf(
  left: EntryFieldValue | undefined,
  right: EntryFieldValue | undefined,
): EntryField['difference'] {
  if (!left || !right || left.signer !== right.signer) return 'kind'
  return left.text === right.text ? 'none' : 'value'
}

function fieldsOf(entry: Uint8Array): Map<string, EntryFieldValue> {
  const fields = new Map<string, EntryFieldValue>()
  const walk = (value: unknown, path: string) => {
    if (typeof value === 'object' && value !== null) {
      for (const [name, member] of Object.entries(value)) walk(member, path === '' ? name : `${path}.${name}`)
    } else {
      const signer = signerIn(path, value)
      const shown = path.replace(/\.(?:x509Certificate|publicKey)(?=\.rawBytes$)/, '')
      fields.set(shown, { text: String(value), ...(signer && { signer }) })
    }
  }
  const json = valueIn(entry)
  if (json === undefined) throw new SyntaxError('entry: expected JSON that says one thing')
  walk(json, '')
  return fields
}

/** A v1 log keeps PEM, in which the signer says what it is; a v2 log has a name for each kind. */
function signerIn(path: string, value: unknown): EntryFieldValue['signer'] {
  if (path.endsWith('.x509Certificate.rawBytes')) return 'certificate'
  if (path.endsWith('.publicKey.rawBytes')) return 'public-key'
  if (!path.endsWith('.publicKey.content') && !path.endsWith('.verifier')) return undefined
  const pem = fromUtf8(decodeBase64(String(value))) ?? ''
  return pem.includes('BEGIN CERTIFICATE') ? 'certificate' : 'public-key'
}

function roleOf(path: string): EntryFieldRole {
  if (path === 'apiVersion') return 'version'
  if (path === 'kind') return 'kind'
  if (/\.algorithm$/.test(path)) return 'digest-algorithm'
  if (/\.(?:hash|payloadHash|envelopeHash)\.value$|\.(?:data|payloadHash)\.digest$/.test(path))
    return 'digest'
  if (/publicKey\.content$|verifier(?:\.rawBytes)?$/.test(path)) return 'signer'
  return /signature\.content$|signatures\.\d+\.(?:signature|content)$/.test(path) ? 'signature' : 'other'
}
