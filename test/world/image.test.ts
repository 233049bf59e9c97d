import { describe, expect, it } from 'vitest'
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import { pushImage } from '../../playground/world/registry/image.ts'
import { storeSignature } from '../../playground/world/registry/image-signature.ts'
import { type ImageQuestion, verifyImage } from '../../playground/world/registry/image-verify.ts'
import { digestOf } from '../../playground/world/registry/oci.ts'
import { type OciRegistry, pushManifest, resolve } from '../../playground/world/registry/store.ts'
import { ALICE, NAME, NOW, type SignedImageOptions, signedImage } from './image.ts'

function failures(registry: OciRegistry, question: ImageQuestion) {
  const { report, cosign } = verifyImage(registry, question)
  const failed = report.checks.flatMap((one) => ('code' in one ? [`${one.id}: ${one.code}`] : []))
  return { verdict: report.verdict, cosign, failed }
}

const KINDS: readonly SignedImageOptions[] = [
  { layout: 'tag' },
  { layout: 'referrer' },
  { layout: 'referrer', log: 'v2' },
  { layout: 'referrer', referrersApi: false },
]

describe.each(KINDS)('an image signed as %o', (options) => {
  const { registry, question, stored, reference } = signedImage(options)

  it('verifies for whoever signed it, by the provider they came from', () => {
    expect(failures(registry, question)).toEqual({ verdict: 'verified', cosign: 'accepts', failed: [] })
    expect(verifyImage(registry, question).signatures.map(({ layout }) => layout)).toEqual([options.layout])
  })

  it.each([
    [{ ...ALICE, identity: 'mallory@example.com' }, 'identity: identity-mismatch'],
    [{ ...ALICE, identity: 'lice@example.com' }, 'identity: identity-mismatch'],
    [{ ...ALICE, issuer: 'https://oauth2.shomei-lab.invalid/auth' }, 'issuer: issuer-mismatch'],
  ])('does not for anybody else: %o', (policy, failed) => {
    const asked = failures(registry, { ...question, policy })
    expect(asked).toEqual({ verdict: 'rejected', cosign: 'rejects', failed: [failed] })
  })

  it.each([{}, { identity: ALICE.identity }, { issuer: ALICE.issuer }])(
    'leaves open who signed if nobody was expected, and shows who it was: %o',
    (policy) => {
      const { report, cosign } = verifyImage(registry, { ...question, policy })
      expect([report.verdict, cosign]).toEqual(['undecided', 'refuses-to-run'])
      const shown = report.checks
        .filter(({ status }) => status === 'skipped')
        .flatMap(({ evidence }) => evidence)
      for (const { label, value } of shown) expect(value).toBe(ALICE[label as keyof typeof ALICE])
      expect(shown.length).toBe(2 - Object.keys(policy).length)
    },
  )

  it('is not decided by a trusted root that cannot be read', () => {
    const trustedRoot = utf8((fromUtf8(question.trustedRoot) ?? '').replaceAll('MF', 'MG'))
    expect(failures(registry, { ...question, trustedRoot }).verdict).toBe('undecided')
  })

  it('is what cosign accepts, whether or not it is to compare the claims', () => {
    for (const checkClaims of [true, false])
      expect([checkClaims, verifyImage(registry, { ...question, checkClaims }).cosign]).toEqual([
        checkClaims,
        'accepts',
      ])
  })

  it('is not verified by the same signature when it is another image', () => {
    const other = signedImage({ ...options, says: 'something else' })
    const digest = pushImage(registry, NAME, other.image, '2.0.0')
    copySignature(digest)
    const asked = { ...question, digest }
    expect(failures(registry, asked)).toEqual({
      verdict: 'rejected',
      cosign: 'rejects',
      failed: ['claims: claims-mismatch'],
    })
    const unchecked = verifyImage(registry, { ...asked, checkClaims: false })
    expect([unchecked.report.verdict, unchecked.cosign]).toEqual([
      'undecided',
      options.layout === 'tag' ? 'accepts' : 'rejects',
    ])
  })

  /** Attaches the signature of the first image to another one, as anybody may who can push. */
  function copySignature(digest: string) {
    const bent = { name: NAME, digest }
    if (options.layout === 'tag')
      pushManifest(registry, NAME, stored.manifest, `${digest.replace(':', '-')}.sig`)
    else {
      const { signing, world } = signedImage(options)
      storeSignature(registry, bent, 'referrer', signing, world.fulcio.chain, NOW)
    }
  }

  it('is not what the registry serves if its bytes are others', () => {
    const swapped = signedImage(options)
    const repository = swapped.registry.repositories.get(NAME)
    const served = resolve(swapped.registry, NAME, reference.digest)
    if (!repository || !served) throw new Error('not there')
    repository.manifests.set(reference.digest, { ...served, bytes: utf8('{}') })
    const { failed, verdict } = failures(swapped.registry, swapped.question)
    expect(verdict).toBe('rejected')
    expect(failed).toContain('image: image-digest-mismatch')
  })

  it('has no signature if what is stored cannot be read', () => {
    const bent = signedImage(options)
    const repository = bent.registry.repositories.get(NAME)
    for (const text of ['', 'null', '{"schemaVersion":2}']) {
      for (const blob of bent.stored.blobs) repository?.blobs.set(digestOf(blob), utf8(text))
      expect(failures(bent.registry, bent.question), text).toEqual({
        verdict: 'undecided',
        cosign: 'rejects',
        failed: ['signature-found: signature-unreadable'],
      })
    }
  })
})

describe('an image', () => {
  it('that nobody signed has no signature, and one that is not there is not there', () => {
    const { registry, question, image } = signedImage({ layout: 'referrer' })
    const [amd64 = utf8('')] = image.manifests
    const unsigned = failures(registry, { ...question, digest: digestOf(amd64) })
    expect(unsigned).toMatchObject({ cosign: 'rejects', failed: ['signature-found: signature-missing'] })
    const nowhere = failures(registry, { ...question, digest: digestOf(utf8('x')) })
    expect(nowhere.failed).toEqual(['image: image-unknown', 'signature-found: signature-missing'])
  })

  it('with one good signature among bad ones is fine', () => {
    const { registry, question, reference, world } = signedImage({ layout: 'referrer' })
    const other = signedImage({ layout: 'referrer', says: 'something else' })
    storeSignature(registry, reference, 'referrer', other.signing, world.fulcio.chain, NOW)
    const { signatures, cosign, report } = verifyImage(registry, question)
    expect(signatures.map((one) => one.report.verdict)).toEqual(['verified', 'rejected'])
    expect([cosign, report.verdict]).toEqual(['accepts', 'verified'])
  })
})
