import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../../scripts/lib/paths.ts'
import { faultsOf, faultsOfEnglish } from '../../scripts/text/lint.ts'
import { FIELD, wordsOf } from '../../scripts/text/spelling.ts'
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

describe('what is said', () => {
  const twiceIn = (text: string) =>
    [...text.matchAll(/([^。？！\n　]{4,}[。？！])[ 　]*\1/g)].map(([words]) => words)

  test('no sentence stands twice in a row', () => {
    expect(twiceIn('鍵です。まだです。 まだです。終わり。')).toEqual(['まだです。 まだです。'])
    expect(allProse().flatMap(({ path, text }) => twiceIn(text).map((words) => `${path}: ${words}`))).toEqual(
      [],
    )
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
    ['word', '署名する byte 列', 'terms'],
    ['note', 'bundle といっしょに届きます。', 'terms'],
    ['slide', 'artifact のすり替え', 'terms'],
    ['document', 'リリースします。', 'terms'],
    ['note', 'digest を計算しなおします。', 'terms'],
    ['word', 'ページを読みなおしてください。', 'terms'],
    ['word', '別の窓で作った鍵', 'terms'],
    ['word', 'この機械の日付', 'terms'],
    ['word', 'マシンの時計', 'terms'],
    ['note', '本物の cosign で検証できます。', 'terms'],
    ['word', 'cosign は、決めるまで動きません。', 'terms'],
    ['word', '終了コード 0', 'terms'],
    ['word', '署名付きの本文', 'terms'],
    ['slide', '攻撃でくらべる', 'terms'],
    ['word', 'くわしく', 'terms'],
    ['note', 'うしろに続けます。', 'terms'],
    ['note', 'そのかわり、手間が移ります。', 'terms'],
    ['note', 'となりの digest です。', 'terms'],
    ['word', '比べて初めて分かります。', 'terms'],
    ['note', '普通の install です。', 'terms'],
    ['document', '表示のまちがいです。', 'terms'],
    ['document', 'issue で構いません。', 'terms'],
    ['word', '鍵を結び付ける署名', 'terms'],
    ['slide', '数行で済む', 'terms'],
    ['word', '公開ずみの鍵', 'terms'],
    ['word', '今の標準', 'terms'],
    ['document', 'フォントを埋め込みます。', 'terms'],
    ['document', '端末で検証します。', 'terms'],
    ['word', 'チェックを見る', 'terms'],
    ['note', 'コンテナイメージに署名します。', 'terms'],
    ['note', 'CI のスクリプトです。', 'terms'],
    ['word', 'Sigstore の公開インスタンス', 'terms'],
    ['word', 'root までの chain', 'terms'],
    ['slide', 'offline で検証できます。', 'terms'],
    ['document', 'よその site へ移ります。', 'terms'],
    ['word', 'この deck の package-lock.json', 'terms'],
    ['word', 'この資料にあったもの', 'terms'],
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
    ['word', 'cosign verify は断ります。'],
    ['word', '配るのは cosign.pub だけで、cosign.key は配りません。'],
    ['note', 'Cosign は、いまも隣のウィンドウで動いています。'],
    ['word', '今日も、今回も、昨今の攻撃も、期限は変えません。'],
    ['document', '窓口では、機械的に答えます。'],
    ['word', 'その証明書は、この鍵の持ち主となります。'],
  ])('nothing in %s: %s', async (kind, text) => {
    expect(await faultsOf(prose(kind, text))).toEqual([])
  })
})

describe('the English', () => {
  const prose = (text: string): Prose => ({ path: 'page.md', kind: 'note', format: '.md', text })

  test('of every slide, note, reading, word and document is looked at', () => {
    const looked = allProse('en').map(({ path }) => path)
    for (const [folder, ending] of [
      ['pages/en', '.md'],
      ['locales/en', '.ts'],
    ] as const) {
      const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      const files = names.filter((name) => name.endsWith(ending)).map((name) => join(folder, name))
      expect(files.length).toBeGreaterThan(10)
      expect(looked).toEqual(expect.arrayContaining(files))
    }
    const texts = new Map(allProse('en').map(({ path, text }) => [path, text]))
    expect(texts.get('README.md')).toMatch(/^## .*[a-z]{4}/m)
    expect(texts.get('README.md')).not.toMatch(/[ぁ-ん]/)
  })

  test.each([
    ['The signatrue holds.', 'spelling'],
    ['The colour of a verdict.', 'spelling'],
    ['The log is immutable.', 'terms'],
    ['Ask the the log.', 'terms'],
    ['It works!', 'terms'],
    ['A package of NPM.', 'terminology'],
  ])('%s is a fault of %s', async (text, rule) => {
    expect(await faultsOfEnglish(prose(text))).toEqual([expect.stringContaining(`(${rule})`)])
  })

  test.each([
    'Run `sha256sum -c SHA256SUMS`, and the keyserver has the subkey.',
    'The entry’s checkpoint is tamper-evident.',
    'GitHub has immutable releases.',
    'Call alice@example.com, or see <https://example.com/colour>.',
  ])('%s has none', async (text) => {
    expect(await faultsOfEnglish(prose(text))).toEqual([])
  })

  test('needs every word of the field that is listed', () => {
    const said = new Set(allProse('en').flatMap(({ text }) => wordsOf(text).flat()))
    const isSaid = (word: string) =>
      [word, word[0]?.toUpperCase() + word.slice(1)].some((one) => said.has(one))
    expect(FIELD.filter((word) => !isSaid(word))).toEqual([])
  })
})
