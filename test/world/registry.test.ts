import { describe, expect, it } from 'vitest'
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import { buildImage, pushImage } from '../../playground/world/registry/image.ts'
import {
  type ImageIndex,
  type ImageManifest,
  MEDIA_TYPE,
  descriptor,
  digestOf,
  document,
} from '../../playground/world/registry/oci.ts'
import { storeSignature } from '../../playground/world/registry/image-signature.ts'
import {
  createOciRegistry,
  listTags,
  pushBlob,
  pushManifest,
  pushReferrer,
  readManifest,
  referrers,
  resolve,
} from '../../playground/world/registry/store.ts'
import { NAME, NOW, signedImage } from './image.ts'

const image = buildImage([{ path: 'hello', bytes: utf8('hello\n') }], NOW)
const [amd64 = utf8('')] = image.manifests
const read = (bytes: Uint8Array | undefined) => JSON.parse(fromUtf8(bytes ?? utf8('')) ?? '')

describe('a registry', () => {
  it('keeps everything by the digest of its exact bytes', () => {
    const registry = createOciRegistry()
    const digest = pushImage(registry, NAME, image, '1.0.0')
    expect(digest).toBe(digestOf(image.index))
    expect(resolve(registry, NAME, '1.0.0')).toEqual(resolve(registry, NAME, digest))
    expect(resolve(registry, NAME, digest)?.bytes).toEqual(image.index)
    expect(listTags(registry, NAME)).toEqual(['1.0.0'])
    for (const manifest of image.manifests) {
      expect(resolve(registry, NAME, digestOf(manifest))?.mediaType).toBe(MEDIA_TYPE.manifest)
    }
  })

  it('moves a tag, and nothing else', () => {
    const registry = createOciRegistry()
    pushImage(registry, NAME, image, 'latest')
    const other = buildImage([{ path: 'hello', bytes: utf8('other\n') }], NOW)
    const moved = pushImage(registry, NAME, other, 'latest')
    expect(resolve(registry, NAME, 'latest')?.digest).toBe(moved)
    expect(resolve(registry, NAME, digestOf(image.index))?.bytes).toEqual(image.index)
  })

  it('has nothing that was not pushed', () => {
    const registry = createOciRegistry()
    pushImage(registry, NAME, image, '1.0.0')
    expect(resolve(registry, NAME, '2.0.0')).toBeUndefined()
    expect(resolve(registry, 'example/other', '1.0.0')).toBeUndefined()
    expect(listTags(registry, 'example/other')).toEqual([])
  })

  it.each([
    ['names', 'Example/hello', '1.0.0', { refused: 'NAME_INVALID' }],
    ['names', '../hello', '1.0.0', { refused: 'NAME_INVALID' }],
    ['names', '', '1.0.0', { refused: 'NAME_INVALID' }],
    ['tags', NAME, '-1', { refused: 'TAG_INVALID' }],
    ['tags', NAME, 'a'.repeat(129), { refused: 'TAG_INVALID' }],
    ['manifests whose blobs are missing', NAME, '1.0.0', { refused: 'MANIFEST_BLOB_UNKNOWN' }],
  ])('refuses %s: %s %s', (_, name, tag, expected) => {
    expect(pushManifest(createOciRegistry(), name, amd64, tag)).toEqual(expected)
  })

  it.each([
    '',
    'null',
    '{}',
    '[]',
    '{"schemaVersion":1}',
    `{"schemaVersion":2,"mediaType":"${MEDIA_TYPE.index}"}`,
    `{"schemaVersion":2,"mediaType":"${MEDIA_TYPE.manifest}","layers":[]}`,
    `{"schemaVersion":2,"mediaType":"${MEDIA_TYPE.manifest}","layers":[],"config":{"digest":"md5:1"}}`,
    `{"schemaVersion":2,"mediaType":"${MEDIA_TYPE.index}","manifests":[null]}`,
    '{"schemaVersion":2,"mediaType":"text/plain","manifests":[]}',
  ])('takes no manifest in %s', (text) => {
    expect(readManifest(utf8(text))).toBeUndefined()
    expect(pushManifest(createOciRegistry(), NAME, utf8(text))).toEqual({ refused: 'MANIFEST_INVALID' })
  })

  it('compares a blob with the digest that its client says it has', () => {
    const registry = createOciRegistry()
    expect(pushBlob(registry, NAME, utf8('a'), digestOf(utf8('b')))).toEqual({ refused: 'DIGEST_INVALID' })
    expect(pushBlob(registry, NAME, utf8('a'))).toEqual({ digest: digestOf(utf8('a')) })
    expect(pushBlob(registry, '-', utf8('a'))).toEqual({ refused: 'NAME_INVALID' })
  })
})

