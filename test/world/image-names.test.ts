/** Whose an image's signature is: names that cannot be compared leave it open, and nobody is told that nobody asked. */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { standingOf } from '../../playground/report.ts'
import * as der from '../../playground/world/der.ts'
import { person, signKeyless, subjectOf, workflow } from '../../playground/world/index.ts'
import { buildImage, pushImage } from '../../playground/world/registry/image.ts'
import {
  imageContent,
  type SignatureLayout,
  storeSignature,
} from '../../playground/world/registry/image-signature.ts'
import { type ImageQuestion, verifyImage } from '../../playground/world/registry/image-verify.ts'
import type { Extension } from '../../playground/world/x509.ts'
import { ALICE, NAME, NOW, signedImage } from './image.ts'

const SAN = '2.5.29.17'
const ISSUER_V1 = '1.3.6.1.4.1.57264.1.1'
const mail = (text: string) => der.contextPrimitive(1, utf8(text))

const names = (one: Extension): Extension =>
  one.oid === SAN ? { ...one, value: der.sequence(mail('mallory@example.com'), mail(ALICE.identity)) } : one
const issuers = (one: Extension): Extension =>
  one.oid === ISSUER_V1 ? { ...one, value: utf8('https://other.invalid') } : one
const NAMED: Readonly<Record<string, (extension: Extension) => Extension>> = {
  'two names': names,
  'two issuers': issuers,
  'two of each': (one) => issuers(names(one)),
}

/** Another image in the registry, that mallory signs: as she is, or under a certificate with such names. */
function byMallory(layout: SignatureLayout, ways: readonly ('herself' | keyof typeof NAMED)[]) {
  const { world, registry, question } = signedImage({ layout })
  const image = buildImage([{ path: 'other', bytes: utf8('x') }], NOW)
  const reference = { name: NAME, digest: pushImage(registry, NAME, image, '2') }
  for (const way of ways) {
    const named = NAMED[way]
    const signing = signKeyless(world, {
      content: imageContent(registry, reference, layout),
      identity: person(way === 'two issuers' ? ALICE.identity : 'mallory@example.com', ALICE.issuer),
      at: NOW,
      revise: {
        ...(named && { certificate: (honest) => ({ ...honest, extensions: honest.extensions.map(named) }) }),
      },
    })
    storeSignature(registry, reference, layout, signing, world.fulcio.chain, NOW)
  }
  return { ...question, ...reference, registry }
}

describe.each(['referrer', 'tag'] as const)('signed as %s', (layout) => {
  test.each([
    ['two names', 'identity'],
    ['two issuers', 'issuer'],
    ['two of each', 'identity'],
    ['two of each', 'issuer'],
  ] as const)('%s: undecided, by name, where they are expected', (way, id) => {
    const { registry, ...question } = byMallory(layout, [way])
    const { report, cosign } = verifyImage(registry, question)
    expect([report.verdict, standingOf(report), cosign]).toEqual(['undecided', 'undecided', 'rejects'])
    expect(report.checks.find((check) => check.id === id)).toMatchObject({
      status: 'undecided',
      code: `${id}-undecided`,
    })
    expect(report.notAsked).toEqual([])
    const unasked = verifyImage(registry, { ...question, policy: {} }).report
    expect([standingOf(unasked), unasked.notAsked]).toEqual(['nobody-expected', ['identity', 'issuer']])
  })
})

test('beside a signature that was compared and does not hold they do not hide it', () => {
  const { registry, ...question } = byMallory('referrer', ['herself', 'two of each'])
  const { report, signatures } = verifyImage(registry, question)
  expect(signatures.map((one) => standingOf(one.report)).sort()).toEqual(['rejected', 'undecided'])
  expect(standingOf(report)).toBe('rejected')
})

test.each(['referrer', 'tag'] as const)(
  'a workflow that anybody calls is nobody, as in the report within: %s',
  (layout) => {
    const { world, registry, reference, question } = signedImage({ layout })
    const image = buildImage([{ path: 'other', bytes: utf8('x') }], NOW)
    const other = { ...reference, digest: pushImage(registry, NAME, image, '2') }
    const who = workflow('mallory/evil', {
      calls: 'builders/shared/.github/workflows/build.yml@refs/tags/v2',
    })
    const content = imageContent(registry, other, layout)
    const signing = signKeyless(world, { content, identity: who, at: NOW })
    storeSignature(registry, other, layout, signing, world.fulcio.chain, NOW)
    const expected = { identity: subjectOf(who), issuer: who.issuer }
    const judge = (policy: ImageQuestion['policy']) => {
      const { report, signatures, cosign } = verifyImage(registry, { ...question, ...other, policy })
      const [own] = signatures
      return { report, cosign, standings: [report, own?.sigstore].map((one) => one && standingOf(one)) }
    }
    const { report, cosign, standings } = judge(expected)
    expect(standings).toEqual(['nobody-expected', 'nobody-expected'])
    expect([report.notAsked, report.proved.includes('identity'), cosign]).toEqual([
      ['identity'],
      false,
      'accepts',
    ])
    const shown = report.checks.find(({ id }) => id === 'identity')?.evidence ?? []
    expect(shown.map(({ label }) => label)).toContain('source-repository')

    for (const [sourceRepository, standing] of [
      ['https://git.shomei-lab.invalid/mallory/evil', 'verified'],
      ['https://git.shomei-lab.invalid/example/hello-shomei', 'rejected'],
    ] as const)
      expect(judge({ ...expected, sourceRepository }).standings).toEqual([standing, standing])
    expect(judge({}).standings).toEqual(['nobody-expected', 'nobody-expected'])
    expect(judge({ ...expected, identity: 'x' }).standings).toEqual(['rejected', 'rejected'])
  },
)
