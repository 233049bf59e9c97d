/** Sigstore's own conformance suite, where the shared test data is: its cases, and what must name each rejection. */
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import { ANY_STATEMENT } from '../../playground/sigstore/format.ts'
import type { Verdict } from '../../playground/report.ts'
import type { Policy, SigstoreFailure, SigstoreReport } from '../../playground/sigstore/index.ts'
import { SIGSTORE_CODES } from '../../playground/sigstore/plan.ts'
import { listShared, readShared } from '../support/files.ts'
import { publicGoodTrustedRoot } from '../support/trusted-root.ts'

const SUITE = 'sigstore-conformance'
const IDENTITY =
  'https://github.com/sigstore-conformance/extremely-dangerous-public-oidc-beacon/.github/workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main'
const ISSUER = 'https://token.actions.githubusercontent.com'

export interface SuiteCase {
  readonly artifact: Uint8Array
  readonly bundle: Uint8Array
  readonly trustedRoot: Uint8Array
  readonly policy: Policy
}

/** Names of the cases, none where there is no shared data. */
export async function suiteCases(): Promise<string[]> {
  return (await listShared(`${SUITE}/bundle-verify`)).filter((name) => !/\.(md|txt)$/.test(name))
}

/** What the suite would hand to a client for this case. */
export async function suiteCase(name: string): Promise<SuiteCase> {
  const read = (file: string) => readShared(`${SUITE}/bundle-verify/${name}/${file}`)
  const text = async (file: string) => {
    const bytes = await read(file)
    return bytes && fromUtf8(bytes)?.trim()
  }
  const key = await text('key.pub')
  return {
    artifact: (await read('artifact')) ?? ((await readShared(`${SUITE}/a.txt`)) as Uint8Array),
    bundle: (await read('bundle.sigstore.json')) as Uint8Array,
    trustedRoot: (await read('trusted_root.json')) ?? utf8(await publicGoodTrustedRoot()),
    policy: {
      ...(key
        ? { key }
        : { identity: (await text('identity')) ?? IDENTITY, issuer: (await text('issuer')) ?? ISSUER }),
      // The suite asks for no type.
      statementType: ANY_STATEMENT,
    },
  }
}

/** `check: code` of every check that stops a verification but the library's own, with the field where one is to blame. */
export function named({ checks }: SigstoreReport): string[] {
  return checks.flatMap((check) => {
    if (!('code' in check) || check.id === 'library') return []
    const fields = check.evidence.flatMap(({ label, value }) =>
      label === 'field' || label === 'extension' ? [` ${String(value)}`] : [],
    )
    return [`${check.id}: ${check.code}${fields.join('')}`]
  })
}

const ENTRY = 'verificationMaterial.tlogEntries[0]'
const NOT_LOGGED = ['log-entry: entry-mismatch']
const NOT_IN_TIME = ['certificate-chain: outside-validity']
const NO_CHECKPOINT = ['checkpoint: checkpoint-unreadable']

/**
 * Why each case has to be refused, out of its README and its bytes. Where the README says one thing and the bytes
 * break more, all that is broken is listed.
 */