describe('what refers to an image', () => {
  const { registry, reference } = signedImage({ layout: 'referrer' })

  it('is listed with its type and annotations', () => {
    const { manifests } = read(referrers(registry, NAME, reference.digest)) as ImageIndex
    expect(manifests).toHaveLength(1)
    expect(manifests[0]).toMatchObject({
      mediaType: MEDIA_TYPE.manifest,
      artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      annotations: { 'dev.sigstore.bundle.content': 'dsse-envelope' },
    })
    expect(read(referrers(registry, NAME, reference.digest, 'text/plain')).manifests).toEqual([])
    expect(read(referrers(registry, NAME, digestOf(utf8('x')))).manifests).toEqual([])
  })

  it('is kept by the client under a tag where the registry cannot be asked', () => {
    const old = signedImage({ layout: 'referrer', referrersApi: false })
    const tag = old.reference.digest.replace(':', '-')
    expect(referrers(old.registry, NAME, old.reference.digest)).toBeUndefined()
    expect([old.stored.tag, listTags(old.registry, NAME)]).toEqual([tag, ['1.0.0', tag]])
    const listed = read(resolve(old.registry, NAME, tag)?.bytes) as ImageIndex
    expect(listed).toEqual(read(referrers(registry, NAME, reference.digest)))
    const again = pushReferrer(old.registry, NAME, old.stored.manifest)
    expect(again).toMatchObject({ tag })
    expect(read(resolve(old.registry, NAME, tag)?.bytes).manifests).toHaveLength(1)
  })
})

describe('a signature in the registry', () => {
  it('lay under a tag made of the digest in 2023', () => {
    const { stored, reference, registry, signing } = signedImage({ layout: 'tag' })
    expect(stored.tag).toBe(`${reference.digest.replace(':', '-')}.sig`)
    const manifest = read(resolve(registry, NAME, stored.tag ?? '')?.bytes) as ImageManifest
    const [layer] = manifest.layers
    expect(layer?.mediaType).toBe('application/vnd.dev.cosign.simplesigning.v1+json')
    expect(Object.keys(layer?.annotations ?? {}).sort()).toEqual([
      'dev.cosignproject.cosign/signature',
      'dev.sigstore.cosign/bundle',
      'dev.sigstore.cosign/certificate',
      'dev.sigstore.cosign/chain',
    ])
    expect(layer?.annotations?.['dev.cosignproject.cosign/signature']).toBe(
      Buffer.from(signing.signature).toString('base64'),
    )
    expect(read(stored.blobs[0])).toEqual({
      critical: {
        identity: { 'docker-reference': `${registry.host}/${NAME}` },
        image: { 'docker-manifest-digest': reference.digest },
        type: 'cosign container image signature',
      },
      optional: null,
    })
  })

  it('is a bundle today, whose manifest has the image as its subject', () => {
    const { stored, reference, registry, signing } = signedImage({ layout: 'referrer' })
    expect(stored.tag).toBeUndefined()
    expect(listTags(registry, NAME)).toEqual(['1.0.0'])
    expect(read(stored.manifest)).toMatchObject({
      artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      config: descriptor('application/vnd.oci.empty.v1+json', utf8('{}')),
      subject: { mediaType: MEDIA_TYPE.index, digest: reference.digest },
      annotations: {
        'dev.sigstore.bundle.predicateType': 'https://sigstore.dev/cosign/sign/v1',
        'org.opencontainers.image.created': '2026-10-01T09:00:00Z',
      },
    })
    expect(stored.blobs[1]).toEqual(document(signing.bundle))
  })

  it.each(['tag', 'referrer'] as const)('is of the layout it was made for: %s', (layout) => {
    const { signing, registry, reference, world } = signedImage({ layout })
    const other = layout === 'tag' ? 'referrer' : 'tag'
    const store = () => storeSignature(registry, reference, other, signing, world.fulcio.chain, NOW)
    expect(store).toThrow(/^signing: /)
  })
})
