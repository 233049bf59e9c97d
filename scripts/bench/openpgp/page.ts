/** Runs in the browser: gives the deck's worker the chosen file and a signature over it, and times the answer. */
import { proxy, wrap } from 'comlink'
import { fromHex } from '../../../playground/bytes.ts'
import type { OpenpgpApi } from '../../../workers/openpgp.worker.ts'

export interface SignedCase {
  /** Both as hex. */
  readonly signature: string
  readonly key: string
  /** ISO 8601. */
  readonly now: string
}

const deck = wrap<OpenpgpApi>(
  new Worker(new URL('../../../workers/openpgp.worker.ts', import.meta.url), { type: 'module' }),
)

function bytes(hex: string): Uint8Array {
  const found = fromHex(hex)
  if (!found) throw new Error('bench: not hex')
  return found
}

const api = {
  /** @returns milliseconds from the page's question to the answer in its hands, and the verdict */
  async verify({ signature, key, now }: SignedCase): Promise<{ ms: number; verdict: string }> {
    const artifact = document.querySelector('input')?.files?.[0]
    if (!artifact) throw new Error('bench: no file was chosen')
    const started = performance.now()
    const report = await deck.verify(
      { artifact, signature: bytes(signature), keys: [bytes(key)], policy: { now: new Date(now) } },
      proxy(() => undefined),
    )
    return { ms: performance.now() - started, verdict: report?.verdict ?? 'cancelled' }
  },
}
export type OpenpgpBench = typeof api

Object.assign(globalThis, { bench: api })
