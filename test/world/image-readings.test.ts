/** What a registry keeps about a signature is read in one way: what another reader would take differently is not read. */
import { describe, expect, test } from 'vitest'
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import { encodeBase64, decodeBase64 } from '../../playground/platform/base64.ts'
import { standingOf } from '../../playground/report.ts'
import { ANNOTATION, signatureTag } from '../../playground/world/registry/image-signature.ts'
import { verifyImage } from '../../playground/world/registry/image-verify.ts'
import { document, type ImageManifest, MEDIA_TYPE } from '../../playground/world/registry/oci.ts'
import { pushManifest, readManifest } from '../../playground/world/registry/store.ts'
import { NAME, signedImage } from './image.ts'

function withAnnotation(change: (text: string) => string) {
  const { registry, question, reference, stored } = signedImage({ layout: 'tag' })
  const manifest = readManifest(stored.manifest) as ImageManifest
  const layers = manifest.layers.map((layer) => {
    const { annotations = {} } = layer
    const changed = change(annotations[ANNOTATION.rekorBundle] ?? '')
    return { ...layer, annotations: { ...annotations, [ANNOTATION.rekorBundle]: changed } }
  })
  const pushed = pushManifest(
    registry,
    NAME,
    document({ ...manifest, layers }),
    signatureTag(reference.digest),
  )
  expect(pushed).toHaveProperty('digest')
  return verifyImage(registry, question)
}
const OTHER = '{"body":"AAAA","integratedTime":1,"logIndex":1,"logID":"00"}'
/** The body of the entry, changed within its Base64. */
const inBody = (change: (body: string) => string) => (text: string) =>
  text.replace(
    /"body":"([^"]*)"/,
    (_, body: string) =>
      `"body":"${encodeBase64(utf8(change(Buffer.from(decodeBase64(body)).toString('utf8'))))}"`,
  )

describe('what the log said, in an annotation', () => {
  test('as cosign writes it is verified', () => {
    expect(standingOf(withAnnotation((text) => text).report)).toBe('verified')
  })

  test.each([
    ['twice', (text: string) => text.replace('"Payload":', `"Payload":${OTHER},"Payload":`)],
    ['and in small letters behind it', (text: string) => text.replace(/\}$/, `,"payload":${OTHER}}`)],
    ['with an index that is text', (text: string) => text.replace(/"logIndex":(\d+)/, '"logIndex":"$1"')],
    [
      'with an index that is text and blanks',
      (text: string) => text.replace(/"logIndex":(\d+)/, '"logIndex":" $1"'),
    ],
    [
      'with a time that is text',
      (text: string) => text.replace(/"integratedTime":(\d+)/, '"integratedTime":"$1"'),
    ],
    [
      'with a time beyond all numbers',
      (text: string) => text.replace(/"integratedTime":\d+/, '"integratedTime":1e400'),
    ],
    ['with an index that is a list', (text: string) => text.replace(/"logIndex":(\d+)/, '"logIndex":[$1]')],
    [
      'with a promise that is a list',
      (text: string) => text.replace(/"SignedEntryTimestamp":("[^"]*")/, '"SignedEntryTimestamp":[$1]'),
    ],
    ['with a log id that is a list', (text: string) => text.replace(/"logID":("[^"]*")/, '"logID":[$1]')],
    ['behind a byte order mark', (text: string) => `\ufeff${text}`],
    ['about an entry behind one', inBody((body) => `\ufeff${body}`)],
    [
      'about an entry that says its kind twice',
      inBody((body) => body.replace('"kind"', '"kind":"dsse","kind"')),
    ],
    [
      'about an entry of a kind that is a list',
      inBody((body) => body.replace('"hashedrekord"', '["hashedrekord"]')),
    ],
  ])('%s is not read', (_, change) => {
    const { report, cosign, signatures } = withAnnotation(change)
    expect(report.checks.find(({ id }) => id === 'signature-found')).toMatchObject({
      status: 'undecided',
      code: 'signature-unreadable',
    })
    expect([report.verdict, cosign, signatures.length]).toEqual(['undecided', 'rejects', 1])
  })
})

describe('a manifest', () => {
  const { stored, image } = signedImage({ layout: 'tag' })
  const text = fromUtf8(stored.manifest) ?? ''
  const index = fromUtf8(image.index) ?? ''

  test('as it is pushed is one', () => {
    expect(readManifest(utf8(text))).toBeDefined()
    expect(readManifest(utf8(index))).toBeDefined()
  })

  test.each([
    ['layers twice', text.replace('"layers":', '"layers":[],"layers":')],
    ['Layers beside layers', text.replace('"layers":', '"Layers":[],"layers":')],
    ['manifests beside layers', text.replace('"layers":', '"manifests":[],"layers":')],
    ['layers beside manifests', index.replace('"manifests":', '"layers":[],"manifests":')],
    ['a media type twice', text.replace('"mediaType":', `"mediaType":"${MEDIA_TYPE.index}","mediaType":`)],
    ['a byte order mark', `\ufeff${text}`],
    ['a digest that is a list', text.replace(/"digest":("[^"]*")/, '"digest":[$1]')],
    ['layers that are a text', text.replace(/"layers":\[.*\]/s, '"layers":""')],
  ])('with %s is none', (_, changed) => {
    expect(changed).not.toBe(text)
    expect(readManifest(utf8(changed))).toBeUndefined()
  })
})
