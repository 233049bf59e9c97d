/** What people have in hand, and what is to be said of it: a row for each of what the folders' own READMEs ask. */

export interface Row {
  /** Of the shared data. */
  readonly folder: string
  /** What tells it from the folder's other rows. */
  readonly what: string
  readonly files: readonly string[]
  readonly trust?: readonly string[]
  /** `KIND=VALUE`, as for `--expect`. */
  readonly expect?: readonly string[]
  /** Of each file that is answered: its standing, and behind it, where it is told, what decided it. */
  readonly gives: Readonly<Record<string, string>>
  /** What is said of files that no method is given: their kinds. */
  readonly kinds?: Readonly<Record<string, string>>
  /** Has to stand in what is printed. */
  readonly shows?: readonly string[]
}

const ISSUER = 'issuer=https://token.actions.githubusercontent.com'
const by = (identity: string, issuer = ISSUER) => [`identity=https://github.com/${identity}`, issuer]

/** Right, and nobody was expected: nothing but the digest, or a good signature by a key that is at hand. */
const RIGHT = 'nobody-expected'

const listed = (folder: string, list: string, ...files: readonly string[]): Row => ({
  folder,
  what: list,
  files: [list, ...files],
  gives: Object.fromEntries(files.map((file) => [file, RIGHT])),
})

const CHECKSUM: readonly Row[] = [
  listed('digest-without-algorithm', 'B2SUMS', 'art.txt'),
  listed('digest-without-algorithm', 'art.txt.sha384', 'art.txt'),
  listed('dsc-and-distinfo', 'art_1.dsc', 'art.txt', 'b.txt'),
  listed('dsc-and-distinfo', 'distinfo', 'art.txt', 'b.txt'),
  listed('renamed-file', 'SHA256SUMS', 'My.App.zip'),
  listed('renamed-file', 'SHA256SUMS-nfd', 'ガイド.zip'),
  ...[
    'alg-colon.txt',
    'art.txt.gpg-print-md.sha512',
    'base64-bare.txt',
    'certutil-windows7.txt',
    'get-filehash-list.txt',
    'get-filehash-list.utf16.txt',
    'integrity-two.txt',
    'name-first.txt',
    'requirements.txt',
  ].map((list) => listed('published-formats', list, 'art.txt')),
]

const SIGNER_A = 'fingerprint=03D4322FB8792E11FB848A4C9DC7C76DE44B562F'

const OPENPGP: readonly Row[] = [
  {
    folder: 'key-without-user-id',
    what: 'v6',
    files: ['v6.sig.asc', 'v6-nouid.gpg', 'art.txt'],
    gives: { 'art.txt': RIGHT },
  },
  {
    folder: 'key-without-user-id',
    what: 'v4, a stripped copy',
    files: ['v4.sig.asc', 'v4-nouid.gpg', 'art.txt'],
    gives: { 'art.txt': 'undecided' },
  },
  { folder: 'keybox', what: '', files: ['a.txt.asc', 'pubring.kbx', 'a.txt'], gives: { 'a.txt': RIGHT } },
  {
    folder: 'many-signers',
    what: 'all keys',
    files: ['SHA256SUMS.asc', 'signer-a.asc', 'signer-b.gpg', 'SHA256SUMS'],
    expect: [SIGNER_A],
    gives: { SHA256SUMS: 'verified' },
  },
  {
    folder: 'many-signers',
    what: 'the key of the expected signer alone',
    files: ['SHA256SUMS.asc', 'signer-a.asc', 'SHA256SUMS'],
    expect: [SIGNER_A],
    gives: { SHA256SUMS: 'verified' },
  },
  {
    folder: 'signed-but-not-detached',
    what: 'a list that is signed in clear',
    files: ['SHA256SUMS.asc', 'me.asc', 'art.txt'],
    gives: { 'art.txt': RIGHT, 'SHA256SUMS.asc': RIGHT },
  },
  ...['art.inline.asc', 'art.gpg'].map((message) => ({
    folder: 'signed-but-not-detached',
    what: `${message}, beside the text`,
    files: [message, 'me.asc', 'art.txt'],
    gives: { 'art.txt': 'undecided', [message]: RIGHT },
  })),
  {
    folder: 'stale-key',
    what: 'a copy from before the extension',
    files: ['art.2024.sig', 'key2020.gpg', 'art.txt'],
    gives: { 'art.txt': 'undecided' },
  },
  {
    folder: 'stale-key',
    what: 'a later copy',
    files: ['art.2024.sig', 'key2021.gpg', 'art.txt'],
    gives: { 'art.txt': RIGHT },
  },
  ...(
    [
      ['nf.asc', 'not-found'],
      ['art.txt.signify', 'minisign-signature'],
      ['me.asc', 'openpgp-keys'],
      ['indent.asc', 'openpgp-signature'],
      ['utf16.asc', 'openpgp-signature'],
    ] as const
  ).map(([file, kind]) => ({
    folder: 'unusable-is-rejected',
    what: `${file} as the signature`,
    files: [file, 'me.asc', 'art.txt'],
    // The two that only came in another form are signatures, and good ones.
    gives: { 'art.txt': kind === 'openpgp-signature' ? RIGHT : 'undecided' },
    kinds: { [file]: kind },
  })),
  {
    folder: 'unusable-is-rejected',
    what: 'an answer without keys',
    files: ['art.txt.asc', 'github.gpg', 'art.txt'],
    gives: { 'art.txt': 'undecided no-readable-key' },
  },
  {
    folder: 'unusable-is-rejected',
    what: 'a signature as the key',
    files: ['art.txt.asc', 'art.txt'],
    gives: { 'art.txt': 'undecided' },
  },
  {
    folder: 'v6-cleartext',
    what: "the RFC's own sample",
    files: ['rfc9580-a3.asc', 'rfc9580-a6.asc'],
    gives: { 'rfc9580-a6.asc': RIGHT },
  },
  {
    folder: 'v6-cleartext',
    what: "openpgp.js's",
    files: ['v6-with-uid.asc', 'v6-with-uid.clear.asc'],
    gives: { 'v6-with-uid.clear.asc': RIGHT },
  },
  {
    folder: 'v6-signing-subkey',
    what: '',
    files: ['s6.sig.asc', 's6.asc', 'art.txt'],
    gives: { 'art.txt': RIGHT },
  },
]

