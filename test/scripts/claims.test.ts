/** What ages is listed, and what is listed is said. */
import { describe, expect, test } from 'vitest'
import { CLAIMS, type Claim } from '../../pages/claims.ts'
import { allPlaces, faultsOfClaims, type Place, plain } from '../../scripts/text/claims.ts'

const slide = (source: string, kind: Place['kind'] = 'slide'): Place => ({
  file: 'pages/x.md',
  slide: 'X',
  kind,
  text: plain(source),
})
const claim = (...phrases: string[]): Claim => ({
  id: 'x',
  holds: 'It does.',
  sources: ['a book — says so'],
  checked: '2026-11-28',
  said: phrases.map((phrase) => ({ file: 'pages/x.md', slide: 'X', phrase })),
})

describe('what is dated', () => {
  test.each([
    '2025-12-09 に無効になった',
    '2023 年に始まった',
    'npm 12 から',
    'npm 11.5.1 以降',
    'SLSA **1.2**',
    'Cosign v3 の bundle',
    '`actions/setup-node@v5`',
    'Rekor は、いまも v1 です',
    'いまは要りません',
    '公開サービスの既定',
    '当面このまま',
    '現在の版',
    '今は違います',
    '<Remark v-click kind="now">tag は増えません。</Remark>',
    '<Remark kind="was">tag に <code>.sig</code> を\n置いていました。</Remark>',
    '```yaml\n# 2023 年：token を渡す\n```',
  ])('%s', (source) => {
    expect(faultsOfClaims([slide(source)], [])).not.toEqual([])
    expect(faultsOfClaims([slide(source, 'note')], [])).not.toEqual([])
  })

  test.each([
    'Rekor v1 と v2 で、時刻の出どころが違う',
    '証明書は 10 分、鍵は 3 つ、RSA 4096',
    'いま、ここで計算しています',
    'いまから見せます。今日の話です。今度は別の鍵です。',
    '[RFC 9580](https://www.rfc-editor.org/rfc/rfc9580)、ISO 2004/199',
    '[お知らせ](https://example.com/spec/v3.1/)',
    '<Remark kind="fix">計算が合っただけです。</Remark>',
    '64bit、SHA-256、2,048 ビット、10.x',
  ])('not: %s', (source) => {
    expect(faultsOfClaims([slide(source)], [])).toEqual([])
  })

  test('of words, only the years and the tools that are named: theirs is the clock of the lab', () => {
    const said = (text: string) => faultsOfClaims([{ file: 'locales/ja/x.ts', kind: 'word', text }], [])
    expect(said('いまは 9 時、hello-1.0.1.sh の既定')).toEqual([])
    expect(said('2023 年の置き方')).toHaveLength(1)
    expect(said('gpg 2.2 の出力')).toHaveLength(1)
  })
})

describe('the list', () => {
  test('covers what its phrase holds, and nothing beside it', () => {
    const said = [slide('2023 年に始まり、2025-12-09 に終わった')]
    expect(faultsOfClaims(said, [claim('2023 年に始まり、2025-12-09 に終わった')])).toEqual([])
    expect(faultsOfClaims(said, [claim('2023 年に始まり')])).toEqual([expect.stringContaining('2025-12-09')])
    expect(faultsOfClaims(said, [claim('2023 年に始まり', '2025-12')])).toHaveLength(1)
  })

  test('covers every time that it is said', () => {
    expect(faultsOfClaims([slide('v3 です。v3 です。')], [claim('v3 です')])).toEqual([])
    expect(faultsOfClaims([slide('v3 です。v3 でした。')], [claim('v3 です')])).toHaveLength(1)
  })

  test('covers a Remark of a year by a phrase within it', () => {
    const remark = [slide('tag の話。<Remark kind="now">tag は増えます。</Remark>')]
    expect(faultsOfClaims(remark, [claim('tag は増えます')])).toEqual([])
    expect(faultsOfClaims(remark, [claim('tag の話')])).toHaveLength(1)
  })

  test('covers the note as well as the slide, and no other slide', () => {
    const note = slide('v3 の話です。', 'note')
    expect(faultsOfClaims([slide('題'), note], [claim('v3 の話')])).toEqual([])
    expect(faultsOfClaims([slide('題'), { ...note, slide: 'Y' }], [claim('v3 の話')])).toHaveLength(2)
  })

  test('a phrase that nobody says any more is a fault, and so is a slide that is gone', () => {
    expect(faultsOfClaims([slide('題')], [claim('v3 の話')])).toEqual([
      expect.stringContaining('nobody says'),
    ])
    expect(faultsOfClaims([], [claim('v3 の話')])).toEqual([expect.stringContaining('no such place')])
  })

  test('calls no two claims the same', () => {
    expect(faultsOfClaims([slide('題')], [claim(), claim()])).toEqual([expect.stringContaining('two claims')])
  })
})

describe('the deck', () => {
  test('says nothing dated that is not listed, and everything that is', async () => {
    expect(faultsOfClaims(await allPlaces(), CLAIMS)).toEqual([])
  })

  test('has its slides, notes, words and README looked at', async () => {
    const kinds = (await allPlaces()).map(({ kind }) => kind)
    expect([...new Set(kinds)].sort()).toEqual(['document', 'note', 'prose', 'slide', 'word'])
    expect(kinds.filter((kind) => kind === 'slide').length).toBeGreaterThan(50)
  })

  test.each(CLAIMS.map((claim) => [claim.id, claim] as const))(
    '%s: with a source, a day that was, and a place',
    (_, { holds, sources, checked, said }) => {
      expect(holds).toMatch(/\.$/)
      expect(sources).not.toEqual([])
      for (const source of sources) expect(source).toMatch(/^\S.+ — \S.+$/)
      expect(new Date(`${checked}T00:00:00Z`).toISOString().slice(0, 10)).toBe(checked)
      expect(said).not.toEqual([])
    },
  )
})
