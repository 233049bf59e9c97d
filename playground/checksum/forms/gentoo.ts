/** Gentoo's `Manifest`: kind, name and size, then algorithms and digests in turn. */
import { foundIn, type Form, hexDigest, numberAt, textAt } from './form.ts'

const LINE = /^(?:DIST|EBUILD|AUX|MISC|DATA|MANIFEST) (\S+) (\d+)((?: [A-Z0-9_]+ [0-9a-f]+)+)$/

export const gentoo: Form = {
  id: 'gentoo',
  title: 'Gentoo Manifest',
  take(sheet, at) {
    const [, name, size, rest = ''] = LINE.exec(textAt(sheet, at)) ?? []
    if (name === undefined) return undefined
    const words = rest.trim().split(' ')
    const found = words.flatMap((tag, i) =>
      i % 2 === 0 ? foundIn(numberAt(sheet, at), hexDigest(tag, words[i + 1] ?? ''), name, size) : [],
    )
    return found.length > 0 ? { lines: 1, found } : undefined
  },
}
