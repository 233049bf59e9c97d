/** What the built site may do, as its pages say it and as a host's headers can. */
import { folderOf, LANGUAGES } from '../lib/edition.ts'
import { assetsRule } from './caching.ts'

/** Everything the deck does, and nothing else: no other host, no inline script, no plug-in, no form. */
const POLICY = [
  "default-src 'none'",
  // Compiling WebAssembly counts as evaluation; the digests of large files are computed in it.
  "script-src 'self' 'wasm-unsafe-eval'",
  // Diagrams and highlighted code carry their styles with them.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/**
 * Each of them has to allow what is done. A worker from the network would obey none of this (workers/start-worker.ts),
 * so of our own origin the second one leaves the service worker alone; it cannot name the origin, which nobody knows
 * when the site is built, and the first one does. Nor does it leave the scheme out: WebKit finds no host in `*:*`.
 *
 * @param bases the paths under which what it holds for is served, each with a slash at both ends
 */
export function contentSecurityPolicies(...bases: readonly string[]): readonly string[] {
  return [POLICY, `worker-src blob: ${bases.flatMap(workerBelow).join(' ')}`]
}

const workerBelow = (base: string): string[] =>
  ['http', 'https'].map((scheme) => `${scheme}://*:*${base}sw.js`)

/** @param base of the whole site, at whose root the first edition stands */
const editionsBelow = (base: string): string[] => LANGUAGES.map((language) => `${base}${folderOf(language)}`)

/**
 * For hosts that can send headers: they reach the service worker and the workers' scripts too, and only they can say
 * who may show the deck in a frame.
 *
 * @param base the path the site is served under, with a slash at both ends, and its editions below that
 */
export function siteHeaders(base: string): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': [
      ...contentSecurityPolicies(...editionsBelow(base)),
      "frame-ancestors 'none'",
    ].join(', '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  }
}

/** The same as a file `_headers`, which Netlify, Cloudflare Pages and others read. */
export function headersFile(base: string): string {
  const lines = Object.entries(siteHeaders(base)).map(([name, value]) => `  ${name}: ${value}\n`)
  return `/*\n${lines.join('')}${editionsBelow(base).map(assetsRule).join('')}`
}

/** For hosts that read `_redirects`: what is no file is a page of the edition that it stands in; the first line that fits counts. */
export function redirectsFile(base: string): string {
  const deepestFirst = editionsBelow(base).sort((one, other) => other.length - one.length)
  return deepestFirst.map((edition) => `${edition}* ${edition}index.html 200\n`).join('')
}
