import { describe, expect, it } from 'vitest'
import { tilesQuestion, createTiledWorld } from '../../playground/attacks/tiles.ts'
import { TILED_SEED, TILED_SIZE } from '../../playground/attacks/tiles-plan.ts'
import { concatBytes, fromUtf8, toHex, utf8 } from '../../playground/bytes.ts'
import { encodeBase64 } from '../../playground/platform/base64.ts'
import { decisiveIn } from '../../playground/report.ts'
import { readNote } from '../../playground/sigstore/signed-note.ts'
import { fetchTiles, type Get } from '../../playground/tiles/fetch.ts'
import { lookUp, TILES_PLAN, TYPE } from '../../playground/tiles/index.ts'
import { cosignedMessage, keyIdOf, linesBy } from '../../playground/tiles/note-key.ts'
import { generateKeyPair, sign } from '../../playground/world/keys.ts'
import { seededRandom } from '../../playground/world/random.ts'
import { fullTiles } from '../../playground/world/tiles/log.ts'

const INDEX = 41_234
const world = createTiledWorld(
  { seed: TILED_SEED, fullTiles: fullTiles(TILED_SEED, TILED_SIZE) },
  TILED_SIZE,
  new Date('2026-10-01T09:00:00Z'),
)
const honest = tilesQuestion(world, undefined, INDEX, 1)

/** The honest files but for one. */
const without =
  (path: string, bytes?: Uint8Array): Get =>
  (asked) =>
    asked === path ? bytes : honest.get(asked)
const changed = (path: string, change: (bytes: Uint8Array) => Uint8Array) =>
  without(path, change(honest.get(path) ?? new Uint8Array()))
const flipped = (bytes: Uint8Array, at: number) => bytes.with(at, (bytes[at] ?? 0) ^ 1)

function decided(get: Get, rest = {}) {
  const { report } = lookUp({ ...honest, get, ...rest })
  const { id, status, code } = decisiveIn(report.checks) ?? {}
  return `${report.verdict}: ${id} ${status} ${code}`
}

describe('an honest log', () => {
  it('is asked for five tiles, a bundle and a checkpoint, and every hash of the proof is one of theirs', () => {
    const asked: string[] = []
    const walk = lookUp({
      ...honest,
      get: (path) => {
        asked.push(path)
        return honest.get(path)
      },
    })
    expect(asked).toEqual([
      'checkpoint',
      'tile/2/000.p/1',
      'tile/1/000',
      'tile/1/001.p/17',
      'tile/0/161',
      'tile/0/273.p/112',
      'tile/entries/161',
    ])
    expect(walk.report.verdict).toBe('verified')
    expect(walk.report.proved).toEqual(['format', 'key', 'transparency', 'integrity'])
    expect(fromUtf8(walk.entry ?? new Uint8Array())).toMatch(/^package-41234\.tar\.gz sha256:/)
    expect(walk.steps.map(({ from }) => from.join(' '))).toEqual([
      ...Array<string>(8).fill('tile/0/161'),
      ...Array<string>(8).fill('tile/1/000'),
      'tile/1/001.p/17 tile/0/273.p/112',
    ])
    expect(walk.tiles.every(({ fits }) => fits)).toBe(true)
  })

  it('is not asked for a witness by who does without, and that is no part of what is proved', () => {
    const { report } = lookUp(tilesQuestion(world, undefined, INDEX, 0))
    expect([report.verdict, report.notAsked]).toEqual(['verified', ['cosignatures']])
    expect(report.proved).not.toContain('transparency')
  })

  it('has no entry behind its last', () => {
    for (const index of [TILED_SIZE, -1, 0.5, Number.NaN])
      expect(decided(honest.get, { index })).toBe('rejected: inclusion failed index-outside-tree')
  })
})

describe('what does not come, or not as it should', () => {
  it.each([
    ['checkpoint', 'undecided: checkpoint undecided file-missing'],
    ['tile/1/001.p/17', 'undecided: tiles undecided file-missing'],
    ['tile/0/161', 'undecided: tiles undecided file-missing'],
    ['tile/entries/161', 'undecided: entry undecided file-missing'],
  ])('%s', (path, outcome) => {
    expect(decided(without(path))).toBe(outcome)
    const { report } = lookUp({ ...honest, get: without(path) })
    expect(report.checks.map(({ id }) => id)).toEqual(TILES_PLAN.map(({ id }) => id))
  })

  it('a tile of another width is no tile, a bundle of another number of entries no bundle', () => {
    const cut = (bytes: Uint8Array) => bytes.subarray(0, -32)
    expect(decided(changed('tile/0/161', cut))).toBe('undecided: tiles undecided tile-malformed')
    expect(decided(changed('tile/entries/161', cut))).toBe('undecided: entry undecided bundle-malformed')
  })

  it('nothing is fetched for a checkpoint that the log has not signed', () => {
    const asked: string[] = []
    const get = changed('checkpoint', (bytes) => flipped(bytes, bytes.indexOf(10) + 1))
    const { report } = lookUp({ ...honest, get: (path) => (asked.push(path), get(path)) })
    expect(asked).toEqual(['checkpoint'])
    expect(decisiveIn(report.checks)?.code).toBe('log-signature-invalid')
  })
})

