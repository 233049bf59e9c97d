/** Options as the real tools spell them: understood as ours, or answered with what to do here. */

/**
 * - `ours`: the same, in our words; `prefix` stands before the value;
 * - `nothing`: why it can never turn a yes of the other tool into a no that is none here; `value` is what it takes with it:
 *   anything, or the one that this holds of;
 * - `file`: why what stands behind it needs no option: it is a file, and speaks for itself;
 * - `says`: it is not taken, and why, or what is given instead. Whatever the other tool would judge more strictly by is
 *   taken as ours, or answered so.
 */
export type Spelling =
  | { readonly ours: string; readonly prefix?: string }
  | { readonly nothing: string; readonly value?: 'any' | { readonly only: string } }
  | { readonly file: string }
  | { readonly says: string }

export type Spellings = Readonly<Record<string, Spelling>>

const ours = (option: string, prefix = ''): Spelling =>
  prefix === '' ? { ours: option } : { ours: option, prefix }
const says = (sentence: string): Spelling => ({ says: sentence })
const nothing = (reason: string): Spelling => ({ nothing: reason })
const file = (reason: string): Spelling => ({ file: reason })

const TALK = 'it is about how much is printed; what is found is the same'

const of = (spelling: Spelling, ...names: readonly string[]): Spellings =>
  Object.fromEntries(names.map((name) => [name, spelling]))

const PATTERN =
  'no patterns are taken here, for one that is too wide lets strangers in; give the whole value with '
const FETCHES = says('nothing is fetched here; give the file itself')

/** sha256sum and its kin, shasum, b3sum. */
const CHECKSUM: Spellings = {
  ...of(ours('--check'), '-c'),
  ...of(nothing(TALK), '-w', '--warn', '--quiet'),
  ...of(
    says(
      'it is about writing a list, and a mistake where one is checked; here none is written, so leave it out',
    ),
    ...['-b', '--binary', '-t', '--text', '--tag', '-z', '--zero'],
  ),
  ...of(
    says('the exit code is 0, 1 or 2, and what is printed says why; send it to /dev/null'),
    '--status',
    '-s',
  ),
  ...of(
    says('the algorithm is read from the list, or from what stands before the digest: --expected sha512:HEX'),
    '-a',
    '--algorithm',
    '-l',
    '--length',
  ),
}

/** gpg, gpgv, sqv, sq. */
const OPENPGP: Spellings = {
  ...of(ours('--keys'), '--keyring', '--signer-file', '--cert-file'),
  ...of(ours('--signature'), '--signature-file'),
  ...of(ours('--fingerprint'), '--assert-signer'),
  ...of(nothing('no keys are known but those of --keys'), '--no-default-keyring'),
  ...of(nothing('nothing is ever asked'), '--batch'),
  ...of(nothing('nothing is ever fetched'), '--no-auto-key-retrieve'),
  ...of(nothing(TALK), '-v', '--verbose'),
  ...of({ nothing: TALK, value: 'any' }, '--status-fd'),
  ...of(
    { nothing: 'no trust database is known that could forbid a key', value: { only: 'always' } },
    '--trust-model',
  ),
  ...of(
    says("no keyring of yours is read here; export the signer's public key, and give it with --keys"),
    '--homedir',
    '--import',
    '-u',
    '--local-user',
  ),
  ...of(FETCHES, '--recv-keys', '--keyserver', '--auto-key-retrieve', '--locate-keys', '--auto-key-locate'),
}

