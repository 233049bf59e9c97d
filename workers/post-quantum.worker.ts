/** alice's signatures of one file by each algorithm, what becomes of them, and what a bundle would weigh. */
import '../playground/platform/install.ts'
import { expose } from 'comlink'
import type { SignatureAlgorithm } from '../playground/post-quantum/index.ts'
import { type Change, isForged, type PostQuantumSceneId } from '../playground/post-quantum/scene-plan.ts'
import {
  createPostQuantumWorld,
  postQuantumScene,
  type PostQuantumWorld,
  type SceneRow,
} from '../playground/post-quantum/scene.ts'
import { type BundleWeight, weighBundle } from '../playground/post-quantum/weigh.ts'

export interface PostQuantumOptions {
  readonly seed: string
  readonly scene: PostQuantumSceneId
  readonly change: Change
}

export interface PostQuantumAnswer {
  readonly scene: PostQuantumSceneId
  readonly isForged: boolean
  readonly rows: readonly SceneRow[]
}

type Heavy = Extract<SignatureAlgorithm, `ml-dsa-${string}`>
const HEAVY: readonly Heavy[] = ['ml-dsa-44', 'ml-dsa-65']

export type WeighAnswer = readonly { readonly algorithm: Heavy; readonly weight: BundleWeight }[]

/** What happens to the signatures changes, they do not. */
let last: { readonly seed: string; readonly world: Promise<PostQuantumWorld> } | undefined

const api = {
  async scene({ seed, scene, change }: PostQuantumOptions): Promise<PostQuantumAnswer> {
    // A page without a secure context has no `subtle`.
    const { subtle } = crypto as { readonly subtle?: SubtleCrypto }
    if (last?.seed !== seed) last = { seed, world: createPostQuantumWorld(seed, subtle) }
    const rows = await postQuantumScene(await last.world, scene, change)
    return { scene, isForged: isForged(scene), rows }
  },

  /** @param bundle JSON in UTF-8. @returns nothing for a bundle of another form */
  weigh(bundle: Uint8Array): WeighAnswer {
    return HEAVY.flatMap((algorithm) => {
      const weight = weighBundle(bundle, algorithm)
      return weight ? [{ algorithm, weight }] : []
    })
  },
}

export type PostQuantumApi = typeof api
expose(api)
