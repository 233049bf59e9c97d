/** One genuine signature over SHA-1, two different documents, and SHA-256 as the control. */
import { createSHA1, createSHA256 } from 'hash-wasm'
import { describe, expect, test } from 'vitest'
import { OPENPGP_ATTACKS } from '../../playground/attacks/openpgp.ts'
import { verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { createKeyserver } from '../../playground/world/keyserver.ts'
import { readFixture } from '../support/files.ts'

const FOLDER = 'public/samples/openpgp-sha1'
const FILES = ['pay-100.pdf', 'pay-999999.pdf'] as const
const NOW = new Date('2026-12-01T00:00:00Z')
const [small, large] = await Promise.all(FILES.map((name) => readFixture(`${FOLDER}/${name}`)))
if (!small || !large) throw new Error('samples-sha1: no files')
const keys = [await readFixture(`${FOLDER}/demo-key.asc`)]

describe('the two documents', () => {
  test('differ, and have one SHA-1 but not one SHA-256', async () => {
    const digests = async (create: typeof createSHA1) =>
      Promise.all([small, large].map(async (file) => (await create()).update(file).digest()))
    expect(small.length).toBe(large.length)
    expect(new Set(await digests(createSHA1)).size).toBe(1)
    expect(new Set(await digests(createSHA256)).size).toBe(2)
  })

  /** Where each marker stands that a decoder comes across (ITU-T T.81, annex B). */
  function markers(jpeg: Uint8Array): [marker: number, at: number][] {
    const found: [number, number][] = []
    for (let at = 2; at + 3 < jpeg.length;) {
      const marker = jpeg[at + 1] ?? 0
      if (jpeg[at] !== 0xff) throw new Error(`markers: none at ${at}`)
      found.push([marker, at])
      if (marker === 0xda) break
      at += 2 + (jpeg[at + 2] ?? 0) * 256 + (jpeg[at + 3] ?? 0)
    }
    return found
  }

  test('show different pictures of one size', () => {
    const [a, b] = [markers(small.subarray(149)), markers(large.subarray(149))]
    const COMMENT = 0xfe
    expect(a.filter(([marker]) => marker === COMMENT)).toHaveLength(3)
    expect(b.filter(([marker]) => marker === COMMENT)).toHaveLength(2)
    const rest = (list: typeof a) => list.map(([marker]) => marker).filter((marker) => marker !== COMMENT)
    expect(rest(a)).toEqual([0xdb, 0xc0, 0xc4, 0xc4, 0xda])
    expect(rest(b)).toEqual(rest(a))
    const frame = (file: Uint8Array, list: typeof a) => {
      const at = 149 + (list.find(([marker]) => marker === 0xc0)?.[1] ?? 0)
      return file.slice(at, at + 13)
    }
    expect(frame(small, a)).toEqual(frame(large, b))
    expect(a.at(-1)?.[1]).not.toBe(b.at(-1)?.[1])
  })
})

describe('the signature', () => {
  test.each([
    ['sha1', small, 'verified', 'aging-digest', ['GOODSIG']],
    ['sha1', large, 'verified', 'aging-digest', ['GOODSIG']],
    ['sha256', small, 'verified', undefined, ['GOODSIG']],
    ['sha256', large, 'rejected', undefined, ['BADSIG']],
  ] as const)('over %s', async (digest, artifact, verdict, warning, status) => {
    const signature = await readFixture(`${FOLDER}/pay-100.pdf.${digest}.asc`)
    const report = await verifyOpenpgp({ artifact, signature, keys, policy: { now: NOW } })
    const integrity = report.checks.find(({ id }) => id === 'signature-integrity')
    expect(report.verdict).toBe(verdict)
    expect(integrity?.status === 'passed' ? integrity.warning : undefined).toBe(warning)
    expect(report.gpg?.status).toEqual(status)
  })

  test('is transplanted by the attack of that name, there and back', async () => {
    const attack = OPENPGP_ATTACKS.find(({ id }) => id === 'transplanted-signature')
    const signature = await readFixture(`${FOLDER}/pay-100.pdf.sha1.asc`)
    const scenario = { artifact: small, signature, keys, keyserver: createKeyserver(), policy: { now: NOW } }
    const there = await attack?.make(scenario)
    expect(there?.artifact).toEqual(large)
    expect(there && (await attack?.make(there))?.artifact).toEqual(small)
  })
})
