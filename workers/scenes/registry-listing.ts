/** What lies in a repository of an OCI registry, as a list of things that name each other by digest. */
import { type Digest, MEDIA_TYPE } from '../../playground/world/registry/oci.ts'
import { type OciRegistry, readManifest } from '../../playground/world/registry/store.ts'

export type ThingKind =
  'index' | 'manifest' | 'signature' | 'config' | 'layer' | 'payload' | 'bundle' | 'empty' | 'other'

export interface Thing {
  readonly digest: Digest
  readonly kind: ThingKind
  readonly mediaType: string
  readonly bytes: Uint8Array
  /** What it names, in its order. */
  readonly names: readonly Digest[]
  /** What it is about. */
  readonly subject?: Digest
  /** For which machine, such as `linux/amd64`. */
  readonly platform?: string
  /** What the one who names it says about it. */
  readonly annotations: readonly { readonly name: string; readonly value: string }[]
}

export interface Listing {
  readonly tags: readonly { readonly tag: string; readonly digest: Digest }[]
  readonly things: readonly Thing[]
}

const KINDS: Readonly<Record<string, ThingKind>> = {
  [MEDIA_TYPE.index]: 'index',
  [MEDIA_TYPE.manifest]: 'manifest',
  [MEDIA_TYPE.config]: 'config',
  [MEDIA_TYPE.layer]: 'layer',
  [MEDIA_TYPE.empty]: 'empty',
  [MEDIA_TYPE.simpleSigning]: 'payload',
  [MEDIA_TYPE.bundle]: 'bundle',
}

/** @param name the repository's */
export function listRegistry({ repositories }: OciRegistry, name: string): Listing {
  const repository = repositories.get(name)
  if (!repository) return { tags: [], things: [] }
  const manifests = [...repository.manifests.values()].map(({ digest, mediaType, bytes }) => {
    const read = readManifest(bytes)
    const descriptors = !read ? [] : 'manifests' in read ? read.manifests : [read.config, ...read.layers]
    const subject = read && 'layers' in read ? read.subject : undefined
    const isSignature = descriptors.some((one) =>
      [MEDIA_TYPE.bundle, MEDIA_TYPE.simpleSigning].some((type) => type === one.mediaType),
    )
    return { digest, mediaType, bytes, descriptors, subject, isSignature }
  })
  const descriptors = manifests.flatMap((one) => one.descriptors)
  const said = (digest: Digest) => descriptors.find((one) => one.digest === digest)
  const about = (digest: Digest) => {
    const { annotations = {}, platform } = said(digest) ?? {}
    return {
      annotations: Object.entries(annotations).map(([key, value]) => ({ name: key, value })),
      ...(platform && { platform: `${platform.os}/${platform.architecture}` }),
    }
  }
  const things: Thing[] = manifests.map(({ digest, mediaType, bytes, subject, isSignature, ...one }) => ({
    digest,
    mediaType,
    bytes,
    kind: isSignature ? 'signature' : (KINDS[mediaType] ?? 'other'),
    names: one.descriptors.map((each) => each.digest),
    ...(subject && { subject: subject.digest }),
    ...about(digest),
  }))
  const blobs = [...repository.blobs].map(([digest, bytes]): Thing => {
    const mediaType = said(digest)?.mediaType ?? ''
    return { digest, mediaType, bytes, kind: KINDS[mediaType] ?? 'other', names: [], ...about(digest) }
  })
  const tags = [...repository.tags].map(([tag, digest]) => ({ tag, digest }))
  return { tags, things: [...things, ...blobs] }
}
