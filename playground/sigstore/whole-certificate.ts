/** A certificate on whose signature nothing rests: read once more and strictly, for somebody else may stumble over it. */
import { equalBytes, fromUtf8 } from '../bytes.ts'
import {
  BIT_STRING,
  INTEGER,
  OCTET_STRING,
  OID,
  readTlv,
  SEQUENCE,
  SET,
  UTF8_STRING,
} from '../platform/der.ts'
import { isStrictKey } from '../platform/spki.ts'

const BOOLEAN = 0x01
const NULL = 0x05
const PRINTABLE_STRING = 0x13
const IA5_STRING = 0x16
const VERSION = 0xa0
const EXTENSIONS = 0xa3
const CONSTRUCTED = 0x20
/** More than any certificate has within another. */
const DEEPEST = 20

/** An element with its own octets; of what is constructed, its elements. */
interface Element {
  readonly tag: number
  readonly raw: Uint8Array
  readonly value: Uint8Array
  readonly items: readonly Element[]
}

/** @throws {Error} if it is no DER, or deeper than any certificate */
export function elementsOf(content: Uint8Array, depth = 0): Element[] {
  if (depth > DEEPEST) throw new Error('certificate: too deep')
  const found: Element[] = []
  for (let at = 0; at < content.length;) {
    const { tag, value, end } = readTlv(content, content[at] ?? 0, at)
    const items = (tag & CONSTRUCTED) === 0 ? [] : elementsOf(value, depth + 1)
    found.push({ tag, value, items, raw: content.subarray(at, end) })
    at = end
  }
  return found
}

/**
 * Whether the version, the number, names, times, the key and the list of extensions are as RFC 5280 § 4.1 has them, in
 * DER. What its fields say is not looked at.
 */
export function isWholeCertificate(der: Uint8Array): boolean {
  try {
    const [certificate, ...more] = elementsOf(der)
    const [signed, algorithm, signature, ...beside] = certificate?.items ?? []
    return (
      certificate?.tag === SEQUENCE &&
      more.length + beside.length === 0 &&
      isSigned(signed) &&
      isAlgorithm(algorithm) &&
      isBits(signature) &&
      equalBytes(signed?.items[2]?.raw ?? new Uint8Array(), algorithm?.raw ?? new Uint8Array())
    )
  } catch {
    return false
  }
}

function isSigned(signed: Element | undefined): boolean {
  const [version, serial, algorithm, issuer, validity, subject, key, extensions, ...more] =
    signed?.items ?? []
  const [number, ...others] = version?.items ?? []
  const times = validity?.items ?? []
  return (
    signed?.tag === SEQUENCE &&
    version?.tag === VERSION &&
    isInteger(number) &&
    number?.value.length === 1 &&
    (number.value[0] ?? 9) <= 2 &&
    isInteger(serial) &&
    isAlgorithm(algorithm) &&
    [issuer, subject].every(isName) &&
    validity?.tag === SEQUENCE &&
    times.length === 2 &&
    times.every(isTime) &&
    isKey(key) &&
    (extensions === undefined || isExtensions(extensions)) &&
    others.length + more.length === 0
  )
}

/** In as few octets as it takes (X.690 § 8.3.2). */
function isInteger(one: Element | undefined): boolean {
  const [first = 0, second = 0] = one?.value ?? []
  const { length = 0 } = one?.value ?? {}
  const isLonger = length > 1 && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80))
  return one?.tag === INTEGER && length > 0 && !isLonger
}

/** Each of its numbers ends, and begins with no zero (X.690 § 8.19.2). */
function isId(one: Element | undefined): boolean {
  const { value = new Uint8Array() } = one ?? {}
  const begins = (i: number) => i === 0 || (value[i - 1] ?? 0) < 0x80
  const isShort = value.every((octet, i) => octet !== 0x80 || !begins(i))
  return one?.tag === OID && value.length > 0 && (value.at(-1) ?? 0x80) < 0x80 && isShort
}

function isAlgorithm(one: Element | undefined): boolean {
  const [id, parameters] = one?.items ?? []
  const isOdd = parameters?.tag === NULL && parameters.value.length > 0
  return one?.tag === SEQUENCE && one.items.length <= 2 && isId(id) && !isOdd
}

/** Whole octets. */
function isBits(one: Element | undefined): boolean {
  return one?.tag === BIT_STRING && one.value.length > 0 && one.value[0] === 0
}

/** § 4.1.2.4: sets of a type and a text. */
function isName(one: Element | undefined): boolean {
  return (
    one?.tag === SEQUENCE &&
    one.items.every((set) => set.tag === SET && set.items.length > 0 && set.items.every(isAttribute))
  )
}

function isAttribute({ tag, items: [type, text, ...more] }: Element): boolean {
  return tag === SEQUENCE && more.length === 0 && isId(type) && isText(text)
}

function isText(one: Element | undefined): boolean {
  if (one?.tag === UTF8_STRING) return fromUtf8(one.value) !== undefined
  return (
    (one?.tag === PRINTABLE_STRING || one?.tag === IA5_STRING) && one.value.every((octet) => octet < 0x80)
  )
}

/** § 4.1.2.5; whether there is such a day is asked with the certificates that are followed. */
function isTime({ tag, value }: Element): boolean {
  const text = fromUtf8(value) ?? ''
  return tag === 0x17 ? /^\d{12}Z$/.test(text) : tag === 0x18 && /^\d{14}Z$/.test(text)
}

function isKey(one: Element | undefined): boolean {
  const [algorithm, bits, ...more] = one?.items ?? []
  const isInOrder = one?.tag === SEQUENCE && isAlgorithm(algorithm) && isBits(bits) && more.length === 0
  return isInOrder && isStrictKey(one.raw)
}

/** § 4.1.2.9: one list, no name in it twice. */
function isExtensions({ tag, items: [list, ...more] }: Element): boolean {
  const all = list?.items ?? []
  const names = new Set(all.map(({ items }) => items[0]?.raw.join()))
  return (
    tag === EXTENSIONS &&
    list?.tag === SEQUENCE &&
    more.length === 0 &&
    all.length > 0 &&
    all.every(isExtension) &&
    names.size === all.length
  )
}

function isExtension({ tag, items: [id, ...rest] }: Element): boolean {
  const [first, second, ...more] = rest
  // What is not critical does not say so (X.690 § 11.5); some CAs do, and OpenSSL reads it.
  const isMarked =
    first?.tag === BOOLEAN && first.value.length === 1 && [0, 0xff].includes(first.value[0] ?? 1)
  const value = isMarked ? second : first
  const isAll = more.length === 0 && (isMarked || second === undefined)
  return tag === SEQUENCE && isId(id) && value?.tag === OCTET_STRING && isAll
}
