import type { MinisignCheckId, MinisignEvidence, MinisignFailure } from '../../playground/minisign/index.ts'
import type { MethodWords } from '../types.ts'

export const minisign: MethodWords<MinisignCheckId, MinisignFailure, MinisignEvidence> = {
  checks: {
    'signature-format': {
      title: 'Signature file format',
      proves: 'It can be read as a minisign or signify signature',
    },
    'key-format': {
      title: 'Public key format',
      proves: 'It can be read as a minisign or signify public key',
    },
    'key-id-match': {
      title: 'Key ID',
      proves: 'The key ID in the signature is the key ID of the public key',
    },
    'signature-integrity': {
      title: 'Signature arithmetic',
      proves: 'The artifact has not changed since it was signed with this key',
    },
    'comment-integrity': {
      title: 'Signature of the trusted comment',
      proves: 'The trusted comment is signed with this key, together with this signature',
    },
    'key-expected': {
      title: 'Expected public key',
      proves: 'The public key used in the arithmetic is the one you knew beforehand',
    },
    'key-id-expected': {
      title: 'Expected key ID',
      proves: 'The key ID of the public key is the one you expect',
    },
    'comment-expected': {
      title: 'Expected trusted comment',
      proves: 'The trusted comment that was signed is the one you expect',
    },
  },
  failures: {
    'not-a-signature':
      'This cannot be read as a minisign or signify signature. Hand over a .minisig or .sig file.',
    'signature-malformed':
      'It begins as a signature, but minisign (signify) cannot read a line of it, or a line is missing. Get the signature file again from where it came.',
    'algorithm-unknown':
      'The algorithm of the signature is neither Ed nor ED (for signify, only Ed). It cannot be computed.',
    'not-detached':
      'There is more text behind the signature. This seems to be a signature with its text (signify -e), not one handed over apart from the artifact.',
    'gzip-signature':
      'This signature is inside a gzip file (signify -z). It is not computed here. Check it with signify -Vz.',
    'words-outside':
      'The file has text that verification does not use. It is not signed, so anybody can write there.',
    'not-a-public-key':
      'This cannot be read as a minisign or signify public key. Hand over a .pub file, or a text that begins with RW.',
    'secret-key':
      'This is a private key file, not a public key. Verification does not need it. If it came from somebody, that key cannot be used.',
    'key-unusable':
      'With this public key, nobody can tell who signed. Either signatures for its value can be made without a private key, or its value is not a point of the elliptic curve.',
    'key-id-mismatch': 'The key ID in the signature differs from the key ID of the public key.',
    'signature-mismatch':
      'The value of the signature does not match when checked with this public key and the artifact you have.',
    'legacy-signature':
      'The arithmetic is right, but the signature is by the old algorithm (Ed). minisign -H does not take it.',
    'perhaps-a-digest':
      'The arithmetic is right, but the artifact is exactly 64 bytes. The name of the algorithm (Ed or ED) is not signed, so a signature over another file also passes as one over the BLAKE2b-512 of that file.',
    'comment-signature-mismatch':
      'The signature over the trusted comment does not match when checked with this public key. Whose words these are is not known.',
    'key-mismatch': 'The public key used in the arithmetic differs from the one you expect.',
    'not-a-key-id': 'This cannot be read as a key ID. Hand over up to 16 hex digits.',
    'key-id-unexpected': 'The key ID of the public key differs from the one you expect.',
    'key-id-proves-little':
      'The key ID is the same, but it is not computed from the key. Anybody can make another key with the same key ID. Compare the whole public key.',
    'comment-mismatch': 'The trusted comment differs from the one you expect.',
    'comment-missing': 'A trusted comment is expected, but there is none in the signature.',
  },
  missing: {
    'key-format': 'You have no public key to check this signature with yet',
    'key-expected': "No expected public key is set (a key that came along can be anybody's)",
    'key-id-expected': 'No expected key ID is set',
    'comment-expected': 'No expected trusted comment is set',
  },
  skips: {
    absent: { 'comment-integrity': 'There is no trusted comment (only minisign has one)' },
    'too-much': {
      'signature-integrity':
        'The artifact is over 1 GiB, which signify does not read. As in signify, this is not decided.',
    },
  },
  evidence: {
    tool: 'Tool',
    algorithm: 'Signature algorithm',
    line: 'Line',
    'untrusted-comment': 'Untrusted comment (not signed)',
    'trusted-comment': 'Trusted comment',
    'key-id': 'Key ID',
    'public-key': 'Public key',
    'signed-digest': 'BLAKE2b-512 computed from what you have',
    'expected-key': 'Expected public key',
    'expected-key-id': 'Expected key ID',
    'expected-comment': 'Expected trusted comment',
  },
}
