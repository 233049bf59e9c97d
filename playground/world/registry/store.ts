/** An OCI registry: a store in which everything goes by the digest of its bytes, and tags that may move. */
import { valueIn } from '../../json/reader.ts'
import { labHost } from '../service.ts'
import {
  type Descriptor,
  type Digest,
  type ImageIndex,
  type ImageManifest,
  MEDIA_TYPE,
  descriptor,
  digestOf,
  document,
} from './oci.ts'

export interface StoredManifest {
  readonly digest: Digest
  readonly mediaType: string
  readonly bytes: Uint8Array
}

export interface Repository {
  readonly blobs: Map<Digest, Uint8Array>
  readonly manifests: Map<Digest, StoredManifest>
  readonly tags: Map<string, Digest>
}

export interface OciRegistry {
  readonly host: string
  /** Whether it can be asked who refers to an image (OCI distribution specification 1.1). */
  readonly referrersApi: boolean
  readonly repositories: Map<string, Repository>
}

export function createOciRegistry(
  options: { readonly host?: string; readonly referrersApi?: boolean } = {},
): OciRegistry {
  const { host = labHost('registry'), referrersApi = true } = options
  return { host, referrersApi, repositories: new Map() }
}

/** Error codes of the distribution specification. */
export type RegistryRefusal =
  'NAME_INVALID' | 'TAG_INVALID' | 'MANIFEST_INVALID' | 'MANIFEST_BLOB_UNKNOWN' | 'DIGEST_INVALID'

const NAME = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/
const TAG = /^[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}$/
const DIGEST = /^sha256:[0-9a-f]{64}$/

function repositoryOf({ repositories }: OciRegistry, name: string): Repository {
  const found = repositories.get(name) ?? { blobs: new Map(), manifests: new Map(), tags: new Map() }
  repositories.set(name, found)
  return found
}

/** @param digest what the client says the bytes have; without it, it is not asked */
export function pushBlob(
  registry: OciRegistry,
  name: string,
  bytes: Uint8Array,
  digest: Digest = digestOf(bytes),
): { readonly digest: Digest } | { readonly refused: RegistryRefusal } {
  if (!NAME.test(name)) return { refused: 'NAME_INVALID' }
  if (digest !== digestOf(bytes)) return { refused: 'DIGEST_INVALID' }
  repositoryOf(registry, name).blobs.set(digest, bytes)
  return { digest }
}

/**
 * Takes a manifest or an index. Everything that it names has to be there, but for its subject.
 * @param tag a name for it that can be given to another one later
 */
export function pushManifest(
  registry: OciRegistry,
  name: string,
  bytes: Uint8Array,
  tag?: string,
): { readonly digest: Digest } | { readonly refused: RegistryRefusal } {
  if (!NAME.test(name)) return { refused: 'NAME_INVALID' }
  if (tag !== undefined && !TAG.test(tag)) return { refused: 'TAG_INVALID' }
  const repository = repositoryOf(registry, name)
  const read = readManifest(bytes)
  if (!read) return { refused: 'MANIFEST_INVALID' }
  const isThere = ({ digest }: Descriptor) =>
    read.mediaType === MEDIA_TYPE.index ? repository.manifests.has(digest) : repository.blobs.has(digest)
  if (!namedBy(read).every(isThere)) return { refused: 'MANIFEST_BLOB_UNKNOWN' }
  const digest = digestOf(bytes)
  repository.manifests.set(digest, { digest, mediaType: read.mediaType, bytes })
  if (tag !== undefined) repository.tags.set(tag, digest)
  return { digest }
}

/** @returns `undefined` if the bytes are neither an image manifest nor an index, or readers would take them for both */
export function readManifest(bytes: Uint8Array): ImageManifest | ImageIndex | undefined {
  try {
    const read = valueIn(bytes) as ImageManifest | ImageIndex
    if (read.schemaVersion !== 2) return undefined
    const [isIndex, isManifest] = ['manifests' in read, 'layers' in read]
    const { index, manifest } = MEDIA_TYPE
    if (isIndex === isManifest || read.mediaType !== (isIndex ? index : manifest)) return undefined
    return namedBy(read) && read
  } catch {
    return undefined
  }
}

