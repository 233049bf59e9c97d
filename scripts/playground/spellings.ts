/** Options as the real tools spell them: understood as ours, or answered with what to do here. */

/**
 * - `ours`: the same, in our words; `prefix` stands before the value;
 * - `nothing`: it changes nothing here, or what stands behind it speaks for itself; `value` is what it may take with it;
 * - `says`: it is not taken, and why, or what is given instead.
 */
export type Spelling =
  | { readonly ours: string; readonly prefix?: string }
  | { readonly nothing: true; readonly value?: 'any' | RegExp }
  | { readonly says: string }

export type Spellings = Readonly<Record<string, Spelling>>

const ours = (option: string, prefix = ''): Spelling =>
  prefix === '' ? { ours: option } : { ours: option, prefix }
const says = (sentence: string): Spelling => ({ says: sentence })
const NOTHING: Spelling = { nothing: true }
const VALUE: Spelling = { nothing: true, value: 'any' }

const of = (spelling: Spelling, ...names: readonly string[]): Spellings =>
  Object.fromEntries(names.map((name) => [name, spelling]))

const PATTERN =
  'no patterns are taken here, for one that is too wide lets strangers in; give the whole value with '
const FETCHES = says('nothing is fetched here; give the file itself')

/** sha256sum and its kin, shasum, b3sum. */
const CHECKSUM: Spellings = {
  ...of(ours('--check'), '-c'),
  ...of(NOTHING, '-b', '--binary', '-t', '--text', '-w', '--warn', '--tag', '-z', '--zero', '--quiet'),
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
  ...of(NOTHING, '--no-default-keyring', '--batch', '-v', '--verbose', '--no-auto-key-retrieve'),
  ...of(VALUE, '--status-fd', '--trust-model'),
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
  ...of(
    NOTHING,
    '--offline',
    '--new-bundle-format',
    '--use-signed-timestamps',
    '--no-public-good',
    '--check-claims',
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
  ...of(NOTHING, '-m', '-e', '-q'),
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
  ...of({ nothing: true, value: /^verify$/ }, '-Y'),
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
  // What each is, the desk finds out by itself.
  ...of(NOTHING, '--bundle', '--signature', '--sums', '--keys', '--keyring', '-c', '--check', '--verify'),
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
