/** Runs in the browser: asks the deck's worker for digests of the chosen file, and times the answers. */
import { proxy, type Remote, wrap } from 'comlink'
import { toHex } from '../../../playground/bytes.ts'
import type { Algorithm } from '../../../playground/checksum/index.ts'
import type { ChecksumApi, OursApi } from './ours.worker.ts'

export interface Timed {
  readonly ms: number
  /** Hex, by algorithm. */
  readonly digests: Readonly<Partial<Record<Algorithm, string>>>
}

interface Ours {
  readonly deck: Remote<ChecksumApi>
  readonly bench: Remote<OursApi>
}

const worker = new Worker(new URL('./ours.worker.ts', import.meta.url), { type: 'module' })
const { port1, port2 } = new MessageChannel()
worker.postMessage(port1, [port1])
const ours: Ours = { deck: wrap<ChecksumApi>(worker), bench: wrap<OursApi>(port2) }

function chosen(): File {
  const file = document.querySelector('input')?.files?.[0]
  if (!file) throw new Error('bench: no file was chosen')
  return file
}

async function timed(
  run: (file: File) => Promise<Partial<Record<Algorithm, Uint8Array>> | undefined>,
): Promise<Timed> {
  const file = chosen()
  const started = performance.now()
  const digests = await run(file)
  const ms = performance.now() - started
  if (!digests) throw new Error('bench: cancelled')
  return { ms, digests: Object.fromEntries(Object.entries(digests).map(([name, d]) => [name, toHex(d)])) }
}

const api = {
  /** One algorithm, from the page's question to the answer in its hands. */
  one: (algorithm: Algorithm): Promise<Timed> => timed((file) => ours.bench.digest(file, [algorithm])),
  /** As many bytes as the chosen file has, but from memory: what remains when nothing is read. */
  alone: (algorithm: Algorithm): Promise<number> => ours.bench.alone(algorithm, chosen().size),
  /** As the demo asks. */
  all: (): Promise<Timed> =>
    timed(async (file) => {
      const answer = await ours.deck.verify(
        { artifact: { name: file.name, file } },
        proxy(() => undefined),
      )
      return answer?.digests
    }),
}
export type ChecksumBench = typeof api

Object.assign(globalThis, { bench: api })
