/**
 * Whatever lines are added to a list, the verdict about a file stays, or becomes undecided.
 *
 * One addition may turn "verified" into "rejected", and should: another digest for the very place of the file. Then the
 * list contradicts itself, and a line that can be about nothing else does not hold. No addition turns "rejected" into
 * "verified", not that one either, and not by the way the list is cut: lines end in LF, CR LF, CR or NUL.
 */
import { describe, expect, test } from 'vitest'
import { concatBytes, fromHex, utf8 } from '../../playground/bytes.ts'
import { type AnyAlgorithm, DIGEST_LENGTH } from '../../playground/checksum/algorithms.ts'
import {
  algorithmsIn,
  digestPieces,
  type ListedFile,
  verifyChecksum,
  verifyList,
} from '../../playground/checksum/index.ts'
import { chance } from '../../scripts/fuzz/random.ts'
import { ABC, digestsOf, pieces } from './abc.ts'

const SEED = 7
const artifact = { name: 'abc.txt', digests: await digestsOf('abc') }
const flipped = (digest: string) => digest.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))

type Draw = ReturnType<typeof chance>

/** A line of any kind that a list may hold; none is for the place `abc.txt`. */
function line(draw: Draw, i: number): string {
  const digest = draw.of([ABC.md5, ABC.sha1, ABC.sha256, ABC.sha512].flatMap((one) => [one, flipped(one)]))
  const name = draw.of([`${i}`, `${i}/abc.txt`, `abc.txt.${i}`, `-${i}`, `a b ${i}`, `署名${i}`])
  return draw.of([
    `${digest}  ${name}`,
    `${digest} *${name}`,
    `\\${digest}  ${name}\\n`,
    `SHA256 (${name}) = ${draw.of([ABC.sha256, flipped(ABC.sha256)])}`,
    `SHA2-256(${name})= ${ABC.sha256}`,
    `SHA3-256 (${name}) = ${ABC.sha256}`,
    digest,
    `sha256:${ABC.sha256}`,
    `# ${digest}  abc.txt`,
    '',
    'hello',
    `${digest.slice(1)}  ${name}`,
    '\u0000',
  ])
}

const judged = (claim: Uint8Array) => verifyChecksum({ artifact, claim }).verdict

describe(`garbage added to a list, seed ${SEED}`, () => {
  const cases = [
    ['verified', `${ABC.sha256}  abc.txt`],
    ['verified', `SHA512 (abc.txt) = ${ABC.sha512}`],
    ['rejected', `${flipped(ABC.sha256)}  abc.txt`],
    ['rejected', `${flipped(ABC.md5)} *abc.txt`],
  ] as const

  test.each(cases)('%s: %s', (verdict, own) => {
    for (let index = 0; index < 60; index++) {
      const draw = chance(SEED, index)
      const lines = Array.from({ length: draw.of([1, 2, 10, 500, 2000]) }, (_, i) => line(draw, i))
      lines.splice(draw.below(lines.length + 1), 0, own)
      const claim = utf8(lines.map((one) => `${one}\n`).join(''))
      expect([verdict, 'undecided'], `#${index}`).toContain(judged(claim))
    }
  })

  test('another digest for the same place contradicts the list', () => {
    const claim = utf8(`${ABC.sha256}  abc.txt\n${flipped(ABC.sha256)}  ./abc.txt\n`)
    expect(judged(claim)).toBe('rejected')
  })
})

const inBase64 = (hex: string) => btoa(String.fromCharCode(...(fromHex(hex) ?? [])))
const ENDS = ['\n', '\n', '\n', '\r\n', '\r', '\0']

/** A digest as it is written for a name, or for none. */
function written(draw: Draw, name: string | undefined, isRight: boolean): string {
  const algorithm = draw.of(['md5', 'sha256', 'sha256', 'sha512'] as const)
  const hex = isRight ? ABC[algorithm] : flipped(ABC[algorithm])
  const tag = { md5: 'MD5', sha256: 'SHA256', sha512: 'SHA512' }[algorithm]
  if (name === undefined) {
    return draw.of([hex, ` ${hex}  `, `${hex}   `, `${algorithm}:${hex}`, `sha512-${integrity(isRight)}`])
  }
  return draw.of([
    `${hex}  ${name}`,
    `${hex} *${name}`,
    `${hex} ${name}`,
    `\\${hex}  ${name}`,
    `${tag} (${name}) = ${hex}`,
    `${algorithm} (${name}) = ${hex}`,
  ])
}
const integrity = (isRight: boolean) => inBase64(isRight ? ABC.sha512 : flipped(ABC.sha512))

const OWN = ['abc.txt', './abc.txt', 'abc.txt\\']
const ELSEWHERE = ['dist/abc.txt', 'x/abc.txt', 'other.txt', 'third.txt']
/** Behind one blank these are the own name, marked as a binary file, or behind two. */
const MARKED = [...ELSEWHERE, ' abc.txt', '*abc.txt']
const NOTHING = [
  '',
  'hello',
  '#',
  '# old',
  '\uFEFF',
  `SHA384 (x) = ${ABC.sha256}${ABC.md5}`,
  ABC.sha256.slice(1),
]

