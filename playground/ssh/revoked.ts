/** A list of keys that do not count any more: one a line, or a KRL (ssh-keygen(1), `-r` of `-Y verify`). */
import { equalBytes, latin1 } from '../bytes.ts'
import type { SshKey } from './key.ts'
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

/** Bytes of KRLs that are read for different keys, each of which reads all of a KRL; lines are read once for all of them. */
const MOST_KRL_READ = 32 * 1024 * 1024

export interface Looked {
  /** Of the list that decides. */
  readonly name: string
  readonly found: Revocation
}

/** Lists that are asked about many keys. */
export interface Revocations {
  /**
   * @returns what the lists say together: that it is revoked where one does; else that one of them cannot be read;
   *   `undefined` where there is none
   */
  lookUp(key: SshKey): Looked | undefined
}

export function readRevocations(files: readonly TrustFile[]): Revocations {
  const room = { left: MOST_KRL_READ }
  const lists = files.map(({ name, bytes }) => ({ name, lookUp: listIn(bytes, room) }))
  const known = new Map<string, Looked | undefined>()
  return {
    lookUp(key) {
      const id = latin1(key.certificate?.whole ?? key.blob)
      if (!known.has(id)) {
        const all = lists.map(({ name, lookUp }) => ({ name, found: lookUp(key) }))
        const revoking = all.find(({ found }) => !('fault' in found) && found.revoked)
        known.set(id, revoking ?? all.find(({ found }) => 'fault' in found) ?? all[0])
      }
      return known.get(id)
    },
  }
}

/** What one list says of the key, and of the key that signed its certificate. */
export function lookUpRevocation(file: Uint8Array, key: SshKey): Revocation {
  return listIn(file, { left: MOST_KRL_READ })(key)
}

type List = (key: SshKey) => Revocation

function listIn(file: Uint8Array, room: { left: number }): List {
  const isKrl = equalBytes(file.subarray(0, KRL_MAGIC.length), KRL_MAGIC)
  const kind = isKrl ? 'krl' : 'keys'
  if (file.length > MOST_REVOKED) return () => ({ kind, fault: 'revocations-too-large' })
  if (!isKrl) return keysIn(file)
  return (key) => {
    if (room.left < file.length) return { kind, fault: 'revocations-too-large' }
    room.left -= file.length
    const found = lookUpKrl(file, key)
    if (found === undefined) return { kind, fault: 'revocations-unreadable' }
    return { ...answer('krl', found.by), ...(found.versionsDiffer && { versionsDiffer: true }) }
  }
}

function answer(kind: 'keys' | 'krl', by: RevokedBy): Revocation {
  return by === 'nothing' ? { kind, revoked: false } : { kind, revoked: true, by }
}

function keysIn(file: Uint8Array): List {
  const known: KnownKeys = new Map()
  /** In which line a key stands first. */
  const lines = new Map<string, number>()
  let unread = false
  for (const [i, text] of fileLines(file).entries()) {
    const line = text.replace(/^[ \t]+/, '')
    if (/^(?:#|\n|$)/.test(line)) continue
    const one = keyAt(line, known)
    if (one === undefined) unread = true
    else if (!lines.has(latin1(one.blob))) lines.set(latin1(one.blob), i)
  }
  const lineOf = (key: SshKey | undefined) => (key && lines.get(latin1(key.blob))) ?? Infinity
  return (key) => {
    const [own, authority] = [lineOf(key), lineOf(key.certificate?.authority)]
    if (own < Infinity || authority < Infinity) return answer('keys', own <= authority ? 'key' : 'authority')
    return unread ? { kind: 'keys', fault: 'revocations-unreadable' } : answer('keys', 'nothing')
  }
}
