/** `SHA256: …`: the algorithm before the digest, and no file. */
import { bareEntry } from '../entry.ts'
import { ALGORITHM, foundIn, type Form, hexDigest, numberAt, tagOf, textAt } from './form.ts'

const LINE = new RegExp(
  String.raw`^[ \t]*(?:[-*+] |> )?[*_${'`'}]{0,3}(${ALGORITHM})[ -]?(?:sums?|checksums?|hash|digest)?[*_${'`'}]{0,3} ?[:=][*_]{0,2} *["${'`'}]?([0-9a-f]{32,128})["${'`'}]?[,;]?[ \t]*$`,
  'i',
)

export const labelled: Form = {
  id: 'labelled',
  title: 'SHA256: …',
  take(sheet, at) {
    const [, tag, hex] = LINE.exec(textAt(sheet, at)) ?? []
    if (tag === undefined || hex === undefined || bareEntry(textAt(sheet, at))) return undefined
    const found = foundIn(numberAt(sheet, at), hexDigest(tagOf(tag), hex), undefined)
    return found.length > 0 ? { lines: 1, found } : undefined
  },
}
