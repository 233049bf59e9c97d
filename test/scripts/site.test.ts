import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ASCII, deckText } from '../../scripts/fonts/text.ts'
import { FACES } from '../../scripts/fonts/faces.ts'
import { inUnicodeRange, unicodeRange } from '../../scripts/fonts/unicode-range.ts'
import { basePath, siteUrl } from '../../scripts/lib/site.ts'
import { serveStatic } from '../../scripts/lib/static-server.ts'
import { windowArguments } from '../../scripts/lib/windows.ts'
import { CONTENT_SECURITY_POLICY, withHead } from '../../scripts/site/head.ts'
import type { PageHead } from '../../scripts/site/head.ts'
import { noticesPage } from '../../scripts/site/notices.ts'
import { packageFolder, packageNotice } from '../../scripts/site/packages.ts'
import type { PackageNotice } from '../../scripts/site/packages.ts'
import { isKept, precacheList } from '../../scripts/site/precache.ts'
import { modulesBySlide } from '../../scripts/vite/slide-modules.ts'
import { token } from '../../scripts/site/tokens.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shomei-site-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** @param files their texts by name */
function put(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
}

describe('where the deck will be', () => {
  test.each([
    [undefined, undefined, '/'],
    ['', undefined, '/'],
    ['repo', undefined, '/repo/'],
    ['/repo', undefined, '/repo/'],
    ['//a//b/', undefined, '/a/b/'],
    [undefined, 'https://example.com/talks/shomei/', '/talks/shomei/'],
    ['/shomei/', 'https://example.com/shomei/', '/shomei/'],
  ])('BASE %s with SITE_URL %s is %s', (base, site, expected) => {
    expect(basePath(base, siteUrl(site))).toBe(expected)
  })

  test.each([
    ['/a b/', undefined],
    ['/a?b', undefined],
    ['/other/', 'https://example.com/shomei/'],
    ['/', 'https://example.com/shomei/'],
  ])('BASE %s with SITE_URL %s is refused by name', (base, site) => {
    expect(() => basePath(base, siteUrl(site))).toThrow(/^BASE is /)
  })
})

const BUILT = `<!DOCTYPE html>
<html lang="ja">
<head>
<meta charset="utf-8">
<title>Deck - Slidev</title>
<link rel="preload" as="image" href="/name/a.svg">
<meta name="description" content="&quot;quoted\\n&quot;">
  <script type="module" crossorigin src="/name/assets/index-1.js"></script>
  <link rel="modulepreload" crossorigin href="/name/assets/b.js">
  <link rel="stylesheet" crossorigin href="/name/assets/index-1.css">
</head>
<body>
  <div id="app"></div>
</body>
</html>`

const HEAD: PageHead = {
  base: '/name/',
  site: undefined,
  path: '12',
  title: 'A <b> & "c"',
  description: 'd',
  author: 'e',
  locale: 'ja_JP',
  preview: { file: 'p.png', width: 1, height: 2, alt: 'f' },
  downloads: [{ file: 'deck.pdf', title: 'g' }],
  fonts: ['assets/x.woff2'],
  image: undefined,
  noScript: 'h',
}

