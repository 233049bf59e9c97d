/** Which words of a file that is signed in clear were signed, whatever is put around them. */
import { describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { type CleartextReport, verifyCleartext } from '../../playground/openpgp/index.ts'
import { LONGEST_PASSAGE, MOST_PASSAGES } from '../../playground/openpgp/outside.ts'
import { fromLatin1, latin1 } from '../../playground/openpgp/reading/characters.ts'
import { type Message, readMessage } from '../../playground/openpgp/reading/message.ts'
import { isOutside, type Place, type Span } from '../../playground/openpgp/reading/spans.ts'
import { chance } from '../../scripts/fuzz/random.ts'
import { caseNamed, CLEAR_CASES, clearInputOf } from './cases.ts'

const WORDS = 'Pay all.'

const codeOf = ({ checks: [first] }: CleartextReport) =>
  first?.status === 'passed' ? first.warning : first && 'code' in first ? first.code : undefined

const input = (name: string) => clearInputOf(caseNamed(`clear-${name}`))

async function verify(name: string): Promise<CleartextReport> {
  return verifyCleartext(await input(name))
}

async function verifyChanged(name: string, change: (file: string) => string): Promise<CleartextReport> {
  const whole = await input(name)
  return verifyCleartext({ ...whole, file: fromLatin1(change(latin1(whole.file))) })
}

/** The signed text as its spans have it. */
function signedBy(file: Uint8Array, spans: readonly Span[], text: NonNullable<Message['text']>): string {
  const signed = spans.filter(({ whose }) => whose === 'signed')
  const parts = signed.map(({ start, end }) => latin1(file.subarray(start, end))).join('')
  return text.announcement.dashEscaped ? parts.replaceAll(/\r?\n/g, '\r\n') : parts
}

describe.each(
  CLEAR_CASES.filter(({ folder }) => !/is-a-|is-nothing|missing|begin-only|clear-message/.test(folder)),
)('$folder', (testCase) => {
  test('every byte is somebody’s, and the signed ones are the text', async () => {
    const { file } = await clearInputOf(testCase)
    const { text } = readMessage(file)
    if (text === undefined) {
      expect(testCase.exit).toBe(2)
      return
    }
    const spans = [...text.partition.spans()]
    expect(spans.map(({ start }) => start)).toEqual([0, ...spans.slice(0, -1).map(({ end }) => end)])
    expect(spans.at(-1)?.end).toBe(file.length)
    if (text.longer) return
    expect(signedBy(file, spans, text)).toBe(latin1(text.bytes))
  })
})

describe('words that gpg reads past', () => {
  test.each<readonly [name: string, place: Place, words: string, lines: readonly [number, number]]>([
    ['begin-line', 'begin-line', `\0${WORDS}`, [1, 1]],
    ['begin-line-returns', 'begin-line', '\r ', [1, 1]],
    ['hash-header-nul', 'text-header', `Hash: SHA512\0${WORDS}\n`, [2, 2]],
    ['hash-header-beginnings', 'text-header', 'Hash: SHA512,S,R,SHA\n', [2, 2]],
    ['hash-header-long', 'text-header', WORDS, [2, 2]],
    ['separator-nul', 'text-header', '\0\0', [3, 3]],
    ['text-nul', 'text', '\0\0', [4, 4]],
    ['text-returns', 'text', '\r \r\t', [4, 4]],
    ['signature-line', 'signature-line', `-----${WORDS}\n`, [7, 7]],
    ['signature-line-tail', 'signature-line', ` ${WORDS}`, [7, 7]],
    ['signature-line-nul', 'signature-line', `\0${WORDS}`, [7, 7]],
    ['return-only', 'signature-line', '\r', [7, 7]],
    ['not-dash-escaped-signature', 'signature-header', `NotDashEscaped: ${WORDS}\n`, [8, 8]],
    ['comment', 'signature-header', `Comment: ${WORDS}\n`, [8, 8]],
    ['header-unknown', 'signature-header', `Note: ${WORDS}\n`, [8, 8]],
    ['header-long', 'signature-header', WORDS, [8, 8]],
    ['checksum-line', 'armor', ` ${WORDS}`, [12, 12]],
    ['below-checksum', 'armor', `${WORDS}\n`, [13, 13]],
    ['below-padding', 'armor', `!${WORDS}\n`, [13, 13]],
    ['end-line', 'end-line', ` ${WORDS}`, [13, 13]],
    ['long-after', 'after', WORDS, [15, 15]],
    ['block-after', 'another-block', '-----BEGIN PGP MESSAGE-----', [14, 14]],
    ['long-before', 'before', WORDS, [2, 2]],
    ['form-feed-before', 'before', '\f\n', [1, 1]],
    ['checksum-dropped', 'before', `${WORDS}\n`, [1, 1]],
  ])('%s', async (name, place, words, [first, last]) => {
    const report = await verify(`outside-${name}`)
    expect([report.verdict, codeOf(report)]).toEqual(['verified', 'words-outside'])
    expect(report.text).toEqual((await verify('outside-nothing')).text)
    const [passage] = report.outside?.passages ?? []
    expect(passage).toMatchObject({ place, lines: { first, last } })
    expect(latin1(passage?.bytes ?? new Uint8Array(0))).toMatch(new RegExp(`^${words}`))
  })

  test.each([
    'nothing',
    'begin-line-blanks',
    'blank-around',
    'form-feed-signed',
    'controls',
    'private-packet',
  ])('there are none in %s', async (name) => {
    const report = await verify(`outside-${name}`)
    expect([report.verdict, codeOf(report)]).toEqual(['verified', undefined])
    expect(report.outside).toEqual({ passages: [], count: 0, size: 0 })
  })

  test('the text is byte for byte what was hashed, with what steers a terminal in it', async () => {
    const { text } = await verify('outside-controls')
    expect(text).toEqual(utf8('One.\x1b[2J\x07\b\rTwo.\u202eeerhT\u2028Four.\vFive.\u0085Six.\0Seven.'))
  })

  test.each([
    ['a line longer than is taken', 'text-long', 'line-too-long', 'undecided'],
    ['the same where a form feed was signed', 'form-feed', 'line-too-long', 'undecided'],
    ['words in the place of the empty line', 'no-separator', 'signature-file-damaged', 'undecided'],
  ])('%s: not verified', async (_, name, code, verdict) => {
    const report = await verify(`outside-${name}`)
    expect([report.verdict, codeOf(report)]).toEqual([verdict, code])
  })
})

describe('words in the letters of base64', () => {
  const BASE64 = 'PayAllToMallory0'

  test('behind the checksum gpg reads none', async () => {
    const report = await verifyChanged('outside-nothing', (file) =>
      file.replace(/(\n=....\n)/, `$1${BASE64}\n=Paya\n`),
    )
    expect([report.verdict, codeOf(report)]).toEqual(['verified', 'words-outside'])
    expect(report.outside?.passages.map(({ bytes }) => latin1(bytes))).toEqual([`${BASE64}\n=Paya\n`])
  })

  test('behind the padding there can only be a checksum', async () => {
    const report = await verifyChanged('armor-without-checksum-padded', (file) =>
      file.replace('=\n-----END', `=\n${BASE64}\n-----END`),
    )
    expect(report.verdict).toBe('undecided')
    expect(report.outside?.passages.map(({ bytes }) => latin1(bytes))).toEqual([`${BASE64}\n`])
  })
})

describe('several frames', () => {
  test('the second is not the first one’s signer’s', async () => {
    const report = await verify('two-messages')
    expect(report.verdict).toBe('undecided')
    expect(report.text).toEqual(utf8('One.'))
    expect(report.outside?.passages.map(({ place }) => place)).toContain('another-block')
    expect(latin1(concatBytes(...(report.outside?.passages ?? []).map(({ bytes }) => bytes)))).toContain(
      'Two.',
    )
  })

  test('one within another is text, whoever signed it', async () => {
    const report = await verify('nested')
    expect([report.verdict, report.outside?.count]).toEqual(['verified', 0])
    expect(latin1(report.text ?? new Uint8Array(0))).toMatch(/^-----BEGIN PGP SIGNED MESSAGE-----\r\n/)
  })

  test('a signature that stands before the text, and none behind it', async () => {
    const report = await verifyChanged('outside-nothing', (file) => {
      const [head = '', armor = ''] = file.split(/(?=-----BEGIN PGP SIGNATURE)/)
      return `${armor}${head}-----BEGIN PGP SIGNATURE-----\n\n`
    })
    expect(report.verdict).not.toBe('verified')
  })

  test('words above the signature that are no header', async () => {
    const report = await verifyChanged('outside-nothing', (file) =>
      file.replace('SIGNATURE-----\n', `SIGNATURE-----\n${WORDS}\n`),
    )
    expect(report.verdict).not.toBe('verified')
  })

  test('a header below a line of blanks that gpg does not read is still a header', async () => {
    const report = await verifyChanged('outside-nothing', (file) =>
      file.replace('SIGNATURE-----\n', `SIGNATURE-----\n${' '.repeat(20_000)}\nNote: ${WORDS}\n`),
    )
    expect(report.verdict).toBe('verified')
    expect(report.outside?.passages.map(({ place }) => place)).toEqual(['signature-header'])
  })

  test('a file in UTF-16 is none', async () => {
    const whole = await input('outside-nothing')
    const file = fromLatin1(
      [...`\ufeff`].map(() => '\xff\xfe').join('') + latin1(whole.file).replaceAll(/[^]/g, '$&\0'),
    )
    expect(codeOf(await verifyCleartext({ ...whole, file }))).toBe('not-clearsigned')
  })
})

describe('a file with much outside', () => {
  test('an armor without its checksum is named after the words, which matter more', async () => {
    const add = (file: string) => `${file}${WORDS}\n`
    expect(codeOf(await verify('armor-without-checksum'))).toBe('armor-without-checksum')
    expect(codeOf(await verifyChanged('armor-without-checksum', add))).toBe('words-outside')
  })

  test('many passages are counted, and the first ones shown', async () => {
    const many = MOST_PASSAGES + 20
    const { outside, verdict } = await verifyChanged('outside-nothing', (file) => file + 'x\n\n'.repeat(many))
    expect(verdict).toBe('verified')
    expect([outside?.count, outside?.size, outside?.passages.length]).toEqual([many, 2 * many, MOST_PASSAGES])
    expect(outside?.passages.at(-1)?.lines).toEqual({
      first: 14 + 2 * (MOST_PASSAGES - 1),
      last: 14 + 2 * (MOST_PASSAGES - 1),
    })
  })

  test('a long passage is there with its beginning', async () => {
    const { outside } = await verifyChanged(
      'outside-nothing',
      (file) => file + 'x'.repeat(LONGEST_PASSAGE + 1),
    )
    const [passage] = outside?.passages ?? []
    expect(passage?.bytes.length).toBe(LONGEST_PASSAGE)
    expect((passage?.end ?? 0) - (passage?.start ?? 0)).toBe(LONGEST_PASSAGE + 1)
  })
})

const SUBJECTS = [
  'text',
  'ed25519',
  'japanese',
  'latin1',
  'crlf',
  'empty',
  'only-line-ends',
  'without-final-line-end',
  'not-dash-escaped',
  'two-signatures',
  'hash-header-list',
  'armor-without-checksum-padded',
  'nested',
  'signature-of-a-file',
  'outside-nothing',
  'outside-controls',
  'outside-form-feed-signed',
]

const LINES = [
  WORDS,
  `Comment: ${WORDS}`,
  `NotDashEscaped: ${WORDS}`,
  `Hash: SHA1\0${WORDS}`,
  `-----${WORDS}`,
  '-----BEGIN PGP SIGNATURE-----',
  '-----BEGIN PGP MESSAGE-----\n\nygNQR1A=\n=GG5/\n-----END PGP MESSAGE-----',
  `-----END PGP SIGNATURE-----${WORDS}`,
  `=\n!${WORDS}`,
  `${' '.repeat(20_000)}${WORDS}`,
  `\f${WORDS}`,
  '\u00a0',
]
const SCRAPS = [
  WORDS, `\0${WORDS}`, '\0', '\f', '\v', '\r', '\r\r', '\x85', '\xe2\x80\xa8', '\x1b[2K', '\b', '!', '=', '- ', '-', ' \r', '\xef\xbb\xbf', `:${WORDS}`, ` ${WORDS}`, `,${WORDS}`,
] // prettier-ignore
/** What may be added without a word being said, and only in its place: escapes and headers of the format itself. */
const SYNTAX: readonly string[] = ['- ', 'Hash: SHA1\n', 'Hash: SHA512\n']

describe('any bytes at any place', () => {
  const COUNT = 40

  test.each(SUBJECTS)(
    `${COUNT} insertions into %s`,
    async (name) => {
      const whole = await input(name)
      const honest = await verifyCleartext(whole)
      expect([honest.verdict, honest.outside?.count]).toEqual(['verified', 0])
      const text = latin1(whole.file)
      const borders = [...text.matchAll(/\r?\n|^|$/gm)].map(({ index }) => index)
      let verified = 0
      for (let i = 0; i < COUNT; i++) {
        const random = chance(1, i, `insertions ${name}`)
        const kind = random.below(6)
        const at = kind < 4 ? random.of(borders) : random.below(text.length + 1)
        const line = kind % 2 === 0
        const added = line
          ? `${random.of([...LINES, ...SYNTAX.map((one) => one.trimEnd())])}\n`
          : random.of([...SCRAPS, String.fromCharCode(random.below(256))])
        const place = line && text[at] === '\n' ? at + 1 : line && text[at] === '\r' ? at + 2 : at
        const file = fromLatin1(text.slice(0, place) + added + text.slice(place))
        const report = await verifyCleartext({ ...whole, file })
        if (report.verdict !== 'verified') continue
        verified += 1
        const told = JSON.stringify([name, i, place, added.slice(0, 40)])
        expect([told, report.text]).toEqual([told, honest.text])
        const read = readMessage(file).text
        if (read === undefined) throw new Error(told)
        const spans = [...read.partition.spans()]
        expect([told, signedBy(file, spans, read)]).toEqual([told, latin1(honest.text ?? file)])
        const quiet = SYNTAX.includes(added) || /^[ \t\r\n]*$/.test(added)
        const outside = spans.filter(isOutside)
        if (!quiet) expect([told, outside.length > 0, codeOf(report)]).toEqual([told, true, 'words-outside'])
        for (let offset = place; !quiet && offset < place + added.length; offset++) {
          const whose = spans.find(({ start, end }) => start <= offset && offset < end)?.whose
          const byte = file[offset] ?? 0
          // A part of what was inserted may be what stood there before: text that is signed, or a blank.
          const same = ' \t\r\n'.includes(String.fromCharCode(byte))
          if (!same && whose === 'signed') throw new Error(`signed: ${told}`)
        }
      }
      expect(verified).toBeGreaterThan(0)
    },
    60_000,
  )
})
