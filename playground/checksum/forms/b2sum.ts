/** `b2sum --length`: digests of any length, whose algorithm the list's own name says. */
import { foundIn, type Form, hexDigest, numberAt, textAt } from './form.ts'

const LINE = /^\\?([0-9a-f]{40,126})(?: [ *]| )(.+)$/i

export const b2sum: Form = {
  id: 'b2sum',
  title: 'b2sum',
  take(sheet, at) {
    if (!sheet.isBlake2b) return undefined
    const [, hex = '', name] = LINE.exec(textAt(sheet, at)) ?? []
    const found = foundIn(numberAt(sheet, at), hexDigest('BLAKE2b', hex), name)
    return found.length > 0 ? { lines: 1, found } : undefined
  },
}
