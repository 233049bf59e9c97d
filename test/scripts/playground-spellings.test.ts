/** Options as the real tools spell them: the same answer as ours, or one sentence that says what to give. */
import { mkdtempSync, rmSync, writeFileSync, copyFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ROOT } from '../../scripts/lib/paths.ts'
import { checksum } from '../../scripts/playground/methods/checksum.ts'
import { minisign } from '../../scripts/playground/methods/minisign.ts'
import { openpgp } from '../../scripts/playground/methods/openpgp.ts'
import { sigstore } from '../../scripts/playground/methods/sigstore.ts'
import { ssh } from '../../scripts/playground/methods/ssh.ts'
import { SPELLINGS } from '../../scripts/playground/spellings.ts'
import type { Method } from '../../scripts/playground/usage.ts'
import { verify } from '../../scripts/playground/verify/command.ts'
import { text as textOf } from '../intake/cases/made.ts'
import { caseNamed, bytesIn } from '../ssh/cases.ts'
import * as made from '../intake/cases/made.ts'
import { alice, bytes, trustedRoot } from '../sigstore/lab.ts'

const folder = mkdtempSync(join(tmpdir(), 'shomei-spellings-'))
afterAll(() => rmSync(folder, { recursive: true }))
function kept(name: string, content: Uint8Array | string): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

const sample = (path: string) => join(ROOT, 'public/samples', path)
const JAR = sample('hello-shomei-1.0.0.jar')
const ASC = sample('openpgp/hello-shomei-1.0.0.jar.asc')
const KEY = sample('openpgp/demo-key.asc')

async function verdictOf(method: Method, args: readonly string[]) {
  const outcome = await method.run(args)
  return 'claims' in outcome ? outcome.verdict : outcome.report.verdict
}

describe('is understood:', () => {
  const bundle = kept('a.sigstore.json', textOf(made.signed.bundle))
  const root = kept('root.json', trustedRoot)
  const artifact = kept('a', bytes)
  const who = { id: alice.email, issuer: alice.issuer }

  test.each([
    ['sha256sum', checksum, ['-c', sample('SHA256SUMS'), JAR]],
    ['sha256sum, at length', checksum, ['--check', '--warn', sample('SHA256SUMS'), JAR]],
    ['gpg', openpgp, ['--batch', '--no-default-keyring', '--keyring', KEY, '--verify', ASC, JAR]],
    ['gpg with a file descriptor', openpgp, ['--status-fd', '1', '--keyring', KEY, '--verify', ASC, JAR]],
    ['sqv', openpgp, ['--keyring', KEY, '--signature-file', ASC, JAR]],
    [
      'gh and sigstore-python',
      sigstore,
      [
        '--offline',
        ...['-b', bundle, '--custom-trusted-root', root, '--cert-identity', who.id],
        ...[`--cert-oidc-issuer=${who.issuer}`, '--predicate-type', 'any', artifact],
      ],
    ],
  ] as const)('%s', async (_, method, args) => {
    expect(await verdictOf(method, args)).toBe('verified')
  })

  test('minisign, with the signature beside the file', async () => {
    const cases = (await import('../fixtures/minisign/cases.json', { with: { type: 'json' } })).default as {
      name: string
      artifact?: string
      signature: string
      key: string
    }[]
    const good = cases.find(({ name }) => name === 'minisign-good')
    const file = kept('mini', good?.artifact ?? '')
    const signature = kept('mini.minisig', good?.signature ?? '')
    const key = kept('mini.pub', good?.key ?? '')
    expect(await verdictOf(minisign, ['-Vm', file, '-p', key])).toBe('verified')
    expect(
      await verdictOf(minisign, ['-V', '-x', signature, '-P', good?.key.split('\n')[1] ?? '', '-m', file]),
    ).toBe('verified')
  })

  test('ssh-keygen', async () => {
    const one = caseNamed('ed25519')
    const of = (name: 'artifact' | 'signature' | 'signers') =>
      kept(`ssh-${name}`, bytesIn(one, name) ?? new Uint8Array())
    const args = [
      '-Y',
      'verify',
      '-f',
      of('signers'),
      '-I',
      'alice@example.com',
      '-n',
      'file',
      '-s',
      of('signature'),
    ]
    expect(await verdictOf(ssh, [...args, of('artifact')])).toBe('verified')
    await expect(ssh.run(['-Y', 'check-novalidate', of('artifact')])).rejects.toThrow(
      'ssh: -Y check-novalidate is not done here, only verify is',
    )
  })

  test('any of them, by the command that takes everything', async () => {
    const at = join(folder, 'jar')
    copyFileSync(JAR, at)
    const args = ['--bundle', bundle, '--trusted-root', root, '--certificate-identity', who.id]
    const { verdict } = await verify.run([...args, `--certificate-oidc-issuer=${who.issuer}`, artifact], true)
    expect(verdict).toBe('verified')
    const pgp = await verify.run(
      ['--keyring', KEY, '--verify', ASC, JAR, '--fingerprint', 'F'.repeat(40)],
      true,
    )
    expect(pgp.verdict).toBe('rejected')
  })
})

