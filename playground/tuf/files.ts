/** A repository as a client sees it: names, and bytes where there are any. */
import type { TufFailure } from './plan.ts'

export type Files = ReadonlyMap<string, Uint8Array>

/** Bytes, as `tuf-js` sets them: whoever is asked for a file may send without end. */
export const LIMITS = { root: 512_000, timestamp: 16_384, snapshot: 2_000_000, targets: 5_000_000 } as const

export interface Download {
  readonly bytes?: Uint8Array
  readonly code?: Extract<TufFailure, 'file-missing' | 'file-too-large'>
}

export function download(files: Files, name: string, limit: number): Download {
  const bytes = files.get(name)
  if (!bytes) return { code: 'file-missing' }
  return bytes.length > limit ? { code: 'file-too-large' } : { bytes }
}

/** With consistent snapshots (6.2) every file but the timestamp has its version before its name. */
export const versioned = (isConsistent: boolean, version: number, name: string): string =>
  isConsistent ? `${version}.${name}` : name

/** … and a target its digest. */
export function targetName(isConsistent: boolean, path: string, digest: string | undefined): string {
  if (!isConsistent || digest === undefined) return `targets/${path}`
  const cut = path.lastIndexOf('/') + 1
  return `targets/${path.slice(0, cut)}${digest}.${path.slice(cut)}`
}
