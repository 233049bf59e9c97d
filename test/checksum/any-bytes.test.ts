/** Whatever a person is handed as a list, there is an answer: nothing that a stranger wrote makes us throw. */
import { describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import {
  algorithmsIn,
  digestPieces,
  type ListedFile,
  verifyChecksum,
  verifyList,
} from '../../playground/checksum/index.ts'
import { chance } from '../../scripts/fuzz/random.ts'
import { ABC, digestsOf, pieces } from './abc.ts'

const { md5, sha256 } = ABC
const artifact = { name: 'b', digests: await digestsOf('abc') }

/** As the terminal and the page do it: no digest but those that are asked for. */
async function judge(list: Uint8Array, ...names: string[]) {
  const asked = await digestPieces(pieces(utf8('abc'), 3), algorithmsIn(list))
  const files = names.map((name): ListedFile => ({ name, found: asked ?? 'denied' }))
  return verifyList({ list, listName: 'SHA256SUMS', files })
}

describe('lines that only the tool reads have their digests too', () => {
  test.each([
    ['behind a mark of UTF-16', concatBytes(Uint8Array.of(0xff, 0xfe, 0x0a), utf8(`${sha256}  b\n`)), 'b'],
    ['in records that end in NUL', utf8(`${md5}  a\n${sha256}  b\0`), 'b'],
    ['a name of one blank that does not break', utf8(`${sha256}  \u00a0\n`), '\u00a0'],
  ])('%s', async (_, list, name) => {
    const { tool } = await judge(list, name)
    expect(tool?.stdout).toContain(`${name}: OK\n`)
  })
})

const PIECES = [
  ...Object.values(ABC),
  ...['MD5', 'SHA1', 'SHA256', 'SHA512', 'SHA384', 'BLAKE2b-256', 'SHA256-128'].map((tag) => `${tag} (b) = `),
  ...[
    'a',
    'b',
    'x/b',
    ' ',
    '  ',
    ' *',
    '\t',
    '\\',
    '\n',
    '\n',
    '\n',
    '\r\n',
    '\0',
    '#',
    '(',
    ')',
    '=',
    '\u00a0',
  ],
  ...[`${sha256}  b\n`, `${md5} *a\r\n`, `${sha256}  b\0`, `SHA1 (b) = ${ABC.sha1}\n`, `${sha256}  \u00a0\n`],
  ...['sha256:', 'sha512-', '\uFEFF'],
].map(utf8)
const MARKS = [[0xff, 0xfe], [0xfe, 0xff], [0xff, 0xff], [0xfe, 0xfe], [0xef, 0xbb, 0xbf], [0xff]].map(
  (mark) => Uint8Array.from(mark),
)

test('any bytes as a list, of seed 11', async () => {
  let told = 0
  for (let index = 0; index < 1500; index++) {
    const draw = chance(11, index)
    const some = Array.from({ length: 1 + draw.below(20) }, () =>
      draw.below(20) === 0 ? Uint8Array.of(draw.below(256)) : draw.of(PIECES),
    )
    const list = concatBytes(...(draw.below(3) === 0 ? [draw.of(MARKS)] : []), ...some)
    const { tool } = await judge(list, 'a', 'b')
    verifyChecksum({ artifact, claim: list })
    if (tool?.rows.some(({ status }) => status === 'ok')) told++
  }
  expect(told).toBeGreaterThan(20)
})
