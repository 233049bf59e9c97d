/**
 * Whatever lines are added to a list, the verdict about a file stays, or becomes undecided.
 *
 * One addition may change it, and should: another digest for the same place. Then the list contradicts itself, and who
 * wrote which line nobody can tell: `conflicting-entries`, rejected. Lines for the same name elsewhere are about other
 * files and change nothing.
 */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { verifyChecksum } from '../../playground/checksum/index.ts'
import { chance } from '../../scripts/fuzz/random.ts'
import { ABC, digestsOf } from './abc.ts'

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
      expect([verdict, 'undecided'], `#${index}`).toContain(verifyChecksum({ artifact, claim }).verdict)
    }
  })

  test('another digest for the same place contradicts the list', () => {
    const claim = utf8(`${ABC.sha256}  abc.txt\n${flipped(ABC.sha256)}  ./abc.txt\n`)
    expect(verifyChecksum({ artifact, claim }).verdict).toBe('rejected')
  })
})
