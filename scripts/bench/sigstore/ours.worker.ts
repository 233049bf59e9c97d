/** The very worker of the deck, and a second door through which the bench forgets and times. */
import type { SigstoreApi } from '../../../workers/sigstore.worker.ts'
import '../../../workers/sigstore.worker.ts'
import { expose } from 'comlink'
import { utf8 } from '../../../playground/bytes.ts'
import { forgetKeys } from '../../../playground/platform/ahead.ts'
import { forgetAnswers } from '../../../playground/platform/answers.ts'
import { verifySigstoreAhead } from '../../../playground/sigstore/index.ts'
import type { BenchCase } from './cases.ts'

export type { SigstoreApi }

const api = {
  /** All but the trusted root, which the peer keeps too. */
  forget(): void {
    forgetAnswers()
    forgetKeys()
  },
  /** @returns milliseconds from bytes to report, and its verdict */
  async time({ artifact, bundle, trustedRoot, identity, issuer }: BenchCase) {
    const input = {
      artifact: { bytes: utf8(artifact) },
      bundle: utf8(bundle),
      trustedRoot: utf8(trustedRoot),
      policy: { identity, issuer },
    }
    const started = performance.now()
    const { verdict } = await verifySigstoreAhead(input, crypto.subtle)
    return { ms: performance.now() - started, verdict }
  },
}
export type OursApi = typeof api

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (data instanceof MessagePort) expose(api, data)
})