/** Some lines, each with an end. @param own whether a wrong one may be for the very place */
function some(draw: Draw, most: number, own: 'any' | 'right'): string {
  return Array.from({ length: 1 + draw.below(most) }, () => {
    const isRight = draw.below(2) === 0
    const text = draw.of([
      () => written(draw, undefined, isRight),
      () => written(draw, draw.of(OWN), own === 'right' || isRight),
      () => written(draw, draw.of(own === 'right' ? ELSEWHERE : MARKED), isRight),
      () => draw.of(NOTHING),
    ])()
    return `${draw.below(12) === 0 ? '\uFEFF' : ''}${text}${draw.of(ENDS)}`
  }).join('')
}

/** As it comes, as another system writes it, or with a byte more at its end. */
function dressed(draw: Draw, text: string): Uint8Array {
  const last = draw.of(['', '', '\0', '\n', '\r', '\0\0', '\n\0', '\0\n'])
  return utf8(`${draw.of(['', '', '', '\uFEFF'])}${text}${last}`)
}

function utf16(text: string): Uint8Array {
  const units = Uint16Array.from({ length: text.length + 1 }, (_, i) => (i ? text.charCodeAt(i - 1) : 0xfeff))
  return new Uint8Array(units.buffer)
}

describe('a base of any kind, and lines of any kind with any end', () => {
  const ROUNDS = 12_000

  test.each([
    ['any', 13],
    ['right', 17],
  ] as const)('one file, lines for its own place %s, of seed %i', (own, seed) => {
    const seen: Record<string, number> = {}
    for (let index = 0; index < ROUNDS; index++) {
      const draw = chance(seed, index)
      const text = some(draw, 2, 'any')
      const isWide = draw.below(10) === 0
      const base = isWide ? utf16(text) : utf8(text)
      const [before, behind] = [draw.below(3), draw.below(3)].map((most) =>
        most ? some(draw, most, own) : '',
      )
      const claim = concatBytes(utf8(before ?? ''), base, dressed(draw, behind ?? ''))
      const way = `${judged(base)} → ${judged(claim)}`
      seen[way] = (seen[way] ?? 0) + 1
      const forbidden =
        own === 'any' ? ['rejected → verified'] : ['rejected → verified', 'verified → rejected']
      expect(forbidden, `#${index} ${JSON.stringify([before, text, behind, isWide])}`).not.toContain(way)
    }
    // It stays where nothing speaks against it, or nothing would be held.
    for (const way of ['verified → verified', 'rejected → rejected']) {
      expect(seen[way], way).toBeGreaterThan(ROUNDS / 100)
    }
  })

  test.each([1, 2])('a list and %i files that are known by their names', async (count) => {
    const digests = await digestPieces(pieces(utf8('abc'), 3), Object.keys(DIGEST_LENGTH) as AnyAlgorithm[])
    const names = ['abc.txt', 'other.txt'].slice(0, count)
    const files = (list: Uint8Array): ListedFile[] =>
      names.map((name) => ({
        name,
        found: Object.fromEntries(algorithmsIn(list).map((algorithm) => [algorithm, digests?.[algorithm]])),
      }))
    const seen: Record<string, number> = {}
    for (let index = 0; index < ROUNDS / 2; index++) {
      const draw = chance(19 + count, index)
      const all = names.map((name) => `${written(draw, name, true)}\n`).join('')
      const base = some(draw, 2, 'any') + draw.of(['', all])
      const claim = dressed(draw, draw.of([some(draw, 2, 'any') + base, base + some(draw, 2, 'any')]))
      const options = draw.of([{}, { ignoreMissing: true }])
      const [one, other] = [utf8(base), claim].map(
        (list) => verifyList({ list, listName: 'sums', files: files(list), options }).verdict,
      )
      const way = `${one} → ${other}`
      seen[way] = (seen[way] ?? 0) + 1
      expect(way, `#${index} ${JSON.stringify(base)}`).not.toBe('rejected → verified')
    }
    for (const way of ['verified → verified', 'rejected → rejected'])
      expect(seen[way], way).toBeGreaterThan(20)
  })
})

test('a byte at the end changes neither which lines are read nor the verdict', () => {
  const right = `${ABC.sha256}  abc.txt`
  const other = `${flipped(ABC.sha256)}  b.txt`
  for (const end of ['\n', '\r\n', '\0']) {
    for (const list of [`${right}${end}`, `${right}${end}${other}${end}`, `${other}${end}${right}${end}`]) {
      for (const last of ['', '\0', '\n', '\r', '\0\0'])
        expect(judged(utf8(list + last)), list).toBe('verified')
    }
  }
})

test('a list asks for the digests of every way to read it, and is judged by them', async () => {
  const list = utf8(`${ABC.sha256}  x\n${flipped(ABC.md5)}  abc.txt\r${ABC.sha1}  y\r`)
  const found = (await digestPieces(pieces(utf8('abc'), 3), algorithmsIn(list))) as ListedFile['found']
  expect(Object.keys(found)).toContain('md5')
  const { verdict, checks } = verifyList({ list, listName: 'sums', files: [{ name: 'abc.txt', found }] })
  expect([verdict, checks.find(({ id }) => id === 'digest')]).toMatchObject(['undecided', {}])
})
