/** Serves the built deck on loopback the way a static host would, and nothing else. */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, resolve, sep } from 'node:path'
import { createGzip } from 'node:zlib'
import { cacheControlOf } from '../site/caching.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.md': 'text/markdown; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

export interface StaticServer {
  /** The deck's address, with a slash at the end. */
  readonly url: string
  close(): Promise<void>
}

/**
 * The path a deck was built for, read from the address of its own script.
 *
 * @param folder a built deck
 * @returns the base path, with a slash at both ends
 * @throws {Error} if the folder holds no built deck
 */
export function builtBase(folder: string): string {
  const index = join(folder, 'index.html')
  const html = existsSync(index) ? readFileSync(index, 'utf8') : ''
  const base = /<script[^>]* src="(\/(?:[^"]*\/)?)assets\//.exec(html)?.[1]
  if (base === undefined) throw new Error('There is no built deck yet: run "npm run build" first.')
  return base
}

export interface ServeOptions {
  /** 0 takes a free one. */
  readonly port?: number
  /** The path the folder is served under; the one the deck was built for. */
  readonly base?: string
  /** As a host that knows nothing of the deck would: a path that names no file is not found. */
  readonly strict?: boolean
  /** Compresses what shrinks, as hosts do. */
  readonly gzip?: boolean
  /** Sent with everything. */
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * @param folder what to serve; `/12` is `12.html` or the folder `12`, any other path without an extension `index.html`
 * @throws {Error} if the port is taken
 */
export async function serveStatic(
  folder: string,
  { port = 0, base = builtBase(folder), strict = false, gzip = false, headers = {} }: ServeOptions = {},
): Promise<StaticServer> {
  const options = { folder: resolve(folder), base, strict, gzip }
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
    answer(options, request, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function answer(
  {
    folder,
    base,
    strict,
    gzip,
  }: Required<Omit<ServeOptions, 'port' | 'headers'>> & { readonly folder: string },
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end()
    return
  }
  const path = decoded((request.url ?? '/').replace(/[?#].*$/s, ''))
  if (path !== undefined && `${path}/` === base) {
    response.writeHead(302, { location: base }).end()
    return
  }
  const below = path?.startsWith(base) ? path.slice(base.length) : undefined
  const found = below === undefined ? undefined : fileFor(folder, below)
  const file = found ?? (below === undefined ? undefined : instead(folder, below, strict))
  if (file === undefined) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('Not found\n')
    return
  }
  const type = TYPES[extname(file)] ?? 'application/octet-stream'
  const compress = gzip && /text|javascript|json|svg|wasm/.test(type)
  response.writeHead(found === undefined && strict ? 404 : 200, {
    'content-type': type,
    ...(compress ? { 'content-encoding': 'gzip' } : { 'content-length': statSync(file).size }),
    'cache-control': found === undefined ? 'no-cache' : cacheControlOf(below ?? ''),
    'x-content-type-options': 'nosniff',
  })
  if (request.method === 'HEAD') {
    response.end()
    return
  }
  const stream = createReadStream(file).on('error', () => response.destroy())
  if (compress) stream.pipe(createGzip()).pipe(response)
  else stream.pipe(response)
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

function fileFor(folder: string, path: string): string | undefined {
  const file = join(folder, path)
  if (path.includes('\0') || !`${file}${sep}`.startsWith(`${join(folder)}${sep}`)) return undefined
  return [file, `${file}.html`, join(file, 'index.html')].find(
    (candidate) => existsSync(candidate) && statSync(candidate).isFile(),
  )
}

/** Where there is no such file: what the edition says that it would stand in. A host that knows nothing has one for all. */
function instead(folder: string, path: string, strict: boolean): string | undefined {
  const edition = path.slice(0, path.indexOf('/') + 1)
  const own = join(folder, edition, 'index.html')
  const isEdition = !strict && fileFor(folder, `${edition}404.html`) !== undefined && existsSync(own)
  const page = isEdition ? own : join(folder, strict ? '404.html' : 'index.html')
  return (strict || extname(path) === '') && existsSync(page) ? page : undefined
}
