import { ASN1Obj } from '@sigstore/core'
import { describe, expect, it } from 'vitest'
import { toHex, utf8 } from '../../playground/bytes.ts'
import * as der from '../../playground/world/der.ts'

const parse = (bytes: Uint8Array) => ASN1Obj.parseBuffer(Buffer.from(bytes))

/** Encodings by X.690 (and its section 8.19 and 8.6 examples), written out by hand. */
const VECTORS: readonly [string, Uint8Array, string][] = [
  ['integer 0', der.integer(0), '020100'],
  ['integer 127', der.integer(127), '02017f'],
  ['integer 128 keeps its sign', der.integer(128), '02020080'],
  ['integer 256', der.integer(256), '02020100'],
  ['integer above 2^32', der.integer(2 ** 40), '0206010000000000'],
  ['integer from octets drops leading zeros', der.integer(Uint8Array.of(0, 0, 0x7f)), '02017f'],
  ['integer from octets with the top bit set', der.integer(Uint8Array.of(0x80)), '02020080'],
  ['integer from octets that are all zero', der.integer(Uint8Array.of(0, 0)), '020100'],
  ['oid 2.999.3', der.oid('2.999.3'), '0603883703'],
  ['oid 1.2.840.113549', der.oid('1.2.840.113549'), '06062a864886f70d'],
  ['oid 2.5.29.17', der.oid('2.5.29.17'), '0603551d11'],
  ['oid 0.39', der.oid('0.39'), '060127'],
  ['boolean', der.boolean(true), '0101ff'],
  ['boolean false', der.boolean(false), '010100'],
  ['null', der.nothing(), '0500'],
  ['bit string', der.bitString(Uint8Array.of(0xa5)), '030200a5'],
  ['digitalSignature', der.namedBits(0), '03020780'],
  ['keyCertSign and cRLSign', der.namedBits(5, 6), '03020106'],
  ['decipherOnly, in a second octet', der.namedBits(8), '0303070080'],
  ['octet string', der.octetString(Uint8Array.of(1, 2)), '04020102'],
  ['UTF-8 string', der.utf8String('署'), '0c03e7bdb2'],
  ['UTC time', der.time(new Date('2049-12-31T23:59:59Z')), `170d${toHex(utf8('491231235959Z'))}`],
  [
    'generalized time from 2050',
    der.time(new Date('2050-01-01T00:00:00Z')),
    `180f${toHex(utf8('20500101000000Z'))}`,
  ],
  [
    'time drops the fraction',
    der.time(new Date('2026-10-01T09:00:00.999Z')),
    `170d${toHex(utf8('261001090000Z'))}`,
  ],
  ['context tag', der.context(3, der.nothing()), 'a3020500'],
  ['primitive context tag', der.contextPrimitive(6, utf8('a')), '860161'],
  ['set is sorted', der.set(der.integer(2), der.integer(1)), '3106020101020102'],
  [
    'set puts the shorter of equal beginnings first',
    der.set(der.octetString(Uint8Array.of(0)), der.element(0x04)),
    '310504000401' + '00',
  ],
]

describe('der', () => {
  it.each(VECTORS)('%s', (_, bytes, hex) => {
    expect(toHex(bytes)).toBe(hex)
  })

  it.each([
    [0, '3000'],
    [0x7f, '307f'],
    [0x80, '308180'],
    [0xff, '3081ff'],
    [0x100, '30820100'],
    [0xffff, '3082ffff'],
    [0x10000, '3083010000'],
  ])('a length of %i octets', (length, header) => {
    const bytes = der.element(0x30, new Uint8Array(length))
    expect(toHex(bytes.subarray(0, header.length / 2))).toBe(header)
    expect(bytes.length).toBe(header.length / 2 + length)
  })

  it.each(['', '1', '1.40', '3.1', '1.2.', '1.2.03', '1.2.-3', 'a.b'])(
    'refuses "%s" as an object identifier',
    (dotted) => {
      expect(() => der.oid(dotted)).toThrow(/^dotted: /)
    },
  )

  it.each([-1, 1.5, NaN, 2 ** 53])('refuses %d as an integer', (value) => {
    expect(() => der.integer(value)).toThrow(/^value: /)
  })

  it.each([new Date(NaN), new Date('1949-12-31T23:59:59Z'), new Date('+010000-01-01T00:00:00Z')])(
    'refuses the date %s',
    (date) => {
      expect(() => der.time(date)).toThrow(/^date: /)
      expect(() => der.generalizedTime(date)).toThrow(/^date: /)
    },
  )

  it('is read back by a parser nobody here wrote', () => {
    const arcs = ['1.3.6.1.4.1.57264.1.8', '2.16.840.1.101.3.4.2.1', '1.3.101.112']
    const tree = parse(der.sequence(...arcs.map(der.oid), der.integer(0x123456), der.time(new Date(1.8e12))))
    expect(tree.subs.slice(0, 3).map((sub) => sub.toOID())).toEqual(arcs)
    expect(tree.subs[3]?.toInteger()).toBe(0x123456n)
    expect(tree.subs[4]?.toDate()).toEqual(new Date(1.8e12))
    expect(parse(der.namedBits(0, 5)).toBitString()).toEqual([1, 0, 0, 0, 0, 1])
  })

  it('what that parser writes again has the same bytes, for nested shapes of any size', () => {
    for (let n = 0; n < 200; n++) {
      const leaf = der.octetString(new Uint8Array(n * 7).fill(n))
      const bytes = der.sequence(
        der.integer(n ** 5),
        der.context(n % 31, der.set(leaf, der.nothing())),
        der.oid(`1.3.${n ** 4}`),
      )
      expect(toHex(parse(bytes).toDER())).toBe(toHex(bytes))
    }
  })
})
