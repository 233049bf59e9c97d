/** A digest in Base64 and nothing else: SHA-512 as electron-builder has it, SHA-256 as HTTP fields have it. */
import { base64Digest, foundIn, type Form, numberAt, textAt } from './form.ts'

const LINE = /^[ \t]*((?:[A-Za-z0-9+/]{4}){5,21}[A-Za-z0-9+/]{2,3}={1,2}|[A-Za-z0-9+/]{64})[ \t]*$/

export const base64: Form = {
  id: 'base64',
  title: 'Base64',
  take(sheet, at) {
    const [, text] = LINE.exec(textAt(sheet, at)) ?? []
    // A word of 64 letters is none: Base64 of a digest has all kinds of characters.
    if (text === undefined || !/[a-z]/.test(text) || !/[A-Z]/.test(text)) return undefined
    const found = foundIn(numberAt(sheet, at), base64Digest(undefined, text), undefined)
    return found.length > 0 ? { lines: 1, found } : undefined
  },
}
