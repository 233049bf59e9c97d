/** A blob signed with a key of somebody's own, in a new world. */
import { utf8 } from '../../playground/bytes.ts'
import type { SigstoreReport } from '../../playground/sigstore/index.ts'
import type { Progress } from '../../playground/world/cosign/box.ts'
import { type KeyedTrace, traceKeyed } from '../../playground/world/cosign/trace.ts'
import { createLabWorld } from '../../playground/world/lab.ts'
import type { Artifact } from '../../playground/world/trace/keyless.ts'

export interface KeyedOptions {
  readonly seed: string
  /** When it happens, to the second. */
  readonly now: Date
  readonly artifact: Artifact
  /** A `cosign.key` that exists already; without it, a key pair is generated. */
  readonly keyFile?: Uint8Array
  readonly password: string
  /** What is typed when it is to sign; without it, the same. */
  readonly typed?: string
  /** The answer to the warning: whether to go on. */
  readonly consent: boolean
}

export interface KeyedAnswer {
  readonly steps: KeyedTrace['steps']
  /** Why there is no bundle, if there is none. */
  readonly ended?: KeyedTrace['ended']
  /** Files to take away, by their name. */
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[]
  /** Absent if the run ended early. */
  readonly reports?: { readonly verified: SigstoreReport; readonly tampered: SigstoreReport }
}

export async function runKeyed(options: KeyedOptions, progress: Progress): Promise<KeyedAnswer> {
  const { now: at, artifact, keyFile, password, typed, consent } = options
  const { steps, ended, files, signed } = await traceKeyed(
    createLabWorld(options),
    {
      artifact,
      password: utf8(password),
      consent,
      at,
      ...(keyFile && { keyFile }),
      ...(typed !== undefined && { typed: utf8(typed) }),
    },
    progress,
  )
  const publicKey = files?.publicKey ?? signed?.publicKey
  const written = [
    ...(files ? [{ name: 'cosign.key', bytes: utf8(files.privateKey) }] : []),
    ...(publicKey === undefined ? [] : [{ name: 'cosign.pub', bytes: utf8(publicKey) }]),
    ...(signed ? [{ name: `${artifact.name}.sigstore.json`, bytes: signed.bundle }] : []),
    ...(signed ? [{ name: 'trusted_root.json', bytes: signed.trustedRoot }] : []),
    artifact,
  ]
  return {
    steps,
    ...(ended && { ended }),
    files: written,
    ...(signed && { reports: { verified: signed.verified, tampered: signed.tampered.report } }),
  }
}
