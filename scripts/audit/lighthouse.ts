/** Lighthouse, fetched for the audit alone: a hundred packages that nothing else here needs. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { installLocked } from '../lib/locked-packages.ts'
import { CACHE } from '../lib/paths.ts'
import { run } from '../lib/run.ts'
import { browserLaunch } from '../setup/browser.mjs'

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const

export interface Audit {
  /** 0 to 100. */
  readonly scores: Readonly<Record<(typeof CATEGORIES)[number], number>>
  /** What cost points, worst first. */
  readonly faults: readonly string[]
}

interface Result {
  readonly runtimeError?: { readonly message: string }
  readonly categories: Readonly<
    Record<
      string,
      {
        readonly score: number
        readonly auditRefs: readonly { readonly id: string; readonly weight: number }[]
      }
    >
  >
  readonly audits: Readonly<
    Record<string, { readonly title: string; readonly score: number | null; readonly displayValue?: string }>
  >
}

const FOLDER = join(CACHE, 'audit')
const INSTALLED = join(FOLDER, 'lighthouse')
const ENTRY = 'node_modules/lighthouse/cli/index.js'
const CLI = join(INSTALLED, ENTRY)
const LOCKED = {
  from: join(import.meta.dirname, 'lighthouse'),
  into: INSTALLED,
  entry: ENTRY,
  timeout: 300_000,
}

/** @throws {Error} if npm could not get it */
export async function installLighthouse(): Promise<void> {
  const why = await installLocked(LOCKED)
  if (why !== undefined) throw new Error(`Lighthouse could not be installed.\n${why}`)
}

/** Odd, so that one of them is in the middle: a busy moment of the machine costs a run up to thirty points. */
const RUNS = 3

/**
 * @param url a page of a server that answers as a host would
 * @param device desktop: 10 Mbit/s and this processor; mobile: slow 4G and a quarter of it
 * @returns of some runs the one in the middle, by performance
 * @throws {Error} if Lighthouse itself failed
 */
export async function auditPage(url: string, device: 'desktop' | 'mobile'): Promise<Audit> {
  const audits: Audit[] = []
  while (audits.length < RUNS) audits.push(await auditOnce(url, device))
  const [middle] = audits
    .toSorted((a, b) => a.scores.performance - b.scores.performance)
    .slice((RUNS - 1) / 2)
  if (middle === undefined) throw new Error('auditPage: no run')
  return middle
}

async function auditOnce(url: string, device: 'desktop' | 'mobile'): Promise<Audit> {
  const { executablePath = '', args } = browserLaunch()
  const flags = [
    url,
    ...(device === 'desktop' ? ['--preset=desktop'] : []),
    `--only-categories=${CATEGORIES.join(',')}`,
    '--output=json',
    `--output-path=${join(FOLDER, 'report.json')}`,
    '--quiet',
    '--no-enable-error-reporting',
    `--chrome-flags=${['--headless=new', ...args].join(' ')}`,
  ]
  const { code, output } = await run(CLI, flags, { env: { CHROME_PATH: executablePath }, timeout: 180_000 })
  if (code !== 0) throw new Error(`Lighthouse failed on ${url}.\n${output}`)
  const result = JSON.parse(readFileSync(join(FOLDER, 'report.json'), 'utf8')) as Result
  if (result.runtimeError !== undefined) throw new Error(`Lighthouse: ${result.runtimeError.message}`)
  const score = (name: string) => Math.round((result.categories[name]?.score ?? 0) * 100)
  return {
    scores: {
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
      seo: score('seo'),
    },
    faults: faultsIn(result),
  }
}

function faultsIn({ categories, audits }: Result): string[] {
  return Object.values(categories)
    .flatMap(({ auditRefs }) => auditRefs)
    .filter(({ weight }) => weight > 0)
    .map(({ id, weight }) => ({ weight, audit: audits[id] }))
    .filter(({ audit }) => audit !== undefined && audit.score !== null && audit.score < 0.9)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ audit }) => [audit?.title, audit?.displayValue].filter(Boolean).join(': '))
}
