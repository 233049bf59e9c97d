/** With WebCrypto's answers ahead of it, a verification says the very same as without. */
import { beforeEach, describe, expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { forgetAnswers } from '../../playground/platform/answers.ts'
import { PlatformBuffer } from '../../playground/platform/buffer.ts'
import { type SigstoreInput, verifySigstore, verifySigstoreAhead } from '../../playground/sigstore/index.ts'
import { suiteCase, suiteCases } from '../sigstore/suite.ts'
import { readFixture } from '../support/files.ts'

const CASES = await suiteCases()
const { subtle } = globalThis.crypto

async function both(input: SigstoreInput) {
  forgetAnswers()
  const alone = verifySigstore(input)
  forgetAnswers()
  const ahead = await verifySigstoreAhead(input, subtle)
  const again = await verifySigstoreAhead(input, subtle)
  return { alone, ahead, again }
}

const SAMPLES = 'public/samples/'
const sample: SigstoreInput = {
  artifact: { bytes: await readFixture(`${SAMPLES}hello-shomei-1.0.0.jar`) },
  bundle: await readFixture(`${SAMPLES}sigstore/hello-shomei-1.0.0.jar.sigstore.json`),
  trustedRoot: await readFixture(`${SAMPLES}sigstore/trusted_root.json`),
  policy: {
    identity:
      'https://git.shomei-lab.invalid/example/hello-shomei/.github/workflows/release.yml@refs/tags/v1.0.0',
    issuer: 'https://token.actions.shomei-lab.invalid',
  },
}

beforeEach(forgetAnswers)

describe('the same report ahead as alone', () => {
  if (CASES.length === 0) test.skip('skipped: no shared data', () => {})
  for (const name of CASES) {
    test(name, async () => {
      const { artifact, ...rest } = await suiteCase(name)
      const { alone, ahead, again } = await both({ artifact: { bytes: artifact }, ...rest })
      expect(ahead).toEqual(alone)
      expect(again).toEqual(alone)
      for (const { id, evidence } of ahead.checks) {
        const borrowed = evidence.filter(({ value }) => value instanceof PlatformBuffer)
        expect(borrowed, `${id} shows memory that is taken back`).toEqual([])
      }
    })
  }

  test('the sample, and the sample with every input changed', async () => {
    const other = { bytes: utf8('another artifact') }
    const inputs: SigstoreInput[] = [
      sample,
      { ...sample, artifact: other },
      { ...sample, artifact: { digests: { sha256: new Uint8Array(32) } } },
      { ...sample, trustedRoot: utf8('{}') },
      { ...sample, bundle: utf8('{}') },
      { ...sample, policy: { identity: 'https://example.com' } },
      { ...sample, policy: { key: '' } },
    ]
    const verdicts = []
    for (const input of inputs) {
      const { alone, ahead, again } = await both(input)
      expect(ahead).toEqual(alone)
      expect(again).toEqual(alone)
      verdicts.push(ahead.verdict)
    }
    expect(verdicts).toEqual([
      ...['verified', 'rejected', 'rejected'],
      // What cannot be read rejects nobody.
      ...['undecided', 'undecided'],
      ...['rejected', 'rejected'],
    ])
  })

  test('side by side, none takes the answer of another', async () => {
    const edited = (i: number) => ({ ...sample, artifact: { bytes: utf8(`artifact ${i}`) } })
    const reports = await Promise.all(
      Array.from({ length: 12 }, (_, i) => verifySigstoreAhead(i % 3 === 0 ? sample : edited(i), subtle)),
    )
    expect(reports.map(({ verdict }) => verdict)).toEqual(
      Array.from({ length: 12 }, (_, i) => (i % 3 === 0 ? 'verified' : 'rejected')),
    )
  })

  test('an artifact overwritten in the meantime does not change what was asked', async () => {
    const bytes = Uint8Array.from('bytes' in sample.artifact ? sample.artifact.bytes : [])
    const asked = verifySigstoreAhead({ ...sample, artifact: { bytes } }, subtle)
    bytes.fill(0)
    expect((await asked).verdict).toBe('verified')
    expect((await verifySigstoreAhead({ ...sample, artifact: { bytes } }, subtle)).verdict).toBe('rejected')
  })

  test('a trusted root remembered by its bytes, not by its place', async () => {
    const root = Uint8Array.from(sample.trustedRoot ?? [])
    const input = { ...sample, trustedRoot: root }
    expect((await verifySigstoreAhead(input, subtle)).verdict).toBe('verified')
    root.fill(0x20)
    expect((await verifySigstoreAhead(input, subtle)).verdict).toBe('undecided')
  })
})
