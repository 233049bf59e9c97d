/** A digest and nothing else, as Maven repositories, OCI registries and web pages have it. */
import { bareEntry } from '../entry.ts'
import { type Form, numberAt, textAt } from './form.ts'

export const bare: Form = {
  id: 'bare',
  title: 'digest',
  take(sheet, at) {
    const read = bareEntry(textAt(sheet, at))
    return read && { lines: 1, found: [{ ...read, line: numberAt(sheet, at) }] }
  },
}
