/** What the built site may do, as its pages say it and as a host's headers can. */
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
 * when the site is built, and the first one does.
 *
 * @param base the path the site is served under, with a slash at both ends
 */
export function contentSecurityPolicies(base: string): readonly string[] {
  return [POLICY, `worker-src blob: *:*${base}sw.js`]
}

/**
 * For hosts that can send headers: they reach the service worker and the workers' scripts too, and only they can say
 * who may show the deck in a frame.
 *
 * @param base the path the site is served under, with a slash at both ends
 */
export function siteHeaders(base: string): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': [...contentSecurityPolicies(base), "frame-ancestors 'none'"].join(', '),
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
  }
}

/** The same as a file `_headers`, which Netlify, Cloudflare Pages and others read. */
export function headersFile(base: string): string {
  const lines = Object.entries(siteHeaders(base)).map(([name, value]) => `  ${name}: ${value}\n`)
  return `/*\n${lines.join('')}${assetsRule(base)}`
}
