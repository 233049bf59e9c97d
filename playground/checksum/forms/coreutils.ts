/** What a tool of coreutils reads, and the same line as OpenSSL writes it: these go before every other. */
import { namedEntry } from '../entry.ts'
import { type Form, numberAt, textAt } from './form.ts'

export const coreutils: Form = {
  id: 'coreutils',
  title: 'sha256sum',
  take(sheet, at) {
    const read = namedEntry(textAt(sheet, at), sheet.spoken)
    return read && { lines: 1, found: [{ ...read, line: numberAt(sheet, at) }] }
  },
}
