/** Nothing leaves the origin of the built deck: not from a page, and not from any worker that it has. */
import { type Page, test as base, type Worker as BrowserWorker } from '@playwright/test'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../../scripts/lib/paths.ts'
import { serveStatic } from '../../scripts/lib/static-server.ts'
import type { StaticServer } from '../../scripts/lib/static-server.ts'
import { siteHeaders } from '../../scripts/site/policy.ts'
import { bootCode } from '../../workers/start-worker.ts'
import { expect, slideOf } from './deck.ts'
import { SITE } from './site.ts'
import { type Elsewhere, elsewhere, startFromNetwork, tryFromPage, tryFromWorker } from './ways-out.ts'

/** Whatever worker the build has, a new one too. */
const WORKERS = readdirSync(join(SITE, 'assets')).filter((name) => /\.worker-[^/]*\.js$/.test(name))
/** As GitHub Pages serves it, and as `preview`, `present` and hosts that read `_headers` do. */
const HOSTS = [
  { host: 'without a header', headers: {} },
  { host: 'with headers', headers: siteHeaders('/') },
] as const

const test = base.extend<{
  away: Elsewhere
  serve: (headers: Readonly<Record<string, string>>) => Promise<StaticServer>
}>({
  away: async ({ browserName: _ }, use) => {
    const away = await elsewhere()
    await use(away)
    away.close()
  },
  serve: async ({ browserName: _ }, use) => {
    const open: StaticServer[] = []
    await use(async (headers) => {
      const server = await serveStatic(SITE, { strict: true, headers })
      open.push(server)
      return server
    })
    await Promise.all(open.map((server) => server.close()))
  },
})

/** Starts a script as the deck starts its workers, and hands the worker out once the script has run. */
async function startAsDeck(page: Page, script: string): Promise<BrowserWorker> {
  const [worker] = await Promise.all([
    page.waitForEvent('worker'),
    page.evaluate(
      (code) =>
        new Promise((resolve, reject) => {
          const boot = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }))
          const worker = new Worker(boot, { type: 'module' })
          worker.onmessage = resolve
          worker.onerror = reject
          Object.assign(globalThis, { worker })
        }),
      bootCode(script),
    ),
  ])
  return worker
}

/** What goes by QUIC arrives without a path. */
const leads = (way: string, arrived: readonly string[]) =>
  arrived.some((path) => (way === 'transport' ? path === 'datagram' : path.split(/[/?]/).includes(way)))

test('every worker of the sources is among those that are tried', () => {
  const sources = readdirSync(join(ROOT, 'workers')).filter((name) => name.endsWith('.worker.ts'))
  expect(sources.length).toBeGreaterThan(0)
  expect(WORKERS.map((name) => name.replace(/-[^-.]*\.js$|-[\w-]{8}\.js$/, '.ts')).sort()).toEqual(
    sources.sort(),
  )
})

test('every worker is one file: what it imported, Firefox would hold against worker-src', () => {
  const importing = (name: string) =>
    /\b(?:import|from)\s*\(?\s*["'`]\.{0,2}\//.test(readFileSync(join(SITE, 'assets', name), 'utf8'))
  expect(WORKERS.filter(importing)).toEqual([])
})

test('what no policy holds, nothing in the deck can do: no script of it speaks WebRTC', () => {
  const scripts = readdirSync(SITE, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(js|mjs|html)$/.test(name),
  )
  expect(scripts.length).toBeGreaterThan(WORKERS.length)
  const speaks = (name: string) =>
    /RTCPeerConnection|RTCDataChannel/i.test(readFileSync(join(SITE, name), 'utf8'))
  expect(scripts.filter(speaks)).toEqual([])
})

// A script shown as a page is one of the deck's own origin without a policy. A page that the test makes up will not do:
// Chromium takes it for one of the public network, which may not ask this machine for anything.
test('where no policy holds, every way out of a worker that is tried leads out', async ({
  page,
  away,
  serve,
}) => {
  const server = await serve({})
  const own = `${server.url}assets/${WORKERS[0]}`
  await page.goto(own)
  const worker = await startAsDeck(page, own)
  away.arrived()
  const { tried, free } = await worker.evaluate(tryFromWorker, { away: away.url, own })
  const arrived = away.arrived()
  expect(tried.filter((way) => !leads(way, arrived))).toEqual([])
  expect(free).toBe(true)
})

test('where no policy holds, every way out of a page that is tried leads out', async ({
  page,
  away,
  serve,
}) => {
  const server = await serve({})
  await page.goto(`${server.url}assets/${WORKERS[0]}`)
  const tried = await page.evaluate(tryFromPage, away.url)
  const arrived = away.arrived()
  expect(tried.filter((way) => !leads(way, arrived))).toEqual([])
})

for (const { host, headers } of HOSTS) {
  test(`${host}: a worker started from the network is refused, the service worker apart`, async ({
    page,
    serve,
  }) => {
    const server = await serve(headers)
    await page.goto(`${server.url}1`)
    for (const name of WORKERS) {
      const refused = await page.evaluate(startFromNetwork, `${server.url}assets/${name}`)
      expect(refused, name).toBe(`${server.url}assets/${name}`)
    }
  })

  for (const name of WORKERS)
    test(`${host}: nothing leaves ${name.replace(/-[\w-]*\.js$/, '')}`, async ({ page, away, serve }) => {
      const server = await serve(headers)
      await page.goto(`${server.url}1`)
      const own = `${server.url}assets/${name}`
      const worker = await startAsDeck(page, own)
      const { tried, free } = await worker.evaluate(tryFromWorker, { away: away.url, own })
      expect(tried.length).toBeGreaterThan(11)
      expect(away.arrived()).toEqual([])
      expect(free).toBe(false)
    })

  test(`${host}: a page of the deck asks nothing of another origin`, async ({ page, away, serve }) => {
    const server = await serve(headers)
    for (const path of ['1', 'study', 'presenter/1']) {
      await page.goto(`${server.url}${path}`)
      expect((await page.evaluate(tryFromPage, away.url)).length).toBeGreaterThan(12)
      // Chromium may open a connection ahead of a request that it then refuses to make: nothing is said on it.
      expect(
        away.arrived().filter((what) => what !== 'connection'),
        path,
      ).toEqual([])
    }
  })

  test(`${host}: the workers of the demos are started so`, async ({ page, away, serve }) => {
    const server = await serve(headers)
    const seen = new Set<string>()
    for (const demo of ['checksum', 'openpgp', 'sigstore', 'keyless', 'post-quantum'] as const) {
      await page.goto(`${server.url}${slideOf(demo)}`)
      const shown = page.locator(`[data-demo=${demo}]`).filter({ visible: true })
      await expect(shown).toHaveAttribute('data-report-state', 'done')
      for (const worker of page.workers()) {
        expect(worker.url()).toMatch(/^blob:/)
        // One that nobody asks any more is ended.
        const name = await worker.evaluate(() => self.name).catch(() => undefined)
        if (name === undefined || seen.has(name)) continue
        seen.add(name)
        await worker.evaluate(tryFromWorker, { away: away.url, own: `${server.url}assets/${WORKERS[0]}` })
        expect(away.arrived(), name).toEqual([])
      }
    }
    expect([...seen].sort()).toEqual(['checksum', 'lab', 'openpgp', 'post-quantum', 'sigstore'])
  })
}
