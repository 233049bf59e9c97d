/** Every PEM block of a text (RFC 7468); what stands around them is comment. */
import { decodeBase64 } from '../../platform/base64.ts'
import type { PemBlock } from '../entry.ts'

const BLOCK = /-----BEGIN ([A-Z0-9 ]{1,64})-----([^-]*)-----END \1-----/g
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/
const MOST_BLOCKS = 64

/** @returns `undefined` where there is none, one holds more than Base64, one has no end, or there are too many */
export function pemBlocksIn(text: string): readonly PemBlock[] | undefined {
  const blocks: PemBlock[] = []
  for (const [, label = '', inner = ''] of text.matchAll(BLOCK)) {
    const digits = inner.replace(/\s+/g, '')
    if (!BASE64.test(digits) || blocks.length === MOST_BLOCKS) return undefined
    blocks.push({ label, der: decodeBase64(digits) })
  }
  const begun = text.split('-----BEGIN ').length - 1
  return blocks.length > 0 && begun === blocks.length ? blocks : undefined
}

/** @example toPem('PUBLIC KEY', spki) */
export function toPem(label: string, base64: string): string {
  const lines = base64.match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}
