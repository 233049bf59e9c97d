/** `speaker.yaml`: what it may say, and the one sentence that is said of whatever else it says. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { contrastOn, softOf, withAccent } from '../../scripts/talks/accent.ts'
import { readSpeaker } from '../../scripts/talks/speaker.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
import { occasionOf } from '../../talks/speaker.ts'

const folder = mkdtempSync(join(tmpdir(), 'shomei-speaker-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = join(folder, 'speaker.yaml')
writeFileSync(
  join(folder, 'logo.svg'),
  '<?xml version="1.0"?>\n<!-- ours -->\n<svg xmlns="http://www.w3.org/2000/svg"/>',
)
writeFileSync(join(folder, 'logo.png'), '<html>no picture</html>')
writeFileSync(join(folder, 'text.svg'), '<svg><text>Example</text></svg>')
writeFileSync(join(folder, 'large.svg'), `<svg>${' '.repeat(100_000)}</svg>`)

function read(text: string, language: 'ja' | 'en' = 'en') {
  writeFileSync(file, text)
  return readSpeaker(file, language)
}

test('the example says all there is to say, in both languages', () => {
  const example = readFileSync(join(ROOT, 'speaker.example.yaml'), 'utf8').replace(
    '# logo: speaker-logo.svg',
    'logo: logo.svg',
  )
  const japanese = read(example, 'ja')
  expect(japanese).toEqual({
    name: '山田 花子',
    company: '株式会社エグザンプル',
    place: 'サプライチェーン勉強会（東京）',
    date: expect.stringMatching(/^2026 年 12 月 5 日$|^December 5, 2026$/),
    logo: expect.stringMatching(/^data:image\/svg\+xml;base64,/),
    accent: { light: '#0b5cad', dark: '#8cc4ff' },
  })
  expect(read(example)?.name).toBe('Hanako Yamada')
  expect(occasionOf({ name: 'Hanako Yamada', place: 'Tokyo', date: 'December 5, 2026' })).toEqual([
    'Tokyo',
    'December 5, 2026',
  ])
})

test('nobody is named where there is no such file, and a name is enough', () => {
  expect(readSpeaker(join(folder, 'none.yaml'))).toBeUndefined()
  expect(read('name: Hanako Yamada\n')).toEqual({ name: 'Hanako Yamada' })
})

const WITH = 'name: Hanako Yamada\n'
test.each([
  ['', 'is empty; speaker.example.yaml shows what it may say'],
  ['# name: nobody\n', 'is empty'],
  ['name: [unclosed\n', 'cannot be read as YAML: '],
  ['name: "a\n', 'cannot be read as YAML: '],
  ['name: a\nname: b\n', 'cannot be read as YAML: Map keys must be unique'],
  ['just words\n', 'is no list of names and values'],
  ['- name: a\n', 'is no list of names and values'],
  ['---\nname: a\n', 'has a line that begins with ---'],
  ['nmae: a\n', 'has "nmae"; it may have name, company, place, date, logo, colors'],
  ['place: Tokyo\n', 'has no name: who gives the talk?'],
  ['name:\n', 'has a name that is no text'],
  ['name: 5\n', 'has a name that is no text; put it in quotation marks'],
  ["name: ' '\n", 'has an empty name'],
  ['name: "a\\nb"\n', 'has a name that is not one line of plain text'],
  ['name: "a\\u202eb"\n', 'has a name that is not one line of plain text'],
  [`name: ${'a'.repeat(61)}\n`, 'has a name of more than 60 characters'],
  ['name: { ja: 花子 }\n', 'says its name by language, and needs ja and en, no other'],
  [
    'name: { ja: 花子, en: Hanako, fr: Hanako }\n',
    'says its name by language, and needs ja and en, no other',
  ],
  [`${WITH}date: 5.12.2026\n`, 'has the date 5.12.2026; it must be a day such as 2026-12-05'],
  [`${WITH}date: 2026-02-30\n`, 'has the date 2026-02-30; it must be a day'],
  [`${WITH}date: 2026-13-01\n`, 'has the date 2026-13-01; it must be a day'],
  [`${WITH}logo: none.svg\n`, 'names the logo none.svg, and there is no such file beside it'],
  [`${WITH}logo: .\n`, 'names the logo ., and there is no such file'],
  [`${WITH}logo: logo.png\n`, 'names the logo logo.png, which is neither SVG nor PNG'],
  [`${WITH}logo: text.svg\n`, 'names the logo text.svg, which has letters that are text; make paths of them'],
  [`${WITH}logo: large.svg\n`, 'names the logo large.svg, which is larger than 100 kB'],
  [`${WITH}colors: blue\n`, 'has colors that are not two, light and dark'],
  [`${WITH}colors: { light: '#0b5cad' }\n`, 'has colors that are not two, light and dark'],
  [
    `${WITH}colors: { light: blue, dark: '#8cc4ff' }\n`,
    "has the colour light: blue; it must be such as '#0b5cad'",
  ],
  [`${WITH}colors:\n  light: #0b5cad\n  dark: '#8cc4ff'\n`, 'has the colour light: null; it must be such as'],
  [
    `${WITH}colors: { light: '#ffcc00', dark: '#8cc4ff' }\n`,
    'has the colour light: #ffcc00, whose contrast is 1.3',
  ],
  [
    `${WITH}colors: { light: '#0b5cad', dark: '#0b5cad' }\n`,
    'has the colour dark: #0b5cad, whose contrast is ',
  ],
])('%j is answered by one sentence', (text, says) => {
  const said = () => read(text)
  expect(said).toThrow(`speaker.yaml ${says}`)
  expect(said).toThrow(/^[^\n]*[^.\n]\.$/)
})

test('a company’s colors are the accent of the tokens in both themes, and readable', () => {
  const sheet = readFileSync(join(ROOT, 'styles', 'tokens.css'), 'utf8')
  const theirs = withAccent(sheet, { light: '#0b5cad', dark: '#8cc4ff' })
  const changed = theirs.split('\n').filter((line, i) => line !== sheet.split('\n')[i])
  expect(changed.map((line) => line.trim())).toEqual([
    '--accent: #0b5cad;',
    `--accent-soft: ${softOf('#0b5cad', 'light')};`,
    '--accent: #8cc4ff;',
    `--accent-soft: ${softOf('#8cc4ff', 'dark')};`,
    '--on-accent: #10161b;',
  ])
  expect(withAccent(sheet, undefined)).toBe(sheet)
  expect(contrastOn('#ffffff', '#000000')).toBeCloseTo(21)
})
