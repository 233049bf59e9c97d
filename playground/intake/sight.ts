/** A file as its recognisers see it: each look at it is taken once, whoever asks first. */
import { fromUtf8, startsWith, utf8 } from '../bytes.ts'
import { type Json, readJson } from '../sigstore/json.ts'
import { isGitObject } from '../git/object.ts'

/** Bytes. A file is looked at whole up to here; of a larger one only its beginning is known. */
export const MOST_SEEN = 16 * 1024 * 1024
const BEGINNING = 64 * 1024

/** @returns how many bytes of a file of that size are looked at, from its first */
export function seenOf(size: number): number {
  return size <= MOST_SEEN ? size : BEGINNING
}

export interface Sight {
  /** As it is called where it comes from, without its folders. */
  readonly name: string
  /** Bytes, of the whole file. */
  readonly size: number
  /** All of it, or its beginning: {@link isWhole}. */
  readonly bytes: Uint8Array
  readonly isWhole: boolean
  /** In UTF-8, or in UTF-16 as PowerShell writes it; `undefined` where it is neither. A byte order mark is left out. */
  readonly text: string | undefined
  /** How {@link text} was encoded. */
  readonly encoding: 'utf-8' | 'utf-16' | undefined
  /**
   * As a method reads it that knows no encoding but UTF-8: its {@link text} in that where it came in another or with a byte
   * order mark, else {@link bytes}.
   */
  readonly plain: Uint8Array
  /** What was done to {@link bytes} for that: the tools themselves read no such file, or read something else in it. */
  readonly rewritten: 'utf-16' | 'mark' | undefined
  /** The text as JSON, all of it; `undefined` where it is no object and no list. */
  readonly json: Json | undefined
  /**
   * What its lines `-----BEGIN …-----` announce, in their order: the first few. None where they are words in something else:
   * in a commit's message, or in a text that neither begins with one nor is called as such files are.
   */
  readonly armors: readonly string[]
}

/**
 * A file, to be looked at.
 *
 * @param bytes all of the file, or its beginning
 * @param size bytes of the whole file
 * @example sightOf('a.txt.asc', bytes).armors // ['PGP SIGNATURE']
 */
export function sightOf(name: string, bytes: Uint8Array, size: number = bytes.length): Sight {
  const isWhole = bytes.length >= size
  const decoded = once(() => decode(bytes, isWhole))
  const rewritten = once(() => {
    const { encoding } = decoded() ?? {}
    if (encoding === 'utf-16') return encoding
    return encoding !== undefined && startsWith(bytes, MARK) ? 'mark' : undefined
  })
  const plain = once(() => (rewritten() === undefined ? bytes : utf8(decoded()?.text ?? '')))
  const json = once(() => (isWhole ? jsonIn(decoded()?.text) : undefined))
  const armors = once(() => {
    const text = decoded()?.text ?? ''
    const mayBe = !isGitObject(bytes) && (ARMORED.test(text.slice(0, MOST_BLANKS)) || KEPT_ARMORED.test(name))
    return mayBe && !SCRIPT.test(text) ? armorsIn(text) : []
  })
  return {
    name,
    size,
    bytes,
    isWhole,
    get text() {
      return decoded()?.text
    },
    get encoding() {
      return decoded()?.encoding
    },
    get plain() {
      return plain()
    },
    get rewritten() {
      return rewritten()
    },
    get json() {
      return json()
    },
    get armors() {
      return armors()
    },
  }
}

/** U+FEFF in UTF-8. */
const MARK = Uint8Array.of(0xef, 0xbb, 0xbf)

function once<Value>(look: () => Value): () => Value {
  let seen: { readonly value: Value } | undefined
  return () => (seen ??= { value: look() }).value
}

interface Decoded {
  readonly text: string
  readonly encoding: 'utf-8' | 'utf-16'
}

function decode(bytes: Uint8Array, isWhole: boolean): Decoded | undefined {
  const wide = utf16Of(bytes)
  if (wide) {
    const text = fromUtf16(bytes.subarray(wide.from), wide.label, isWhole)
    return text === undefined ? undefined : { text, encoding: 'utf-16' }
  }
  // A beginning may end within a character.
  for (let cut = 0; cut < (isWhole ? 1 : 4); cut++) {
    const text = fromUtf8(bytes.subarray(0, bytes.length - cut))
    if (text !== undefined) return text.includes('\0') ? undefined : { text, encoding: 'utf-8' }
  }
  return undefined
}

/** By its mark, or, without one, where it begins with the Latin letters that all of these files begin with. */
function utf16Of(bytes: Uint8Array): { readonly label: string; readonly from: number } | undefined {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe) return { label: 'utf-16le', from: 2 }
  if (a === 0xfe && b === 0xff) return { label: 'utf-16be', from: 2 }
  if (a && b === 0 && c && d === 0) return { label: 'utf-16le', from: 0 }
  if (a === 0 && b && c === 0 && d) return { label: 'utf-16be', from: 0 }
  return undefined
}

function fromUtf16(bytes: Uint8Array, label: string, isWhole: boolean): string | undefined {
  const even = isWhole ? bytes : bytes.subarray(0, bytes.length & ~1)
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(even, { stream: !isWhole })
    return text.includes('\0') ? undefined : text
  } catch {
    return undefined
  }
}

function jsonIn(text: string | undefined): Json | undefined {
  const begins = /^\s*([{[])/.exec(text?.slice(0, MOST_BLANKS) ?? '')
  return text !== undefined && begins ? readJson(text) : undefined
}
/** Characters before which JSON has to begin. */
const MOST_BLANKS = 4096

/** Nothing but blanks before it. */
const ARMORED = /^\s*-----BEGIN /
/** Files in which words stand around it: `KEYS`, a keyserver's page, what `openssl x509 -text` writes. */
const KEPT_ARMORED = /(?:^|[\\/])KEYS?$|\.(?:asc|gpg|pgp|sig|sign|keys?|pub|pem|crt|cer|cert|txt|eml|html?)$/i
/** Somebody is to run it. */
const SCRIPT = /^\ufeff?#!/

/** RFC 7468 and RFC 9580 § 6.2: a line of its own. Indented or quoted it is somebody's text about one. */
const BEGIN = /^-----BEGIN ([A-Z0-9 ]{1,40})-----[ \t\r]*$/gm
const MOST_ARMORS = 64

function armorsIn(text: string): string[] {
  const found: string[] = []
  for (const [, label = ''] of text.matchAll(BEGIN)) {
    found.push(label)
    if (found.length === MOST_ARMORS) break
  }
  return found
}
