/**
 * Our client beside `tuf-js`, over the very same files: that one fetches them from a server on loopback and keeps its
 * own on the disk. What it throws is read as a verdict; where the two may differ, it is said below.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Updater } from 'tuf-js'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { TUF_ATTACK_PLAN, type TufClient } from '../../playground/attacks/tuf-plan.ts'
import { tufQuestion } from '../../playground/attacks/tuf.ts'
import { equalBytes, fromUtf8, utf8 } from '../../playground/bytes.ts'
import { type Files, type TufQuestion, updateFrom } from '../../playground/tuf/index.ts'
import { createHistory } from '../../playground/world/tuf/history.ts'
import { readShared } from '../support/files.ts'

const NOW = new Date('2026-10-01T09:00:00Z')
const history = createHistory({ seed: 'keyless scene', now: NOW })

let served: Files = new Map()
let server: Server
let base = ''
beforeAll(async () => {
  server = createServer((request, response) => {
    const bytes = served.get(decodeURIComponent(request.url?.slice(1) ?? ''))
    response.writeHead(bytes ? 200 : 404)
    response.end(bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

interface Answer {
  readonly verdict: 'verified' | 'rejected' | 'undecided'
  readonly said: string
  readonly target?: Uint8Array
}

/** What it says when two things do not agree; anything else only stopped it. */
const COMPARED =
  /was signed by \d+\/\d+ keys|is expired|version|Expected (?:length|hash)|Missing file|Max length reached/i

/** @param question the clock of this process is set to its time */
async function askUpdater({ kept, repository, now, target }: TufQuestion): Promise<Answer> {
  const folder = mkdtempSync(join(tmpdir(), 'shomei-tuf-'))
  for (const [name, bytes] of Object.entries(kept))
    if (bytes) writeFileSync(join(folder, `${name}.json`), bytes)
  served = repository
  vi.useFakeTimers({ toFake: ['Date'], now })
  try {
    const options = {
      metadataDir: folder,
      targetDir: folder,
      metadataBaseUrl: base,
      targetBaseUrl: `${base}/targets`,
    }
    const updater = new Updater({ ...options, config: { fetchRetries: 0 } })
    const info = await updater.getTargetInfo(target)
    if (!info) return { verdict: 'rejected', said: 'no such target' }
    const path = await updater.downloadTarget(info)
    return { verdict: 'verified', said: '', target: new Uint8Array(readFileSync(path)) }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    return { verdict: COMPARED.test(said) ? 'rejected' : 'undecided', said }
  } finally {
    vi.useRealTimers()
    rmSync(folder, { recursive: true })
  }
}

async function expectSame(question: TufQuestion, what: string): Promise<Answer> {
  const [theirs, ours] = [await askUpdater(question), await updateFrom(question)]
  expect([what, ours.report.verdict], theirs.said).toEqual([what, theirs.verdict])
  expect(theirs.target && equalBytes(theirs.target, ours.target ?? new Uint8Array())).toBe(
    theirs.verdict === 'verified' || undefined,
  )
  return theirs
}

describe('tuf-js says the same', () => {
  const attacks = [undefined, ...TUF_ATTACK_PLAN.map(({ id }) => id)]
  const clients: readonly TufClient[] = ['installed', 'regular']
  it.each(
    attacks.flatMap((attack) => clients.map((client) => [attack ?? 'honest', attack, client] as const)),
  )('%s: %s, for the %s client', async (name, attack, client) => {
    await expectSame(tufQuestion(history, attack, client), `${name} ${client}`)
  })

  it('of a repository of which any one file is missing, cut or changed in one digit', async () => {
    const honest = tufQuestion(history, undefined)
    const verdicts: string[] = []
    for (const [name, bytes] of honest.repository) {
      const changed = fromUtf8(bytes)?.replace(/"version": ?\d+/, (found) => `${found}1`) ?? ''
      for (const [how, now] of [
        ['missing', undefined],
        ['cut', bytes.slice(0, -9)],
        ['changed', utf8(changed)],
      ] as const) {
        const repository = new Map(honest.repository)
        if (now) repository.set(name, now)
        else repository.delete(name)
        verdicts.push((await expectSame({ ...honest, repository }, `${name} ${how}`)).verdict)
      }
    }
    expect(new Set(verdicts)).toEqual(new Set(['verified', 'rejected', 'undecided']))
  })

  it('at every hour around what expires', async () => {
    const honest = tufQuestion(history, undefined)
    for (const days of [0, 6.99, 7, 7.01, 200]) {
      const now = new Date(NOW.getTime() + days * 24 * 3600 * 1000)
      await expectSame({ ...honest, now }, `${days} days`)
    }
  })
})

const first = await readShared('sigstore-root-chain/1.root.json')
it.skipIf(!first)('of the real roots of Sigstore, from any of them to the ninth', async () => {
  const roots = await Promise.all(
    Array.from({ length: 9 }, (_, i) => readShared(`sigstore-root-chain/${i + 1}.root.json`)),
  )
  const repository = new Map(
    roots.flatMap((bytes, i) => (bytes ? [[`${i + 1}.root.json`, bytes] as const] : [])),
  )
  for (const root of roots) {
    if (!root) throw new Error('no root')
    // There is no timestamp beside them: both stop there, and neither before.
    const question = {
      kept: { root },
      repository,
      now: new Date('2024-08-01T00:00:00Z'),
      target: 'trusted_root.json',
    }
    const theirs = await expectSame(question, 'root chain')
    expect(theirs.said).toMatch(/404|Failed to download/i)
    const { report, roots: seen } = await updateFrom(question)
    expect(seen.at(-1)).toMatchObject({ version: 9, taken: true })
    expect(report.checks.find(({ id }) => id === 'timestamp-signatures')).toMatchObject({
      code: 'file-missing',
    })
  }
})
