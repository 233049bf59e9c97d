/** `pip install --require-hashes`: what a requirement may be, its digests behind it or on the lines below. */
import { foundIn, type Form, type Found, hexDigest, numberAt, type Sheet, textAt } from './form.ts'

const HASH = /--hash[= ](md5|sha1|sha224|sha256|sha384|sha512):([0-9a-f]+)(?=[\s\\]|$)/gi
/** pip takes these alone, and of these any one. */
const TAKEN = /^sha(?:256|384|512)$/i
const GOES_ON = /\\[ \t]*$/
/** Lines of one requirement; a large package has some hundred files. */
const MOST = 2000

/** Up to which line nothing was found from one above: of many that go on, each would look at all that follow. */
const inVain = new WeakMap<Sheet, number>()

export const pip: Form = {
  id: 'pip',
  title: 'pip --require-hashes',
  take(sheet, at) {
    if (at < (inVain.get(sheet) ?? 0) || !begins(sheet, at)) return undefined
    const requirement = textAt(sheet, at).split('--hash')[0]?.replace(GOES_ON, '').trim() ?? ''
    const found: Found[] = []
    let next = at
    do {
      for (const [, tag = '', hex = ''] of textAt(sheet, next).matchAll(HASH))
        for (const one of foundIn(numberAt(sheet, next), hexDigest(tag, hex), undefined))
          found.push(TAKEN.test(tag) ? { ...one, requirement } : one)
      next++
    } while (next - at < MOST && GOES_ON.test(textAt(sheet, next - 1)) && isHash(textAt(sheet, next)))
    if (found.length > 0) return { lines: next - at, found }
    inVain.set(sheet, next)
    return undefined
  },
}

const isHash = (text: string) => /^[ \t]*--hash\b/.test(text)

/** On this line, or on the one below where this one says that it goes on. */
function begins(sheet: Sheet, at: number): boolean {
  const text = textAt(sheet, at)
  return text.includes('--hash') || (GOES_ON.test(text) && isHash(textAt(sheet, at + 1)))
}
