/** Nix: `sha256:` in its own Base32, and `sha256 = "…"` in expressions. */
import { asDigest, foundIn, type Form, numberAt, textAt } from './form.ts'

const ALPHABET = '0123456789abcdfghijklmnpqrsvwxyz'
const LINE =
  /^[ \t]*(?:"?(?:hash|narHash)"? *[:=] *)?"?(sha1|sha256|sha512)(?::| *= *"(?:sha\d+:)?)([0-9a-df-np-sv-z]{32,103})"?[;,]?[ \t]*$/

/** The last character has the first five bits: Nix writes a number from its low end. */
export function nixBase32(text: string, bytes: number): Uint8Array | undefined {
  if (text.length !== Math.ceil((8 * bytes) / 5)) return undefined
  const digest = new Uint8Array(bytes)
  for (let i = 0; i < text.length; i++) {
    const value = ALPHABET.indexOf(text.charAt(text.length - 1 - i))
    const at = (5 * i) >> 3
    const wide = value << ((5 * i) & 7)
    if (value < 0 || (at + 1 >= bytes && wide > 0xff)) return undefined
    digest[at] = (digest[at] ?? 0) | (wide & 0xff)
    if (at + 1 < bytes) digest[at + 1] = (digest[at + 1] ?? 0) | (wide >> 8)
  }
  return digest
}

const BYTES: Readonly<Record<string, number>> = { sha1: 20, sha256: 32, sha512: 64 }

export const nix: Form = {
  id: 'nix',
  title: 'Nix base32',
  take(sheet, at) {
    const [, tag = '', text = ''] = LINE.exec(textAt(sheet, at)) ?? []
    const digest = nixBase32(text, BYTES[tag] ?? 0)
    const found = digest ? foundIn(numberAt(sheet, at), asDigest(tag, digest), undefined) : []
    return found.length > 0 ? { lines: 1, found } : undefined
  },
}