describe('a changed byte', () => {
  it('anywhere in the checkpoint is refused', { timeout: 60_000 }, () => {
    const length = honest.get('checkpoint')?.length ?? 0
    expect(length).toBeGreaterThan(300)
    for (let at = 0; at < length; at++) {
      const get = changed('checkpoint', (bytes) => flipped(bytes, at))
      expect([at, lookUp({ ...honest, get }).report.verdict === 'verified']).toEqual([at, false])
    }
  })

  it('in any hash of any tile is refused', { timeout: 120_000 }, () => {
    const head = { size: world.log.size, root: world.log.root() }
    const { tiles } = fetchTiles(INDEX, head, honest.get)
    expect(tiles.length).toBe(5)
    for (const { path, length, width } of tiles) {
      // Every byte of a narrow tile; of a wide one every hash, at another of its bytes each.
      for (let at = 0; at < length; at += width > 128 ? 31 : 1) {
        const { finding } = fetchTiles(
          INDEX,
          head,
          changed(path, (bytes) => flipped(bytes, at)),
        )
        expect([path, at, finding.status]).toEqual([path, at, 'failed'])
      }
    }
  })

  it('in the entry is refused, and in no other entry told as this one', { timeout: 60_000 }, () => {
    const entry = toHex(lookUp(honest).entry ?? new Uint8Array())
    const bundle = toHex(honest.get('tile/entries/161') ?? new Uint8Array())
    const start = bundle.indexOf(entry) / 2
    for (let at = start - 2; at < start + entry.length / 2; at++)
      expect(decided(changed('tile/entries/161', (bytes) => flipped(bytes, at)))).toMatch(
        /^(rejected: entry failed|undecided: entry)/,
      )
    const { report, entry: seen } = lookUp({
      ...honest,
      get: changed('tile/entries/161', (bytes) => flipped(bytes, 5)),
    })
    expect([report.verdict, toHex(seen ?? new Uint8Array())]).toEqual(['verified', entry])
  })
})

describe('lines behind a checkpoint', () => {
  const note = fromUtf8(honest.get('checkpoint') ?? new Uint8Array()) ?? ''
  const added = (line: string, more = {}) => decided(without('checkpoint', utf8(note + line)), more)
  const random = seededRandom('lines')
  const other = generateKeyPair('ed25519', random.fork('other'))
  const [witness] = honest.policy.witnesses
  if (!witness) throw new Error('no witness')
  const line = (name: string, ...parts: Uint8Array[]) => `— ${name} ${encodeBase64(concatBytes(...parts))}\n`
  const signature = sign(other, utf8(readNote(note).text))

  it('by nobody that is known count for nothing, whatever they share with one that is', () => {
    expect(added(line('somebody.example.com', Uint8Array.of(1, 2, 3, 4), signature))).toMatch(/^verified/)
    expect(added(line(witness.name, Uint8Array.of(1, 2, 3, 4), signature))).toMatch(/^verified/)
    expect(added(line('somebody.example.com', keyIdOf(witness), signature))).toMatch(/^verified/)
  })

  it('by a known name and key id have to hold, each of them', () => {
    expect(added(line(witness.name, keyIdOf(witness), new Uint8Array(8), signature))).toBe(
      'rejected: cosignatures failed cosignature-invalid',
    )
    expect(added(line(honest.policy.log.name, keyIdOf(honest.policy.log), signature))).toBe(
      'rejected: log-signature failed log-signature-invalid',
    )
  })

  it('by one witness twice are one witness, and a key of another type is another key', () => {
    const [, own = ''] = /(— witness\S+ \S+\n)/.exec(note) ?? []
    expect(own).not.toBe('')
    expect(added(own, { policy: { ...honest.policy, needs: 2 } })).toBe(
      'rejected: cosignatures failed cosignatures-too-few',
    )
    expect(linesBy({ ...witness, type: TYPE.log }, readNote(note))).toEqual([])
  })

  it('tell when the witness looked, and a time that was not signed is none', () => {
    expect(linesBy(witness, readNote(note))).toEqual([{ holds: true, at: world.now }])
    expect(fromUtf8(cosignedMessage('x\n', 1_679_315_147n))).toBe('cosignature/v1\ntime 1679315147\nx\n')
  })

  it('a log of another name is another log, though its key is the same', () => {
    const log = { ...honest.policy.log, name: 'other.example.com' }
    expect(decided(honest.get, { policy: { ...honest.policy, log } })).toBe(
      'rejected: log-signature failed origin-mismatch',
    )
  })
})
