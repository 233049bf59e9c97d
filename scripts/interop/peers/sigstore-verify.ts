/** `@sigstore/verify` on Node's own crypto, with nothing of ours in between, in a thread without our platform. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { fromUtf8 } from '../../../playground/bytes.ts'
import { ROOT } from '../../lib/paths.ts'
import type { Answer, Peer } from '../peer.ts'
import type { NodeQuestion } from './sigstore-verify.worker.ts'

export function sigstoreVerify(): Peer {
  // Without arguments of ours: a thread would inherit the platform from them.
  const worker = new Worker(new URL('sigstore-verify.worker.ts', import.meta.url), { execArgv: [] })
  const waiting = new Map<number, (answer: Answer) => void>()
  worker.on('message', ({ id, answer }: { readonly id: number; readonly answer: Answer }) => {
    waiting.get(id)?.(answer)
    waiting.delete(id)
  })
  worker.on('error', (error) =>
    waiting.forEach((resolve) => resolve({ verdict: 'broke', said: String(error) })),
  )
  let next = 0
  const file = join(ROOT, 'node_modules', '@sigstore', 'verify', 'package.json')
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  return {
    name: '@sigstore/verify',
    version: `${version} on Node ${process.versions.node}`,
    judges: () => true,
    ask({ scenario: { artifact, bundle, trustedRoot, policy } }) {
      const id = next++
      const texts = { bundle: fromUtf8(bundle) ?? '', trustedRoot: fromUtf8(trustedRoot) ?? '' }
      return new Promise((resolve) => {
        waiting.set(id, resolve)
        worker.postMessage({ id, question: { artifact, ...texts, policy } satisfies NodeQuestion })
      })
    },
    close: () => worker.terminate(),
  }
}
