/** Text and signature in one file, not in clear: what stands in it, and what it is where it is not read. */
import { describe, expect, test } from 'vitest'
import { concatBytes, fromUtf8, utf8 } from '../../playground/bytes.ts'
import { verifyCleartext, verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { decisiveIn } from '../../playground/report.ts'
import { chance } from '../../scripts/fuzz/random.ts'
import { readFixture, readShared } from '../support/files.ts'
import { caseNamed, clearInputOf } from './cases.ts'
import { packet } from './garbage.ts'

const TEXT = 'One line.\nAnother, with blanks at its end.  \n- and a last one\n'
const input = (name: string) => clearInputOf(caseNamed(`clear-message-${name}`))
const nothing = new Uint8Array()

async function outcome(file: Uint8Array, name = 'zip') {
  const { verdict, checks, text } = await verifyCleartext({ ...(await input(name)), file })
  return { verdict, code: decisiveIn(checks)?.code, text: text && fromUtf8(text) }
}

describe('the text that is signed comes with the answer', () => {
  test.each(['zip', 'zlib', 'armored', 'text-mode', 'two-signers', 'of-old', 'tampered'])(
    '%s',
    async (name) => {
      const { file } = await input(name)
      const { text, verdict } = await outcome(file, name)
      expect(text?.replaceAll('\r', '')).toBe(name === 'tampered' ? TEXT.replace('O', 'T') : TEXT)
      expect(verdict).toBe(name === 'tampered' ? 'rejected' : 'verified')
    },
  )

  test('whole where it came in parts', async () => {
    expect((await outcome((await input('in-parts')).file, 'in-parts')).text).toBe(TEXT.repeat(2000))
  })

  test('of version 6', async () => {
    const [file, keys] = await Promise.all(
      ['message.asc', 'plain.keys.asc'].map((name) => readFixture(`test/fixtures/openpgp-js/${name}`)),
    )
    const policy = { now: new Date('2026-02-01T00:00:00Z') }
    const report = await verifyCleartext({ file: file ?? nothing, keys: [keys ?? nothing], policy })
    expect([report.verdict, report.text && fromUtf8(report.text)]).toEqual(['verified', TEXT])
  })
})

const literal = (text: string) => packet(11, concatBytes(utf8('b'), new Uint8Array(5), utf8(text)))
const compressed = async (format: CompressionFormat, algorithm: number, bytes: Uint8Array) => {
  const stream = new Blob([bytes.slice()]).stream().pipeThrough(new CompressionStream(format))
  const packed = new Uint8Array(await new Response(stream).arrayBuffer())
  return packet(8, concatBytes(Uint8Array.of(algorithm), packed))
}

describe('what is not read is told as what it is', () => {
  test.each([
    ['encrypted', packet(1, new Uint8Array(20)), 'encrypted-message'],
    ['encrypted with a password', packet(3, new Uint8Array(20)), 'encrypted-message'],
    ['without a signature', literal(TEXT), 'unsigned-message'],
    ['in a compression that there is not', packet(8, Uint8Array.of(7, 1, 2)), 'unread-compression'],
    ['of bytes that are not compressed', packet(8, Uint8Array.of(1, 0xff, 2, 3)), 'signature-file-damaged'],
    [
      'announced and not there',
      concatBytes(packet(4, new Uint8Array(13)), literal(TEXT)),
      'signature-file-damaged',
    ],
  ])('%s', async (_, file, code) => {
    expect(await outcome(file)).toEqual({ verdict: 'undecided', code, text: undefined })
  })

  test('compressed by BZip2', async () => {
    expect((await outcome((await input('bzip2')).file)).code).toBe('unread-compression')
  })

  test('something behind it, a cut, or a second one', async () => {
    const { file } = await input('tampered')
    for (const changed of [concatBytes(file, literal('more')), file.subarray(0, -1), concatBytes(file, file)])
      expect((await outcome(changed)).code).toBe('signature-file-damaged')
  })

  test('more than is taken out of it', async () => {
    const much = literal('x'.repeat(9 * 1024 * 1024))
    const file = await compressed('deflate-raw', 1, much)
    expect(file.length).toBeLessThan(100_000)
    expect((await outcome(file)).code).toBe('message-too-large')
  })

  test('compressed in what is compressed', async () => {
    const { file } = await input('two-signers')
    const twice = await compressed('deflate', 2, file)
    expect((await outcome(twice)).code).toBe('signature-file-damaged')
  })
})

test('beside an artifact it is no signature of it', async () => {
  const { file, ...rest } = await input('zip')
  for (const [signature, code] of [
    [file, 'not-detached'],
    [(await input('tampered')).file, 'not-detached'],
    [packet(1, new Uint8Array(20)), 'encrypted-message'],
  ] as const) {
    const report = await verifyOpenpgp({ ...rest, artifact: utf8(TEXT), signature })
    expect([report.verdict, decisiveIn(report.checks)?.code]).toEqual(['undecided', code])
  }
})

test('no change makes another text good', async () => {
  const random = chance(1, 0, 'messages')
  for (const name of ['zip', 'tampered', 'armored', 'two-signers', 'of-old', 'in-parts']) {
    const { file } = await input(name)
    for (let i = 0; i < 25; i++) {
      const at = random.below(file.length)
      const { verdict, text } = await outcome(file.with(at, (file[at] ?? 0) ^ (1 << random.below(8))), name)
      const isWhole = text?.replaceAll('\r', '') === (name === 'in-parts' ? TEXT.repeat(2000) : TEXT)
      if (verdict === 'verified') expect(isWhole, `${name}, byte ${at}`).toBe(true)
    }
  }
})

const sample = await readShared('rfc9580/A.7.-sample-inline-signed-message.asc')

test.skipIf(sample === undefined)(`the RFC’s own${sample ? '' : ' (skipped: no shared data)'}`, async () => {
  const keys = await readShared('rfc9580/A.3.transferable-pubkey-v6.asc')
  const policy = { now: new Date('2026-02-01T00:00:00Z') }
  const report = await verifyCleartext({ file: sample ?? nothing, keys: [keys ?? nothing], policy })
  expect([report.verdict, report.text && fromUtf8(report.text)]).toEqual([
    'verified',
    expect.stringContaining('What we need from the grocery store'),
  ])
})
