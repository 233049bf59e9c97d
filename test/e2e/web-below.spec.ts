/** The deck built for a path of a public host with a release of its own, as GitHub Pages serves it. */
import type { Locator, Page } from '@playwright/test'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CACHE } from '../../scripts/lib/paths.ts'
import { buildSite } from '../../scripts/lib/slidev.ts'
import { serveStatic } from '../../scripts/lib/static-server.ts'
import type { StaticServer } from '../../scripts/lib/static-server.ts'
import { fromUtf8 } from '../../playground/bytes.ts'
import { readBundles } from '../../playground/sigstore/bundles.ts'
import { bundleServiceWorker, writeServiceWorker } from '../../scripts/site/precache.ts'
import { readRelease } from '../../scripts/site/release.ts'
import { readShared } from '../support/files.ts'
import { labRelease, put, RELEASE_IDENTITY } from '../support/release.ts'
import { publicGoodTrustedRoot } from '../support/trusted-root.ts'
import { expect, SLIDES, slideOf, test as base } from './deck.ts'

const BASE = '/name/'
const PUBLIC = `https://example.com${BASE}`
const FOLDER = join(CACHE, 'e2e', 'below')
const RELEASE = join(CACHE, 'e2e', 'release')
const ROOT_OF_TRUST = join(FOLDER, 'samples', 'npm', 'trusted_root.json')

const test = base.extend<object, { server: StaticServer }>({
  server: [
    async ({ browserName: _ }, use) => {
      const { files, trustedRoot } = labRelease()
      put(RELEASE, files)
      await buildSite(BASE, { site: PUBLIC, out: FOLDER, release: readRelease(RELEASE, RELEASE_IDENTITY) })
      // The only thing here that is not as on the real site, whose release GitHub's own Sigstore would vouch for.
      writeFileSync(ROOT_OF_TRUST, trustedRoot)
      writeServiceWorker(FOLDER, await bundleServiceWorker())
      const server = await serveStatic(FOLDER, { strict: true })
      await use(server)
      await server.close()
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: ({ server }, use) => use(server.url),
})
// One build for all of them.
test.describe.configure({ mode: 'serial' })

test('a link to a slide answers 200 and opens it, again after a reload', async ({ page, server }) => {
  const number = slideOf('checksum')
  // Where its story ends.
  const response = await page.goto(`${server.url}${number}?clicks=3`)
  expect(response?.status()).toBe(200)
  const demo = page.locator('[data-demo=checksum]').filter({ visible: true })
  await expect(demo).toHaveAttribute('data-verdict', 'rejected')
  expect((await page.reload())?.status()).toBe(200)
  await expect(demo).toHaveAttribute('data-verdict', 'rejected')
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(new RegExp(`${BASE}${number + 1}(\\?.*)?$`))
})

test('the head gives whole addresses, each page its own', async ({ page, server }) => {
  for (const [path, canonical] of [
    ['', PUBLIC],
    ['2', `${PUBLIC}2`],
  ] as const) {
    const html = await (await page.request.get(`${server.url}${path}`)).text()
    const of = (pattern: RegExp) => pattern.exec(html)?.[1]
    expect(of(/rel="canonical" href="([^"]+)"/)).toBe(canonical)
    expect(of(/property="og:url" content="([^"]+)"/)).toBe(canonical)
    expect(of(/property="og:image" content="([^"]+)"/)).toBe(`${PUBLIC}og-image.png`)
    expect(html).toContain(path === '' ? 'property="og:title"' : SLIDES[1]?.title)
    for (const [, address] of html.matchAll(/(?:href|src)="([^"]+)"/g))
      expect(address?.startsWith(PUBLIC) || address?.startsWith(BASE)).toBe(true)
  }
})

test('the preview picture is one: 1200 by 630, and not of one colour', () => {
  const png = readFileSync(join(FOLDER, 'og-image.png'))
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630])
  expect(png.length).toBeGreaterThan(50_000)
})

