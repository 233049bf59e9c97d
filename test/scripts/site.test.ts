import { describe, expect, test } from 'vitest'
import { basePath, siteUrl } from '../../scripts/lib/site.ts'
import { withHead } from '../../scripts/site/head.ts'
import { contentSecurityPolicies, headersFile, redirectsFile } from '../../scripts/site/policy.ts'
import type { PageHead } from '../../scripts/site/head.ts'
import { modulesBySlide } from '../../scripts/vite/slide-modules.ts'
import { token } from '../../scripts/site/tokens.ts'

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
  editions: {},
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
    const [policy = '', more = ''] = contentSecurityPolicies(HEAD.base)
    expect(policy).toMatch(/^default-src 'none'/)
    expect(policy).not.toMatch(/https?:|\*|'unsafe-eval'|script-src[^;]*unsafe-inline/)
    // A star stands for any host where it stands alone; here it is what both allow that counts.
    expect(more).toBe('worker-src blob: http://*:*/name/sw.js https://*:*/name/sw.js')
    expect(html.match(/Content-Security-Policy/g)?.length).toBe(2)
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

  test('asks for styles after what is read first, so that it is not waited for', () => {
    const still = { html: '<h1>i</h1>', css: 'h1 { color: red }', script: 'assets/still-1.js' }
    const html = withHead(BUILT, { ...HEAD, still })
    const [head = '', body = ''] = html.split('</head>')
    expect(head).toContain(`<style>${still.css}</style>`)
    expect(head).not.toMatch(/stylesheet|src="[^"]*index/)
    expect(head.match(/<script[^>]*>/g)).toEqual([
      '<script type="module" async src="/name/assets/still-1.js">',
    ])
    for (const file of ['index-1.js', 'b.js'])
      expect(head).toContain(
        `<link rel="modulepreload" crossorigin fetchpriority="low" href="/name/assets/${file}">`,
      )
    const [, shown = '', rest = ''] =
      /<div id="still">(.*)<\/div>\s*<template id="rest">(.*)<\/template>\s*<div id="app">/s.exec(body) ?? []
    expect(shown).toBe(still.html)
    expect(rest).toMatch(/src="\/name\/assets\/index-1\.js".*href="\/name\/assets\/index-1\.css"/)
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

  test('names its twins in the other languages where it knows their addresses', () => {
    const editions = { ja: 'https://example.com/name/', en: 'https://example.com/name/en/' }
    const html = withHead(BUILT, { ...HEAD, site: editions.en, base: '/name/en/', editions })
    expect(html).toContain('<link rel="canonical" href="https://example.com/name/en/12">')
    for (const [lang, address] of [
      ['ja', 'https://example.com/name/12'],
      ['en', 'https://example.com/name/en/12'],
      ['x-default', 'https://example.com/name/12'],
    ])
      expect(html).toContain(`<link rel="alternate" href="${address}" hreflang="${lang}">`)
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

test('tokens are those of the style sheet, dark ones where there are', () => {
  expect(token('--bg')).toMatch(/^#/)
  expect(token('--bg', 'dark')).not.toBe(token('--bg'))
  expect(token('--fs-body', 'dark')).toBe(token('--fs-body'))
  expect(() => token('--no-such-token')).toThrow(/--no-such-token/)
})

test('the headers say what a page cannot: nobody shows the deck in a frame', () => {
  expect(headersFile('/')).toMatch(/^ {2}Content-Security-Policy: .*, frame-ancestors 'none'$/m)
})

test('a page that is no file is one of the edition that it stands in', () => {
  expect(redirectsFile('/name/').split('\n')).toEqual([
    '/name/en/* /name/en/index.html 200',
    '/name/* /name/index.html 200',
    '',
  ])
})

test('the headers hold for every edition: its own offline copy, and what it names by its content', () => {
  const headers = headersFile('/name/')
  expect(headers).toContain(
    'worker-src blob: http://*:*/name/sw.js https://*:*/name/sw.js http://*:*/name/en/sw.js https://*:*/name/en/sw.js,',
  )
  expect(headers.match(/^\/name\/.*/gm)).toEqual(['/name/assets/*', '/name/en/assets/*'])
})