/** cosign, gh attestation verify, sigstore-python, slsa-verifier. */
const SIGSTORE: Spellings = {
  ...of(ours('--certificate-identity'), '--cert-identity'),
  ...of(ours('--certificate-oidc-issuer'), '--cert-oidc-issuer'),
  ...of(ours('--bundle'), '-b', '--bundle-path', '--provenance-path', '--attestation-path'),
  ...of(ours('--type'), '--predicate-type'),
  ...of(ours('--trusted-root'), '--custom-trusted-root', '--trust-config'),
  ...of(nothing('nothing is ever fetched'), '--offline'),
  ...of(nothing('that the signature is about the file is always compared'), '--check-claims'),
  ...of(
    says('a bundle is taken in whichever form it has, and which that is, is told; leave it out'),
    '--new-bundle-format',
  ),
  ...of(
    says(
      'a signed timestamp is looked at wherever the bundle holds one, and none can be called for; read which time is told, and leave it out',
    ),
    '--use-signed-timestamps',
  ),
  ...of(
    says('give the root that you believe instead with --trusted-root FILE; the public one is left out then'),
    '--no-public-good',
  ),
  ...of(
    says(`${PATTERN}--certificate-identity`),
    '--certificate-identity-regexp',
    '--cert-identity-regex',
    '-i',
    '--signer-workflow',
    '--signer-repo',
    '--builder-id',
  ),
  ...of(says(`${PATTERN}--certificate-oidc-issuer`), '--certificate-oidc-issuer-regexp'),
  ...of(ours('--source-repository'), '--repo', '-R', '--certificate-github-workflow-repository'),
  ...of(
    says('give the repository by its whole address, --source-repository https://github.com/OWNER/NAME'),
    '--owner',
    '-o',
    '--source-uri',
  ),
  ...of(ours('--source-ref'), '--certificate-github-workflow-ref'),
  ...of(
    says('a branch or tag is expected by its ref: --source-ref refs/heads/NAME or refs/tags/NAME'),
    '--source-branch',
    '--source-tag',
    '--source-versioned-tag',
  ),
  ...of(
    says(
      'a signature and a certificate by themselves need the log; make a bundle of them with cosign bundle create',
    ),
    '--signature',
    '--certificate',
    '--cert',
    '--certificate-chain',
  ),
  ...of(
    says('whatever the bundle holds is looked at, SCTs included; there is no switch'),
    '--insecure-ignore-sct',
  ),
  ...of(ours('--no-log'), '--insecure-ignore-tlog', '--private-infrastructure'),
  ...of(FETCHES, '--rekor-url', '--bundle-from-oci', '--hostname', '--tuf-url', '--staging'),
  ...of(says('give --json'), '--format', '--output'),
}

/** minisign, signify. */
const MINISIGN: Spellings = {
  ...of(ours('--verify'), '-V', '-Vm'),
  ...of(file('what is verified is the one file that is named'), '-m'),
  ...of(nothing(TALK), '-q'),
  ...of(
    says('a file with its signature in it is given alone, without --signature and -m; leave it out'),
    ...['-e', '-Ve'],
  ),
  ...of(ours('--key'), '-p', '-P'),
  ...of(ours('--signature'), '-x'),
  ...of(
    says('signify -C verifies the list first: give it as the one file, and then to checksum with --sums'),
    '-C',
    '-Cp',
  ),
  ...of(says('the trusted comment is printed with the rest'), '-Q'),
  ...of(says('which form it has is read from the signature'), '-H', '-z'),
}

/** ssh-keygen -Y verify. */
const SSH: Spellings = {
  ...of({ nothing: 'it is what is done here', value: { only: 'verify' } }, '-Y'),
  ...of(ours('--signers'), '-f'),
  ...of(ours('--principal'), '-I'),
  ...of(ours('--namespace'), '-n'),
  ...of(ours('--signature'), '-s'),
  ...of(ours('--revoked'), '-r'),
  ...of(says('the instant of judgement is now; there is no switch'), '-O'),
}

/** Whatever a method calls it, in one command for all of them. */
const VERIFY: Spellings = {
  ...of(ours('--expect', 'identity='), '--certificate-identity', '--cert-identity'),
  ...of(ours('--expect', 'issuer='), '--certificate-oidc-issuer', '--cert-oidc-issuer'),
  ...of(ours('--expect', 'type='), '--type', '--predicate-type'),
  ...of(
    ours('--expect', 'source-repository='),
    '--source-repository',
    '--repo',
    '-R',
    '--certificate-github-workflow-repository',
  ),
  ...of(ours('--expect', 'source-ref='), '--source-ref', '--certificate-github-workflow-ref'),
  ...of(ours('--no-log'), '--insecure-ignore-tlog', '--private-infrastructure'),
  ...of(ours('--expect', 'fingerprint='), '--fingerprint', '--assert-signer'),
  ...of(ours('--expect', 'principal='), '--principal'),
  ...of(ours('--expect', 'digest='), '--expected'),
  ...of(ours('--trust'), '--trusted-root', '--custom-trusted-root', '--trust-config', '--key', '--signers'),
  ...of(
    file('what it is, is found out; a file that nothing is known of keeps the whole from being verified'),
    ...['--bundle', '--signature', '--sums', '--keys', '--keyring'],
  ),
  ...of(nothing('it is what is done here'), '-c', '--check', '--verify'),
  ...of(says(`${PATTERN}--expect identity=`), '--certificate-identity-regexp', '--cert-identity-regex'),
  ...of(says(`${PATTERN}--expect issuer=`), '--certificate-oidc-issuer-regexp'),
}

export const SPELLINGS: Readonly<Record<string, Spellings>> = {
  checksum: CHECKSUM,
  openpgp: OPENPGP,
  sigstore: SIGSTORE,
  minisign: MINISIGN,
  ssh: SSH,
  verify: VERIFY,
}