test('what is installed begins and ends below the path', async ({ page, server }) => {
  const manifest = (await (await page.request.get(`${server.url}manifest.webmanifest`)).json()) as {
    start_url: string
    scope: string
    icons: { src: string }[]
  }
  expect([manifest.start_url, manifest.scope]).toEqual([BASE, BASE])
  for (const { src } of manifest.icons)
    expect((await page.request.get(new URL(src, server.url).href)).status(), src).toBe(200)
})

test('the pages to learn from answer below the path, and lead to each other and to the slides there', async ({
  page,
  server,
}) => {
  expect((await page.goto(`${server.url}study`))?.status()).toBe(200)
  const canonical = await page.locator('link[rel=canonical]').getAttribute('href')
  expect(canonical).toBe(`${PUBLIC}study`)
  const links = await page
    .locator('#app a[href]:not([href^="#"])')
    .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  expect(links.length).toBeGreaterThan(12)
  for (const link of links) {
    expect(link.startsWith(BASE), link).toBe(true)
    expect((await page.request.get(new URL(link, server.url).href)).status(), link).toBe(200)
  }
  await page.locator('[data-chapter=checksum] a').click()
  await expect(page).toHaveURL(`${server.url}study/checksum`)
  await expect(page.locator('[data-as-slide]').first()).toHaveAttribute('href', /^\/name\/\d+$/)
})

const RELEASED = SLIDES.find(({ content }) => content.includes('<ReleaseCheck'))?.number ?? 0

/** On the last slide of the talk. */
async function openRelease(page: Page, url: string): Promise<Locator> {
  await page.goto(`${url}${RELEASED}`)
  const release = page.locator('[data-release]').filter({ visible: true })
  await expect(release).toHaveAttribute('data-report-state', 'done')
  return release
}

/** What each check came to, by id, of the file that is shown first or of another. */
async function checksOf(release: Locator, file?: string): Promise<Record<string, string | null>> {
  if (file === undefined) await release.locator('[data-action=checks]').click()
  else await release.locator(`[data-file="${file}"]`).click()
  const rows = release.locator('[data-check]')
  await expect(rows.first()).toBeVisible()
  return Object.fromEntries(
    await rows.evaluateAll((all) =>
      all.map((row) => [row.getAttribute('data-check'), row.getAttribute('data-status')]),
    ),
  ) as Record<string, string | null>
}

const failedIn = (checks: Readonly<Record<string, string | null>>) =>
  Object.keys(checks).filter((id) => checks[id] === 'failed')

test('the last slide verifies its own release, and says what it cannot vouch for', async ({
  page,
  server,
}) => {
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(request.url()))
  await page.goto(`${server.url}1`)
  await page.waitForFunction(() => performance.getEntriesByName('shomei:ahead').length > 0)
  expect(fetched.filter((url) => /\/release\/|sigstore\.worker/.test(url))).toEqual([])

  const release = await openRelease(page, server.url)
  await expect(release).toHaveAttribute('data-verdict', 'verified')
  await expect(release).toContainText(RELEASE_IDENTITY.replace('https://github.com/', ''))
  await expect(release).toContainText('保証できません')
  await expect(release).toContainText('gh attestation verify shomei.pdf --repo example/shomei')
  const downloads = page.locator('.site-links a[href$=".pdf"]').filter({ visible: true })
  expect(await downloads.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual(
    ['shomei.pdf', 'shomei-dark.pdf'].map((name) => `${server.url}release/${name}`),
  )

  for (const name of [undefined, 'shomei-dark.pdf', 'SHA256SUMS']) {
    const checks = await checksOf(release, name)
    expect(checks).toMatchObject({ artifact: 'passed', identity: 'passed', issuer: 'passed', sct: 'passed' })
    expect(failedIn(checks)).toEqual([])
  }
  await release.locator('[data-tab=commands]').click()
  await expect(release.locator('[role=dialog]')).toContainText(`--cert-identity ${RELEASE_IDENTITY}`)
})

