/**
 * A repository of The Update Framework with real keys, as Sigstore keeps its own: holders sign root and targets, one
 * online key signs snapshot and timestamp. Every file is put where a client with consistent snapshots asks for it.
 */
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex } from '../../bytes.ts'
import type { Json } from '../text.ts'
import { type Holder, keyId, keyJson, signedFile } from './keys.ts'

/** Version of the specification that these files follow. */
const SPEC = '1.0.37'

export type Files = ReadonlyMap<string, Uint8Array>

export interface RootSpec {
  readonly version: number
  readonly expires: Date
  readonly holders: readonly Holder[]
  readonly threshold: number
  /** Who signs snapshot and timestamp. */
  readonly online: Holder
}

const instant = (date: Date) => date.toISOString().replace('.000Z', 'Z')
const head = (type: string, version: number, expires: Date) => ({
  _type: type,
  spec_version: SPEC,
  version,
  expires: instant(expires),
})

/** @param by who signs: of the root before and of this one as many as each demands, where it is to be accepted */
export function rootFile(spec: RootSpec, by: readonly Holder[]): Uint8Array {
  const { holders, threshold, online } = spec
  const offline = { keyids: holders.map(keyId), threshold }
  const always = { keyids: [keyId(online)], threshold: 1 }
  const keys = Object.fromEntries([...holders, online].map((one) => [keyId(one), keyJson(one)]))
  const roles = { root: offline, targets: offline, snapshot: always, timestamp: always }
  return signedFile(
    { ...head('root', spec.version, spec.expires), consistent_snapshot: true, keys, roles },
    by,
  )
}

export interface Publication {
  readonly targets: { readonly version: number; readonly expires: Date; readonly by: readonly Holder[] }
  readonly snapshot: { readonly version: number; readonly expires: Date }
  readonly timestamp: { readonly version: number; readonly expires: Date }
  readonly online: Holder
  readonly contents: Readonly<Record<string, Uint8Array>>
}

/** What a repository hands out but for its roots: timestamp, snapshot, list of targets, and the targets. */
export function publish({ targets, snapshot, timestamp, online, contents }: Publication): Files {
  const listed = Object.fromEntries(
    Object.entries(contents).map(([path, bytes]) => [path, { length: bytes.length, hashes: hashes(bytes) }]),
  )
  const list = signedFile(
    { ...head('targets', targets.version, targets.expires), targets: listed },
    targets.by,
  )
  const shot = signedFile(
    {
      ...head('snapshot', snapshot.version, snapshot.expires),
      meta: { 'targets.json': described(targets.version, list) },
    },
    [online],
  )
  const stamp = signedFile(
    {
      ...head('timestamp', timestamp.version, timestamp.expires),
      meta: { 'snapshot.json': described(snapshot.version, shot) },
    },
    [online],
  )
  return new Map([
    ['timestamp.json', stamp],
    [`${snapshot.version}.snapshot.json`, shot],
    [`${targets.version}.targets.json`, list],
    ...Object.entries(contents).map(
      ([path, bytes]) => [`targets/${toHex(sha256(bytes))}.${path}`, bytes] as const,
    ),
  ])
}

const hashes = (bytes: Uint8Array) => ({ sha256: toHex(sha256(bytes)) })
const described = (version: number, bytes: Uint8Array): Json => ({
  version,
  length: bytes.length,
  hashes: hashes(bytes),
})
