/** Public inputs as people have them, at the door and at the terminal: each gives what stands beside it as expected. */
import { createHash } from 'node:crypto'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { intake as words } from '#words/intake'
import { fromUtf8 } from '../../playground/bytes.ts'
import { identify, partsOf } from '../../playground/intake/identify.ts'
import { sightOf } from '../../playground/intake/sight.ts'
import { decisiveIn, standingOf } from '../../playground/report.ts'
import { sigstore } from '../../scripts/playground/methods/sigstore.ts'
import { readShared } from '../support/files.ts'

const SHARED = join(import.meta.dirname, '../../../shared/data/field')
const at = (path: string) => join(SHARED, path)
const isThere = (await readShared('field/sigstore-near-miss/README.md')) !== undefined
const named = (name: string) => (isThere ? name : `${name} (skipped: no shared data)`)

async function partsIn(path: string) {
  const sight = sightOf(basename(path), (await readShared(`field/${path}`)) ?? new Uint8Array())
  const found = identify(sight)
  return { id: found.id, parts: partsOf(found, sight) ?? [] }
}

const ISSUER = 'https://token.actions.githubusercontent.com'
const by = (identity: string) => ['--certificate-identity', identity, '--certificate-oidc-issuer', ISSUER]

/** What the terminal comes to: the verdict of all, and of each what decided it. */
async function ask(...args: readonly string[]) {
  const outcome = await sigstore.run(args)
  const reports = 'claims' in outcome ? outcome.claims.map(({ report }) => report) : [outcome.report]
  const decisive = reports.map((report) => {
    const found = report && decisiveIn(report.checks)
    return found ? `${found.id}: ${found.code}` : report?.verdict
  })
  return { verdict: 'claims' in outcome ? outcome.verdict : outcome.report.verdict, decisive, outcome }
}

describe.skipIf(!isThere)(named('several bundles'), () => {
  const F = 'sigstore-many-bundles'
  const JS = by('https://github.com/sigstore/sigstore-js/.github/workflows/release.yml@refs/heads/main')

  test.each([
    ['sigstore-js-2.1.0_with_2_bundles.jsonl', 2],
    ['gh-api.json', 1],
    ['array.json', 1],
    ['utf16.json', 1],
  ])('%s: each is verified', async (file, count) => {
    expect((await partsIn(`${F}/${file}`)).parts.map(({ role }) => role)).toEqual(Array(count).fill('bundle'))
    const { verdict, decisive } = await ask(
      '--bundle',
      at(`${F}/${file}`),
      ...JS,
      at(`${F}/sigstore-js-2.1.0.tgz`),
    )
    expect([verdict, decisive]).toEqual(['verified', Array(count).fill('verified')])
  })

  test("npm's answer: the one with a key is verified by it, and the keyless one is no answer to that", async () => {
    const digest =
      'sha512:282c0c5fa936d264321643581b65d3de5c0af6ed4fdfac12f5851115df39cc25cfaf0ad22d908487bfef30114d61c25746206d1834be4f8fd1659178f77cc004'
    const args = [
      '--bundle',
      at(`${F}/valid-attestations.json`),
      '--key',
      at(`${F}/npm.pem`),
      '--type',
      'any',
    ]
    for (const target of [digest, digest.slice(7)]) {
      const { verdict, outcome } = await ask(...args, target)
      expect(verdict).toBe('verified')
      expect('claims' in outcome && outcome.claims.map(({ isAside = false }) => isAside)).toEqual([
        true,
        false,
      ])
    }
    expect((await ask(...args, digest.replace('282c', '282d'))).verdict).toBe('rejected')
  })
})

describe.skipIf(!isThere)(named('attestations of the Python index'), () => {
  const F = 'sigstore-pypi-attestation'
  const NAME = 'pypi_attestations-0.0.19.tar.gz'
  const forms = [`${NAME}.provenance`, `${NAME}.publish.attestation`, 'pypi-converted.json']

  test.each(forms)('%s is the bundle that it was converted to by others, and is verified', async (file) => {
    const { parts } = await partsIn(`${F}/${file}`)
    const [own, other] = [parts[0]?.bytes, await readShared(`field/${F}/pypi-converted.json`)].map(
      (one) => JSON.parse(fromUtf8(one ?? new Uint8Array()) ?? '') as unknown,
    )
    expect(parts).toHaveLength(1)
    expect(own).toEqual(other)
    const who = by(
      'https://github.com/trailofbits/pypi-attestations/.github/workflows/release.yml@refs/tags/v0.0.19',
    )
    const args = ['--bundle', at(`${F}/${file}`), ...who, at(`${F}/${NAME}`)]
    expect((await ask(...args, '--type', 'https://docs.pypi.org/attestations/publish/v1')).verdict).toBe(
      'verified',
    )
    expect((await ask(...args)).verdict).toBe('undecided')
  })
})

