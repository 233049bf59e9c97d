/** Subresource Integrity: several digests in one, in quotes or not, as `integrity` attributes and Nix have them. */
import { bareEntry } from '../entry.ts'
import { base64Digest, foundIn, type Form, numberAt, textAt } from './form.ts'

const ONE = String.raw`sha(?:1|256|384|512)-[A-Za-z0-9+/]+={0,2}`
const LINE = new RegExp(
  String.raw`^[ \t]*(?:"?(?:integrity|hash|outputHash)"? *[:=] *|integrity +)?["']?(${ONE}(?:[ \t]*${ONE})*)[ \t]*(?:["'][,;]?[ \t]*|[,;][ \t]*)?$`,
)

export const TOKEN = /(sha\d+)-([A-Za-z0-9+/]+={0,2})/g

export const sri: Form = {
  id: 'sri',
  title: 'Subresource Integrity',
  take(sheet, at) {
    const [, all] = LINE.exec(textAt(sheet, at)) ?? []
    if (all === undefined || bareEntry(textAt(sheet, at))) return undefined
    const found = [...all.matchAll(TOKEN)].flatMap(([, tag, base64 = '']) =>
      foundIn(numberAt(sheet, at), base64Digest(tag, base64), undefined),
    )
    return found.length > 0 ? { lines: 1, found } : undefined
  },
}
