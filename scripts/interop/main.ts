/**
 * Holds what the lab makes against verifiers that nobody here wrote:
 * `npm run test:interop [-- --get[=TOOL]] [--limit SECONDS] [--json]`. It asks the tools on the PATH and those that
 * `--get` once got, in at most that many seconds each; without `--get` nothing is downloaded. Exit 0 if every tool that
 * is here answered as it has to, 1 if not, 2 for a bad option.
 */
import '../playground/browser-platform.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { steps } from '../setup/terminal.mjs'
import { getTools } from './get-tools.ts'
import type { Exchange } from './keys.ts'
import type { Peer } from './peer.ts'
import { type Missing, TOOLS, type Tool, type ToolName, findTool } from './tools.ts'

const names = Object.keys(TOOLS) as ToolName[]
const { get, limit, json } = options()
// With --json, stdout is for the answer alone.
const out = json ? process.stderr : process.stdout
const step = steps(out)
const say = (text: string) => out.write(`${text}\n`)

await getTools(get, step, { limit })
const found = new Map<ToolName, Tool | Missing>()
for (const name of names) found.set(name, await findTool(name))
for (const [name, tool] of found) {
  say('program' in tool ? `${name} ${tool.version} (${tool.program})` : `${name} is not asked: ${tool.why}.`)
}
if ([...found.values()].some((tool) => 'why' in tool)) {
  say('To get what is missing: npm run test:interop -- --get')
}

const folder = await mkdtemp(join(tmpdir(), 'shomei-interop-'))
try {
  await main()
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function main(): Promise<void> {
  // Not before the platform is in place.
  const { askAll } = await import('./ask.ts')
  const { interopCases } = await import('./cases.ts')
  const { DIFFERENCES } = await import('./differences.ts')
  const { complaintsAbout } = await import('./judge.ts')
  const { markdown } = await import('./table.ts')
  const peers = await thePeers()
  const cases = await interopCases()
  let asked: Awaited<ReturnType<typeof askAll>> = []
  await step(`Asking ${peers.length} verifiers about ${cases.length} bundles`, async (progress) => {
    asked = await askAll(peers, cases, folder, progress)
    return `${asked.length} answers`
  })
  for (const peer of peers) await peer.close?.()
  const exchanges = await theExchanges()
  const complaints = [
    ...complaintsAbout(asked, DIFFERENCES),
    ...exchanges.flatMap(({ name, wrong }) => (wrong === undefined ? [] : [`${name}: ${wrong}`])),
  ]
  const versions = new Map(peers.map(({ name, version }) => [name, version]))
  say(`\n${markdown(asked, versions, DIFFERENCES)}\n`)
  for (const { name, wrong } of exchanges) say(`${wrong === undefined ? 'ok    ' : 'failed'} ${name}`)
  for (const complaint of complaints) say(`! ${complaint}`)
  say(`\n${asked.length + exchanges.length} answers, ${complaints.length} not as they have to be`)
  if (json) {
    const results = asked.map(({ peer, case: { kind, attack }, answer }) => ({
      peer,
      kind,
      attack: attack?.id ?? null,
      ...answer,
    }))
    const tools = [...versions].map(([name, version]) => ({ name, version }))
    const missing = [...found.values()].filter((tool) => 'why' in tool)
    process.stdout.write(
      `${JSON.stringify({ tools, missing, results, exchanges, differences: DIFFERENCES, complaints }, null, 2)}\n`,
    )
  }
  if (complaints.length > 0) process.exitCode = 1
}

async function thePeers(): Promise<Peer[]> {
  const { shomei } = await import('./peers/shomei.ts')
  const { cosign } = await import('./peers/cosign.ts')
  const { sigstorePython } = await import('./peers/sigstore-python.ts')
  const { sigstoreVerify } = await import('./peers/sigstore-verify.ts')
  const { opensslVerify, opensslTs } = await import('./peers/openssl.ts')
  return [
    shomei,
    sigstoreVerify(),
    ...withTool('cosign', (tool) => [cosign(tool, folder)]),
    ...withTool('sigstore-python', (tool) => [sigstorePython(tool, folder)]),
    ...withTool('openssl', (tool) => [opensslVerify(tool), opensslTs(tool)]),
  ]
}

async function theExchanges(): Promise<Exchange[]> {
  const { exchangeKeys } = await import('./keys.ts')
  const { exchangeOpenpgp } = await import('./gpg.ts')
  const tried = [
    ...withTool('cosign', (tool) => [named('cosign', exchangeKeys(tool, folder))]),
    ...withTool('gpg', (tool) => [named('gpg', exchangeOpenpgp(tool))]),
  ]
  return (await Promise.all(tried)).flat()
}

async function named(tool: ToolName, exchanges: Promise<Exchange[]>): Promise<Exchange[]> {
  const tried = await exchanges.catch((error: unknown): Exchange[] => [
    { name: 'an exception', wrong: error instanceof Error ? (error.stack ?? error.message) : String(error) },
  ])
  return tried.map(({ name, wrong }) => ({ name: `${tool}: ${name}`, wrong }))
}

function withTool<T>(name: ToolName, use: (tool: Tool) => readonly T[]): readonly T[] {
  const tool = found.get(name)
  return tool && 'program' in tool ? use(tool) : []
}

function options(): {
  readonly get: readonly ToolName[]
  readonly limit: number | undefined
  readonly json: boolean
} {
  try {
    const args = process.argv.slice(2).map((argument) => (argument === '--get' ? '--get=all' : argument))
    const { values } = parseArgs({
      args,
      options: { get: { type: 'string' }, limit: { type: 'string' }, json: { type: 'boolean' } },
    })
    const { get = '', limit, json = false } = values
    const wanted = names.filter((name) => get === 'all' || get === name)
    if (get !== '' && wanted.length === 0) throw new Error(`--get: expected one of ${names.join(', ')}`)
    if (limit !== undefined && !/^\d{1,5}$/.test(limit)) throw new Error('--limit: expected seconds')
    return { get: wanted, limit: limit === undefined ? undefined : Number(limit), json }
  } catch (error) {
    process.stderr.write(`interop: ${(error as Error).message.split('\n')[0]}\n`)
    process.exit(2)
  }
}
