/**
 * Go's own implementation of the specifications over the very same files: `golang.org/x/mod/sumdb/tlog` and `note`, and
 * `transparency-dev/formats` for cosignatures. It asks nobody for them: `go mod download` in `test/tiles/go` gets them.
 */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  TILED_SEED,
  TILED_SIZE,
  TILES_ATTACK_PLAN,
  type TilesAttackId,
} from '../../playground/attacks/tiles-plan.ts'
import { createTiledWorld, tilesQuestion } from '../../playground/attacks/tiles.ts'
import { encodeBase64 } from '../../playground/platform/base64.ts'
import { lookUp } from '../../playground/tiles/index.ts'
import { vkeyOf } from '../../playground/tiles/note-key.ts'
import { fullTiles } from '../../playground/world/tiles/log.ts'

const run = promisify(execFile)
const SOURCE = join(import.meta.dirname, 'go')
const world = createTiledWorld(
  { seed: TILED_SEED, fullTiles: fullTiles(TILED_SEED, TILED_SIZE) },
  TILED_SIZE,
  new Date('2026-10-01T09:00:00Z'),
)
const INDEXES = [0, 255, 256, 41_234, 65_535, 65_536, 69_888, 69_999]

let scratch = ''
let why: string | undefined
beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'shomei-tiles-'))
  const env = { ...process.env, GOPROXY: 'off', GOTOOLCHAIN: 'local', GOFLAGS: '-mod=readonly' }
  try {
    await run('go', ['build', '-o', join(scratch, 'read'), '.'], { cwd: SOURCE, env })
  } catch (error) {
    const { code, stderr = '' } = error as { code?: unknown; stderr?: string }
    why = code === 'ENOENT' ? 'no go' : `go build: ${stderr.split('\n')[0]}`
    // What is not here is passed over; what does not compile is a fault of ours.
    if (code !== 'ENOENT' && !/GOPROXY|module lookup disabled|requires go|cannot find module/.test(stderr))
      throw error
  }
}, 300_000)
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** Every file that any of the indexes needs, put where a server would have it. */
async function askGo(attack: TilesAttackId | undefined, indexes: readonly number[]) {
  const folder = mkdtempSync(join(scratch, 'log-'))
  const question = tilesQuestion(world, attack, 41_234, 1)
  const get = (path: string) => {
    const bytes = question.get(path)
    if (bytes) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), bytes)
    }
    return bytes
  }
  const walks = indexes.map((index) => lookUp({ ...question, index, get }))
  const [witness] = question.policy.witnesses
  if (!witness) throw new Error('no witness')
  const keys = [vkeyOf(question.policy.log), vkeyOf(witness)]
  const said = await run(join(scratch, 'read'), [folder, ...keys, ...indexes.map(String)]).catch(
    ({ stderr }: { stderr: string }) => ({ stdout: '', stderr }),
  )
  return { walks, said }
}

describe('Go reads the same log', () => {
  test('to the same proofs, by the same signers', { timeout: 120_000 }, async (context) => {
    if (why) return context.skip(`skipped: ${why}`)
    const { walks, said } = await askGo(undefined, INDEXES)
    const { size, signers, proofs } = JSON.parse(said.stdout) as {
      size: number
      signers: string[]
      proofs: Record<string, string[]>
    }
    expect([size, signers.length]).toEqual([TILED_SIZE, 2])
    expect(walks.map(({ report }) => report.verdict)).toEqual(INDEXES.map(() => 'verified'))
    expect(INDEXES.map((index) => proofs[index] ?? [])).toEqual(
      walks.map(({ steps }) => steps.map(({ sibling }) => encodeBase64(sibling))),
    )
  })

  test.for(TILES_ATTACK_PLAN)(
    'and does not take $id either',
    { timeout: 60_000 },
    async ({ id }, context) => {
      if (why) return context.skip(`skipped: ${why}`)
      const { walks, said } = await askGo(id, [41_234])
      expect(walks[0]?.report.verdict).toBe('rejected')
      // A note is good to Go once anybody known has signed it: how many, its caller counts.
      const counts = id === 'forked' || id === 'rewritten'
      if (counts) expect((JSON.parse(said.stdout) as { signers: string[] }).signers).toHaveLength(1)
      else expect(said.stderr).toMatch(/invalid signature|downloaded inconsistent tile/)
    },
  )
})
