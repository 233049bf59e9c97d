/** The head of the built page: what Slidev wrote for its scripts and styles, and the rest by us. */
import { REST, STILL } from '../../components/study/still.ts'
import type { ContentsPage } from './contents.ts'
import { contentSecurityPolicies } from './policy.ts'
import { token } from './tokens.ts'

export interface PageHead {
  /** The path the site is served under, with a slash at both ends. */
  readonly base: string
  /** Where it is published, with a slash at the end; without it nothing that must be absolute is said. */
  readonly site: string | undefined
  /** The page's path below the site; undefined for the page that answers where there is none. */
  readonly path: string | undefined
  readonly title: string
  readonly description: string
  readonly author: string
  readonly locale: string
  /** Of each language, where its edition is published, with a slash at the end; nothing where that is not known. */
  readonly editions: Readonly<Record<string, string>>
  /** The picture shown where the link is shared; a file of the site. */
  readonly preview: Picture | undefined
  /** PDF files of the site, the first one first. */
  readonly downloads: readonly { readonly file: string; readonly title: string }[]
  /** Font files that the first slide waits for. */
  readonly fonts: readonly string[]
  /** An image that the first slide waits for. */
  readonly image: string | undefined
  readonly noScript: string
  /** A script of the site that runs before anything is shown. */
  readonly before?: string | undefined
  /** Scripts and style sheets of the site that this page will load, beside those that every page does. */
  readonly modules?: readonly string[] | undefined
  /** What is shown until the page's own scripts and styles have come; they are asked for after it. */
  readonly still?: Still | undefined
}

export interface Still {
  readonly html: string
  /** All its styles. */
  readonly css: string
  /** Its script, relative to the site: the page does not wait for it. */
  readonly script: string
}

export interface Picture {
  readonly file: string
  readonly width: number
  readonly height: number
  readonly alt: string
}

/**
 * @param html the page as Slidev built it
 * @returns the page with our head; its scripts and style sheets are Slidev's
 * @throws {Error} if the page is not one that Slidev built
 */
export function withHead(html: string, page: PageHead): string {
  const [, open, head, rest] = /^(.*?<head>)(.*?)(<\/head>.*)$/s.exec(html) ?? []
  if (open === undefined || head === undefined || rest === undefined) throw new Error('withHead: no head')
  const loads = head.match(/<script\b[^>]*><\/script>|<link\b[^>]*rel="(?:modulepreload|stylesheet)"[^>]*>/g)
  if (!loads?.some((tag) => tag.startsWith('<script'))) throw new Error('withHead: no script in the head')
  const known = new Set(loads.map((tag) => /(?:src|href)="([^"]*)"/.exec(tag)?.[1]))
  const ahead = (page.modules ?? [])
    .map((file) => `${page.base}${file}`)
    .filter((address) => !known.has(address))
    .map((address) => {
      const rel = address.endsWith('.css') ? 'stylesheet' : 'modulepreload'
      return `<link rel="${rel}" crossorigin href="${escape(address)}">`
    })
  const noScript = `<noscript>${escape(page.noScript)}</noscript>`
  const all = [...loads, ...ahead]
  const { still } = page
  const early = still === undefined ? all : beforeStill(still, all, page.base)
  const lines = [...ourTags(page), ...early].map((line) => `  ${line}\n`).join('')
  const first = still === undefined ? [noScript] : [noScript, ...stillIn(still, all)]
  return `${open}\n${lines}${rest.replace(/<body[^>]*>/, (body) => [body, ...first].join('\n  '))}`
}

/** Scripts are fetched at once and run later; style sheets would keep what can be read from being shown. */
function beforeStill({ css, script }: Still, loads: readonly string[], base: string): string[] {
  const fetched = loads.flatMap((tag) => {
    const [, address] = /<script\b[^>]*src="([^"]*)"/.exec(tag) ?? []
    const file = address ?? /rel="modulepreload"[^>]*href="([^"]*)"/.exec(tag)?.[1]
    // What can be read at once does not share the network with them.
    return file === undefined
      ? []
      : [`<link rel="modulepreload" crossorigin fetchpriority="low" href="${file}">`]
  })
  return [
    `<style>${css}</style>`,
    `<script type="module" async src="${base}${script}"></script>`,
    ...new Set(fetched),
  ]
}

