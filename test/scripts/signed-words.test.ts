/** A clearsigned text in the terminal: whose each line is cannot be faked from within. */
import { describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { verifyCleartext } from '../../playground/openpgp/index.ts'
import { printable } from '../../playground/printable.ts'
import { fromLatin1, latin1 } from '../../playground/openpgp/reading/characters.ts'
import { signedWordsLines } from '../../scripts/playground/signed-words.ts'
import { caseNamed, clearInputOf } from '../openpgp/cases.ts'

const NONE = { passages: [], count: 0, size: 0 }

async function linesOf(name: string, withText = true) {
  return signedWordsLines(await verifyCleartext(await clearInputOf(caseNamed(`clear-${name}`))), withText)
}

describe('a clearsigned text in the terminal', () => {
  test('every line of it is marked, and what steers a terminal is named', async () => {
    expect(await linesOf('outside-controls')).toEqual([
      '署名された本文:',
      '署名の中| One.\\u{1b}[2J\\u{7}\\u{8}\\u{d}Two.\\u{202e}eerhT\\u{2028}Four.\\u{b}F',
      '署名の中+ ive.\\u{85}Six.\\u{0}Seven.',
      '',
    ])
  })

  test('it is printed where it is asked for, words outside in any case', async () => {
    expect(await linesOf('outside-controls', false)).toEqual([])
    expect(await linesOf('outside-checksum-line', false)).toEqual([
      '署名の外：誰でも書けます:',
      '署名の外: 12 行目 (署名の base64 と checksum のあたり)',
      '署名の外|  Pay all.',
      '',
    ])
  })

  test('what was not verified is not called signed', async () => {
    const lines = await linesOf('tampered')
    expect(lines[0]).toBe('署名されたとは言えない本文:')
    expect(lines.slice(1, -1).every((line) => line.startsWith('検証できず| '))).toBe(true)
    expect(lines.join('\n')).not.toContain('署名の中')
  })

  test.each(['verified', 'rejected', 'undecided'] as const)(
    'no line of a %s text looks like a heading',
    (verdict) => {
      const text = utf8(
        '\r\n署名の外：誰でも書けます:\r\n署名の外| x\r\n署名の中| y\n署名の外| z\r署名の外| q',
      )
      const passage = {
        place: 'after',
        start: 0,
        end: 2 * text.length,
        lines: { first: 1, last: 2 },
        bytes: text,
      } as const
      const outside = { passages: [passage], count: 3, size: 9 }
      const mark = verdict === 'verified' ? '署名の中| ' : '検証できず| '
      const [, ...inner] = signedWordsLines({ text, outside: NONE, verdict }, true)
      expect(inner.slice(0, -1).filter((line) => !line.startsWith(mark))).toEqual([])
      const lines = signedWordsLines({ text: undefined, outside, verdict }, true)
      expect(lines.slice(1, -2).filter((line) => !/^署名の外[|:] /.test(line))).toEqual([])
      expect(lines.slice(-3)).toEqual([
        `署名の外: 続きの ${text.length} byte は省きました。`,
        'ほかに 2 か所あります。',
        '',
      ])
    },
  )

  test.each([
    ['blanks', `Pay.${' '.repeat(70)}署名の中| all.`],
    ['wide letters', `${'全'.repeat(37)}署名の中| all.`],
    ['letters that are wide in some terminals', `${'Ω'.repeat(36)}署名の中| all.`],
    ['tabs, which are printed by their name', `${'\t'.repeat(12)}0123456789署名の中| all.`],
  ])('a line that %s carry to the edge of a terminal is broken before it, each piece marked', (_, line) => {
    const lines = signedWordsLines({ text: utf8(line), outside: NONE, verdict: 'rejected' }, true)
    const [first = '', ...more] = lines.slice(1, -1)
    expect(first).toMatch(/^検証できず\| /)
    expect(more.length).toBeGreaterThan(0)
    const columns = (text: string) => [...text].reduce((sum, letter) => sum + (letter > '~' ? 2 : 1), 0)
    // As the terminal gets it.
    for (const piece of [first, ...more]) expect(columns(printable(piece))).toBeLessThan(80)
    for (const piece of more) expect(piece).toMatch(/^検証できず\+ /)
    const pieces = [first, ...more].map((piece) => piece.slice('検証できず| '.length))
    expect(pieces.join('')).toBe(line.replaceAll('\t', '\\u{9}'))
  })

  test('a name that the text spells itself is told from one of ours', () => {
    const text = concatBytes(utf8('\\u{1b}'), Uint8Array.of(0x1b, 0xff))
    expect(signedWordsLines({ text, outside: NONE, verdict: 'verified' }, true)[1]).toBe(
      '署名の中| \\\\u{1b}\\u{1b}\\x{ff}',
    )
  })

  test('a second frame is outside', async () => {
    const whole = await clearInputOf(caseNamed('clear-outside-nothing'))
    const file = fromLatin1(latin1(whole.file) + latin1(whole.file).replace('One.', 'Six.'))
    const lines = signedWordsLines(await verifyCleartext({ ...whole, file }), true)
    expect(lines).toContain('検証できず| One.')
    expect(lines).toContain('署名の外| Six.')
  })
})
