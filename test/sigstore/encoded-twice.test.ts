/** Text where a certificate has to be: what is wrong is said, and it is not put right. */
import { expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { encodeBase64 } from '../../playground/platform/base64.ts'
import { signKeyless, toPem } from '../../playground/world/index.ts'
import { alice, ask, keyless, plain, world } from './lab.ts'
import { named } from './suite.ts'

const { bundle, verifier } = signKeyless(world, { ...plain, identity: alice })

test.each([
  ['PEM', utf8(toPem('CERTIFICATE', verifier.der))],
  ['Base64', utf8(encodeBase64(verifier.der))],
  ['Base64 of PEM', utf8(encodeBase64(utf8(toPem('CERTIFICATE', verifier.der))))],
])('%s', (_, text) => {
  const certificate = { rawBytes: encodeBase64(text) }
  const report = ask(
    { ...bundle, verificationMaterial: { ...bundle.verificationMaterial, certificate } },
    keyless,
  )
  expect(report.verdict).toBe('undecided')
  expect(named(report)[0]).toBe('certificate-chain: certificate-encoded-twice')
})

test('what is no text is not to be read, and no more is said', () => {
  const certificate = { rawBytes: encodeBase64(verifier.der.subarray(0, 90)) }
  const report = ask(
    { ...bundle, verificationMaterial: { ...bundle.verificationMaterial, certificate } },
    keyless,
  )
  expect(named(report)[0]).toBe('certificate-chain: certificate-unreadable')
})
