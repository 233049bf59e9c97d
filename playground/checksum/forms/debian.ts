/** Debian's `.dsc`, `.changes` and `Release`: a field that names the algorithm, and lines of digest, size and name. */
import { foundIn, type Form, type Found, hexDigest, numberAt, textAt } from './form.ts'

const FIELD = /^(Files|MD5Sum|Checksums-Sha1|Checksums-Sha256|Checksums-Sha512|SHA1|SHA256|SHA512):[ \t]*$/i
const TAGS: Readonly<Record<string, string>> = {
  files: 'MD5',
  md5sum: 'MD5',
  'checksums-sha1': 'SHA1',
  'checksums-sha256': 'SHA256',
  'checksums-sha512': 'SHA512',
}
/** In `.changes` the files have a section and a priority as well. */
const LINE = /^[ \t]+([0-9a-f]+)[ \t]+(\d+)[ \t]+(?:[\w/.-]+[ \t]+[\w-]+[ \t]+)?(\S+)[ \t]*$/i

export const debian: Form = {
  id: 'debian',
  title: 'Debian .dsc',
  goesFirst: true,
  take(sheet, at) {
    const [, field] = FIELD.exec(textAt(sheet, at)) ?? []
    if (field === undefined) return undefined
    const tag = TAGS[field.toLowerCase()] ?? field
    const found: Found[] = []
    let next = at + 1
    for (; next < sheet.lines.length; next++) {
      const [, hex, size, name] = LINE.exec(textAt(sheet, next)) ?? []
      const one = hex === undefined ? [] : foundIn(numberAt(sheet, next), hexDigest(tag, hex), name, size)
      if (one.length === 0) break
      found.push(...one)
    }
    return found.length > 0 ? { lines: next - at, found } : undefined
  },
}
