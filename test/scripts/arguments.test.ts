/** What a person types is taken whole or not at all. */
import { describe, expect, test } from 'vitest'
import { intake } from '#words/intake'
import { verifyBundle } from '../../scripts/conformance/verify-bundle.ts'
import { checksum } from '../../scripts/playground/methods/checksum.ts'
import { openpgp } from '../../scripts/playground/methods/openpgp.ts'
import { sigstore } from '../../scripts/playground/methods/sigstore.ts'
import { minisign } from '../../scripts/playground/methods/minisign.ts'
import { ssh } from '../../scripts/playground/methods/ssh.ts'
import { verify } from '../../scripts/playground/verify/command.ts'
import { UsageError } from '../../scripts/playground/usage.ts'

const conformance = {
  name: 'verify-bundle',
  run: (args: readonly string[]) => verifyBundle(['verify-bundle', ...args]),
}

describe('an option that takes one value, given twice, is one sentence', () => {
  test.each([
    ...['expected', 'sums', 'channel'].map((option) => [checksum, option] as const),
    ...['signature', 'fingerprint', 'gpg'].map((option) => [openpgp, option] as const),
    ...['bundle', 'trusted-root', 'certificate-identity', 'certificate-oidc-issuer', 'key', 'type'].map(
      (option) => [sigstore, option] as const,
    ),
    ...['source-repository', 'source-ref'].map((option) => [sigstore, option] as const),
    ...['bundle', 'trusted-root', 'certificate-identity', 'certificate-oidc-issuer', 'key'].map(
      (option) => [conformance, option] as const,
    ),
  ])('%o --%s', async (method, option) => {
    for (const typed of [
      [`--${option}`, 'beside', `--${option}`, 'apart'],
      [`--${option}=en`, `--${option}=en`],
    ]) {
      const error: unknown = await method.run([...typed, 'ARTIFACT']).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(UsageError)
      expect((error as Error).message).toBe(`${method.name}: --${option} was given twice; give it once`)
    }
  })

  test('three times are no less', async () => {
    const three = ['--expected', 'a', '--expected', 'b', '--expected', 'c', 'ARTIFACT']
    await expect(checksum.run(three)).rejects.toThrow('--expected was given 3 times; give it once')
  })

  test('one that may repeat may, and so may one without a value; behind "--" nothing is an option', async () => {
    const missing = /there is no such file/
    await expect(openpgp.run(['--keys', 'no-k', '--keys', 'no-k', 'no-a'])).rejects.toThrow(missing)
    await expect(checksum.run(['--strict', '--strict', '--sums', 'no-s', 'no-a', 'no-b'])).rejects.toThrow(
      missing,
    )
    await expect(checksum.run(['--sums', 'no-s', '--', '--sums', 'no-a'])).rejects.toThrow(missing)
  })
})

describe('an empty value, such as of a variable that is not set, is one sentence and no absent expectation', () => {
  const desk = { name: 'verify', run: (args: readonly string[]) => verify.run(args, false) }
  test.each([
    ...['expected', 'sums', 'channel'].map((option) => [checksum, option] as const),
    ...['signature', 'keys', 'fingerprint', 'threshold', 'gpg'].map((option) => [openpgp, option] as const),
    ...['bundle', 'trusted-root', 'certificate-identity', 'certificate-oidc-issuer', 'key', 'type'].map(
      (option) => [sigstore, option] as const,
    ),
    ...['source-repository', 'source-ref'].map((option) => [sigstore, option] as const),
    ...['signature', 'key', 'channel', 'key-id', 'trusted-comment', 'tool'].map(
      (option) => [minisign, option] as const,
    ),
    ...['signature', 'signers', 'principal', 'namespace', 'revoked'].map((option) => [ssh, option] as const),
    ...['expect', 'trust'].map((option) => [desk, option] as const),
    ...['bundle', 'trusted-root', 'certificate-identity', 'certificate-oidc-issuer', 'key'].map(
      (option) => [conformance, option] as const,
    ),
  ])('%o --%s', async (method, option) => {
    for (const typed of [[`--${option}`, ''], [`--${option}=`], [`--${option}`, ' ']]) {
      const error: unknown = await method.run([...typed, 'ARTIFACT']).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(UsageError)
      expect((error as Error).message).toBe(intake.emptyValue(method.name, `--${option}`))
    }
  })

  test("in a tool's spelling, too", async () => {
    await expect(sigstore.run(['--repo', '', 'a'])).rejects.toThrow(
      intake.emptyValue('sigstore', '--source-repository'),
    )
    await expect(desk.run(['--repo', '', 'a'])).rejects.toThrow(intake.emptyValue('verify', '--repo'))
    await expect(desk.run(['--expect', 'digest= ', 'a'])).rejects.toThrow(
      intake.emptyValue('verify', '--expect digest='),
    )
  })
})