describe.skipIf(!isThere)(named('trusted roots'), () => {
  const F = 'sigstore-trusted-root-forms'
  const BUNDLE = 'sigstore-github-no-log/attestation.sigstore.json'
  const args = [
    ...['--bundle', at(BUNDLE)],
    ...by(
      'https://github.com/neverendingsupport/slsa-attestations/.github/workflows/attest.yml@9f6d9dc1bfc02986955721eb15f89ad618f1cedb',
    ),
    'sha256:caa015ef69e9bc31a41322d6c71563ed9600c75bb988e4d639b1edc578580551',
  ]

  test('one a line: the one whose CA issued the certificate is used, as if it stood alone', async () => {
    expect((await partsIn(`${F}/trusted_root.jsonl`)).parts.map(({ line }) => line)).toEqual([1, 2])
    const { outcome, decisive } = await ask('--trusted-root', at(`${F}/trusted_root.jsonl`), ...args)
    expect(outcome.also).toEqual([`# ${words.byRoot(2, 2)}`])
    const alone = await ask('--trusted-root', at('sigstore-github-no-log/github_trusted_root.json'), ...args)
    expect(decisive).toEqual(alone.decisive)
  })

  test('within a configuration', async () => {
    expect((await partsIn(`${F}/client_trust_config.json`)).id).toBe('trust-config')
    const { decisive } = await ask('--trusted-root', at(`${F}/client_trust_config.json`), ...args)
    expect(decisive).not.toEqual([expect.stringMatching(/^trusted-root/)])
  })

  test('with a timestamp authority alone: it is read, and the log is what is missing', async () => {
    const T = 'sigstore-tsa-only-root/public-key-validity'
    const files = [
      '--bundle',
      at(`${T}.sigstore.json`),
      '--trusted-root',
      at(`${T}.json`),
      '--key',
      at(`${T}.pem`),
    ]
    const digest = 'sha256:6ae8a75555209fd6c44157c0aed8016e763ff435a19cf186f76863140143ff72'
    expect((await ask(...files, digest)).decisive).toEqual(['log-inclusion: not-in-a-log'])
  })
})

describe.skipIf(!isThere)(named('near misses'), () => {
  const N = 'sigstore-near-miss-encodings'
  const who = by('https://github.com/loosebazooka/aa-test/.github/workflows/provenance.yaml@refs/heads/main')
  test.each([
    ['rg-doublecert.json', 'certificate-chain: certificate-encoded-twice'],
    ['pemcert.json', 'certificate-chain: certificate-encoded-twice'],
    ['rg-nokind.json', 'bundle: not-a-bundle'],
  ])('%s is refused with the reason', async (file, reason) => {
    const { verdict, decisive } = await ask('--bundle', at(`${N}/${file}`), ...who, at(`${N}/artifact.txt`))
    expect([verdict, decisive]).toEqual(['undecided', [reason]])
  })

  test('a digest in every form that is typed is one', async () => {
    const L = 'sigstore-sha384-large'
    const files = ['--trusted-root', at(`${L}/root2.json`), '--key', at(`${L}/k2.pem`)]
    const bundle = ['--bundle', at(`${L}/large-sha384.json`)]
    const digest = createHash('sha384')
      .update(new Uint8Array(16 * 1024 * 1024 + 1))
      .digest('hex')
    const other = digest.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))
    for (const typed of ['sha384:', '']) {
      expect((await ask(...files, ...bundle, `${typed}${digest}`)).verdict).toBe('verified')
      expect((await ask(...files, ...bundle, `${typed}${other}`)).verdict).toBe('rejected')
    }
  })
})

test.skipIf(!isThere).each([
  ['sigstore-github-no-log/github_trusted_root.json', 'trusted-root'],
  ['sigstore-near-miss/reusable-workflow-attestation.sigstore.json', 'sigstore-bundle'],
  ['sigstore-private-rekor-name/othername.sigstore.json', 'sigstore-bundle'],
  ['sigstore-private-rekor-name/scaffolding.json', 'trusted-root'],
  ['sigstore-shared-workflow/binary-linux-amd64-push-v14.2.intoto.build.slsa', 'sigstore-bundle'],
  ['sigstore-many-bundles/npm.pem', 'public-key'],
])(`${named('what is said of one elsewhere is taken in as what it is')}: %s`, async (path, id) => {
  expect((await partsIn(path)).id).toBe(id)
})

