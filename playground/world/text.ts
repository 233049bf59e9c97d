/** The texts that Sigstore wraps bytes in: Base64, PEM, canonical JSON. */
import { utf8 } from '../bytes.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Standard Base64 (RFC 4648 section 4) of `bytes`, padded. */
export function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return btoa(binary)
}

/**
 * PEM (RFC 7468) of DER bytes, 64 characters a line.
 * @param label for example `CERTIFICATE` or `PUBLIC KEY`
 */
export function toPem(label: string, der: Uint8Array): string {
  const lines = toBase64(der).match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}

/**
 * UTF-8 bytes of `value` as canonical JSON (RFC 8785): members sorted by UTF-16 code units, no white space. Rekor
 * hashes and signs this form.
 */
export function canonicalJson(value: Json): Uint8Array {
  return utf8(canonicalText(value))
}

function canonicalText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalText(member)}`).join(',')}}`
}
