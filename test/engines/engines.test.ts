/** The built site in Firefox and in WebKitGTK, beside Chromium: the same hand, and the same answers. */
import { createHash } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startChromium } from '../../scripts/engines/chromium.ts'
import type { Engine, Plain } from '../../scripts/engines/engine.ts'
import { findFirefox, findWebkit } from '../../scripts/engines/find.ts'
import { startFirefox } from '../../scripts/engines/firefox.ts'
import { startWebkit } from '../../scripts/engines/webkit.ts'
import { CACHE, DIST } from '../../scripts/lib/paths.ts'
import { serveStatic } from '../../scripts/lib/static-server.ts'
import { siteHeaders } from '../../scripts/site/policy.ts'
import { JOURNEYS } from './journeys.ts'
import { type Journey, LARGE } from './journeys/ground.ts'
import { drawSlides } from './slides.ts'
import type { Drawn } from './slides.ts'

const SIZE = { width: 1280, height: 720 }
const PICTURES = join(CACHE, 'engines')

const firefox = findFirefox()
const webkit = findWebkit()
/** How each is started, or why it is not. */
const OTHERS = {
  Firefox: typeof firefox === 'string' ? () => startFirefox(firefox, SIZE) : firefox,
  WebKitGTK: 'driver' in webkit ? () => startWebkit(webkit, SIZE) : webkit,
} as const

const folder = mkdtempSync(join(tmpdir(), 'shomei-engines-'))
const large = { path: join(folder, 'large.bin'), sums: join(folder, 'SHA256SUMS'), sha256: '' }
const running: Engine[] = []
let chromium: Promise<Engine> | undefined

beforeAll(() => {
  const file = openSync(large.path, 'w')
  const hash = createHash('sha256')
  // No two pieces alike, and the same in every run.
  for (let at = 0, piece = 0; at < LARGE; piece++) {
    const bytes = Buffer.alloc(Math.min(10_000_000, LARGE - at), `piece ${piece}\n`)
    hash.update(bytes)
    at += writeSync(file, bytes)
  }
  closeSync(file)
  large.sha256 = hash.digest('hex')
  writeFileSync(large.sums, `${large.sha256}  large.bin\n`)
})

afterAll(async () => {
  await Promise.all(running.map((engine) => engine.close()))
  rmSync(folder, { recursive: true, force: true })
})

async function started(start: () => Promise<Engine>): Promise<Engine> {
  const engine = await start()
  running.push(engine)
  return engine
}

const inChromium = (): Promise<Engine> => (chromium ??= started(() => startChromium(SIZE)))

/** With a browser in which nothing is kept, and a server of its own. */
async function walk(engine: Engine, journey: Journey): Promise<Plain> {
  const server = await serveStatic(DIST, { headers: siteHeaders('/') })
  const session = await engine.session()
  try {
    return await journey({ session, url: server.url, stop: () => server.close(), large })
  } finally {
    await session.close()
    await server.close()
  }
}

/** What Chromium answers, asked once. */
const answers = new Map<string, Promise<Plain>>()
function expected(name: string, journey: Journey): Promise<Plain> {
  const known = answers.get(name) ?? inChromium().then((engine) => walk(engine, journey))
  answers.set(name, known)
  return known
}

const drawn = new Map<string, Promise<Drawn[]>>()
function drawnBy(engine: Engine, language: string): Promise<Drawn[]> {
  const key = `${engine.name} ${language}`
  const known = drawn.get(key) ?? draw(engine, language)
  drawn.set(key, known)
  return known
}
async function draw(engine: Engine, language: string): Promise<Drawn[]> {
  const server = await serveStatic(DIST, { headers: siteHeaders('/') })
  const session = await engine.session()
  try {
    const [name = ''] = engine.name.toLowerCase().split(' ')
    const url = language === 'ja' ? server.url : `${server.url}${language}/`
    return await drawSlides(await session.tab(), url, join(PICTURES, `${name}-${language}`))
  } finally {
    await session.close()
    await server.close()
  }
}

for (const [name, start] of Object.entries(OTHERS)) {
  describe(name, () => {
    let engine: Engine
    beforeAll(async () => {
      if (typeof start === 'function') engine = await started(start)
    })

    for (const [what, journey] of Object.entries(JOURNEYS))
      test(what, async ({ skip }) => {
        if (typeof start !== 'function') return skip(start.why)
        expect(await walk(engine, journey)).toEqual(await expected(what, journey))
      })

    for (const language of ['ja', 'en'] as const)
      test(`every slide, drawn (${language})`, async ({ skip }) => {
        if (typeof start !== 'function') return skip(start.why)
        const [other, own] = [await drawnBy(await inChromium(), language), await drawnBy(engine, language)]
        expect(own.map(({ slide, blank }) => [slide, blank])).toEqual(
          other.map(({ slide, blank }) => [slide, blank]),
        )
        // Letters are not as wide in each: a box may hold in one what it scrolls in Chromium, never the other way.
        const more = own.flatMap(({ slide, over }, i) =>
          over.filter((box) => other[i]?.over.includes(box) !== true).map((box) => `${slide}: ${box}`),
        )
        expect(more).toEqual([])
      })
  })
}
