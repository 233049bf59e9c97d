/** No list, however it is made, takes more than its size in work; beyond the bound it is not looked at. */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import {
  algorithmsIn,
  type ListedFile,
  parseSums,
  readList,
  verifyChecksum,
  verifyList,
} from '../../playground/checksum/index.ts'
import { isTooMuch, MOST_BYTES, MOST_LINES } from '../../playground/checksum/cut.ts'
import { quoted } from '../../playground/checksum/quote.ts'
import { expectGrowth } from '../support/doubling.ts'
import { pace, work } from '../support/pace.ts'
import { ABC, digestsOf } from './abc.ts'

const digests = await digestsOf('abc')
const artifact = { name: 'abc.txt', digests }
const MIB = 1024 * 1024
/** For what differs from another list only in how a line is read: the worst are tried at the bound. */
const SOME_LINES = 12_000
const lines = (make: (i: number) => string) => (count: number) =>
  utf8(Array.from({ length: count }, (_, i) => `${make(i)}\n`).join(''))
const byte = (i: number) => (i % 256).toString(16).padStart(2, '0')

const LONG = 500_000
/** As many of such lines as fit into a list: a quarter of them are as mixed as all of them. */
const LONG_LINES = Math.floor(MOST_BYTES / LONG)

/** Lines that are nearly as long as they may be, with a digest and without. */
const long = (piece: string) => (count: number) =>
  utf8(
    Array.from({ length: count }, (_, i) => {
      const text = piece.repeat(LONG / piece.length)
      return `${i % 2 ? '' : `\\${ABC.sha256}  `}${text}\n`
    }).join(''),
  )

/** A digest of its own for each line. */
const distinct = (i: number) => `${i.toString(16).padStart(8, '0')}${ABC.sha256.slice(8)}`
const files = (count: number, name: (i: number) => string): ListedFile[] =>
  Array.from({ length: count }, (_, i) => ({ name: name(i), found: digests }))

const SHORT_LINE = `${ABC.md5}  12\n`.length

/** A digest of its own for each line, the shortest there is, and a line's end of each kind in turn. */
const own =
  (...ends: readonly string[]) =>
  (count: number) =>
    utf8(
      Array.from({ length: count }, (_, i) => `${md5Of(i)}  ${10 + (i % 90)}${ends[i % ends.length]}`).join(
        '',
      ),
    )
const md5Of = (i: number) => `${i.toString(16).padStart(8, '0')}${ABC.md5.slice(8)}`

/** In UTF-16, with the mark of it. */
const wide = (make: (count: number) => Uint8Array) => (count: number) => {
  const narrow = make(count)
  const list = new Uint8Array(2 + 2 * narrow.length).fill(0)
  list.set([0xff, 0xfe])
  for (const [i, byte] of narrow.entries()) list[2 + 2 * i] = byte
  return list
}

const b64 = `${'Ab3/'.repeat(21)}AA==`
/** Lines of the other forms, and what begins like a block of one and is none. */
const FORMS: readonly (readonly [string, (i: number) => string])[] = [
  ['gpg', (i) => `${i}: BA7816BF 8F01CFEA 414140DE 5DAE2223\n  B00361A3 96177A9C B410FF61 F20015AD`],
  ['heads alone', (i) => ['SHA256:', 'Algorithm : SHA256', '| a | b |', '--- | ---'][i % 4] ?? ''],
  ['rules', () => '|---|---|'],
  ['names first', (i) => `${i}.txt  ${distinct(i)}`],
  ['electron', (i) => `- url: ${i}\n  sha512: ${b64}`],
  ['urls', (i) => `- url: ${i}`],
  ['locks', (i) => `"resolved": "https://a/${i}.tgz",\n"integrity": "sha512-${b64}",`],
  ['Debian', (i) => ` ${distinct(i)} ${i} ${i}.deb`],
  ['prose', (i) => `${i}.zip has SHA-256 ${distinct(i)} now`],
]

