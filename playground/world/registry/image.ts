/** A small container image, for two kinds of machine. */
import { utf8 } from '../../bytes.ts'
import { gzipStored } from './gzip.ts'
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
import { type OciRegistry, pushBlob, pushManifest } from './store.ts'
import { type TarFile, tar } from './tar.ts'

export interface Image {
  readonly index: Uint8Array
  readonly manifests: readonly Uint8Array[]
  readonly blobs: readonly Uint8Array[]
}

const ARCHITECTURES = ['amd64', 'arm64'] as const

/**
 * An image whose only layer holds `files`: an index, and a manifest and a config for each kind of machine.
 * @param created when it was built, to the second
 */
export function buildImage(files: readonly TarFile[], created: Date): Image {
  const archive = tar(files)
  const layer = gzipStored(archive)
  const built = ARCHITECTURES.map((architecture) => {
    const config = utf8(JSON.stringify(configFor(architecture, digestOf(archive), created)))
    const manifest: ImageManifest = {
      schemaVersion: 2,
      mediaType: MEDIA_TYPE.manifest,
      config: descriptor(MEDIA_TYPE.config, config),
      layers: [descriptor(MEDIA_TYPE.layer, layer)],
    }
    return { architecture, config, manifest: document(manifest) }
  })
  const index: ImageIndex = {
    schemaVersion: 2,
    mediaType: MEDIA_TYPE.index,
    manifests: built.map(({ architecture, manifest }): Descriptor => {
      return descriptor(MEDIA_TYPE.manifest, manifest, { platform: { architecture, os: 'linux' } })
    }),
  }
  return {
    index: document(index),
    manifests: built.map(({ manifest }) => manifest),
    blobs: [layer, ...built.map(({ config }) => config)],
  }
}

function configFor(architecture: string, diffId: Digest, at: Date) {
  const created = at.toISOString().replace('.000Z', 'Z')
  return {
    created,
    architecture,
    os: 'linux',
    config: { Entrypoint: ['/hello'] },
    rootfs: { type: 'layers', diff_ids: [diffId] },
    history: [{ created, created_by: 'Shomei lab (simulation)' }],
  }
}

/** @returns the digest of the index: what the image goes by. @throws {Error} if the registry takes any of it not */
export function pushImage(registry: OciRegistry, name: string, image: Image, tag: string): Digest {
  for (const blob of image.blobs) taken(pushBlob(registry, name, blob))
  for (const manifest of image.manifests) taken(pushManifest(registry, name, manifest))
  return taken(pushManifest(registry, name, image.index, tag))
}

function taken(answer: { readonly digest: Digest } | { readonly refused: string }): Digest {
  if ('refused' in answer) throw new Error(`registry: ${answer.refused}`)
  return answer.digest
}
