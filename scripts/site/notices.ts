/** The page that names everything the site ships, with the licences as the packages carry them. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { joins } from '#words/joins'
import { site as words } from '#words/site'
import { ROOT } from '../lib/paths.ts'
import { escape } from './head.ts'
import type { PackageKind, PackageNotice } from './packages.ts'
import { tokenSheet } from './tokens.ts'

export interface NoticesPage {
  readonly lang: string
  /** The deck's title. */
  readonly deck: string
  /** The path the site is served under, with a slash at both ends. */
  readonly base: string
  /** The `@font-face` rules of the built deck. */
  readonly faces: string
}

const KINDS: readonly PackageKind[] = ['fonts', 'icons', 'libraries']
const { notices: say } = words
const OWN = { id: 'l-own', text: readFileSync(join(ROOT, 'LICENSE'), 'utf8').trim(), names: ['Shomei'] }
/** No script at all: it only has something to say. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src 'self'"

/**
 * @param packages all that is shipped
 * @returns the page's HTML; the same licence text stands in it once, however many carry it
 */
export function noticesPage(packages: readonly PackageNotice[], page: NoticesPage): string {
  const texts = new Map<string, { id: string; text: string; names: string[] }>()
  for (const { name, text } of packages) {
    if (text === undefined) continue
    const id = `l-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`
    const entry = texts.get(id) ?? { id, text, names: [] }
    entry.names.push(name)
    texts.set(id, entry)
  }
  const idOf = (notice: PackageNotice) =>
    [...texts.values()].find(({ names }) => names.includes(notice.name))?.id
  const sections = KINDS.map((kind) => section(kind, packages, idOf)).join('')
  return `<!doctype html>
<html lang="${page.lang}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${escape(POLICY)}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>${say.title} — ${escape(page.deck)}</title>
  <meta name="description" content="${escape(say.lead(packages.length))}">
  <link rel="icon" href="${page.base}favicon.svg" type="image/svg+xml">
  <style>${page.faces}\n${sheet()}</style>
</head>
<body>
<main>
<h1>${say.title}</h1>
<p>${say.lead(packages.length)}<br>${say.own}</p>
<p><a href="${page.base}">${say.back}</a></p>
${sections}<h2>${say.licence}</h2>
<p>${say.sameText}</p>
${licence(OWN)}${[...texts.values()].map(licence).join('')}</main>
</body>
</html>
`
}

/** The dark tokens stand below a class there, which only a script could set. */
function sheet(): string {
  const tokens = tokenSheet().replace(
    /html\.dark \{(.*?)\n\}/s,
    '@media (prefers-color-scheme: dark) {:root {$1}}',
  )
  return `${tokens}\n:root { color-scheme: light dark }\n${readFileSync(join(ROOT, 'scripts/site/notices.css'), 'utf8')}`
}

function section(
  kind: PackageKind,
  packages: readonly PackageNotice[],
  idOf: (notice: PackageNotice) => string | undefined,
): string {
  const rows = packages
    .filter((notice) => notice.kind === kind)
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'))
    .map((notice) => row(notice, idOf(notice)))
  return rows.length === 0 ? '' : `<h2>${say[kind]}</h2>\n<ul>\n${rows.join('')}</ul>\n`
}

function row({ name, version, licence, author, home }: PackageNotice, text: string | undefined): string {
  const title = home === undefined ? escape(name) : `<a href="${escape(home)}">${escape(name)}</a>`
  const spdx = `https://spdx.org/licenses/${encodeURIComponent(licence)}.html`
  const terms =
    text === undefined
      ? `<a href="${spdx}">${escape(licence)}</a>${joins.aside(say.noText)}`
      : `<a href="#${text}">${escape(licence)}</a>`
  const about = [version, ...(author === undefined ? [] : [author])].map(escape)
  return `<li><b>${title}</b><span>${joins.list([...about, terms])}</span></li>\n`
}

function licence({ id, text, names }: { id: string; text: string; names: readonly string[] }): string {
  const who = joins.list(names.toSorted().map(escape))
  return `<details id="${id}"><summary>${who}</summary><pre>${escape(text)}</pre></details>\n`
}