const LISTS: readonly (readonly [string, (count: number) => Uint8Array, number])[] = [
  ['equal lines', lines(() => `${ABC.sha256}  abc.txt`), SOME_LINES],
  ['lines that disagree', lines((i) => `${distinct(i)}  abc.txt`), SOME_LINES],
  ['two algorithms', lines((i) => `${i % 2 ? ABC.sha256 : ABC.md5}  abc.txt`), SOME_LINES],
  ['folders', lines((i) => `${ABC.sha256}  ${i}/abc.txt`), MOST_LINES],
  ['bare digests', lines(distinct), SOME_LINES],
  ['tags', lines((i) => `SHA256 (${i}) = ${ABC.sha256}`), SOME_LINES],
  ['other tags', lines((i) => `SHA2-256(${i})= ${ABC.sha256}`), SOME_LINES],
  ['escaped names', lines((i) => `\\${ABC.sha256}  a\\n${i}`), SOME_LINES],
  ['names that need quoting', lines((i) => `${ABC.sha256}  a 'b" \u0007 ${i}`), SOME_LINES],
  ['no entries', lines(byte), SOME_LINES],
  ['long names', long('/a'), LONG_LINES],
  ['long names of quotes', long("'\u0001"), LONG_LINES],
  ['long lines of control characters', long('\u0001'), LONG_LINES],
  ['long runs of digits', long('00'), LONG_LINES],
  ['long runs of blanks', long('  '), LONG_LINES],
  ['parentheses', long('A(a)= '), LONG_LINES],
  ['backslashes', long('\\'), LONG_LINES],
  ['lines that are all their own', own('\n'), MOST_LINES],
  ['records that are all their own', own('\0'), MOST_LINES],
  ['lines and records, and parts of both', own('\n', '\r', '\0'), MOST_LINES],
  ['all their own, in UTF-16', wide(own('\n')), MOST_LINES],
  [
    'all their own, in UTF-16, and parts of them',
    wide(own('\n', '\r')),
    Math.min(MOST_LINES, Math.floor((MOST_BYTES / 2 - 1) / SHORT_LINE)),
  ],
]

describe('work grows as the list does', () => {
  for (const [name, make, upTo] of LISTS) {
    // Beyond reading it, which the list does too, only lines about one file matter to one file.
    const isAboutOne = LISTS.findIndex(([other]) => other === name) < 3
    test.runIf(isAboutOne)(`${name}: one file`, () => {
      expectGrowth({
        upTo,
        make: (size) => {
          const claim = make(size)
          return () => verifyChecksum({ artifact, claim })
        },
      })
    })

    test(`${name}: a list`, () => {
      expect(isTooMuch(make(upTo))).toBe(false)
      expectGrowth({
        upTo,
        make: (size) => {
          const list = make(size)
          const at = [...files(20, (i) => `${i}`), ...files(2, (i) => `${i}/abc.txt`)]
          // As the doors do: read once, asked for algorithms, then judged.
          return () => {
            const read = readList(list)
            return [algorithmsIn(read), verifyList({ list: read, listName: 'SHA256SUMS', files: at })]
          }
        },
      })
    })
  }

  test.each(FORMS)('%s: a list of another form', (_, make) => {
    expectGrowth({
      upTo: SOME_LINES / 2,
      make: (size) => {
        const list = utf8(`SHA256:\n${Array.from({ length: size }, (_one, i) => `${make(i)}\n`).join('')}`)
        const at = files(20, (i) => `${i}.txt`)
        return () => [
          verifyList({ list, listName: 'sums.txt', files: at }),
          verifyChecksum({ artifact, claim: list, claimName: 'sums.txt' }),
        ]
      },
    })
  })

  test.each(['--hash=md5:a \\', '    --hash=sha256:ab \\', 'a==1 \\', '- x \\'])('lines of %j', (line) => {
    expectGrowth({
      upTo: SOME_LINES,
      make: (size) => {
        const list = utf8(`${line}\n`.repeat(size))
        return () => verifyList({ list, listName: 'requirements.txt', files: [] })
      },
    })
  })

  test.each(['a|', 'resolved ', 'sha256-', '"integrity":"', 'AB ', 'x.zip ', '--hash=', '(a '])(
    'one line of %j in forms',
    (piece) => {
      expectGrowth({
        upTo: MIB / 4,
        make: (size) => {
          const list = utf8(piece.repeat(size / piece.length))
          return () => verifyList({ list, listName: 'sums.txt', files: [] })
        },
      })
    },
  )

  test('many files, each respelled', () => {
    expectGrowth({
      upTo: 8000,
      make: (size) => {
        const list = lines((i) => `${ABC.sha256}  a ${i}`)(size)
        const at = files(size, (i) => `a.${i}`)
        return () => verifyList({ list, listName: 'SHA256SUMS', files: at })
      },
    })
  })

  test('many files of one name, and as many lines', () => {
    for (const root of ['', 'root/']) {
      expectGrowth({
        upTo: 4000,
        make: (size) => {
          const list = lines((i) => `${ABC.sha256}  ${i}/abc.txt`)(size)
          const at = files(size, (i) => `${root}${i}/abc.txt`)
          return () => verifyList({ list, listName: 'SHA256SUMS', files: at })
        },
      })
    }
  })

  /** Files that could all be meant by all lines. */
  const MANY_OF_ONE: readonly (readonly [string, (i: number) => string, (i: number) => string])[] = [
    ['none at its place', (i) => `${i}/abc.txt`, (i) => `x/${i}/y/abc.txt`],
    ['all for one name', () => 'zz/abc.txt', (i) => `${i}/abc.txt`],
    [
      'each a folder deeper',
      (i) => `abc.txt${'/a'.repeat(i % 8)}`,
      (i) => `${i}/abc.txt${'/a'.repeat(i % 8)}`,
    ],
    ['all ending in the one before', (i) => `${'a/'.repeat(i % 8)}a`, (i) => `b/${'a/'.repeat(i % 8)}a`],
  ]
  test.each(MANY_OF_ONE)('many files of one name, and a line for each: %s', (_, listed, at) => {
    expectGrowth({
      upTo: 40_000,
      make: (size) => {
        const list = lines((i) => `${ABC.sha256}  ${listed(i)}`)(size)
        const given = files(size / 2, at)
        return () =>
          expect(verifyList({ list, listName: 'SHA256SUMS', files: given }).rows).toHaveLength(size)
      },
    })
  })

  test('as many files as bare digests', () => {
    expectGrowth({
      upTo: 8000,
      make: (size) => {
        const list = lines(distinct)(size)
        const at = files(size, (i) => `${i}`)
        return () => verifyList({ list, listName: 'SHA256SUMS', files: at })
      },
    })
  })

  test('a name, quoted', () => {
    expectGrowth({
      upTo: MIB,
      make: (size) => {
        const name = `'\u0001`.repeat(size / 2)
        return () => quoted(name)
      },
    })
  })
})

