/** WebCrypto and noble, each holding the other to what it signs: in Chromium ML-DSA too, in Node what it has. */
import { describe, expect, it } from 'vitest'
import { equalBytes, utf8 } from '../../playground/bytes.ts'
import { ALGORITHMS, SEED } from '../../playground/post-quantum/algorithms.ts'
import { engineFor } from '../../playground/post-quantum/engine.ts'
import { nobleEngine } from '../../playground/post-quantum/noble.ts'
import { subtleEngine } from '../../playground/post-quantum/webcrypto.ts'

const { subtle } = crypto
const MESSAGE = utf8('hello')
const seed = new Uint8Array(SEED).fill(9)
const isChromium = typeof navigator !== 'undefined' && /Chrome\//.test(navigator.userAgent)

describe.each(ALGORITHMS)('$id', ({ id }) => {
  it('is computed by the browser where it can', async ({ skip }) => {
    if (!isChromium) return skip('skipped: not in Chromium')
    expect((await engineFor(id, subtle)).name).toBe('WebCrypto')
  })

  it('is signed by each engine for the other, with the same key', async ({ skip }) => {
    if ((await engineFor(id, subtle)).name !== 'WebCrypto') return skip(`skipped: no ${id} in WebCrypto here`)
    const engines = [nobleEngine, subtleEngine(subtle)]
    const keys = await Promise.all(engines.map((engine) => engine.keyFrom(id, seed)))
    const [own, other] = keys.map(({ publicKey }) => publicKey)
    expect(own && other && equalBytes(own, other)).toBe(true)
    for (const key of keys) {
      const signature = await key.sign(MESSAGE)
      const bent = signature.with(5, (signature[5] ?? 0) ^ 1)
      for (const engine of engines) {
        expect(await engine.verify(id, key.publicKey, MESSAGE, signature)).toBe(true)
        expect(await engine.verify(id, key.publicKey, utf8('Hello'), signature)).toBe(false)
        expect(await engine.verify(id, key.publicKey, MESSAGE, bent)).toBe(false)
      }
    }
  })

  it('is left to noble where the browser has none of it, or takes any signature', async () => {
    expect((await engineFor(id, undefined)).name).toBe('noble')
    const careless = {
      importKey: (...asked: Parameters<typeof subtle.importKey>) => subtle.importKey(...asked),
      exportKey: (...asked: Parameters<typeof subtle.exportKey>) => subtle.exportKey(...asked),
      sign: (...asked: Parameters<typeof subtle.sign>) => subtle.sign(...asked),
      verify: async () => true,
    }
    expect((await engineFor(id, careless as never)).name).toBe('noble')
  })
})
