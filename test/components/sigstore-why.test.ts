import { expect, test } from 'vitest'
import { stillOpenIn } from '../../components/demos/sigstore-why.ts'
import { edition } from '#words'
import { utf8 } from '../../playground/bytes.ts'
import { verifySigstore } from '../../playground/sigstore/index.ts'
import { readFixture } from '../support/files.ts'

const say = edition.demos.sigstore
const JAR = 'hello-shomei-1.0.0.jar'
const [jar, trustedRoot, bundle] = await Promise.all(
  [JAR, 'sigstore/trusted_root.json', `sigstore/${JAR}.sigstore.json`].map((path) =>
    readFixture(`public/samples/${path}`),
  ),
)
const honest = new TextDecoder().decode(bundle)

test.each([
  ['as it came', honest, {}, say.nothingExpected],
  ['as it came, half of it expected', honest, { identity: 'a' }, undefined],
  ['of a digest that is not computed', honest.replace('SHA2_256', 'SHA3_256'), {}, say.stillOpen],
])('whoever expects nobody is told what is known of a bundle %s', (_, text, policy, says) => {
  const report = verifySigstore({
    artifact: { bytes: jar as Uint8Array },
    bundle: utf8(text),
    trustedRoot: trustedRoot as Uint8Array,
    policy,
  })
  expect([report.verdict, says ?? report.verdict]).toEqual(
    says === undefined ? ['rejected', 'rejected'] : ['undecided', stillOpenIn(report)],
  )
})
