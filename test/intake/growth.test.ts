/** A file is told in the time that its length takes, whatever stands in it and whatever it is called. */
import { expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { look } from '../../playground/intake/look.ts'
import { sightOf } from '../../playground/intake/sight.ts'
import { CASES } from './cases.ts'

/** As each kind is usually called, each ending once. */
const NAMES = [
  ...new Map(
    Object.values(CASES)
      .flat()
      .map(({ name }) => [/\.\w+$/.exec(name)?.[0] ?? name, name]),
  ).values(),
]
/** Characters. What is compared with every stretch of itself takes ten seconds for so many. */
const LENGTH = 64 * 1024
/** Milliseconds for all of them, on a busy machine. */
const MOST = 4000

const filled = (head: string, middle: string, tail: string) =>
  head + middle.repeat(Math.floor((LENGTH - head.length - tail.length) / middle.length)) + tail
const BEGIN = (label: string) => `-----BEGIN ${label}-----\n`

const FILES: Readonly<Record<string, string>> = {
  'a letter, blanks, one other': filled('A', ' ', ';'),
  'letters, blanks between, one other': filled('', 'A ', ';'),
  'padding and blanks': filled('A=', ' ', ';'),
  'line ends': filled('A', '\n', ';'),
  'messages that begin': filled('', BEGIN('PGP MESSAGE'), ''),
  'a message whose header has no end': filled(BEGIN('PGP MESSAGE'), 'A: \n', ''),
  'certificates that begin': filled('', BEGIN('CERTIFICATE'), ''),
}

test.each(Object.keys(FILES))('%s, under the name of every kind', (what) => {
  const bytes = utf8(FILES[what] ?? '')
  const from = performance.now()
  for (const name of NAMES) {
    look(sightOf(name, bytes))
    expect(performance.now() - from, name).toBeLessThan(MOST)
  }
})

/** The longest line that is read as one of a list. */
const LINE = 16_000
const HEX = 'ab'.repeat(32)
const BLANK = ' '.repeat(LINE)

test.each([
  ['one digest', `${HEX}  f\n`],
  ['a table', '| f.zip | sha256 |\n|---|---|\n'],
])('long lines of a list, behind %s', (_, head) => {
  const lines = [
    `${BLANK}!`,
    `sha256-AAAA${BLANK}!`,
    `| ${'`'.repeat(LINE)}!`,
    `| [${']('.repeat(LINE / 2)}!`,
    `| ${'a/'.repeat(LINE / 2)} !`,
    `|${BLANK}!`,
  ]
  for (const line of lines) {
    const from = performance.now()
    look(sightOf('SHA256SUMS', utf8(`${head}${`${line}\n`.repeat(16)}`)))
    expect(performance.now() - from, line.slice(0, 20).trim()).toBeLessThan(MOST)
  }
})
