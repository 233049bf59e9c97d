/** Bytes that somebody chose, of which gpg makes lines: ours are the same, and no words of theirs become a line. */
import { enums } from 'openpgp'
import { describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { KEY_TAG } from '../../playground/openpgp/packets.ts'
import { askBoth, hashedKey, keyWith, overUserId, signedBy, sub } from './by-hand.ts'
import { packet } from './garbage.ts'
import { keyOf, secondsAgo } from './raw-signatures.ts'

const now = new Date()
const artifact = utf8('a release\n')
const key = await keyOf('p', 'rsa')
const CREATED = secondsAgo(900_000)
const plain = await keyWith(key, CREATED, utf8('p <p@example.org>'))
const bytes = (...list: readonly number[]) => Uint8Array.from(list)
const signed = (hashed: readonly Uint8Array[]) =>
  signedBy(key, { type: enums.signature.binary, over: artifact, created: secondsAgo(60), hashed })

/** @returns our lines, which are gpg's where it is there to be asked */
async function linesOf(signature: Uint8Array, file = plain): Promise<readonly string[]> {
  const { ours, lines, gpg } = await askBoth({ artifact, signature, keys: [file] }, now)
  if (gpg !== undefined) expect([lines, ours.gpg?.exitCode]).toEqual([gpg.stderr, gpg.code])
  return lines ?? []
}

function notation(name: Uint8Array, value: Uint8Array, flags = 0x80, critical = 0): Uint8Array {
  const lengths = [name.length, value.length].flatMap((length) => [length >> 8, length & 255])
  return sub(20 | critical, bytes(flags, 0, 0, 0, ...lengths), name, value)
}
const LATIN = bytes(0xe9, 0x78)
const NOTATIONS: Readonly<Record<string, readonly [readonly Uint8Array[], readonly string[]]>> = {
  'an ordinary one': [[notation(utf8('name'), utf8('値'))], ['name=値']],
  'two, the last first': [
    [notation(utf8('x'), utf8('1')), notation(utf8('y'), utf8('2')), notation(utf8('z'), utf8('3'))],
    ['z=3', 'y=2', 'x=1'],
  ],
  'a line in its name': [
    [notation(utf8('x\ngpg: Good signature from "Linus" [ultimate]'), utf8('v'))],
    ['x\\ngpg: Good signature from "Linus" [ultimate]=v'],
  ],
  'an escape in its name': [[notation(utf8('x\u001b[31m'), utf8('v'))], ['x\\x1b[31m=v']],
  'a line in its value': [[notation(utf8('x'), utf8('v\nw'))], ['x=v\\nw']],
  'a NUL in its name': [[notation(utf8('x\0y'), utf8('v'))], ['x=v']],
  'an address behind a NUL': [[notation(utf8('x\0y@z'), utf8('v'))], ['x=v']],
  'an address before a NUL': [[notation(utf8('x@\0y'), utf8('v'))], []],
  'a NUL in its value': [[notation(utf8('x'), utf8('v\0w'))], ['x=v']],
  'a mark before its name': [[notation(utf8('\ufeffx'), utf8('v'))], ['\ufeffx=v']],
  'a name that is no UTF-8': [[notation(LATIN, utf8('v'))], ['\\xe9\\x78=v']],
  'an address that is no UTF-8': [[notation(bytes(0xe9, 0x40, 0x78), utf8('v'))], []],
  'a value that is no UTF-8': [[notation(utf8('x'), LATIN)], ['x=\\xe9\\x78']],
  'a value for no human': [
    [notation(utf8('x'), bytes(1, 0x41, 0), 0)],
    ['x=[ not human readable (3 bytes: ?A?) ]'],
  ],
  'a value of nineteen bytes for no human': [
    [notation(utf8('x'), new Uint8Array(19).fill(0x41), 0)],
    [`x=[ not human readable (19 bytes: ${'A'.repeat(19)}) ]`],
  ],
  'a longer one': [
    [notation(utf8('x'), new Uint8Array(20).fill(0x7f), 0)],
    [`x=[ not human readable (20 bytes: ${'?'.repeat(19)}...) ]`],
  ],
}

describe('a notation', () => {
  test.each(Object.entries(NOTATIONS))('%s', async (_, [hashed, expected]) => {
    const lines = await linesOf(await signed(hashed))
    const [start] = ['gpg: Signature notation: ']
    expect(lines.filter((line) => line.startsWith(start ?? '')).map((line) => line.slice(25))).toEqual(
      expected,
    )
  })

  test('one that must be understood is so by its bytes, and by no mark before them', async () => {
    const name = utf8('\ufeffpreferred-email-encoding@pgp.com')
    const signature = await signed([notation(name, utf8('v'), 0x80, 0x80)])
    await linesOf(signature)
    const report = await verifyOpenpgp({ artifact, signature, keys: [plain], policy: { now } })
    expect(report.verdict).toBe('undecided')
  })
})

const header = (...first: readonly number[]) => bytes(...first, ...Array<number>(16 - first.length).fill(0))
const JPEG = header(16, 0, 1, 1)
const image = (size: number, head = JPEG) => concatBytes(bytes(1), head, new Uint8Array(size).fill(7))
/** With its length in one octet, two or five. */
function counted(body: Uint8Array, octets: 1 | 2 | 5): Uint8Array {
  const { length } = body
  const count = {
    1: [length],
    2: [((length - 192) >> 8) + 192, (length - 192) & 255],
    5: [255, 0, 0, length >> 8, length & 255],
  }
  return concatBytes(bytes(...count[octets]), body)
}
const ATTRIBUTES: Readonly<Record<string, readonly [Uint8Array, string]>> = {
  'a small image': [counted(image(50), 1), 'jpeg image of size 50'],
  'one of two octets': [counted(image(300), 2), 'jpeg image of size 300'],
  'one of five': [counted(image(5000), 5), 'jpeg image of size 5000'],
  two: [concatBytes(counted(image(30), 1), counted(image(40), 1)), '2 attributes of size 106'],
  'another type': [counted(concatBytes(bytes(2), new Uint8Array(30)), 1), 'unknown attribute of size 30'],
  'another format': [counted(image(30, header(16, 0, 1, 2)), 1), 'unknown image of size 30'],
  'another version': [counted(image(30, header(16, 0, 2, 1)), 1), 'unknown image of size 30'],
  'a header beyond it': [counted(image(3, bytes(255, 255, 1, 1)), 1), 'invalid image'],
  'nothing of an image': [counted(bytes(1), 1), 'invalid image'],
  'an empty image': [counted(image(0), 1), 'invalid image'],
  'something behind it': [concatBytes(counted(image(30), 1), bytes(9)), 'jpeg image of size 30'],
  'more than there is': [concatBytes(bytes(90), image(30)), 'bad attribute packet of size 48'],
  'no length': [bytes(0), 'bad attribute packet of size 1'],
  'a length cut short': [bytes(255, 0, 0), 'bad attribute packet of size 3'],
  'a length of two octets cut short': [bytes(192, 0), 'bad attribute packet of size 2'],
}

describe('an attribute', () => {
  test.each(Object.entries(ATTRIBUTES))('%s', async (_, [body, expected]) => {
    const over = overUserId(key, body, true)
    const word = await signedBy(key, { type: enums.signature.certPositive, over, created: CREATED })
    const file = concatBytes(plain, packet(KEY_TAG.userAttribute, body), word)
    const lines = await linesOf(await signed([]), file)
    expect(lines.find((line) => line.includes('aka'))).toContain(`"[${expected}]"`)
  })
})

const SIGNERS: Readonly<Record<string, readonly [Uint8Array, string]>> = {
  'an address': [utf8('P <P@Example.ORG>'), 'p@example.org'],
  'a letter that is no K': [utf8('x <\u212a@Example.org>'), '\u212a@example.org'],
  'letters of other alphabets': [utf8('x <ÄΣİ@E.org>'), 'ÄΣİ@e.org'],
  'one without brackets': [utf8('Ä@X.ORG'), 'Ä@x.org'],
  'what is no UTF-8': [bytes(0x78, 0x3c, 0xc4, 0x40, 0x41, 0x2e, 0x42, 0x3e), '\ufffd@a.b'],
  'no address': [utf8('Just A Name'), 'Just A Name'],
  'no address and no UTF-8': [concatBytes(LATIN, utf8(' Y')), '\ufffdx Y'],
  'a mark before it': [utf8('\ufeffA@B.C'), '\ufeffa@b.c'],
  'control characters': [utf8('a\u001b <A\u0001@B.C>'), 'a\\x01@b.c'],
  'a blank in it': [utf8('x <A B@C.D>'), 'x <A B@C.D>'],
  'a blank that is none in ASCII': [utf8('x <A\u00a0B@C.D>'), 'a\u00a0b@c.d'],
  'a letter whose bytes are like a blank': [utf8('x <\u3060B@C.D>'), '\u3060b@c.d'],
  'what is deleted': [utf8('x <A\u007f@B.C>'), 'a\\x7f@b.c'],
}

describe('a signer’s user id', () => {
  test.each(Object.entries(SIGNERS))('%s', async (_, [body, expected]) => {
    const lines = await linesOf(await signed([sub(28, body)]))
    expect(lines.find((line) => line.includes('issuer'))).toBe(`gpg:                issuer "${expected}"`)
  })
})

test.each([
  ['a mark', utf8('\ufeffwords'), '\ufeffwords'],
  ['control characters', utf8('a\u001bb'), 'a\\x1bb'],
])('%s in the words of a revocation', async (_, words, expected) => {
  const reason = sub(29, concatBytes(bytes(1), words))
  const type = enums.signature.keyRevocation
  const revocation = await signedBy(key, { type, over: hashedKey(key), created: CREATED, hashed: [reason] })
  const [primary] = [plain.subarray(0, 6 + ((plain[4] ?? 0) << 8) + (plain[5] ?? 0))]
  const file = concatBytes(primary ?? plain, revocation, plain.subarray(primary?.length ?? 0))
  const lines = await linesOf(await signed([]), file)
  expect(lines).toContain(`gpg: revocation comment: ${expected}`)
})