function stillIn({ html }: Still, loads: readonly string[]): string[] {
  const later = loads.filter((tag) => !tag.includes('rel="modulepreload"'))
  return [`<div id="${STILL}">${html}</div>`, `<template id="${REST}">${later.join('')}</template>`]
}

/**
 * @returns the contents page of `/study`, which is not Slidev's
 */
export function contentsHtml({ html, css, script }: ContentsPage, page: PageHead, lang: string): string {
  return `<!doctype html>
<html lang="${lang}">
<head>
${ourTags(page)
  .map((line) => `  ${line}\n`)
  .join('')}  <style>${css}</style>
  <script type="module" src="${page.base}${script}"></script>
</head>
<body>
  <noscript>${escape(page.noScript)}</noscript>
  <div id="app">${html}</div>
</body>
</html>
`
}

function ourTags(page: PageHead): string[] {
  const { base, site, path } = page
  const address = site === undefined || path === undefined ? undefined : new URL(path, site).href
  return [
    '<meta charset="utf-8">',
    ...contentSecurityPolicies(base).map(
      (policy) => `<meta http-equiv="Content-Security-Policy" content="${escape(policy)}">`,
    ),
    ...(page.before === undefined ? [] : [`<script src="${escape(base + page.before)}"></script>`]),
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escape(page.title)}</title>`,
    meta('name', 'description', page.description),
    meta('name', 'author', page.author),
    ...(path === undefined ? [meta('name', 'robots', 'noindex')] : []),
    ...(['light', 'dark'] as const).map(
      (theme) =>
        `<meta name="theme-color" content="${token('--bg', theme)}" media="(prefers-color-scheme: ${theme})">`,
    ),
    meta('property', 'og:type', 'website'),
    meta('property', 'og:title', page.title),
    meta('property', 'og:description', page.description),
    meta('property', 'og:locale', page.locale),
    ...(address === undefined ? [] : absolute(page, address)),
    link('icon', `${base}favicon.svg`, 'type="image/svg+xml"'),
    link('apple-touch-icon', `${base}icons/apple-touch.png`),
    link('manifest', `${base}manifest.webmanifest`),
    link('license', `${base}notices.html`),
    ...page.downloads.map(({ file, title }) =>
      link('alternate', `${base}${file}`, `type="application/pdf" title="${escape(title)}"`),
    ),
    ...page.fonts.map((file) => link('preload', `${base}${file}`, 'as="font" type="font/woff2" crossorigin')),
    ...(page.image === undefined ? [] : [link('preload', `${base}${page.image}`, 'as="image"')]),
  ]
}

/** What is only true with the whole address. */
function absolute({ site, path, preview, editions }: PageHead, address: string): string[] {
  const picture =
    preview === undefined
      ? []
      : [
          meta('property', 'og:image', new URL(preview.file, site).href),
          meta('property', 'og:image:type', 'image/png'),
          meta('property', 'og:image:width', String(preview.width)),
          meta('property', 'og:image:height', String(preview.height)),
          meta('property', 'og:image:alt', preview.alt),
          meta('name', 'twitter:card', 'summary_large_image'),
        ]
  return [
    link('canonical', address),
    ...alternates(editions, path),
    meta('property', 'og:url', address),
    ...picture,
  ]
}

/** Every edition has the same pages at the same paths; the first is for whoever reads none of the languages. */
function alternates(editions: PageHead['editions'], path = ''): string[] {
  const of = (lang: string, root: string) => link('alternate', new URL(path, root).href, `hreflang="${lang}"`)
  const [first] = Object.values(editions)
  if (first === undefined) return []
  return [...Object.entries(editions).map(([lang, root]) => of(lang, root)), of('x-default', first)]
}

function meta(key: 'name' | 'property', name: string, content: string): string {
  return `<meta ${key}="${name}" content="${escape(content)}">`
}

function link(rel: string, href: string, more = ''): string {
  return `<link rel="${rel}" href="${escape(href)}"${more === '' ? '' : ` ${more}`}>`
}

/**
 * @param text any text
 * @returns it as HTML, in an element or a quoted attribute
 */
export function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`)
}
