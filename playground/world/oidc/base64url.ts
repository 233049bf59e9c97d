import { decodeBase64, encodeBase64 } from '../../platform/base64.ts'

/** Base64url without padding (RFC 7515 section 2). */
export function encodeBase64Url(bytes: Uint8Array): string {
  return encodeBase64(bytes).replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_')
}

/** @returns `undefined` if `text` is not the one spelling of its bytes */
export function decodeBase64Url(text: string): Uint8Array | undefined {
  const bytes = decodeBase64(text)
  return encodeBase64Url(bytes) === text ? bytes : undefined
}
