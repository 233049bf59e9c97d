/**
 * The one run of the lab that the committed samples come from: whoever knows its seed and clock can go on signing in
 * the same world.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex } from '../bytes.ts'
import { type Content, message, provenance } from './content.ts'
import { type WorkflowIdentity, workflow } from './identity.ts'
import { type Signing, signKeyless } from './sign.ts'
import { type World, createWorld } from './world.ts'

export const SAMPLE = {
  /** The artifact's name, and the seed of its world. */
  name: 'hello-shomei-1.0.0.jar',
  /** When the provenance was signed. */
  built: new Date('2026-10-01T09:00:00Z'),
  /** When the artifact itself was signed. */
  signed: new Date('2026-10-01T09:00:42Z'),
  identity: workflow('example/hello-shomei'),
} as const

/** What the samples are made of, and the world as it stands after them. */
export interface SampleRun {
  readonly world: World
  /** Provenance about the artifact, signed at `SAMPLE.built`. */
  readonly attested: Signing
  /** The artifact itself, signed at `SAMPLE.signed`. */
  readonly signed: Signing
}

/** Makes the world of the samples anew and signs `artifact` in it, the same bytes every time. */
export function runSample(artifact: Uint8Array): SampleRun {
  const { name, built, signed, identity } = SAMPLE
  // The artifact's entry becomes the sixteenth: four hashes lead from it to the root.
  const world = createWorld({ seed: name, now: built, earlierEntries: 14 })
  return {
    world,
    attested: signKeyless(world, { content: sampleProvenance(artifact, identity), identity, at: built }),
    signed: signKeyless(world, { content: message(artifact), identity, at: signed }),
  }
}

/** Provenance that says: `run` built `artifact`, which goes by the sample's name. */
export function sampleProvenance(artifact: Uint8Array, run: WorkflowIdentity): Content {
  return provenance([{ name: SAMPLE.name, digest: { sha256: toHex(sha256(artifact)) } }], run)
}
