/** Signing a blob with a key, step by step: the steps are what was done, and they end where somebody says no. */
import { p256 } from '@noble/curves/nist.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { cosignKey } from '#words/cosign'
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import { verifySigstore } from '../../playground/sigstore/index.ts'
import { readCosignKey } from '../../playground/world/cosign/key-file.ts'
import { KEYED_STEPS, type KeyedPart, type KeyedStep } from '../../playground/world/cosign/steps.ts'
import { type KeyedTrace, traceKeyed } from '../../playground/world/cosign/trace.ts'
import { createWorld } from '../../playground/world/index.ts'
import type { Part } from '../../playground/world/trace/types.ts'
import { readFixture } from '../support/files.ts'

const NOW = new Date('2026-10-01T09:00:00Z')
const artifact = { name: 'hello.txt', bytes: utf8('hello\n') }
const password = utf8('correct horse')
const world = () => createWorld({ seed: 'keyed', now: NOW, earlierEntries: 3 })
const request = { artifact, password, consent: true, at: NOW }
const FIXTURE = 'test/fixtures/cosign/plain'
const keyFile = await readFixture(`${FIXTURE}/cosign.key`)
const itsPassword = await readFixture(`${FIXTURE}/password`)

const ids = ({ steps }: KeyedTrace) => steps.map(({ id }) => id)
function partsOf(step: KeyedStep | undefined): (Part | KeyedPart)[] {
  const arrows = step ? [step, ...step.also] : []
  return arrows.flatMap(({ sent, returned = [] }) => [...sent, ...returned])
}
function bytesOf({ steps }: KeyedTrace, step: KeyedStep['id'], part: string): Uint8Array {
  const found = partsOf(steps.find(({ id }) => id === step)).find(({ id }) => id === part)
  if (!found) throw new Error(`no part ${part} in ${step}`)
  return found.bytes
}

describe('with a key pair of its own', () => {
  let trace: KeyedTrace
  const progress: number[] = []
  beforeAll(async () => {
    trace = await traceKeyed(world(), request, (fraction) => progress.push(fraction))
  })

  test('every step is taken, in order, at the time of the run', () => {
    expect(ids(trace)).toEqual(KEYED_STEPS)
    expect(trace.steps.every(({ at }) => at === NOW)).toBe(true)
    expect(trace.ended).toBeUndefined()
    expect([progress[0] ?? 1, progress.at(-1)]).toEqual([expect.closeTo(0, 1), 1])
    expect(progress.every((fraction, i) => fraction >= (progress[i - 1] ?? 0))).toBe(true)
  })

  test('every part has bytes, and every step words', () => {
    for (const step of trace.steps) {
      expect(cosignKey.steps[step.id].story).toMatch(/。$/)
      expect(partsOf(step).length, step.id).toBeGreaterThan(0)
      for (const { id, bytes } of partsOf(step)) expect(bytes.length, `${step.id}: ${id}`).toBeGreaterThan(0)
    }
  })

  test('the file is locked with the password and holds the key that signed what was shown', async () => {
    const read = await readCosignKey(bytesOf(trace, 'key-files', 'cosign-key'), password)
    if ('code' in read) throw new Error(read.code)
    expect(bytesOf(trace, 'lock', 'salt')).toEqual(read.lock.salt)
    const signature = bytesOf(trace, 'sign', 'signature')
    const { publicKey } = read.key
    expect(p256.verify(signature, artifact.bytes, publicKey, { format: 'der', lowS: false })).toBe(true)
    expect(fromUtf8(bytesOf(trace, 'log-entry', 'entry-body'))).toContain('"kind":"hashedrekord"')
  })

  test('what the warning shows is what the log got: digest and public key, never the artifact', () => {
    const entry = fromUtf8(bytesOf(trace, 'log-entry', 'entry-request')) ?? ''
    const digest = bytesOf(trace, 'privacy-warning', 'artifact-digest')
    expect(entry).toContain(Array.from(digest, (octet) => octet.toString(16).padStart(2, '0')).join(''))
    expect(entry).toContain(btoa(fromUtf8(bytesOf(trace, 'privacy-warning', 'public-key')) ?? ''))
    expect(entry).not.toContain(btoa(fromUtf8(artifact.bytes) ?? ''))
  })

  test('the bundle verifies the artifact and nothing else, by the files that the verifier was given', () => {
    const { signed } = trace
    expect(signed?.verified.verdict).toBe('verified')
    expect(signed?.tampered.report.verdict).toBe('rejected')
    expect(signed?.tampered.report.agrees).toBe(true)
    for (const [step, verdict] of [
      ['verify', 'verified'],
      ['verify-tampered', 'rejected'],
    ] as const) {
      const again = verifySigstore({
        artifact: { bytes: bytesOf(trace, step, 'artifact') },
        bundle: bytesOf(trace, step, 'bundle'),
        trustedRoot: bytesOf(trace, step, 'trusted-root'),
        policy: { key: fromUtf8(bytesOf(trace, step, 'cosign-pub')) ?? '' },
      })
      expect([again.verdict, fromUtf8(bytesOf(trace, step, 'verdict'))]).toEqual([verdict, verdict])
    }
  })
})

describe('with the key of a file', () => {
  const given = { ...request, keyFile, password: itsPassword }
  const without = KEYED_STEPS.slice(KEYED_STEPS.indexOf('sign-command'))

  test.each(['v1', 'v2'] as const)("cosign's own signs, recorded in a %s log", async (log) => {
    const trace = await traceKeyed(world(), { ...given, log, tampered: utf8('other') })
    expect(ids(trace)).toEqual(without)
    expect(trace.files).toBeUndefined()
    expect(trace.signed?.publicKey).toBe(fromUtf8(await readFixture(`${FIXTURE}/cosign.pub`)))
    expect([trace.signed?.verified.verdict, trace.signed?.tampered.report.verdict]).toEqual([
      'verified',
      'rejected',
    ])
  })

  test('another password ends it, and nothing is signed', async () => {
    const lab = world()
    const trace = await traceKeyed(lab, { ...given, typed: utf8('battery staple') })
    expect([ids(trace).at(-1), trace.ended, trace.signed]).toEqual(['unlock', 'wrong-password', undefined])
    expect(lab.logs.v1.tree.size).toBe(3)
  })

  test('another answer than y ends it, and nothing is sent to the log', async () => {
    const lab = world()
    const trace = await traceKeyed(lab, { ...given, consent: false })
    expect([ids(trace).at(-1), trace.ended, trace.signed]).toEqual(['consent', 'declined', undefined])
    expect(fromUtf8(bytesOf(trace, 'consent', 'answer'))).toBe('n')
    expect(lab.logs.v1.tree.size).toBe(3)
  })

  test('what is no key file ends it before a password is tried', async () => {
    const progress: number[] = []
    const trace = await traceKeyed(world(), { ...given, keyFile: utf8('no') }, (done) => progress.push(done))
    expect([trace.ended, progress]).toEqual(['not-a-cosign-key', []])
  })

  test('an empty artifact is tampered with too; the artifact itself is no tampered one', async () => {
    const trace = await traceKeyed(world(), {
      ...given,
      artifact: { name: 'empty', bytes: new Uint8Array() },
    })
    expect(trace.signed?.verified.verdict).toBe('verified')
    expect(trace.signed?.tampered.report.verdict).toBe('rejected')
    await expect(traceKeyed(world(), { ...given, tampered: artifact.bytes })).rejects.toThrow(/^tampered: /)
  })
})
