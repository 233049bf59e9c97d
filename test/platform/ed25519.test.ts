/** Ed25519 where verifiers disagree (C2SP's CCTV): every vector has one answer, whoever computes it. */
import type * as NodeCrypto from 'node:crypto'
import { expect, test } from 'vitest'
import { concatBytes, fromHex, utf8 } from '../../playground/bytes.ts'
import { answerAhead } from '../../playground/platform/ahead.ts'
import { forgetAnswers } from '../../playground/platform/answers.ts'
import { createPublicKey, verify } from '../../playground/platform/crypto.ts'
import { readShared } from '../support/files.ts'

interface Vector {
  readonly number: number
  readonly key: string
  readonly sig: string
  readonly msg: string
  /** What is odd about it. */
  readonly flags: readonly string[] | null
}

const SPKI = fromHex('302a300506032b6570032100') as Uint8Array
const bytes = (hex: string) => fromHex(hex) as Uint8Array
const nodeCrypto =
  typeof process !== 'undefined' && process.versions?.node
    ? ((await import(/* @vite-ignore */ `node:${'crypto'}`)) as typeof NodeCrypto)
    : undefined

/** A part of small order beside the one that counts changes nothing in the equation without a cofactor. */
const HARMLESS = ['low_order_component_A', 'low_order_component_R']

test('the 914 odd ones of C2SP: only what every verifier accepts', { timeout: 120_000 }, async (context) => {
  const text = await readShared('cctv-ed25519/ed25519vectors.json')
  if (!text) return context.skip('skipped: no shared data')
  const vectors = JSON.parse(new TextDecoder().decode(text)) as Vector[]
  expect(vectors).toHaveLength(914)
  const ask = ({ key, sig, msg }: Vector) => {
    try {
      const opened = createPublicKey({ key: concatBytes(SPKI, bytes(key)), format: 'der', type: 'spki' })
      return verify(null, utf8(msg), opened, bytes(sig))
    } catch {
      return false
    }
  }
  const wrong: string[] = []
  let accepted = 0
  for (let i = 0; i < vectors.length; i += 64) {
    forgetAnswers()
    const batch = vectors.slice(i, i + 64)
    const ahead = await answerAhead(globalThis.crypto.subtle, () => batch.map(ask))
    forgetAnswers()
    for (const [j, vector] of batch.entries()) {
      const ours = ask(vector)
      if (ours) accepted++
      const expected = (vector.flags ?? []).every((flag) => HARMLESS.includes(flag))
      if (ours !== expected) wrong.push(`#${vector.number}: ${ours}, ${vector.flags?.join()}`)
      if (ahead[j] !== ours) wrong.push(`#${vector.number}: ahead ${ahead[j]}`)
      const der = concatBytes(SPKI, bytes(vector.key))
      const key = { key: der as Buffer, format: 'der', type: 'spki' } as const
      // Of those in use the strictest; whatever an older one accepts, it accepts what we do.
      const node = nodeCrypto?.verify(null, utf8(vector.msg), key, bytes(vector.sig))
      const strict = Number(globalThis.process?.versions?.node?.split('.')[0] ?? 0) >= 24
      if (node !== undefined && (strict ? node !== ours : ours && !node)) {
        wrong.push(`#${vector.number}: ${ours}, Node ${node}`)
      }
    }
  }
  expect(wrong).toEqual([])
  expect(accepted).toBe(43)
})

test('what WebCrypto would accept beyond that, it is not asked', async () => {
  const subtle = globalThis.crypto.subtle
  if (!subtle) return
  let asked = 0
  const spy = {
    importKey: () => Promise.resolve(asked++),
    verify: () => Promise.resolve(asked++ > -1),
  }
  const key = createPublicKey({ key: concatBytes(SPKI, zeroth), format: 'der', type: 'spki' })
  const sig = new Uint8Array(64)
  expect(await answerAhead(spy, () => verify(null, utf8('x'), key, sig))).toBe(false)
  expect(asked).toBe(0)
})

/** The neutral element: a key that many a verifier finds good for any message. */
const zeroth = Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 1 : 0))