/** Lines as long as may be, so that only their NULs are many. */
function nulsBehind(...mark: number[]): Uint8Array {
  const list = new Uint8Array(4 * MIB)
  for (let at = 400_000; at < list.length; at += 400_000) list[at] = 0x0a
  list.set(mark)
  return list
}

describe('beyond the bound', () => {
  test.each([
    ['a line more', () => lines(() => `${ABC.sha256}  abc.txt`)(MOST_LINES + 1)],
    ['more than 4 MiB', () => utf8(`${`${ABC.sha256}  abc.txt\n${'#'.repeat(MIB / 2 - 99)}\n`.repeat(9)}`)],
    ['nothing but line ends', () => utf8('\n'.repeat(16 * MIB))],
    ['nothing but NUL', () => new Uint8Array(16 * MIB)],
    [
      'UTF-16',
      () =>
        Uint8Array.from({ length: 4 * MIB }, (_, i) => [0xff, 0xfe, 0x0a, 0][i < 2 ? i : 2 + (i % 2)] ?? 0),
    ],
    ['NUL behind what is no mark of UTF-16', () => nulsBehind(0xff, 0xff)],
    ['NUL behind the other one that is none', () => nulsBehind(0xfe, 0xfe)],
  ])('%s: too much, at once', (_, make) => {
    const list = make()
    const took = work(() => {
      const report = verifyChecksum({ artifact, claim: list })
      expect(report.verdict).toBe('undecided')
      expect(report.checks.find(({ id }) => id === 'claim')).toMatchObject({ because: 'too-much' })
      const many = verifyList({ list, listName: 'SHA256SUMS', files: files(1, () => 'abc.txt') })
      expect(many.verdict).toBe('undecided')
      expect(many.checks.find(({ id }) => id === 'claim')).toMatchObject({ because: 'too-much' })
      expect([many.rows, many.tool]).toEqual([[], undefined])
      expect(algorithmsIn(list)).toEqual([])
      expect(parseSums(list)).toEqual({ entries: [], improper: [], unread: [], slips: [], tooMuch: true })
    })
    expect(took).toBeLessThan(500 * pace())
  })

  test('whatever a list begins with and its lines end in, no more are read than were counted', () => {
    for (const mark of [[], [0xff, 0xfe], [0xfe, 0xff], [0xff, 0xff], [0xfe, 0xfe], [0xef, 0xbb, 0xbf]]) {
      for (const ends of [[0x0a], [0], [0, 0x0a], [0x0a, 0], [0x0a, 0x0a, 0]]) {
        for (const last of [0, 0x0a, 0x61]) {
          const list = new Uint8Array(MIB / 4).map((_, i) => [0x61, ...ends][i % (1 + ends.length)] ?? 0)
          list.set(mark)
          // One line is read however it is cut, or nothing would be told of the others.
          list.set(utf8(`\0${ABC.sha256}  abc.txt\0\n${ABC.sha256}  abc.txt\n`), mark.length)
          list[list.length - 1] = last
          const { entries = [], improper = [] } = parseSums(list) ?? {}
          expect(entries.length + improper.length, [mark, ends, last].join(' ')).toBeLessThanOrEqual(
            MOST_LINES,
          )
        }
      }
    }
  })
})