test.skipIf(!isThere)(named('what is something else is named, with where it belongs'), async () => {
  const root = at('sigstore-github-no-log/github_trusted_root.json')
  const key = at('sigstore-many-bundles/npm.pem')
  const answer = at('unusable-is-rejected/nf.asc')
  await expect(sigstore.run(['--bundle', root, 'sha256:'.padEnd(71, '0')])).rejects.toThrow(
    `--bundle: ${root}: ${words.isOther('trusted-root', 'bundle', false)}--trusted-root に渡すものです。`,
  )
  await expect(sigstore.run(['--bundle', key, root])).rejects.toThrow('--key に渡すものです。')
  await expect(sigstore.run(['--bundle', answer, root])).rejects.toThrow(words.isOther('not-found', 'bundle'))
})

describe.skipIf(!isThere)(named('a shared workflow'), () => {
  const F = 'sigstore-shared-workflow'
  const slsa = (...more: readonly string[]) =>
    ask(
      '--bundle',
      at(`${F}/binary-linux-amd64-push-v14.2.intoto.build.slsa`),
      ...by(
        'https://github.com/slsa-framework/slsa-github-generator/.github/workflows/builder_container-based_slsa3.yml@refs/tags/v2.1.0',
      ),
      ...more,
      at(`${F}/artifact-is-empty`),
    )

  test('is not verified by its own name, and shows whose build it is', async () => {
    const { outcome } = await slsa()
    const report = 'report' in outcome ? outcome.report : undefined
    expect(report && standingOf(report)).toBe('nobody-expected')
    expect(report?.checks.flatMap(({ evidence }) => evidence.map(({ value }) => value))).toContain(
      'https://github.com/slsa-framework/example-package',
    )
  })

  test.each([
    [
      'verified',
      ['--source-repository', 'slsa-framework/example-package', '--source-ref', 'refs/tags/v14.2'],
    ],
    ['rejected', ['--source-repository', 'slsa-framework/another']],
    ['rejected', ['--source-ref', 'refs/tags/v14']],
  ])('%s with %j', async (verdict, more) => {
    expect((await slsa(...more)).verdict).toBe(verdict)
  })
})

describe.skipIf(!isThere)(named('instances without a log'), () => {
  const GITHUB = [
    '--bundle',
    at('sigstore-github-no-log/attestation.sigstore.json'),
    '--trusted-root',
    at('sigstore-github-no-log/github_trusted_root.json'),
    ...by(
      'https://github.com/neverendingsupport/slsa-attestations/.github/workflows/attest.yml@9f6d9dc1bfc02986955721eb15f89ad618f1cedb',
    ),
    'sha256:caa015ef69e9bc31a41322d6c71563ed9600c75bb988e4d639b1edc578580551',
  ]

  test("GitHub's: not accepted by itself, and where the verifier does without", async () => {
    expect((await ask(...GITHUB)).verdict).toBe('rejected')
    const { outcome } = await ask(
      ...GITHUB,
      '--source-repository',
      'neverendingsupport/nes-java-test-lib-a',
      '--no-log',
    )
    const report = 'report' in outcome ? outcome.report : undefined
    expect([report?.verdict, report?.notAsked]).toEqual([
      'verified',
      ['sct', 'log-inclusion', 'log-entry', 'source-ref'],
    ])
  })

  test('a root with a timestamp authority only, and a key', async () => {
    const F = 'sigstore-tsa-only-root'
    const args = ['--bundle', at(`${F}/public-key-validity.sigstore.json`)]
    args.push(
      '--trusted-root',
      at(`${F}/public-key-validity.json`),
      '--key',
      at(`${F}/public-key-validity.pem`),
    )
    args.push('sha256:6ae8a75555209fd6c44157c0aed8016e763ff435a19cf186f76863140143ff72')
    expect((await ask(...args)).verdict).toBe('rejected')
    const report = await ask(...args, '--no-log')
    expect(report.verdict, JSON.stringify(report.decisive)).toBe('verified')
  })
})

test.skipIf(!isThere)(
  named('a private log whose name is not its address, and a user of a domain'),
  async () => {
    const F = 'sigstore-private-rekor-name'
    const signer = [
      '--certificate-identity',
      'foo!oidc.local',
      '--certificate-oidc-issuer',
      'http://oidc.local:8080',
    ]
    const digest = 'sha256:bc103b4a84971ef6459b294a2b98568a2bfb72cded09d4acd1e16366a401f95b'
    for (const root of ['scaffolding.json', 'sc_root_name.json']) {
      const found = ['--bundle', at(`${F}/othername.sigstore.json`), '--trusted-root', at(`${F}/${root}`)]
      const { verdict, decisive } = await ask(...found, ...signer, digest)
      expect([root, verdict, decisive]).toEqual([root, 'verified', ['verified']])
    }
  },
)
