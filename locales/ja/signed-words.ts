import type { Place } from '../../playground/openpgp/reading/spans.ts'

const places: Readonly<Record<Place, string>> = {
  before: '本文の枠より前',
  'begin-line': '枠の最初の行の続き',
  'text-header': '本文の上の header',
  text: '本文の行の終わり',
  'signature-line': '署名が始まる行',
  'signature-header': '署名の header',
  armor: '署名の base64 と checksum のあたり',
  'end-line': '枠の最後の行の続き',
  after: '枠より後ろ',
  'another-block': '枠より後ろの、別の block',
}

/** What is said around a text that is signed in clear, and around what stands beside it. */
export const signedWords = {
  signed: '署名された本文',
  notSigned: '署名されたとは言えない本文',
  whyNot: '検証できなかったので、誰が書いたのかは分かりません。',
  /** Of the file to take away. */
  asHashed: 'hash を計算したバイト列のまま',
  signer: {
    good: '計算どおり',
    bad: '計算が合わない',
    'no-key': '鍵なし',
    other: '計算していないか、決められない',
  },
  outside: '署名の外：誰でも書けます',
  nothingOutside: '署名の外に文字はありません。',
  places,
  lines: (first: number, last: number) => (first === last ? `${first} 行目` : `${first}～${last} 行目`),
  left: (bytes: number) => `続きの ${bytes.toLocaleString('ja-JP')} byte は省きました。`,
  more: (count: number) => `ほかに ${count.toLocaleString('ja-JP')} か所あります。`,
  /** Before each line in the terminal, so that no line of a text can look like anything else. */
  marks: { signed: '署名の中', notSigned: '検証できず', outside: '署名の外' },
} as const