export const REASONS: Readonly<Record<string, readonly string[]>> = {
  // Form: the file is refused before anything in it is believed.
  'bundle-empty-certificate-chain_fail': [
    'bundle: not-a-bundle verificationMaterial.content.x509CertificateChain.certificates',
  ],
  'bundle-invalid-base64-signature_fail': ['bundle: field-malformed messageSignature.signature'],
  'bundle-malformed-json_fail': ['bundle: not-json'],
  'bundle-negative-log-index_fail': [`bundle: field-malformed ${ENTRY}.logIndex`],
  'bundle-unknown-version_fail': ['bundle: unknown-version'],
  'intoto-missing-inclusion-proof_fail': [`bundle: not-a-bundle ${ENTRY}.inclusionProof`],
  'rekor2-no-inclusion-proof_fail': [`bundle: not-a-bundle ${ENTRY}.inclusionProof`],
  // An old proof, and without the checkpoint it was old under: v0.2 asks for one.
  'invalid-inclusion-proof_fail': [`bundle: not-a-bundle ${ENTRY}.inclusionProof.checkpoint`],
  'trust-root-tlog-missing-validity-start_fail': ['trusted-root: validity-start-missing'],

  // Somebody else's: another instance, another person's key, no key.
  'bundle-from-wrong-instance_fail': [
    'certificate-chain: chain-untrusted',
    'inclusion-promise: log-unknown',
    'checkpoint: log-unknown',
  ],
  'managed-key-no-key_fail': ['material: certificate-expected'],
  // The key was made wrong by typing into its base64: the point is on no curve.
  'managed-key-wrong-key_fail': ['public-key: key-unreadable'],
  // Leaf, root, intermediate: npm's leaf, intermediate, root is in order. It also is somebody else's, and an old proof.
  'bundle-with-root-cert_fail': [
    'certificate-chain: chain-out-of-order',
    'checkpoint: checkpoint-missing',
    'identity: identity-mismatch',
    'issuer: issuer-mismatch',
  ],
  'invalid-ct-key_fail': ['sct: sct-untrusted'],

  // Time.
  'integrated-time-in-future_fail': NOT_IN_TIME,
  'intoto-expired-certificate_fail': NOT_IN_TIME,
  'intoto-set-outside-signing-cert-validity_fail': NOT_IN_TIME,
  'intoto-tsa-timestamp-outside-cert-validity_fail': NOT_IN_TIME,
  'rekor2-timestamp-with-incorrect-time_fail': NOT_IN_TIME,
  'rekor2-no-timestamp_fail': ['trusted-time: no-trusted-time'],
  'rekor2-timestamp-outside-trust-root-tsa-validity_fail': ['trusted-time: timestamp-outside-validity'],
  'rekor2-timestamp-outside-tsa-cert-validity_fail': ['trusted-time: timestamp-outside-validity'],
  'rekor2-timestamp-payload-mismatch_fail': ['trusted-time: timestamp-mismatch'],
  'rekor2-timestamp-untrusted-tsa-with-embedded-cert_fail': ['trusted-time: timestamp-untrusted'],
  'rekor2-timestamp-untrusted-tsa-without-embedded-cert_fail': ['trusted-time: timestamp-untrusted'],

  // The log.
  'set-invalid-signature_fail': ['inclusion-promise: promise-invalid'],
  'inclusion-proof-corrupted-hash_fail': ['inclusion-proof: proof-invalid'],
  'checkpoint-wrong-roothash_fail': ['inclusion-proof: proof-shape'],
  'checkpoint-bad-keyhint_fail': ['checkpoint: checkpoint-unsigned'],
  'invalid-checkpoint-signature_fail': ['checkpoint: checkpoint-invalid'],
  'rekor2-checkpoint-missing-log-signature_fail': ['checkpoint: checkpoint-without-signature'],
  'rekor2-checkpoint-no-matching-signature_fail': ['checkpoint: checkpoint-invalid'],
  'rekor2-checkpoint-missing-origin_fail': NO_CHECKPOINT,
  'rekor2-checkpoint-missing-root-hash_fail': NO_CHECKPOINT,
  'rekor2-checkpoint-missing-size_fail': NO_CHECKPOINT,

  // The entry is about something else. Changing the entry itself breaks the log's promise and proof too.
  'incorrect-public-key_fail': [
    'inclusion-promise: promise-invalid',
    'inclusion-proof: proof-invalid',
    'log-entry: entry-other-signer',
  ],
  'dsse-mismatch-envelope_fail': NOT_LOGGED,
  'dsse-mismatch-sig_fail': NOT_LOGGED,
  'intoto-log-entry-mismatch_fail': NOT_LOGGED,
  'rekor2-dsse-mismatch-envelope_fail': NOT_LOGGED,
  'rekor2-dsse-mismatch-sig_fail': NOT_LOGGED,
  'wrong-hashedrekord-artifact_fail': NOT_LOGGED,
  'wrong-hashedrekord-cert-and-sig_fail': NOT_LOGGED,
  'wrong-hashedrekord-entry_fail': NOT_LOGGED,

  // The signature, the artifact. A signature that was changed is not the one in the log either.
  'dsse-invalid-sig_fail': [...NOT_LOGGED, 'signature: signature-invalid'],
  'rekor2-dsse-invalid-sig_fail': [...NOT_LOGGED, 'signature: signature-invalid'],
  'signature-mismatch_fail': [...NOT_LOGGED, 'signature: signature-invalid'],
  'message-digest-mismatch_fail': [...NOT_LOGGED, 'artifact: digest-mismatch'],
  'wrong-material_fail': ['signature: signature-invalid', 'artifact: digest-mismatch'],
}

/** What the reasons come to: a comparison that does not hold rejects, and without one nothing is decided. */
export function verdictFor(reasons: readonly string[]): Verdict {
  const kinds = reasons.map((reason) => SIGSTORE_CODES[/: (\S+)/.exec(reason)?.[1] as SigstoreFailure])
  return kinds.length === 0 ? 'verified' : kinds.includes('failed') ? 'rejected' : 'undecided'
}
