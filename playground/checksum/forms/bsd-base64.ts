/** `cksum -b` and `sha256 -b` of OpenBSD, `cksum --base64` of coreutils: BSD's line, its digest in Base64. */
import { base64Digest, foundIn, type Form, numberAt, textAt } from './form.ts'

const LINE = /^([A-Z][A-Za-z0-9/-]*) \((.+)\) = ([A-Za-z0-9+/]{22,86}={0,2})$/
/** Of another length than its algorithm's, hexadecimal is a digest that somebody cut. */
const HEX = /^[0-9a-f]+$/i

export const bsdBase64: Form = {
  id: 'bsd-base64',
  title: 'cksum -b',
  take(sheet, at) {
    const [, tag, name, base64 = ''] = LINE.exec(textAt(sheet, at)) ?? []
    if (tag === undefined || HEX.test(base64)) return undefined
    const found = foundIn(numberAt(sheet, at), base64Digest(tag, base64), name)
    return found.length > 0 ? { lines: 1, found } : undefined
  },
}
