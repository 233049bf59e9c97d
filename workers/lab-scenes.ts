/** The runs of the lab that have a scene of their own, each with its code loaded when it is first asked for. */
import { Cancelled, cancelJob, type OnProgress, startJob } from './job.ts'
import type { OciRegistry } from '../playground/world/registry/store.ts'
import type { ImageQuestion, ImageVerification } from '../playground/world/registry/image-verify.ts'
import type { EntriesAnswer, EntriesOptions } from './scenes/entries.ts'
import type { ImageAnswer, ImageOptions } from './scenes/image.ts'
import type { KeyedAnswer, KeyedOptions } from './scenes/keyed.ts'
import type { ProvenanceAnswer, ProvenanceOptions } from './scenes/provenance.ts'
import type { TufAnswer, TufOptions } from './scenes/tuf.ts'

export const sceneMethods = {
  /** A job like any verification. @returns `undefined` if it was cancelled or overtaken */
  async keyed(
    options: KeyedOptions,
    onProgress: OnProgress,
    owner?: number,
  ): Promise<KeyedAnswer | undefined> {
    const job = startJob(0, () => undefined, owner)
    const { runKeyed } = await import('./scenes/keyed.ts')
    try {
      return await runKeyed(options, (fraction) => {
        if (job.isCancelled()) throw new Cancelled()
        onProgress({ done: fraction, all: 1 })
      })
    } catch (error) {
      if (error instanceof Cancelled) return undefined
      throw error
    }
  },
  cancelKeyed: cancelJob,

  /** @returns `undefined` if the run was refused */
  async image(options: ImageOptions): Promise<ImageAnswer | undefined> {
    const { runImage } = await import('./scenes/image.ts')
    return runImage(options)
  },

  /** What `cosign verify` would find in this registry. */
  async verifyImage(registry: OciRegistry, question: ImageQuestion): Promise<ImageVerification> {
    const { verifyImage } = await import('../playground/world/registry/image-verify.ts')
    return verifyImage(registry, question)
  },

  /** One artifact, signed with a key and without, as the log keeps it. */
  async entries(options: EntriesOptions): Promise<EntriesAnswer> {
    const { runEntries } = await import('./scenes/entries.ts')
    return runEntries(options)
  },

  /** A CI run publishes a package and says where and how it was built. */
  async provenance(options: ProvenanceOptions): Promise<ProvenanceAnswer> {
    const { runProvenance } = await import('./scenes/provenance.ts')
    return runProvenance(options)
  },

  /** Where trust begins: a client walks to a file, honestly served or not. */
  async tuf(options: TufOptions): Promise<TufAnswer> {
    const { runTuf } = await import('./scenes/tuf.ts')
    return runTuf(options)
  },
}
