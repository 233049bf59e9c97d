import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../../scripts/lib/paths.ts'
import { faultsOf } from '../../scripts/text/lint.ts'
import { allProse, deckProse, type Prose, type ProseKind, wordsProse } from '../../scripts/text/prose.ts'

const PAGE = `---
layout: demo
title: ダイジェスト
---

# 題は名詞で

<Card kind="ダイジェスト">届いた file の digest</Card>

\`\`\`mermaid
Dev->>Repo: ダイジェスト
\`\`\`

---

<!--
[click] 二つ目の話をします。
-->
`

const lineOf = (source: string, words: string) => source.split('\n').findIndex((line) => line.includes(words))

describe('what is linted', () => {
  test('every file of words, in whatever folder', () => {
    const linted = allProse().map(({ path }) => path)
    const words = readdirSync(join(ROOT, 'locales/ja'), { recursive: true, encoding: 'utf8' })
    const files = words.filter((name) => name.endsWith('.ts')).map((name) => join('locales/ja', name))
    expect(files).toContain(join('locales/ja', 'missions', 'say.ts'))
    expect(linted).toEqual(expect.arrayContaining(files))
  })

  const [slide, note] = deckProse('page.md', PAGE)

  test('a slide without its front matter, markup, diagrams and notes, on its own lines', () => {
    expect(slide?.text).not.toMatch(/ダイジェスト|layout|click/)
    expect(slide && lineOf(slide.text, '届いた file の digest')).toBe(lineOf(PAGE, '届いた file'))
  })

  test('a note without its cues, on its own line', () => {
    expect(note?.text.trim()).toBe('二つ目の話をします。')
    expect(note && lineOf(note.text, '二つ目')).toBe(lineOf(PAGE, '二つ目'))
  })

  test('the Japanese strings of a module, on their own lines', () => {
    const source =
      "// 説明\nexport const a = {\n  id: 'not-words',\n  b: (n: number) => `${n} 件あります`,\n}\n"
    expect(wordsProse('a.ts', source).text.split('\n')).toEqual(['', '', '', 'A 件あります', '', ''])
  })
})

describe('what is found', () => {
  const prose = (kind: ProseKind, text: string): Prose => ({ path: 'x', kind, format: '.md', text })

  test.each<[ProseKind, string, string]>([
    ['slide', '# ダイジェストを比べる', 'terms'],
    ['slide', '[チェックサム](https://example.com/)', 'terms'],
    ['word', '鍵サーバーから取る', 'terms'],
    ['word', '別経路で得た digest', 'terms'],
    ['note', '使い捨ての鍵の組を作ります。', 'terms'],
    ['word', '1 bit だけ変えたファイル', 'terms'],
    ['word', '検証ライブラリーの答え', 'terms'],
    ['word', '別のフォルダにあるファイル', 'terms'],
    ['word', 'package を入れた folder の中', 'terms'],
    ['word', '別の project の entry', 'terms'],
    ['word', 'witness が前に見た head', 'terms'],
    ['note', '検証する側には、これが効いてきます。', 'terms'],
    ['word', '16 桁の key id ではなく、fingerprint', 'terms'],
    ['document', '検証器を相手に解きます。', 'terms'],
    ['note', 'この画面は見れます。', 'no-dropping-the-ra'],
    ['note', 'ここで終わり', 'ja-no-mixed-period'],
    ['note', '検証しますが、合いますが、信頼しません。', 'no-doubled-conjunctive-particle-ga'],
    ['document', '検証するのである。', 'no-mix-dearu-desumasu'],
    ['slide', '鍵（秘密', 'no-unmatched-pair'],
  ])('%s: %s', async (kind, text, rule) => {
    expect(await faultsOf(prose(kind, text))).toContainEqual(expect.stringContaining(`(${rule})`))
  })

  test.each<[ProseKind, string]>([
    ['slide', '届いたのは、送られたファイル'],
    ['slide', '何を示す？'],
    ['slide', '`チェックサム`'],
    ['note', '（この章は 2 分）'],
    ['note', 'artifact も bundle も、二つとも届いたものです。'],
    ['word', '4 種類のバイト列'],
    ['word', '1 ビットだけ変えて、別のフォルダーに置いたファイル'],
    ['slide', '`trivy_0.46.0_Linux-64bit.tar.gz` を検証者に渡す'],
    ['word', '失効しているかもしれません。'],
  ])('nothing in %s: %s', async (kind, text) => {
    expect(await faultsOf(prose(kind, text))).toEqual([])
  })
})
