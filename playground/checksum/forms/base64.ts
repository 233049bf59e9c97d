/** A digest in Base64 and nothing else: SHA-512 as electron-builder has it, SHA-256 as HTTP fields have it. */
import { base64Digest, foundIn, type Form, numberAt, textAt } from './form.ts'

const WRITTEN = /^[A-Za-z0-9+/]{22,86}={0,2}$/
/** Characters of the longest. */
const MOST = 88

export const base64: Form = {
  id: 'base64',
  title: 'Base64',
  take(sheet, at) {
    const text = textAt(sheet, at).trim()
    // A word of 64 letters is none: Base64 of a digest has all kinds of characters.
    if (text.length > MOST || !WRITTEN.test(text) || !/[a-z]/.test(text) || !/[A-Z]/.test(text))
      return undefined
    const found = foundIn(numberAt(sheet, at), base64Digest(undefined, text), undefined)
    return found.length > 0 ? { lines: 1, found } : undefined
  },
}
