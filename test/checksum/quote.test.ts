/** As the messages of coreutils 9.1 have it: what is pasted back into a shell is the name again. */
import { expect, test } from 'vitest'
import { quoted } from '../../playground/checksum/quote.ts'

test.each([
  ['a', 'a'],
  ['', "''"],
  ['a b', "'a b'"],
  ["it's", `"it's"`],
  ["it's $1", String.raw`'it'\''s $1'`],
  ['a\n', String.raw`'a'$'\n'`],
  ['\n', String.raw`''$'\n'`],
  ['\u0001\u0002b', String.raw`''$'\001\002''b'`],
  ["'\u0001'", String.raw`''\'''$'\001'\'''`],
  ["a\u0001'\u0002b", String.raw`'a'$'\001'\'''$'\002''b'`],
  ["it's \u0085", String.raw`'''it'\''s '$'\302\205'`],
  ["it's \u0001", String.raw`'''it'\''s '$'\001'`],
  ["'\u0001", String.raw`''\'''$'\001'`],
  ["a'\udcff$", String.raw`'a'\'''$'\377''$'`],
  ["$a'\udcff", String.raw`'''$a'\'''$'\377'`],
  ["\udcff'\u0001", String.raw`'\377'\'''$'\001'`],
  ['caf\udce9', String.raw`'caf'$'\351'`],
  ['\udce3\udc81x', String.raw`''$'\343\201''x'`],
  ['\u0001\udcfe\u0085', String.raw`''$'\001\376\302\205'`],
  ['a\u200b', 'a\u200b'],
  ['a\u0085b', String.raw`'a'$'\302\205''b'`],
])('%j is %s', (name, expected) => {
  expect(quoted(name)).toBe(expected)
})
