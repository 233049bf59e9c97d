/** sigstore-browser in a worker of its own, its trusted root loaded once as its README does. */
import { expose } from 'comlink'
import { SigstoreVerifier } from 'peer:sigstore-browser'
import { utf8 } from '../../../playground/bytes.ts'
import type { BenchCase } from './cases.ts'

let verifier: SigstoreVerifier | undefined
let loaded = ''

const api = {
  /** @returns milliseconds from text to answer, and whether it verified */
  async time({ artifact, bundle, trustedRoot, identity, issuer }: BenchCase) {
    const started = performance.now()
    if (!verifier || loaded !== trustedRoot) {
      verifier = new SigstoreVerifier()
      await verifier.loadSigstoreRoot(JSON.parse(trustedRoot))
      loaded = trustedRoot
    }
    const verdict = await verifier.verifyArtifact(identity, issuer, JSON.parse(bundle), utf8(artifact))
    return { ms: performance.now() - started, verdict: verdict ? 'verified' : 'rejected' }
  },
}
export type PeerApi = typeof api
expose(api)