describe('withHead', () => {
  test('keeps the scripts and style sheets, in order, and nothing else of the old head', () => {
    const html = withHead(BUILT, HEAD)
    expect(html.match(/(?:src|href)="\/name\/assets\/[^"]+"/g)).toEqual([
      'href="/name/assets/x.woff2"',
      'src="/name/assets/index-1.js"',
      'href="/name/assets/b.js"',
      'href="/name/assets/index-1.css"',
    ])
    expect(html).not.toMatch(/quoted|Slidev|a\.svg/)
    expect(html).toContain('<div id="app"></div>')
  })

  test('states the policy before anything that it governs', () => {
    const html = withHead(BUILT, HEAD)
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.search(/<script|<link|<style/))
    expect(CONTENT_SECURITY_POLICY).toMatch(/^default-src 'none'/)
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/https?:|\*|'unsafe-eval'|script-src[^;]*unsafe-inline/)
  })

  test('asks at once for what this page will load, each of them once', () => {
    const html = withHead(BUILT, { ...HEAD, modules: ['assets/b.js', 'assets/md-1.js', 'assets/md-1.css'] })
    expect(html.match(/rel="(?:modulepreload|stylesheet)" crossorigin href="[^"]+"/g)).toEqual([
      'rel="modulepreload" crossorigin href="/name/assets/b.js"',
      'rel="stylesheet" crossorigin href="/name/assets/index-1.css"',
      'rel="modulepreload" crossorigin href="/name/assets/md-1.js"',
      'rel="stylesheet" crossorigin href="/name/assets/md-1.css"',
    ])
  })

  test('escapes what the deck says', () => {
    expect(withHead(BUILT, HEAD)).toContain('<title>A &#60;b&#62; &#38; &#34;c&#34;</title>')
  })

  test('says nothing absolute without an address, and everything with one', () => {
    expect(withHead(BUILT, HEAD)).not.toMatch(/canonical|og:url|og:image|twitter/)
    const html = withHead(BUILT, { ...HEAD, site: 'https://example.com/name/' })
    expect(html).toContain('<link rel="canonical" href="https://example.com/name/12">')
    expect(html).toContain('property="og:url" content="https://example.com/name/12"')
    expect(html).toContain('property="og:image" content="https://example.com/name/p.png"')
  })

  test('names no picture that was not taken', () => {
    const html = withHead(BUILT, { ...HEAD, site: 'https://example.com/name/', preview: undefined })
    expect(html).not.toMatch(/og:image|twitter/)
  })

  test('keeps the page for lost visitors out of indexes, and gives it no address', () => {
    const html = withHead(BUILT, { ...HEAD, site: 'https://example.com/name/', path: undefined })
    expect(html).toContain('name="robots" content="noindex"')
    expect(html).not.toContain('canonical')
  })

  test.each([
    ['no head', '<html></html>'],
    ['no script', '<html><head></head><body></body></html>'],
  ])('refuses a page with %s', (_what, html) => {
    expect(() => withHead(html, HEAD)).toThrow(/^withHead: /)
  })
})

test('a slide’s files are those that show slides, its own, and all that they import', () => {
  const chunk = (fileName: string, imports: string[], moduleId: string, isDynamicEntry = true) => ({
    fileName,
    imports,
    moduleIds: [moduleId],
    isDynamicEntry,
  })
  expect(
    modulesBySlide([
      chunk('index.js', ['vue.js'], '/x/main.ts', false),
      chunk('play.js', ['vue.js', 'keys.js'], '/x/@slidev/client/pages/play.vue'),
      chunk('keys.js', ['play.js'], '/x/keys.ts', false),
      chunk('vue.js', [], '/x/vue.js', false),
      chunk('md-1.js', ['demo.js'], '/x/slides.md__slidev_12.md'),
      chunk('md-2.js', [], '/x/slides.md__slidev_3.md'),
      {
        ...chunk('demo.js', ['vue.js', 'gone.js'], '/x/Demo.vue', false),
        viteMetadata: { importedCss: new Set(['demo.css']) },
      },
      chunk('other.js', [], '/x/pages/overview.vue'),
    ]),
  ).toEqual({
    3: ['play.js', 'vue.js', 'keys.js', 'md-2.js'],
    12: ['play.js', 'vue.js', 'keys.js', 'md-1.js', 'demo.js', 'gone.js', 'demo.css'],
  })
})

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
    put({
      'slides.md': '# 表紙\n',
      'pages/01.md': '# 見出し\n\n本文\n\n<!--\n# 台本\n-->\n',
      'components/A.vue': '<template><h2>部品</h2></template>',
      'locales/ja/a.ts': "export const a = '画面'",
      'notes.md': '他',
    })
    const { all, headings, first } = deckText(folder, '# 表<b>紙</b>\n\nx')
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

describe('what is kept offline', () => {
  test.each([
    ['404.html', true],
    ['notices.html', true],
    ['assets/index-1.js', true],
    ['assets/argon2id.wasm', true],
    ['samples/sigstore/trusted_root.json', true],
    ['samples/hello.jar.asc', true],
    ['shomei.pdf', true],
    ['icons/192.png', true],
    ['index.html', false],
    ['12.html', false],
    ['12/index.html', false],
    ['sw.js', false],
    ['og-image.png', false],
    ['.nojekyll', false],
    ['assets/noto-sans-jp-3-wght-normal-aB.woff2', false],
    ['assets/noto-sans-jp-400-first-aB.woff2', true],
  ])('%s: %s', (file, kept) => {
    expect(isKept(file)).toBe(kept)
  })

  test('a file’s revision and integrity are of its bytes', () => {
    put({ 'a.js': 'abc', 'b/c.json': '', 'index.html': 'x' })
    expect(precacheList(folder)).toEqual([
      {
        url: 'a.js',
        revision: 'ba7816bf8f01cfea',
        integrity: 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=',
      },
      {
        url: 'b/c.json',
        revision: 'e3b0c44298fc1c14',
        integrity: 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
      },
    ])
  })
})

