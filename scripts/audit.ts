/**
 * `npm run -s audit`: the built deck as Lighthouse sees it, and what comes before slide 1. Prints one JSON object,
 * `{ machine, rows }`, like the benches; what cost points goes to stderr. Figures of a busy machine mean little: its
 * load is among them.
 */
import { readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { firstSlide, KINDS, longTasks, type LongTask } from './audit/first-slide.ts'
import { auditPage, CATEGORIES, installLighthouse } from './audit/lighthouse.ts'
import { machine, row, type Row } from './bench/report.ts'
import { buildIfNeeded } from './lib/build-if-needed.ts'
import { DECK } from './lib/edition.ts'
import { DIST, ROOT } from './lib/paths.ts'
import { begin } from './lib/say.ts'
import { serveStatic } from './lib/static-server.ts'
import { browserLaunch } from './setup/browser.mjs'

/** kB; a two-slide deck without any feature is 201 to 215. */
const BUDGET = 300
/** Milliseconds: longer, and a key press waits. */
const LONG = 50
const GOOD = 95
/** On a phone the whole page has to come through a slow network first. */
const GOOD_ON_A_PHONE = 90

interface PageAudit {
  readonly name: string
  readonly path: string
  readonly device: 'desktop' | 'mobile'
  readonly performance: number
}

await begin(async () => {
  await buildIfNeeded(process.stderr)
  const server = await serveStatic(DIST, { strict: true, gzip: true })
  try {
    await installLighthouse()
    const rows: Row[] = []
    const { slides, pages } = await plan()
    for (const page of pages) {
      const { scores, faults } = await auditPage(`${server.url}${page.path}`, page.device)
      for (const category of CATEGORIES) {
        const goal = category === 'performance' ? page.performance : GOOD
        rows.push(atLeast(`${page.name}, ${page.device}: ${category}`, scores[category], goal))
      }
      for (const fault of faults) process.stderr.write(`${page.name}, ${page.device}: ${fault}\n`)
    }
    const browser = await chromium.launch(browserLaunch())
    try {
      const { bytes, requests } = await firstSlide(browser, server.url)
      for (const kind of KINDS) rows.push(row(`before slide 1: ${kind}, kB gzip`, bytes[kind] / 1000))
      const total = KINDS.reduce((sum, kind) => sum + bytes[kind], 0) / 1000
      rows.push(row('before slide 1: all, kB gzip', total, BUDGET), row('before slide 1: requests', requests))
      const tasks = await longTasks(browser, server.url, slides)
      // Where nearly nothing was computed, somebody else had the processor.
      for (const { slide, wall, cpu } of tasks.filter((task) => task.cpu > LONG / 2))
        process.stderr.write(`slide ${slide}: a task of ${wall} ms, ${cpu} ms of them computing\n`)
      const longest = (of: (task: LongTask) => number) => Math.max(0, ...tasks.map(of))
      rows.push(
        row(
          'while slides are shown: longest task, ms',
          longest(({ wall }) => wall),
          LONG,
        ),
        row(
          'while slides are shown: longest task, ms of processor time',
          longest(({ cpu }) => cpu),
          LONG,
        ),
      )
      const about = { ...machine(`Chromium ${browser.version()}`), load: Number(loadavg()[0]?.toFixed(1)) }
      process.stdout.write(`${JSON.stringify({ machine: about, rows }, null, 2)}\n`)
    } finally {
      await browser.close()
    }
  } finally {
    await server.close()
  }
})

async function plan(): Promise<{ slides: number; pages: PageAudit[] }> {
  const { parser } = await import('@slidev/cli')
  const { slides } = await parser.load({ userRoot: ROOT, roots: [ROOT] }, DECK)
  const demo = slides.findIndex(({ content }) => content.includes('<SigstoreDemo')) + 1
  const study = readFileSync(join(ROOT, 'setup', 'routes.ts'), 'utf8').includes("'/study'")
  const pages: PageAudit[] = [
    { name: 'slide 1', path: '1', device: 'desktop', performance: GOOD },
    { name: 'demo slide', path: String(demo), device: 'desktop', performance: GOOD },
    ...(study
      ? ([
          { name: 'study', path: 'study', device: 'desktop', performance: GOOD },
          { name: 'study', path: 'study', device: 'mobile', performance: GOOD_ON_A_PHONE },
        ] as const)
      : []),
  ]
  return { slides: slides.length, pages }
}

/** Where more is better. */
function atLeast(name: string, value: number, goal: number): Row {
  return { name, value, goal, holds: value >= goal }
}
