/**
 * `npm run test:consumers`: the packed package in other people's hands. It is installed into an empty folder outside the
 * project, built by their tools, and run in a browser under a strict policy, and where there is no page.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { PAGES } from './consumers/bundlers.ts'
import { openBrowser, visit } from './consumers/browser.ts'
import { engines, runIn } from './consumers/engines.ts'
import { makePlace } from './consumers/place.ts'
import { findings, SHAPES } from './consumers/shape.ts'
import { installTools } from './consumers/tools.ts'
import { begin, step } from './lib/say.ts'
import { buildPackage, LIB } from './pack/package.ts'
import { packTo } from './pack/tarball.ts'

/** Of the first page's server; 0 takes a free one for each. */
const PORT = Number(process.env.PORT ?? 0)
const wrong: string[] = []

/** One consumer, whatever becomes of the others. */
async function ask(name: string, verify: () => Promise<readonly string[] | undefined>): Promise<void> {
  await step(name, async () => {
    const faults = await verify().catch((error: unknown) => [
      error instanceof Error ? error.message : String(error),
    ])
    if (faults === undefined) return 'skipped: it does not run here'
    wrong.push(...faults.map((fault) => `${name}: ${fault}`))
    return faults.length > 0 ? 'FAILED' : 'verifies the samples, and rejects them with one byte flipped'
  })
}

await begin(async () => {
  let tarball = ''
  await step('The package', async () => {
    await buildPackage()
    tarball = join(LIB, (await packTo(LIB)).name)
    return tarball
  })
  await step('The tools', installTools)
  for (const name of SHAPES)
    await step(name, async () => {
      const found = await findings(name, tarball)
      wrong.push(...found.map((one) => `${name}: ${one}`))
      return found.length > 0 ? 'FAILED' : 'no finding'
    })
  const place = await makePlace(tarball)
  const browser = await openBrowser()
  try {
    for (const [i, page] of PAGES.entries())
      await ask(page.name, async () => visit(browser, await page.build(place), PORT && PORT + i))
    for (const engine of engines()) await ask(engine.name, () => runIn(engine, place))
  } finally {
    await browser.close()
    rmSync(place, { recursive: true, force: true })
  }
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
})
