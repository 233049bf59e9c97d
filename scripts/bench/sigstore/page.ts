/** Runs in the browser: starts the workers and times them, round by round. */
import { proxy, type Remote, wrap } from 'comlink'
import { utf8 } from '../../../playground/bytes.ts'
import type { BenchCase } from './cases.ts'
import type { OursApi, SigstoreApi } from './ours.worker.ts'
import type { PeerApi } from './peer.worker.ts'

export interface Timing {
  readonly ms: number
  readonly verdict: string
}
/** One list for each way to measure, one number for each round. */
export type Rounds = Readonly<Record<string, readonly number[]>>

interface Ours {
  readonly deck: Remote<SigstoreApi>
  readonly bench: Remote<OursApi>
}

async function startOurs(): Promise<Ours> {
  const worker = new Worker(new URL('./ours.worker.ts', import.meta.url), { type: 'module' })
  const { port1, port2 } = new MessageChannel()
  worker.postMessage(port1, [port1])
  const ours = { deck: wrap<SigstoreApi>(worker), bench: wrap<OursApi>(port2) }
  // Answered once the worker's code has run.
  await ours.deck.cancel()
  return ours
}

function startPeer(): Remote<PeerApi> {
  return wrap<PeerApi>(new Worker(new URL('./peer.worker.ts', import.meta.url), { type: 'module' }))
}

/** From the page's question to the answer in its hands. */
async function roundTrip({ deck }: Ours, one: BenchCase): Promise<Timing> {
  const { artifact, bundle, trustedRoot, identity, issuer } = one
  const started = performance.now()
  const answer = await deck.verify(
    {
      artifact: new Blob([artifact]),
      bundle: utf8(bundle),
      trustedRoot: utf8(trustedRoot),
      policy: { identity, issuer },
    },
    proxy(() => undefined),
  )
  return { ms: performance.now() - started, verdict: answer?.report.verdict ?? 'cancelled' }
}

function must(timing: Timing, verdict: string): number {
  if (timing.verdict !== verdict) throw new Error(`bench: ${timing.verdict} where ${verdict} was expected`)
  return timing.ms
}

const api = {
  /** The very first verification in a new worker, its code already loaded. */
  async first(one: BenchCase): Promise<number> {
    return must(await roundTrip(await startOurs(), one), 'verified')
  },

  async firstOfPeer(one: BenchCase): Promise<number> {
    const peer = startPeer()
    // Loads the code: an unreadable bundle ends it at once.
    await peer.time({ ...one, trustedRoot: '' }).catch(() => undefined)
    return must(await peer.time(one), 'verified')
  },

  /**
   * Every round times every way once, in turn, so that all of them suffer from the same neighbours.
   * @param other a bundle under the same trusted root: what a root alone makes constant is known from it
   */
  async measure(
    one: BenchCase,
    other: BenchCase,
    options: { readonly warmUp: number; readonly rounds: number; readonly peer: boolean },
  ): Promise<Rounds> {
    const ours = await startOurs()
    const peer = options.peer ? startPeer() : undefined
    const rounds: Record<string, number[]> = {}
    const note = (way: string, ms: number) => (rounds[way] ??= []).push(ms)
    const forget = async () => {
      await ours.bench.forget()
      await ours.bench.time(other)
    }
    for (let i = -options.warmUp; i < options.rounds; i++) {
      if (i === 0) for (const way of Object.keys(rounds)) rounds[way] = []
      await ours.bench.forget()
      note('no answer remembered', must(await ours.bench.time(one), 'verified'))
      await forget()
      note('new bundle', must(await ours.bench.time(one), 'verified'))
      if (peer) note('sigstore-browser', must(await peer.time(one), 'verified'))
      await forget()
      note('new bundle, page to page', must(await roundTrip(ours, one), 'verified'))
      note('same bundle again', must(await ours.bench.time(one), 'verified'))
      const edited = { ...one, artifact: `${one.artifact}${i}` }
      note('artifact edited, page to page', must(await roundTrip(ours, edited), 'rejected'))
    }
    return rounds
  },
}
export type PageApi = typeof api

Object.assign(globalThis, { bench: api })
