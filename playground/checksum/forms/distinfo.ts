/** What FreeBSD's `distinfo` has beside its digests: sizes and a time. The digests' lines are those of coreutils. */
import { type Form, textAt } from './form.ts'

const LINE = /^(?:SIZE \(.+\) = \d+|TIMESTAMP = \d+)$/

export const distinfo: Form = {
  id: 'distinfo',
  title: 'FreeBSD distinfo',
  take: (sheet, at) => (LINE.test(textAt(sheet, at)) ? { lines: 1, found: [] } : undefined),
}
