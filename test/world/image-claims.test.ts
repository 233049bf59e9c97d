/** Which image a signature claims to be about: said in one way, and told whatever the registry puts first. */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { standingOf } from '../../playground/report.ts'
import { PEOPLE, type PersonId } from '../../playground/world/oidc/people.ts'
import type { Content } from '../../playground/world/content.ts'
import { buildImage, pushImage } from '../../playground/world/registry/image.ts'
import {
  imageContent,
  type SignatureLayout,
  storeSignature,
} from '../../playground/world/registry/image-signature.ts'
import { verifyImage } from '../../playground/world/registry/image-verify.ts'
import type { Digest } from '../../playground/world/registry/oci.ts'
import { traceKeyless } from '../../playground/world/trace/keyless.ts'
import { NAME, NOW, signedImage } from './image.ts'

const EVIL = `sha256:${'e'.repeat(64)}`

/** A second image in the registry, that nobody has signed yet. */
function unsigned(layout: SignatureLayout) {
  const { world, registry, question } = signedImage({ layout })
  const image = buildImage([{ path: 'other', bytes: utf8('x') }], NOW)
  const reference = { name: NAME, digest: pushImage(registry, NAME, image, '2') }
  return {
    digest: reference.digest,
    honest: () => imageContent(registry, reference, layout),
    sign(content: Content, person: PersonId = 'alice') {
      const { signed } = traceKeyless(world, {
        artifact: { name: 'image', bytes: image.index },
        content,
        account: PEOPLE[person],
        at: NOW,
        log: 'v1',
      })
      if (!signed) throw new Error('image claims: nothing was signed')
      storeSignature(registry, reference, layout, signed.signing, world.fulcio.chain, NOW)
    },
    verify: (policy = question.policy) => verifyImage(registry, { ...question, ...reference, policy }),
  }
}

const claim = (digest: string) =>
  `{"critical":{"identity":{"docker-reference":"x"},"image":{"docker-manifest-digest":"${digest}"},"type":"cosign container image signature"},"optional":null}`

describe('a payload of 2023', () => {
  test.each([
    ['as cosign writes it', (text: string) => text, 'verified', 'accepts'],
    ['behind a byte order mark', (text: string) => `\ufeff${text}`, 'undecided', 'rejects'],
    [
      'with its digest twice',
      (text: string) => text.replace('"image":{', `"image":{"docker-manifest-digest":"${EVIL}",`),
      'undecided',
      'rejects',
    ],
    [
      'with two claims',
      (text: string) => text.replace('{"critical"', `{"critical":${claim(EVIL).slice(12, -17)},"critical"`),
      'undecided',
      'rejects',
    ],
    [
      'with a claim that another reader takes for it',
      (text: string) => text.replace('"optional"', '"Critical":{},"optional"'),
      'undecided',
      'rejects',
    ],
    [
      'with its digest in a list',
      (text: string) => text.replace(/"(sha256:[0-9a-f]+)"/, '["$1"]'),
      'undecided',
      'rejects',
    ],
  ])('%s', (_, change, standing, cosign) => {
    const image = unsigned('tag')
    image.sign({ kind: 'message', artifact: utf8(change(claim(image.digest))) })
    const found = image.verify()
    expect([standingOf(found.report), found.cosign]).toEqual([standing, cosign])
  })
})

/** Of several signatures the one that says most. */
describe('whatever the registry puts first', () => {
  const ambiguous = (digest: Digest): Content => ({
    kind: 'envelope',
    payload: utf8(
      `{"_type":"https://in-toto.io/Statement/v1","subject":[{"digest":{"sha256":"${digest.slice(7)}"}}],"predicateType":"https://sigstore.dev/cosign/sign/v1","predicateType":"https://sigstore.dev/cosign/sign/v1"}`,
    ),
    payloadType: 'application/vnd.in-toto+json',
  })

  test.each([
    ['somebody else’s, and one that is not read', 'other', 'open', 'rejected'],
    ['somebody else’s, and the expected one', 'other', 'mine', 'verified'],
    ['one that is not read, and the expected one', 'open', 'mine', 'verified'],
  ] as const)('%s', (_, one, two, standing) => {
    for (const order of [
      [one, two],
      [two, one],
    ]) {
      const image = unsigned('referrer')
      for (const which of order)
        image.sign(
          which === 'open' ? ambiguous(image.digest) : image.honest(),
          which === 'other' ? 'bob' : 'alice',
        )
      const found = image.verify()
      expect(found.signatures.length).toBe(2)
      expect(standingOf(found.report)).toBe(standing)
    }
  })
})
