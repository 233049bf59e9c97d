/** A signed note (C2SP signed-note): a text, and behind it lines of those who signed that text, truly or not. */
import { decodeBase64, encodeBase64 } from '../platform/base64.ts'

export interface NoteLine {
  readonly name: string
  /** Four octets. */
  readonly keyId: Uint8Array
  readonly signature: Uint8Array
}

export interface SignedNote {
  /** What is signed, with the end of its last line. */
  readonly text: string
  readonly lines: readonly NoteLine[]
  /** Whether behind the text there are signatures, each of a key id and more in Base64, and nothing else. */
  readonly isStrict: boolean
}

/** `— <name> <base64 of 4 bytes of key id and the signature>` */
const SIGNATURE_LINE = /^\u2014 (\S+) (\S+)$/gm

const SIGNATURES =
  /^(?:\u2014 [^\s+]+ (?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/]{4}(?:[A-Za-z0-9+/][AQgw]==)?)\n)*$/

/** @returns what can be read, also of a note that is not as it should be */
export function readNote(envelope: string): SignedNote {
  const end = envelope.indexOf('\n\n')
  if (end < 0) return { text: envelope, lines: [], isStrict: false }
  const signatures = envelope.slice(end + 2)
  return {
    text: envelope.slice(0, end + 1),
    lines: [...signatures.matchAll(SIGNATURE_LINE)].map(([, name = '', encoded = '']) => {
      const octets = decodeBase64(encoded)
      return { name, keyId: octets.subarray(0, 4), signature: octets.subarray(4) }
    }),
    isStrict: SIGNATURES.test(signatures),
  }
}

/**
 * What is signed of a note (C2SP tlog-checkpoint): origin, size, root hash, perhaps more lines, none of them empty, and no
 * control characters (C2SP signed-note). The library takes any number and any letters for the second and the third.
 */
export function isCheckpointText(text: string): boolean {
  const [origin = '', size = '', hash = ''] = text.slice(0, -1).split('\n')
  const isWritten =
    origin !== '' && /^(?:0|[1-9]\d*)$/.test(size) && hash === encodeBase64(decodeBase64(hash))
  const isControl = (letter: string) => letter < ' ' && letter !== '\n'
  // Half a letter, which JSON may have, is none in UTF-8.
  return isWritten && ![...text].some(isControl) && !/\p{Surrogate}/u.test(text)
}
