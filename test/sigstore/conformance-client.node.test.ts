/** `npm run -s conformance -- verify-bundle …`, as the suite calls it. */
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { spawnSync } from 'node:child_process'
import { afterAll, describe, expect, test } from 'vitest'
import { verifyBundle } from '../../scripts/conformance/verify-bundle.ts'
import { suiteCase, suiteCases } from './suite.ts'

const MAIN = resolve(import.meta.dirname, '../../scripts/conformance/main.ts')
const SAMPLES = resolve(import.meta.dirname, '../../public/samples')
const CASES = await suiteCases()
const scratch = mkdtempSync(join(tmpdir(), 'shomei-conformance-'))
afterAll(() => rmSync(scratch, { recursive: true }))

function run(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], { encoding: 'utf8' })
  return { status, stdout, stderr }
}

const file = (name: string, bytes: Uint8Array | string): string => {
  const path = join(scratch, name)
  if (!existsSync(path)) writeFileSync(path, bytes)
  return path
}

describe('the command', () => {
  const JAR = 'hello-shomei-1.0.0.jar'
  const sample = [
    '--bundle',
    join(SAMPLES, 'sigstore', `${JAR}.sigstore.json`),
    '--trusted-root',
    join(SAMPLES, 'sigstore', 'trusted_root.json'),
    '--certificate-oidc-issuer',
    'https://token.actions.shomei-lab.invalid',
    '--certificate-identity',
  ]
  const identity =
    'https://git.shomei-lab.invalid/example/hello-shomei/.github/workflows/release.yml@refs/tags/v1.0.0'

  test('says nothing and exits 0 where the bundle is verified', () => {
    expect(run('verify-bundle', ...sample, identity, join(SAMPLES, JAR))).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    })
  })

  test('exits 1 with one sentence where it is not, and tells why', () => {
    const other = run('verify-bundle', ...sample, `${identity}.example`, join(SAMPLES, JAR))
    expect([other.status, other.stdout]).toEqual([1, ''])
    expect(other.stderr).toMatch(/^rejected: identity: identity-mismatch: .+\n$/)
  })

  test('takes a digest for the artifact', async () => {
    const digest = createHash('sha256')
      .update(readFileSync(join(SAMPLES, JAR)))
      .digest('hex')
    const ask = (typed: string) => verifyBundle(['verify-bundle', ...sample, identity, `sha256:${typed}`])
    expect(await ask(digest)).toEqual({ verified: true, sentence: 'verified' })
    expect((await ask('0'.repeat(64))).sentence).toMatch(/^rejected: signature: signature-invalid: .+$/)
  })

  const key = ['--bundle', 'b', '--key', 'k']
  const keyless = ['--bundle', 'b', '--certificate-identity', 'i', '--certificate-oidc-issuer', 'u']
  test.each([
    ['no command', [], 'expected: verify-bundle'],
    ['another command', ['sign-bundle', ...key, 'x'], 'expected: verify-bundle'],
    ['an unknown option', ['verify-bundle', '--frobnicate', 'x'], '--frobnicate'],
    ['no bundle', ['verify-bundle', '--key', 'k', 'x'], 'expected: verify-bundle'],
    ['no artifact', ['verify-bundle', ...key], 'expected: verify-bundle'],
    ['two artifacts', ['verify-bundle', ...key, 'x', 'y'], 'expected: verify-bundle'],
    ['no policy', ['verify-bundle', '--bundle', 'b', 'x'], '--certificate-identity'],
    ['half a policy', ['verify-bundle', ...keyless.slice(0, 4), 'x'], '--certificate-oidc-issuer'],
    ['a key and an identity', ['verify-bundle', ...key, ...keyless.slice(2), 'x'], '--key alone'],
    ['a file that is not there', ['verify-bundle', ...key, 'x'], 'there is no such file'],
    ['half a digest', ['verify-bundle', ...sample, identity, 'sha256:00'], 'expected 64 hex digits'],
    ['staging, whose root nobody ships', ['verify-bundle', '--staging', ...keyless, 'x'], '--trusted-root'],
  ])('%s is a mistake of whoever called: one sentence about it', async (_, args, about) => {
    const error: unknown = await verifyBundle(args).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(Error)
    const { message } = error as Error
    expect(message).toContain(about)
    expect(message.trimEnd()).not.toContain('\n')
  })

  test('exits 2 for such a mistake', () => {
    const { status, stderr } = run('verify-bundle', '--bundle')
    expect(status).toBe(2)
    expect(stderr).toMatch(/^conformance: (?:.+|\n\+ )+\n$/)
  })
})

describe('the suite', () => {
  if (CASES.length === 0) test.skip('skipped: no shared data', () => {})

  test.each(CASES)('%s', async (name) => {
    const { artifact, bundle, trustedRoot, policy } = await suiteCase(name)
    const args = [
      'verify-bundle',
      '--bundle',
      file(`${name}.sigstore.json`, bundle),
      ...('key' in policy
        ? ['--key', file(`${name}.pub`, policy.key)]
        : [
            '--certificate-identity',
            policy.identity ?? '',
            '--certificate-oidc-issuer',
            policy.issuer ?? '',
          ]),
      '--trusted-root',
      file(`${name}.root.json`, trustedRoot),
      file(`${name}.artifact`, artifact),
    ]
    const { verified, sentence } = await verifyBundle(args)
    expect(verified, sentence).toBe(!name.endsWith('_fail'))
    expect(sentence).toMatch(
      name.endsWith('_fail') ? /^(?:rejected|undecided): [a-z-]+: [a-z-]+: .+$/ : /^verified$/,
    )
  })
})
