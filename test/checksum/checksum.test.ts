import { describe, expect, test } from 'vitest'
import { fromHex, toHex, utf8 } from '../../playground/bytes.ts'
import {
  ALGORITHMS,
  digestPieces,
  type Digests,
  parseSums,
  verifyChecksum,
} from '../../playground/checksum/index.ts'

/** RFC 1321 A.5, FIPS 180-4 examples. */
const ABC = {
  md5: '900150983cd24fb0d6963f7d28e17f72',
  sha1: 'a9993e364706816aba3e25717850c26c9cd0d89d',
  sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  sha512:
    'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
} as const

async function* pieces(bytes: Uint8Array, size: number) {
  const reused = new Uint8Array(size)
  for (let at = 0; at < bytes.length; at += size) {
    const part = bytes.subarray(at, at + size)
    reused.set(part)
    yield reused.subarray(0, part.length)
  }
}

async function digests(text: string): Promise<Digests> {
  return (await digestPieces(pieces(utf8(text), 7), ALGORITHMS)) as Digests
}

describe('digestPieces', () => {
  test('abc, in pieces of any size', async () => {
    for (const size of [1, 2, 3, 64]) {
      const found = await digestPieces(pieces(utf8('abc'), size), ALGORITHMS)
      for (const name of ALGORITHMS) expect(toHex(found?.[name] ?? new Uint8Array()), name).toBe(ABC[name])
    }
  })

  test('counts every byte, and stops when it is cancelled', async () => {
    const seen: number[] = []
    await digestPieces(pieces(new Uint8Array(10), 4), ['sha256'], { onProgress: (bytes) => seen.push(bytes) })
    expect(seen).toEqual([4, 8, 10])
    const cancelled = await digestPieces(pieces(new Uint8Array(10), 4), ['sha256'], {
      isCancelled: () => seen.push(0) > 4,
    })
    expect(cancelled).toBeUndefined()
  })
})

describe('parseSums', () => {
  const one = (line: string) => parseSums(utf8(line))?.entries[0]
  test.each([
    ['GNU text', `${ABC.sha256}  a b.txt\n`, 'sha256', 'a b.txt'],
    ['GNU binary', `${ABC.md5} *日本語.jar`, 'md5', '日本語.jar'],
    ['GNU escaped', `\\${ABC.sha1}  a\\nb\\\\c`, 'sha1', 'a\nb\\c'],
    ['a name that begins with a space', `${ABC.sha1}   a`, 'sha1', ' a'],
    ['BSD', `SHA256 (a (1).txt) = ${ABC.sha256}`, 'sha256', 'a (1).txt'],
    ['BSD of another algorithm', `BLAKE2b (a) = ${ABC.sha512}`, undefined, 'a'],
    ['bare, as Maven writes it', ABC.sha1, 'sha1', undefined],
    ['upper case', ABC.sha512.toUpperCase(), 'sha512', undefined],
    ['CRLF', `${ABC.sha256}  a\r\n`, 'sha256', 'a'],
    ['byte-order mark', `\uFEFF${ABC.sha256}  a`, 'sha256', 'a'],
  ])('%s', (_, line, algorithm, name) => {
    expect(one(line)).toMatchObject({ algorithm, name })
    expect(parseSums(utf8(line))?.malformed).toBe(0)
  })

  test.each([
    ['odd length', 'abc'],
    ['no known length', 'abcdef'],
    ['prose', 'please verify the download'],
    ['a tag whose digest is too short', `SHA256 (a) = ${ABC.sha1}`],
    ['not hex', `${'g'.repeat(64)}  a`],
  ])('%s is malformed', (_, line) => {
    expect(parseSums(utf8(line))).toEqual({ entries: [], malformed: 1 })
  })

  test('bytes that are not text', () => {
    expect(parseSums(Uint8Array.of(0xff, 0xfe, 0x00))).toBeUndefined()
  })
})

describe('verifyChecksum', () => {
  const outcome = async (claim: string | Uint8Array | undefined, name = 'abc.txt') => {
    const bytes = typeof claim === 'string' ? utf8(claim) : claim
    const { verdict, checks } = verifyChecksum({
      artifact: { name, digests: await digests('abc') },
      ...(bytes && { claim: bytes }),
    })
    const last = checks.find((check) => check.status !== 'passed')
    return [
      verdict,
      last && (last.status === 'failed' ? last.code : last.status === 'skipped' ? last.because : ''),
    ]
  }
  const changed = ABC.sha256.replace(/^b/, 'c')

  test.each([
    ['the digest', ABC.sha256, 'verified', undefined],
    ['one hex digit changed', changed, 'rejected', 'digest-mismatch'],
    ['a list that names it', `${changed}  other\n${ABC.sha256}  dir/abc.txt\n`, 'verified', undefined],
    ['a list that does not', `${changed}  x\n${changed}  y\n`, 'undecided', 'missing-input'],
    ['one line under another name', `${ABC.sha256}  renamed`, 'verified', undefined],
    [
      'two digests for one name',
      `${ABC.sha256}  abc.txt\n${changed}  abc.txt`,
      'rejected',
      'conflicting-entries',
    ],
    [
      'MD5 right and SHA-256 wrong',
      `${ABC.md5}  abc.txt\n${changed}  abc.txt`,
      'rejected',
      'digest-mismatch',
    ],
    ['an algorithm we do not compute', `BLAKE2b (abc.txt) = ${ABC.sha512}`, 'undecided', 'unsupported'],
    ['prose', 'trust me', 'rejected', 'no-digest'],
    ['bytes', Uint8Array.of(0xff), 'rejected', 'not-text'],
    ['nothing', undefined, 'undecided', 'missing-input'],
  ])('%s', async (_, claim, verdict, why) => {
    expect(await outcome(claim)).toEqual([verdict, why])
  })

  test('every flipped bit of the digest is caught', async () => {
    const artifact = { name: 'abc.txt', digests: await digests('abc') }
    const right = fromHex(ABC.sha256) as Uint8Array
    for (let bit = 0; bit < right.length * 8; bit++) {
      const wrong = Uint8Array.from(right, (byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
      expect(verifyChecksum({ artifact, claim: utf8(toHex(wrong)) }).verdict).toBe('rejected')
    }
  })

  test('MD5 and SHA-1 match with a warning', async () => {
    const artifact = { name: 'abc.txt', digests: await digests('abc') }
    const warnings = (['md5', 'sha1', 'sha256', 'sha512'] as const).map((name) => {
      const check = verifyChecksum({ artifact, claim: utf8(ABC[name]) }).checks.find(
        ({ id }) => id === 'digest',
      )
      return check?.status === 'passed' ? check.warning : 'not passed'
    })
    expect(warnings).toEqual(['collisions-known', 'collisions-known', undefined, undefined])
  })
})
