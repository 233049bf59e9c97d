/** Keys and signatures as metadata of The Update Framework writes them (specification 1.0.37, section 4). */
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex, utf8 } from '../../bytes.ts'
import { type KeyPair, sign } from '../keys.ts'
import { type Json, toPem } from '../text.ts'

/** Somebody, or a service, with a key for some role. */
export interface Holder {
  readonly name: string
  readonly key: KeyPair
}

interface KeyJson {
  readonly [key: string]: Json
}

/** As Sigstore's repository writes it, with the name of who holds it. @param holder with a P-256 key */
export function keyJson({ name, key }: Holder): KeyJson {
  return {
    keytype: 'ecdsa',
    scheme: 'ecdsa-sha2-nistp256',
    keyval: { public: toPem('PUBLIC KEY', key.spki) },
    'x-tuf-on-ci-keyowner': `@${name}`,
  }
}

/** The digest of the key's canonical form (4.2.1). */
export function keyId(holder: Holder): string {
  return toHex(sha256(utf8(canonical(keyJson(holder)))))
}

/**
 * Canonical JSON as OLPC has it (4.2): only quotes and backslashes are escaped, so that it need not be JSON. Members
 * are sorted by UTF-16 code units: names are ASCII here.
 */
function canonical(value: Json): string {
  if (typeof value === 'string') return `"${value.replace(/["\\]/g, '\\$&')}"`
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([name, member]) => `${canonical(name)}:${canonical(member)}`).join(',')}}`
}

/** A signed file, laid out to be read. @param by who signs it */
export function signedFile(signed: Json, by: readonly Holder[]): Uint8Array {
  const message = utf8(canonical(signed))
  const signatures = by.map((holder) => ({ keyid: keyId(holder), sig: toHex(sign(holder.key, message)) }))
  return utf8(`${JSON.stringify({ signatures, signed }, undefined, 1)}\n`)
}
