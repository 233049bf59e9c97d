/**
 * The site's service worker: it keeps the whole deck, so that a reload needs no network. It runs in the browser;
 * `precache.ts` bundles it and fills in the list of files.
 *
 * A new version is fetched beside the old one and takes over when no window of the deck is open any more. Whoever is
 * speaking keeps one version, complete, however often they reload.
 */
import { matchPrecache, precache } from 'workbox-precaching'
import type { PrecacheEntry } from 'workbox-precaching'
import { isOwnMachine } from '../../components/windows/own-machine.ts'
import { ASK_KEPT, type Kept } from '../../components/stage/kept.ts'

interface Lasting {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching extends Lasting {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}
interface Scope {
  addEventListener(type: 'activate', listener: (event: Lasting) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
  addEventListener(type: 'message', listener: (event: Asked) => void): void
  readonly clients: { claim(): Promise<void> }
  readonly registration: { readonly scope: string }
  readonly location: { readonly hostname: string; readonly origin: string }
}
interface Asked extends Lasting {
  readonly data: unknown
  readonly ports: readonly MessagePort[]
}

declare const self: Scope
declare const FILES: PrecacheEntry[]
declare const PAGE: string
/** Folders of the site that are editions with workers of their own, each with a slash at its end. */
declare const OTHERS: readonly string[]

/** Slices of the face for what visitors type: kept when used, because all of them would double the deck. */
const SLICE = /\/assets\/noto-sans-jp-.*-wght-normal-.*\.woff2$/
const SLICES = 'typed'
/** The speaker's newest build wins as long as it answers. */
const isNewest = isOwnMachine(self.location.hostname)

/** The list stands in the worker once. */
const files = FILES
const others = OTHERS.map((folder) => new URL(folder, self.registration.scope).href)

// Its cache is named by its scope. Workbox's own cleaning up would take those of editions below it for old ones.
precache(files)

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const isOurs = !others.some((other) => request.url.startsWith(other))
  if (isOurs && request.method === 'GET' && new URL(request.url).origin === self.location.origin)
    event.respondWith(isNewest ? networkFirst(request) : keptFirst(request))
})

// The stage check asks whether all of the deck would be there without a network.
self.addEventListener('message', (event) => {
  if (event.data === ASK_KEPT) event.waitUntil(tellKept(event.ports))
})

async function tellKept(ports: readonly MessagePort[]): Promise<void> {
  const found = await Promise.all(
    files.map(({ url }) => matchPrecache(new URL(url, self.registration.scope).href)),
  )
  const answer: Kept = { files: files.length, kept: found.filter((one) => one !== undefined).length }
  for (const port of ports) port.postMessage(answer)
}

async function keptFirst(request: Request): Promise<Response> {
  return (await kept(request)) ?? (await fetchAndKeep(request))
}

async function networkFirst(request: Request): Promise<Response> {
  try {
    return await fetchAndKeep(request)
  } catch {
    return (await kept(request)) ?? Response.error()
  }
}

async function kept(request: Request): Promise<Response | undefined> {
  const { origin, pathname } = new URL(request.url)
  // The contents page of the study is a file of its own, at an address without its ending.
  const file = (await matchPrecache(origin + pathname)) ?? (await matchPrecache(`${origin}${pathname}.html`))
  if (file !== undefined) return file
  if (SLICE.test(pathname)) return (await caches.open(SLICES)).match(request)
  // Every page of the deck is the same file; an address with an extension is a file that is not there.
  const isPage = request.mode === 'navigate' && !/\.\w+$/.test(pathname)
  return isPage ? matchPrecache(new URL(PAGE, self.registration.scope).href) : undefined
}

async function fetchAndKeep(request: Request): Promise<Response> {
  const response = await fetch(request)
  if (response.ok && SLICE.test(new URL(request.url).pathname))
    await (await caches.open(SLICES)).put(request, response.clone())
  return response
}