describe('is answered:', () => {
  test.each([
    [
      sigstore,
      ['--certificate-identity-regexp', '.*'],
      /--certificate-identity-regexp: no patterns are taken here.* --certificate-identity$/,
    ],
    [
      sigstore,
      ['--certificate-oidc-issuer-regexp=.*'],
      /no patterns are taken here.* --certificate-oidc-issuer$/,
    ],
    [sigstore, ['--certificate', 'a.pem'], /cosign bundle create$/],
    [sigstore, ['--format', 'json'], /--format: give --json$/],
    [
      sigstore,
      ['--certificate-identityy', 'x'],
      /--certificate-identityy is no option here; the nearest is --certificate-identity$/,
    ],
    [sigstore, ['--use-signed-timestamps', 'x'], /--use-signed-timestamps: .* none can be called for/],
    [sigstore, ['--no-public-good', 'x'], /--no-public-good: give the root .* --trusted-root FILE/],
    [sigstore, ['--new-bundle-format', 'x'], /--new-bundle-format: .* leave it out$/],
    [sigstore, ['--check-claims=false', 'x'], /--check-claims takes no value here; leave out =false$/],
    ...['-z', '--zero', '--tag', '-b', '--binary', '-t', '--text'].map(
      (option) =>
        [checksum, ['-c', option, sample('SHA256SUMS'), JAR], /a mistake where one is checked/] as const,
    ),
    [openpgp, ['--trust-model', 'tofu', JAR], /--trust-model tofu is not done here, only always is$/],
    [minisign, ['-e', '-x', 'a', '-p', 'k', 'b'], /-e: a file with its signature in it is given alone/],
    [checksum, ['-a', '256', JAR], /-a: the algorithm is read from the list/],
    [checksum, ['-c', sample('SHA256SUMS')], /--check: name the files behind the list/],
    [checksum, ['--sum', 'x', JAR], /--sum is no option here; the nearest is --sums$/],
    [checksum, ['-x', JAR], /checksum: -x is no option here; the nearest is --/],
    [openpgp, ['--recv-keys', 'AB'], /--recv-keys: nothing is fetched here/],
    [minisign, ['-C', '-p', 'k'], /-C: signify -C verifies the list first/],
    [verify, ['--cert-identity-regex', 'x'], /no patterns are taken here.* --expect identity=$/],
  ] as const)('%o %j', async (method, args, says) => {
    const run = 'run' in method ? () => method.run([...args], false) : () => Promise.resolve()
    const error: unknown = await run().catch((thrown: unknown) => thrown)
    expect((error as Error).message).toMatch(says)
    expect((error as Error).message).not.toContain('\n')
  })
})

test('behind "--" nothing is an option, whatever it looks like', async () => {
  await expect(checksum.run(['--sums', sample('SHA256SUMS'), '--', '-c'])).rejects.toThrow(
    '-c: there is no such file',
  )
})

test('each is one that can be typed, of a command that there is', () => {
  const commands = [checksum, openpgp, sigstore, minisign, ssh, verify].map(({ name }) => name)
  expect(Object.keys(SPELLINGS).toSorted()).toEqual(commands.toSorted())
  const names = Object.values(SPELLINGS).flatMap((spellings) => Object.keys(spellings))
  expect(names.filter((name) => !/^-(?:[A-Za-z]{1,2}|-[a-z][a-z-]+)$/.test(name))).toEqual([])
})

/** What is taken and not looked at. Whoever adds one says here that it never makes the other tool say no. */
const NEVER_TIGHTENS: Readonly<Record<string, readonly string[]>> = {
  checksum: ['-w', '--warn', '--quiet'],
  openpgp: [
    ...['--no-default-keyring', '--batch', '--no-auto-key-retrieve', '-v', '--verbose', '--status-fd'],
    '--trust-model',
  ],
  sigstore: ['--offline', '--check-claims'],
  minisign: ['-m', '-q'],
  ssh: ['-Y'],
  verify: [...['--bundle', '--signature', '--sums', '--keys', '--keyring'], ...['-c', '--check', '--verify']],
}

test('what is taken and not looked at never tightens, and says why not', () => {
  for (const [command, spellings] of Object.entries(SPELLINGS)) {
    const passed = Object.entries(spellings).flatMap(([name, one]) =>
      'nothing' in one ? [[name, one.nothing]] : 'file' in one ? [[name, one.file]] : [],
    )
    expect(passed.map(([name]) => name).toSorted(), command).toEqual(NEVER_TIGHTENS[command]?.toSorted())
    for (const [name, reason] of passed) expect(reason, name).toMatch(/^(?:\S+ ){3,}\S+$/)
  }
})

test('what stands behind such an option and is not what it says keeps the whole from being verified', async () => {
  const bundle = kept('b.sigstore.json', textOf(made.signed.bundle))
  const root = kept('b-root.json', trustedRoot)
  const artifact = kept('b', bytes)
  const who = ['--certificate-identity', alice.email, '--certificate-oidc-issuer', alice.issuer]
  const args = [...who, '--trusted-root', root, bundle, artifact]
  expect((await verify.run(args, true)).verdict).toBe('verified')
  for (const option of ['--bundle', '--signature', '--sums', '--keys', '--keyring'])
    expect((await verify.run([option, kept('none', 'none'), ...args], true)).verdict, option).toBe(
      'undecided',
    )
})