function namedBy(read: ImageManifest | ImageIndex): readonly Descriptor[] {
  const named = 'manifests' in read ? [...read.manifests] : [read.config, ...read.layers]
  const list: unknown = 'manifests' in read ? read.manifests : read.layers
  if (!Array.isArray(list) || !named.every(isNamed)) throw new TypeError('digest: not SHA-256')
  return named
}

const isNamed = ({ digest }: { readonly digest: unknown }) =>
  typeof digest === 'string' && DIGEST.test(digest)

/** @param reference a tag or a digest */
export function resolve(
  { repositories }: OciRegistry,
  name: string,
  reference: string,
): StoredManifest | undefined {
  const repository = repositories.get(name)
  return repository?.manifests.get(repository.tags.get(reference) ?? reference)
}

export function fetchBlob({ repositories }: OciRegistry, name: string, digest: Digest) {
  return repositories.get(name)?.blobs.get(digest)
}

/** `GET /v2/NAME/tags/list` */
export function listTags({ repositories }: OciRegistry, name: string): string[] {
  return [...(repositories.get(name)?.tags.keys() ?? [])].sort()
}

/**
 * `GET /v2/NAME/referrers/DIGEST`: the manifests whose subject has this digest, as an index.
 * @returns JSON in UTF-8; `undefined` if the registry cannot be asked
 */
export function referrers(
  registry: OciRegistry,
  name: string,
  subject: Digest,
  artifactType?: string,
): Uint8Array | undefined {
  if (!registry.referrersApi) return undefined
  const stored = [...(registry.repositories.get(name)?.manifests.values() ?? [])]
  const manifests = stored
    .flatMap(({ bytes }) => referrerOf(bytes, subject))
    .filter((one) => artifactType === undefined || one.artifactType === artifactType)
  return document({ schemaVersion: 2, mediaType: MEDIA_TYPE.index, manifests } satisfies ImageIndex)
}

function referrerOf(bytes: Uint8Array, subject: Digest): Descriptor[] {
  const read = readManifest(bytes)
  if (!read || !('layers' in read) || read.subject?.digest !== subject) return []
  const { artifactType = read.config.mediaType, annotations } = read
  return [descriptor(read.mediaType, bytes, { artifactType, ...(annotations && { annotations }) })]
}

/**
 * Pushes a manifest that has a subject. Where the registry cannot be asked for referrers, the client keeps a list of
 * them under a tag that is made of the subject's digest (referrers tag schema).
 */
export function pushReferrer(
  registry: OciRegistry,
  name: string,
  bytes: Uint8Array,
): { readonly digest: Digest; readonly tag?: string } | { readonly refused: RegistryRefusal } {
  const pushed = pushManifest(registry, name, bytes)
  const read = readManifest(bytes)
  if ('refused' in pushed || !read || !('subject' in read) || !read.subject) return pushed
  if (registry.referrersApi) return pushed
  const { digest } = read.subject
  const tag = referrersTag(digest)
  const listed = resolve(registry, name, tag)
  const known = listed && (readManifest(listed.bytes) as ImageIndex | undefined)?.manifests
  const others = (known ?? []).filter((one) => one.digest !== pushed.digest)
  const manifests = [...others, ...referrerOf(bytes, digest)]
  const index = document({ schemaVersion: 2, mediaType: MEDIA_TYPE.index, manifests } satisfies ImageIndex)
  const kept = pushManifest(registry, name, index, tag)
  return 'refused' in kept ? kept : { ...pushed, tag }
}

export function referrersTag(digest: Digest): string {
  return digest.replace(':', '-')
}
