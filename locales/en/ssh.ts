import type { SshCheckId, SshEvidence, SshFailure } from '../../playground/ssh/index.ts'
import type { MethodWords } from '../types.ts'

export const ssh: MethodWords<SshCheckId, SshFailure, SshEvidence> = {
  checks: {
    'signature-format': { title: 'Signature format', proves: 'It can be read as an SSH signature (SSHSIG)' },
    'signers-format': {
      title: 'Format of the list of signers',
      proves: 'It can be read as an allowed signers file',
    },
    namespace: {
      title: 'What it is signed for',
      proves: 'The namespace of the signature is the one you expect',
    },
    'signature-integrity': {
      title: 'Signature arithmetic',
      proves: 'The artifact has not changed since it was signed with this key',
    },
    certificate: {
      title: 'Signature of the certificate',
      proves:
        "The arithmetic of the CA's signature on the certificate is right (whether to believe that CA, the list decides)",
    },
    'key-listed': {
      title: 'Key in the list',
      proves: 'The key that signed, or the key of the CA that issued its certificate, is in the list',
    },
    revocation: {
      title: 'Revocation',
      proves: "Neither the key that signed, nor its certificate, nor the CA's key is in the revocation list",
    },
    validity: {
      title: 'Validity',
      proves: 'It is within the times that the line of the list or the certificate gives',
    },
    identity: {
      title: 'Whose signature',
      proves: 'A line for the principal you expect has the key that signed, or the key of its CA',
    },
  },
  failures: {
    'not-a-signature':
      'This cannot be read as an SSH signature. Hand over a .sig file that begins with "-----BEGIN SSH SIGNATURE-----".',
    'signature-too-large':
      'The signature file is too large (up to 1 MiB). Check that it was not confused with the artifact.',
    'armor-damaged':
      'There is the line that begins the signature, but the line that ends it is missing, or the line end behind the first cannot be read.',
    'base64-malformed': 'What is within the frame of the signature cannot be read as Base64.',
    'unknown-version': 'This signature is of an unknown version (up to 1 can be read).',
    'signature-malformed':
      'The contents of the signature are incomplete, or have bytes too many. Get the signature again from where it came.',
    'unknown-hash': 'The digest algorithm is neither SHA-256 nor SHA-512.',
    'unknown-key-type': 'This signature is by a key of an unknown type.',
    'key-malformed': 'The key in the signature cannot be read as a public key of its type.',
    'not-signed': 'This commit or tag has no signature.',
    'not-ssh-signed': 'The signature of this commit or tag is not an SSH one.',
    'not-a-git-object':
      'This is not a git commit or tag. Hand over the output of git cat-file commit or git cat-file tag.',
    'object-too-large': 'The commit or tag is too large (up to 8 MiB).',
    'date-missing':
      "The time of the commit's committer, or of the tag's tagger, cannot be read. git judges the validity of the key at that time, so this is not decided.",
    'not-armored':
      'This signature has no frame (armor). It was read, but ssh-keygen does not accept this form.',
    'line-ends':
      'The lines of the frame end in CRLF. Newer releases of ssh-keygen read it, and 9.2 does not.',
    'words-outside':
      'There is text behind the frame of the signature. It is not signed, so anybody can write there.',
    'version-zero': 'The version of the signature is 0. Only 1 is defined, but ssh-keygen accepts it.',
    'namespace-mismatch':
      'The namespace of the signature differs from the one you expect. It was signed for another use.',
    'signature-mismatch':
      'The value of the signature does not match when checked with the public key that is in the signature.',
    'weak-digest': 'This is an RSA signature over SHA-1. As in ssh-keygen, it is not computed.',
    'algorithm-mismatch':
      'The algorithm of the signature is not one for this type of key. It cannot be computed.',
    'algorithm-not-computed': 'The algorithm is known by name, but is not computed here (DSA, WebAuthn).',
    'numbers-malformed':
      'The number or the size of the values in the signature is not what this type of key makes. It cannot be computed.',
    'exponent-too-large':
      'The exponent of the RSA key in the signature is too large (up to 64 bits, for keys over 3072 bits). It is not computed.',
    'loose-ed25519':
      'The arithmetic is right. But it is not in the form of the standard (RFC 8032), and some tools do not accept it.',
    'key-of-small-order':
      'The arithmetic is right. But the key is a point of small order, and anybody can make a signature without a private key.',
    'touch-not-shown':
      'This is a signature by a security key, but it does not carry the mark that a person touched it.',
    'certificate-signature-mismatch':
      'The signature on the certificate does not match when checked with the public key of the CA.',
    'certificate-not-computed': 'The signature on the certificate cannot be computed here.',
    'critical-options-ignored':
      'The certificate has critical options. ssh-keygen does not look at them when it verifies a signature, so they are not used for the verdict here either.',
    'certificate-over-sha1': 'The signature of the certificate is over SHA-1.',
    'signers-missing':
      'There is an expected principal, but no list of signers (allowed signers) that you decided to believe. Whose key it is cannot be compared.',
    'no-signers': 'Not one line can be read. Hand over a file with lines of "principal key-type key".',
    'signers-too-large':
      'The list is too large (up to 4 MiB and 50,000 lines), or there are too many patterns to compare, so not all of it was looked at.',
    'some-lines-unreadable':
      'Some lines of the list cannot be read (the other lines were used to verify, as ssh-keygen does).',
    'key-not-listed':
      'The key that signed (with a certificate: the certificate, or the key of its CA) was compared with the lines of the list, and no line fits. A line for a CA fits signatures with a certificate only.',
    'lines-unreadable':
      'None of the lines that were read fits. The one that does may be among the lines that cannot be read, so this is not decided.',
    'key-revoked': 'The key that signed, its certificate, or the key of the CA is in the revocation list.',
    'revocations-unreadable':
      'Something in the revocation list cannot be read. Whether it is revoked is not known (ssh-keygen stops verifying).',
    'revocations-too-large':
      'The revocation list is too large and was not looked at (up to 4 MiB; a KRL is read anew for each key that signed, up to 32 MiB in all).',
    'not-yet-valid':
      'The time at which validity is judged (for a commit or tag, its own) is before the valid-after of the list.',
    expired:
      'The time at which validity is judged (for a commit or tag, its own) is after the valid-before of the list.',
    'certificate-not-yet-valid':
      'The time at which validity is judged (for a commit or tag, its own) is before the validity of the certificate.',
    'certificate-expired':
      'The time at which validity is judged (for a commit or tag, its own) is after the validity of the certificate.',
    'time-zone-decides':
      'A time in the list has no time zone. ssh-keygen reads it as its own local time, so the answer depends on the time zone. A Z at the end makes it UTC.',
    'expired-since':
      'At the time of the commit or tag it is within the validity; now it cannot be said to be (that time is what the signer claims).',
    'principal-mismatch':
      'The key that signed (of a certificate, the key of its CA) is in the list, but not in a line for the principal you expect.',
    'namespace-not-allowed': 'The namespace you expect is not among the namespaces in the list.',
    'certificate-for-hosts': 'The certificate is for hosts; one for users is needed.',
    'certificate-without-principals': 'The certificate has no principal at all.',
    'certificate-principal-mismatch':
      'The principal you expect is not among the principals of the certificate.',
  },
  missing: {
    'signers-format': 'There is no list of signers (allowed signers) that you decided to believe',
    'key-listed':
      'There is no list of signers that you decided to believe, so there is no key to compare with',
    validity: 'There is no list of signers that you decided to believe, so no times were compared',
    revocation: 'There is no revocation list that you decided to believe, so none was looked at',
    identity: 'A list of signers that you decided to believe, or an expected principal, is missing',
  },
  skips: {
    absent: {
      certificate: 'Signed with the key itself, without a certificate',
      validity: 'Among the lines that fit there is one without times',
    },
  },
  evidence: {
    'key-type': 'Key type',
    fingerprint: 'Fingerprint of the key that signed',
    'signed-digest': 'Digest computed from what you have',
    'hash-algorithm': 'Digest algorithm',
    'signature-algorithm': 'Signature algorithm',
    namespace: 'Namespace',
    'expected-namespace': 'Expected namespace',
    'default-namespace': 'Expected namespace (where none is given)',
    application: 'Application of the security key',
    flags: 'Flags of the security key',
    counter: 'Counter of the security key',
    'certificate-key-id': 'Key ID of the certificate',
    'certificate-serial': 'Serial number of the certificate',
    'certificate-principals': 'Principals of the certificate',
    'certificate-authority': "Fingerprint of the CA's key",
    'certificate-starts': 'Certificate valid from',
    'certificate-ends': 'Certificate valid until',
    'critical-option': 'Critical option of the certificate',
    'object-kind': 'Kind of git object',
    'object-date': 'Time of the git object (as it claims)',
    lines: 'Lines read',
    'unreadable-line': 'Line that cannot be read',
    line: 'Line of the list',
    principals: 'Principals',
    'expected-principal': 'Expected principal',
    'allowed-namespaces': 'namespaces',
    'valid-after': 'valid-after',
    'valid-before': 'valid-before',
    'local-time': 'Time without a time zone',
    'revocation-kind': 'Kind of revocation list (keys: a list of keys, krl: KRL)',
    'revoked-by': 'Fingerprint of the revoked key',
    'verified-at': 'Time at which validity is judged',
  },
}