describe('notices', () => {
  test.each([
    ['/x/node_modules/vue/dist/vue.js', 'node_modules/vue'],
    ['/x/node_modules/@vue/shared/a.js?v=1', 'node_modules/@vue/shared'],
    ['C:\\x\\node_modules\\vue\\a.js', 'node_modules/vue'],
    ['/x/node_modules/a/node_modules/b/c.js', 'node_modules/a/node_modules/b'],
    ['~icons/carbon/add', 'node_modules/@iconify-json/carbon'],
    ['/x/node_modules/.vite/deps/a.js', undefined],
    ['/x/components/A.vue', undefined],
  ])('%s belongs to %s', (id, expected) => {
    expect(packageFolder(id)).toBe(expected)
  })

  test('read what an installed package says', () => {
    expect(packageNotice('node_modules/vue')).toMatchObject({
      name: 'vue',
      kind: 'libraries',
      licence: 'MIT',
    })
    expect(packageNotice('node_modules/@fontsource/noto-sans-jp')).toMatchObject({
      kind: 'fonts',
      licence: 'OFL-1.1',
    })
    expect(packageNotice('node_modules/@iconify-json/emojione-monotone')).toMatchObject({
      kind: 'icons',
      licence: 'CC-BY-4.0',
      author: 'Emoji One',
    })
  })

  test('carry each licence text once, and say where a package has none', () => {
    const notice = (name: string, rest: Partial<PackageNotice>): PackageNotice => ({
      name,
      version: '1.0.0',
      kind: 'libraries',
      licence: 'MIT',
      author: undefined,
      home: undefined,
      text: undefined,
      ...rest,
    })
    const html = noticesPage(
      [
        notice('a', { text: 'SAME <text>' }),
        notice('b', { text: 'SAME <text>', home: 'https://example.com/b' }),
        notice('c<d', { licence: 'Apache-2.0' }),
      ],
      { lang: 'ja', deck: 'D', base: '/', faces: '' },
    )
    expect(html.match(/SAME &#60;text&#62;/g)).toHaveLength(1)
    expect(html).toContain('<summary>a、b</summary>')
    expect(html).toContain('<a href="https://example.com/b">b</a>')
    expect(html).toContain('https://spdx.org/licenses/Apache-2.0.html')
    expect(html).not.toContain('c<d')
  })
})

test('tokens are those of the style sheet, dark ones where there are', () => {
  expect(token('--bg')).toMatch(/^#/)
  expect(token('--bg', 'dark')).not.toBe(token('--bg'))
  expect(token('--fs-body', 'dark')).toBe(token('--fs-body'))
  expect(() => token('--no-such-token')).toThrow(/--no-such-token/)
})

describe('the static server', () => {
  test.each([
    [false, '', 200, 'index'],
    [false, '12', 200, 'twelve'],
    [false, 'folder', 200, 'inside'],
    [false, 'nowhere', 200, 'index'],
    [false, 'nowhere.js', 404, 'Not found\n'],
    [true, '12', 200, 'twelve'],
    [true, 'nowhere', 404, 'lost'],
    [true, 'nowhere.js', 404, 'lost'],
    [true, '..%2f..%2fetc%2fpasswd', 404, 'lost'],
  ])('strict %s: /%s answers %i', async (strict, path, status, body) => {
    put({ 'index.html': 'index', '404.html': 'lost', '12.html': 'twelve', 'folder/index.html': 'inside' })
    const server = await serveStatic(folder, { base: '/', strict })
    try {
      const response = await fetch(`${server.url}${path}`)
      expect([response.status, await response.text()]).toEqual([status, body])
    } finally {
      await server.close()
    }
  })

  test('compresses text if asked to, and leaves fonts alone', async () => {
    put({ 'a.js': 'x'.repeat(5_000), 'b.woff2': 'x'.repeat(5_000) })
    const server = await serveStatic(folder, { base: '/', gzip: true })
    try {
      const of = async (file: string) => (await fetch(`${server.url}${file}`)).headers.get('content-encoding')
      expect([await of('a.js'), await of('b.woff2')]).toEqual(['gzip', null])
      expect(await (await fetch(`${server.url}a.js`)).text()).toBe('x'.repeat(5_000))
    } finally {
      await server.close()
    }
  })
})

test('a window has the address to itself, in a browser of its own', () => {
  const [address] = ['http://127.0.0.1:1/presenter/1?time=30']
  const args = windowArguments(address)
  expect(args.at(-1)).toBe(`--app=${address}`)
  expect(args.some((one) => one.startsWith('--user-data-dir='))).toBe(true)
})