const REUSABLE =
  'github/artifact-attestations-workflows/.github/workflows/attest.yml@09b495c3f12c7881b3cc17209a327792065c1a1d'
const reusable = (what: string, gives: string, expect: readonly string[]): Row => ({
  folder: 'sigstore-near-miss',
  what,
  files: ['reusable-workflow-attestation.sigstore.json', 'reusable-workflow-artifact'],
  expect,
  gives: { 'reusable-workflow-artifact': gives },
})
const PYPI = 'pypi_attestations-0.0.19.tar.gz'
const LARGE = 'sigstore-sha384-large'

const SIGSTORE: readonly Row[] = [
  ...['sigstore-js-2.1.0_with_2_bundles.jsonl', 'gh-api.json', 'array.json', 'utf16.json'].map((bundles) => ({
    folder: 'sigstore-many-bundles',
    what: bundles,
    files: [bundles, 'sigstore-js-2.1.0.tgz'],
    expect: by('sigstore/sigstore-js/.github/workflows/release.yml@refs/heads/main'),
    gives: { 'sigstore-js-2.1.0.tgz': 'verified' },
  })),
  ...(
    [
      ['pemcert.json', 'certificate-encoded-twice'],
      ['rg-doublecert.json', 'certificate-encoded-twice'],
      ['rg-nokind.json', 'not-a-bundle'],
    ] as const
  ).map(([bundle, code]) => ({
    folder: 'sigstore-near-miss-encodings',
    what: bundle,
    files: [bundle, 'artifact.txt'],
    expect: by('loosebazooka/aa-test/.github/workflows/provenance.yaml@refs/heads/main'),
    gives: { 'artifact.txt': `undecided ${code}` },
  })),
  reusable('exactly', 'nobody-expected', by(REUSABLE)),
  reusable('exactly, with the source', 'verified', [
    ...by(REUSABLE),
    'source-repository=malancas/attest-demo',
  ]),
  reusable('a blank behind the issuer', 'rejected issuer-mismatch', by(REUSABLE, `${ISSUER} `)),
  reusable('a slash behind the issuer', 'rejected issuer-mismatch', by(REUSABLE, `${ISSUER}/`)),
  reusable(
    'the issuer without https://',
    'rejected issuer-mismatch',
    by(REUSABLE, ISSUER.replace('https://', '')),
  ),
  reusable(
    'the identity in other case',
    'rejected identity-mismatch',
    by(REUSABLE.replace('github', 'GitHub')),
  ),
  reusable('a line end behind the identity', 'rejected identity-mismatch', by(`${REUSABLE}\n`)),
  reusable('without its revision', 'rejected identity-mismatch', by(REUSABLE.replace(/@.*/, ''))),
  reusable('a pattern', 'rejected identity-mismatch', ['identity=^https://github.com/github/', ISSUER]),
  ...[`${PYPI}.provenance`, `${PYPI}.publish.attestation`, 'pypi-converted.json'].flatMap((bundle) => {
    const row = {
      folder: 'sigstore-pypi-attestation',
      files: [bundle, PYPI],
      expect: by('trailofbits/pypi-attestations/.github/workflows/release.yml@refs/tags/v0.0.19'),
    }
    const type = 'type=https://docs.pypi.org/attestations/publish/v1'
    return [
      { ...row, what: bundle, expect: [...row.expect, type], gives: { [PYPI]: 'verified' } },
      { ...row, what: `${bundle}, its type not said`, gives: { [PYPI]: 'undecided' } },
    ]
  }),
  {
    folder: LARGE,
    what: 'a certificate with a P-384 key',
    files: ['PKIX_ECDSA_P384_SHA_384.sigstore.json', 'artifact.txt'],
    gives: { 'artifact.txt': RIGHT },
  },
  {
    folder: LARGE,
    what: 'another file',
    files: ['small-sha384.json', 'artifact.txt'],
    trust: ['root2.json', 'k2.pem'],
    gives: { 'artifact.txt': 'rejected signature-invalid' },
  },
  {
    folder: 'sigstore-shared-workflow',
    what: 'whose build it is',
    files: ['binary-linux-amd64-push-v14.2.intoto.build.slsa', 'artifact-is-empty'],
    expect: by(
      'slsa-framework/slsa-github-generator/.github/workflows/builder_container-based_slsa3.yml@refs/tags/v2.1.0',
    ),
    gives: { 'artifact-is-empty': 'verified' },
    shows: ['slsa-framework/example-package'],
  },
  {
    folder: 'sigstore-shared-workflow',
    what: "the caller's workflow as the identity",
    files: ['reusable-workflow-attestation.sigstore.json', 'reusable-workflow-artifact'],
    expect: by('cli/cli/.github/workflows/release.yml@refs/heads/main'),
    gives: { 'reusable-workflow-artifact': 'rejected identity-mismatch' },
  },
]

