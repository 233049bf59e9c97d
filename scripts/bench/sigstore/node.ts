/** The same library in Node, on Node's own Buffer and crypto. */
import { bundleFromJSON } from '@sigstore/bundle'
import { TrustedRoot } from '@sigstore/protobuf-specs'
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify'
import type { BenchCase } from './cases.ts'

/** @returns milliseconds of each run; the trusted root is opened once, as npm does */
export function timeInNode(one: BenchCase, warmUp: number, rounds: number): number[] {
  const verifier = new Verifier(toTrustMaterial(TrustedRoot.fromJSON(JSON.parse(one.trustedRoot))))
  const artifact = Buffer.from(one.artifact)
  const times: number[] = []
  for (let i = -warmUp; i < rounds; i++) {
    const started = performance.now()
    verifier.verify(toSignedEntity(bundleFromJSON(JSON.parse(one.bundle)), artifact))
    if (i >= 0) times.push(performance.now() - started)
  }
  return times
}
