/** The lab and the verifier in one worker, as the deck has them. */
import '../../../playground/platform/install.ts'
import { expose } from 'comlink'
import { utf8 } from '../../../playground/bytes.ts'
import { forgetKeys } from '../../../playground/platform/ahead.ts'
import { forgetAnswers } from '../../../playground/platform/answers.ts'
import { verifySigstoreAhead } from '../../../playground/sigstore/index.ts'
import { createLabWorld, runLab } from '../../../playground/world/lab.ts'
import { message, signKeyless, trustedRootOf, workflow } from '../../../playground/world/index.ts'

const NOW = new Date('2026-10-01T09:00:00Z')
const artifact = { name: 'hello.txt', bytes: utf8('hello, shomei\n') }
const identity = workflow('example/hello-shomei')

async function timed<T>(work: () => T | Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const started = performance.now()
  const value = await work()
  return { ms: performance.now() - started, value }
}

/** A world in whose logs somebody has looked, so that it is complete. */
function freshWorld(seed: string) {
  const world = createLabWorld({ seed, now: NOW })
  if (world.logs.v1.tree.size !== 7) throw new Error('bench: the log is not complete')
  return world
}

const api = {
  /** Answered once the worker's code has run. */
  ready: () => true,

  /** What the first visitor waits for, in milliseconds. */
  async cold() {
    const world = await timed(() => freshWorld('cold'))
    const run = await timed(() => runLab({ seed: 'cold run', now: NOW, artifact }))
    const { release } = run.value
    if (!release) throw new Error('bench: the run was refused')
    const verified = await timed(() =>
      verifySigstoreAhead({ ...release, artifact: { bytes: release.artifact } }, crypto.subtle),
    )
    must(verified.value.verdict)
    return {
      'fresh world': world.ms,
      'twelve steps in another fresh world': run.ms,
      'first verification': verified.ms,
    }
  },

  async warm(round: number) {
    const world = await timed(() => freshWorld(`warm ${round}`))
    const trustedRoot = utf8(JSON.stringify(trustedRootOf(world.value)))
    const policy = {
      identity:
        'https://git.shomei-lab.invalid/example/hello-shomei/.github/workflows/release.yml@refs/tags/v1.0.0',
      issuer: identity.issuer,
    }
    const times: Record<string, number> = { 'fresh world': world.ms }
    for (const log of ['v1', 'v2'] as const) {
      // Whose tree is asked for the first time builds it; that is the world's, not the signature's.
      if (world.value.logs[log].tree.size === 0) throw new Error('bench: an empty log')
      const request = { content: message(artifact.bytes), identity, at: NOW, log }
      const signed = await timed(() => signKeyless(world.value, request))
      const bundle = utf8(JSON.stringify(signed.value.bundle))
      forgetAnswers()
      forgetKeys()
      const input = { artifact: { bytes: artifact.bytes }, bundle, trustedRoot, policy }
      const verified = await timed(() => verifySigstoreAhead(input, crypto.subtle))
      must(verified.value.verdict)
      times[`sign, ${log} log`] = signed.ms
      times[`verify, ${log} log, nothing remembered`] = verified.ms
    }
    times['twelve steps in a fresh world'] = (
      await timed(() => runLab({ seed: `steps ${round}`, now: NOW, artifact }))
    ).ms
    return times
  },
}
export type LabBenchApi = typeof api

function must(verdict: string): void {
  if (verdict !== 'verified') throw new Error(`bench: ${verdict} where verified was expected`)
}

expose(api)
