/** Lock files of npm and yarn: where a package was got, and its `integrity`, on one line or on two. */
import { base64Digest, foundIn, type Form, type Found, lastPart } from './form.ts'
import { TOKEN } from './sri.ts'

/** Each attempt begins at a word of its own, so that a line of any length is gone through once. */
const PART = /\b(resolved|integrity)"? ?:? ?"?((?:https?:|sha\d)[^"\s,}]*(?: sha\d[^"\s,}]*)*)/g

export const lockfile: Form = {
  id: 'lockfile',
  title: 'package-lock.json',
  take({ lines }, at) {
    const first = lines[at]?.text ?? ''
    if (!first.includes('resolved')) return undefined
    const found: Found[] = []
    let name: string | undefined
    let taken = 0
    const look = (i: number) => {
      for (const [, part, value = ''] of (lines[i]?.text ?? '').matchAll(PART)) {
        if (part === 'resolved') {
          name = lastPart(value)
          continue
        }
        for (const [, tag, base64 = ''] of value.matchAll(TOKEN))
          found.push(...foundIn(lines[i]?.line ?? 0, base64Digest(tag, base64), name))
        if (found.length > 0) taken = i - at + 1
        name = undefined
      }
    }
    look(at)
    if (name !== undefined && /^[ \t]*"?integrity\b/.test(lines[at + 1]?.text.slice(0, 80) ?? ''))
      look(at + 1)
    return taken > 0 ? { lines: taken, found } : undefined
  },
}
