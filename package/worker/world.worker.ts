import { expose } from 'comlink'
import { utf8 } from '../../playground/bytes.ts'
import type { Policy } from '../../playground/sigstore/index.ts'
import {
  createWorld,
  type Identity,
  message,
  signKeyless,
  subjectOf,
  trustedRootOf,
} from '../../playground/world/index.ts'
import { cancelJob } from '../../workers/job.ts'

/** Who signs what, when, in a world of its own. */
export interface ReleaseRequest {
  /** The same seed gives the same world, byte for byte. */
  readonly seed: string
  /** When everything happens, to the second. */
  readonly now: Date
  readonly artifact: Uint8Array
  /** As `person` and `workflow` of `shomei/world` make it. */
  readonly identity: Identity
  /** Which log records it; `v1` if absent. */
  readonly log?: 'v1' | 'v2'
}

/** What a verifier is handed. */
export interface Release {
  /** A Sigstore bundle, JSON in UTF-8. */
  readonly bundle: Uint8Array<ArrayBuffer>
  /** JSON in UTF-8. */
  readonly trustedRoot: Uint8Array<ArrayBuffer>
  /** By which it verifies. */
  readonly policy: Policy
}

const file = (json: object) => utf8(JSON.stringify(json)) as Uint8Array<ArrayBuffer>

const api = {
  release({ seed, now, artifact, identity, log }: ReleaseRequest): Release {
    const world = createWorld({ seed, now })
    const { bundle } = signKeyless(world, {
      content: message(artifact),
      identity,
      at: now,
      ...(log && { log }),
    })
    return {
      bundle: file(bundle),
      trustedRoot: file(trustedRootOf(world)),
      policy: { identity: subjectOf(identity), issuer: identity.issuer },
    }
  },
  cancel: cancelJob,
}

export type WorldApi = typeof api
expose(api)
