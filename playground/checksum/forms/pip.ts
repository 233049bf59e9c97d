/** `pip install --require-hashes`: what a requirement may be, its digests behind it or on the lines below. */
import { foundIn, type Form, hexDigest, numberAt, textAt } from './form.ts'

const HASH = /--hash[= ](md5|sha1|sha224|sha256|sha384|sha512):([0-9a-f]+)(?=[\s\\]|$)/gi

export const pip: Form = {
  id: 'pip',
  title: 'pip --require-hashes',
  take(sheet, at) {
    const text = textAt(sheet, at)
    if (!text.includes('--hash')) return undefined
    const found = [...text.matchAll(HASH)].flatMap(([, tag, hex = '']) =>
      foundIn(numberAt(sheet, at), hexDigest(tag, hex), undefined),
    )
    return found.length > 0 ? { lines: 1, found } : undefined
  },
}
