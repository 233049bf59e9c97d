import { describe, expect, test } from 'vitest'
import { ASCII, deckText } from '../../scripts/fonts/text.ts'
import { FACES } from '../../scripts/fonts/faces.ts'
import { inUnicodeRange, unicodeRange } from '../../scripts/fonts/unicode-range.ts'
import { scratchFolder } from '../support/scratch.ts'

const scratch = scratchFolder()

describe('the faces', () => {
  test('unicode ranges are exact, and read as they are written', () => {
    const characters = ['c', 'a', 'b', 'あ', '𠮷', 'a']
    const range = unicodeRange(characters)
    expect(range).toBe('U+61-63,U+3042,U+20BB7')
    expect(characters.every(inUnicodeRange(range))).toBe(true)
    expect(['d', '`', 'ぁ', 'い', '吉'].some(inUnicodeRange(range))).toBe(false)
    expect([...'az'].map(inUnicodeRange('U+0061-0070, u+7a'))).toEqual([true, true])
    expect(unicodeRange([])).toBe('')
  })

  test('are given every word of the deck: slides, notes, components, the interface', () => {
    scratch.put({
      'slides.md': '# 表紙\n',
      'pages/ja/01.md': '# 見出し\n\n本文\n\n<!--\n# 台本\n-->\n',
      'components/A.vue': '<template><h2>部品</h2></template>',
      'locales/ja/a.ts': "export const a = '画面'",
      'notes.md': '他',
    })
    const { all, headings, first } = deckText(scratch.path(), '# 表<b>紙</b>\n\nx')
    const has = (set: ReadonlySet<string>, text: string) => [...text].every((one) => set.has(one))
    expect(has(all, '表紙見出し本文台本部品画面')).toBe(true)
    expect(all.has('他')).toBe(false)
    expect(has(headings, '見出し画面')).toBe(true)
    expect([...'本文台'].some((one) => headings.has(one))).toBe(false)
    expect([...first.headings].join('')).toBe('表紙')
    expect(first.all.has('b')).toBe(false)
    expect([...ASCII].every((one) => all.has(one))).toBe(true)
  })

  test('never split the letters of a proportional face over two files', () => {
    const text = { all: ASCII, headings: ASCII, first: { all: new Set('aあ'), headings: new Set('い') } }
    for (const { family, first } of FACES) {
      if (family === 'JetBrains Mono') continue
      const letters = [...first(text)].filter((one) => ASCII.has(one)).length
      expect([0, ASCII.size]).toContain(letters)
    }
  })
})