test('the checks of the release open and close by the keyboard, which the slides do not hear', async ({
  page,
  server,
}) => {
  const release = await openRelease(page, server.url)
  const opener = release.locator('[data-action=checks]')
  await opener.focus()
  await page.keyboard.press('Space')
  await expect(release.locator('[data-action=close]')).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Escape')
  await expect(release.locator('[role=dialog]')).toHaveCount(0)
  await expect(opener).toBeFocused()
  await expect(page).toHaveURL(new RegExp(`/${RELEASED}$`))
  await page.keyboard.press('Escape')
  await page.keyboard.press('ArrowRight')
  await expect(page.locator(`[data-slidev-no="${RELEASED + 1}"]`).filter({ visible: true })).not.toHaveCount(
    0,
  )
})

test('one byte changed in a PDF that is served is rejected, by name', async ({ page, server }) => {
  await page.route('**/release/shomei-dark.pdf', async (route) => {
    const response = await route.fetch()
    const bytes = await response.body()
    bytes[5] = (bytes[5] ?? 0) ^ 1
    await route.fulfill({ response, body: bytes })
  })
  const release = await openRelease(page, server.url)
  await expect(release).toHaveAttribute('data-verdict', 'rejected')
  await expect(release.getByRole('status')).toContainText('shomei-dark.pdf')
  expect(failedIn(await checksOf(release))).toContain('artifact')
  await expect(release.locator('[data-file="shomei-dark.pdf"]')).toHaveAttribute('aria-pressed', 'true')
})

test('a release of another workflow is rejected', async ({ page, server }) => {
  await page.route('**/release/index.json', async (route) => {
    const response = await route.fetch()
    const text = (await response.text()).replace('release.yml', 'other.yml')
    await route.fulfill({ response, body: text })
  })
  const release = await openRelease(page, server.url)
  await expect(release).toHaveAttribute('data-verdict', 'rejected')
  expect(failedIn(await checksOf(release))).toEqual(['identity'])
})

test('a release that is not all there is not judged', async ({ page, server, misdeeds }) => {
  await page.route('**/release/shomei.sigstore.json', (route) => route.fulfill({ status: 404 }))
  const release = await openRelease(page, server.url)
  await expect(release).not.toHaveAttribute('data-verdict')
  await expect(release.locator('[data-action=checks]')).toHaveCount(0)
  // The browser tells of the missing file, and nobody else of anything.
  expect(misdeeds.splice(0).filter((one) => !one.includes('404'))).toEqual([])
})

const attestations = await readShared('npm-attestations/sigstore-2.3.1.attestations.json')
test(`real provenance under the public-good root passes all but that it is not of this PDF${attestations ? '' : ' (skipped: no shared data)'}`, async ({
  page,
  server,
}) => {
  test.skip(attestations === undefined)
  const bundles = readBundles(attestations ?? new Uint8Array(0)) ?? []
  const real = bundles.find(({ label }) => label.startsWith('https://slsa.dev/provenance/'))?.bundle
  const root = await publicGoodTrustedRoot()
  await page.route('**/release/shomei.sigstore.json', (route) =>
    route.fulfill({ body: fromUtf8(real ?? new Uint8Array(0)) ?? '' }),
  )
  await page.route('**/samples/npm/trusted_root.json', (route) => route.fulfill({ body: root }))
  await page.route('**/release/index.json', async (route) => {
    const response = await route.fetch()
    const identity = 'https://github.com/sigstore/sigstore-js/.github/workflows/release.yml@refs/heads/main'
    await route.fulfill({ response, body: (await response.text()).replace(RELEASE_IDENTITY, identity) })
  })
  const release = await openRelease(page, server.url)
  await expect(release).toHaveAttribute('data-verdict', 'rejected')
  const checks = await checksOf(release)
  expect(failedIn(checks)).toEqual(['artifact'])
  expect(checks).toMatchObject({ identity: 'passed', issuer: 'passed', 'certificate-chain': 'passed' })
})

test('the release verifies with the server gone', async ({ browser }) => {
  test.setTimeout(180_000)
  const server = await serveStatic(FOLDER)
  const context = await browser.newContext({ serviceWorkers: 'allow' })
  const page = await context.newPage()
  await page.goto(server.url)
  await page.keyboard.press('Shift')
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated')
  await server.close()
  const release = await openRelease(page, server.url)
  await expect(release).toHaveAttribute('data-verdict', 'verified')
  await context.close()
})