export const ROWS: readonly Row[] = [...CHECKSUM, ...OPENPGP, ...SIGSTORE]

/** What is typed for an artifact that is not there: its digest, which only `sigstore` takes. */
export interface TypedRow {
  readonly folder: string
  readonly what: string
  readonly args: readonly string[]
  /** As of {@link Row}, of each claim. */
  readonly gives: readonly string[]
}

const NO_LOG = 'sigstore-github-no-log'
const noLog = (folder: string, what: string, root: string, ...more: readonly string[]): TypedRow => ({
  folder,
  what,
  args: [
    '--bundle',
    `${NO_LOG}/attestation.sigstore.json`,
    '--trusted-root',
    root,
    '--certificate-identity',
    'https://github.com/neverendingsupport/slsa-attestations/.github/workflows/attest.yml@9f6d9dc1bfc02986955721eb15f89ad618f1cedb',
    '--certificate-oidc-issuer',
    ISSUER.replace('issuer=', ''),
    ...more,
    'sha256:caa015ef69e9bc31a41322d6c71563ed9600c75bb988e4d639b1edc578580551',
  ],
  gives: [more.length > 0 ? 'verified' : 'rejected not-in-a-log'],
})
const privateLog = (root: string): TypedRow => ({
  folder: 'sigstore-private-rekor-name',
  what: root,
  args: [
    '--bundle',
    'sigstore-private-rekor-name/othername.sigstore.json',
    '--trusted-root',
    `sigstore-private-rekor-name/${root}`,
    '--certificate-identity',
    'foo!oidc.local',
    '--certificate-oidc-issuer',
    'http://oidc.local:8080',
    '--type',
    'any',
    'sha256:bc103b4a84971ef6459b294a2b98568a2bfb72cded09d4acd1e16366a401f95b',
  ],
  gives: ['verified'],
})
const TSA = 'sigstore-tsa-only-root/public-key-validity'
const NPM =
  'sha512:282c0c5fa936d264321643581b65d3de5c0af6ed4fdfac12f5851115df39cc25cfaf0ad22d908487bfef30114d61c25746206d1834be4f8fd1659178f77cc004'

export const TYPED: readonly TypedRow[] = [
  noLog(NO_LOG, 'without a word about the log', `${NO_LOG}/github_trusted_root.json`),
  noLog(NO_LOG, 'with the log given up', `${NO_LOG}/github_trusted_root.json`, '--no-log'),
  noLog('sigstore-trusted-root-forms', 'one a line', 'sigstore-trusted-root-forms/trusted_root.jsonl'),
  noLog(
    'sigstore-trusted-root-forms',
    'one a line, with the log given up',
    'sigstore-trusted-root-forms/trusted_root.jsonl',
    '--no-log',
  ),
  privateLog('scaffolding.json'),
  privateLog('sc_root_name.json'),
  {
    folder: 'sigstore-tsa-only-root',
    what: '',
    args: [
      '--bundle',
      `${TSA}.sigstore.json`,
      '--trusted-root',
      `${TSA}.json`,
      '--key',
      `${TSA}.pem`,
      'sha256:6ae8a75555209fd6c44157c0aed8016e763ff435a19cf186f76863140143ff72',
    ],
    gives: ['rejected not-in-a-log'],
  },
  {
    folder: 'sigstore-many-bundles',
    what: "npm's answer, by its key",
    args: [
      '--bundle',
      'sigstore-many-bundles/valid-attestations.json',
      '--key',
      'sigstore-many-bundles/npm.pem',
      '--type',
      'any',
      NPM,
    ],
    gives: ['rejected public-key-expected', 'verified'],
  },
]
