/** `certutil -hashfile` of Windows: a line that names algorithm and file, then the digest, until Windows 7 with blanks. */
import { ALGORITHM, foundIn, type Form, hexDigest, lastPart, numberAt, tagOf, textAt } from './form.ts'

const HEAD = new RegExp(`^(${ALGORITHM})(?= )(.+):$`, 'i')
/** In the languages of Windows that people post: English, and Japanese, as UTF-8. */
const NAMES = [/ hash of (?:file )?(.+)$/i, / \(\S{1,12} (.+)\)$/]
const DIGEST = /^[0-9a-f]{2}(?: ?[0-9a-f]{2})+$/i

export const certutil: Form = {
  id: 'certutil',
  title: 'certutil -hashfile',
  take(sheet, at) {
    const [, tag, rest = ''] = HEAD.exec(textAt(sheet, at)) ?? []
    const hex = textAt(sheet, at + 1).trim()
    if (tag === undefined || !DIGEST.test(hex)) return undefined
    const name = NAMES.map((way) => way.exec(rest)?.[1]).find((one) => one !== undefined)
    const found = foundIn(
      numberAt(sheet, at + 1),
      hexDigest(tagOf(tag), hex),
      name === undefined ? undefined : lastPart(name),
    )
    if (found.length === 0) return undefined
    return { lines: /^CertUtil: /i.test(textAt(sheet, at + 2)) ? 3 : 2, found }
  },
}
