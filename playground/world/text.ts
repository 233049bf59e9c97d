/** The texts that Sigstore wraps bytes in: PEM and canonical JSON. */
import { utf8 } from '../bytes.ts'
import { encodeBase64 } from '../platform/base64.ts'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * PEM (RFC 7468) of DER bytes, 64 characters a line.
 * @param label for example `CERTIFICATE` or `PUBLIC KEY`
 */
export function toPem(label: string, der: Uint8Array): string {
  const lines = encodeBase64(der).match(/.{1,64}/g) ?? []
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
