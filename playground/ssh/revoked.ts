/** A list of keys that do not count any more: one a line, or a KRL (ssh-keygen(1), `-r` of `-Y verify`). */
import { equalBytes } from '../bytes.ts'
import { isSamePlainKey, type SshKey } from './key.ts'
import { KRL_MAGIC, lookUpKrl, type RevokedBy } from './krl.ts'
import { fileLines, keyAt, type KnownKeys, type TrustFile } from './signers.ts'

export type Revocation =
  | {
      readonly kind: 'keys' | 'krl'
      readonly revoked: boolean
      readonly by?: 'key' | 'certificate' | 'authority'
      /** OpenSSH 9.2 and later ones do not read the same lists. */
      readonly versionsDiffer?: true
    }
  /** What cannot be read may be about this key. */
  | { readonly kind: 'keys' | 'krl'; readonly fault: 'revocations-unreadable' | 'revocations-too-large' }

export const MOST_REVOKED = 4 * 1024 * 1024

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
  const found = lookUpKrl(file, key)
  if (found === undefined) return { kind, fault: 'revocations-unreadable' }
  return { ...answer('krl', found.by), ...(found.versionsDiffer && { versionsDiffer: true }) }
}

function answer(kind: 'keys' | 'krl', by: RevokedBy): Revocation {
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
