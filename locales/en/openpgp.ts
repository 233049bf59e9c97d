import type { OpenpgpCheckId, OpenpgpEvidence, OpenpgpFailure } from '../../playground/openpgp/index.ts'
import type { MethodWords } from '../types.ts'

export const openpgp: MethodWords<OpenpgpCheckId, OpenpgpFailure, OpenpgpEvidence> = {
  checks: {
    'signature-format': { title: 'Signature file format', proves: 'It can be read as an OpenPGP signature' },
    'keys-format': { title: 'Key file format', proves: 'It can be read as an OpenPGP public key' },
    'key-available': {
      title: 'Key that signed',
      proves: 'The key that the signature names was found among the keys you have',
    },
    'signature-integrity': {
      title: 'Signature arithmetic',
      proves: 'The artifact has not changed since it was signed with this key',
    },
    'signature-time': {
      title: 'Time of the signature',
      proves: 'The signature has not expired (its time is what the signer claims)',
    },
    'signing-key-valid': {
      title: 'State of the key',
      proves: 'As far as the key you have shows, it is for signing, and neither revoked nor expired',
    },
    'key-identity': {
      title: 'Whose key',
      proves: 'The fingerprint of the key that signed, or of its primary key, is the one you expect',
    },
    'key-trust': {
      title: 'Trust in the key',
      proves: 'You, or somebody you trust, have certified this key',
    },
  },
  failures: {
    'not-a-signature': 'This is not an OpenPGP signature. Hand over a detached signature (.asc or .sig).',
    'signature-too-large':
      'The signature file is too large. Check that it was not confused with the artifact.',
    'not-detached':
      'This is not a signature handed over apart from the artifact (detached signature). It is a file with contents in it, or with the notice that a signature follows. If there are contents in it, those are what is signed. Verify this file alone, without the artifact.',
    'not-clearsigned':
      'This is neither a text signed in clear (clearsigned) nor a file with contents and a signature in it (gpg --sign).',
    'encrypted-message':
      'This file is encrypted. Until it is decrypted, nobody can tell whether there is a signature. Verify it while decrypting, with a tool that can (such as gpg --decrypt).',
    'unsigned-message': 'There are contents in it, but no signature.',
    'unread-compression':
      'This file is compressed in a way that cannot be unpacked here (such as BZip2). Verify it with gpg.',
    'message-too-large': 'The contents are too large (up to 8 MiB). They were not read.',
    'message-in-too-many-parts': 'A packet is in too many parts (up to 16,384). The message was not read.',
    'git-unsigned': 'This git commit or tag has no signature.',
    'git-signed-otherwise':
      'The signature of this git commit or tag is not OpenPGP (it is SSH, X.509 or another).',
    'git-several-signatures':
      'There is more than one signature in this git commit or tag. git ends with an error where gpg checks more than one of them, and which it checks depends on their kinds, so this is not decided.',
    'signature-file-damaged':
      'Something in the signature file cannot be read. Even if the other signatures are right, this is not decided.',
    'signature-version-5':
      'This is a signature of version 5. That is a form of newer GnuPG, not in the standard (RFC 9580), and it is not computed here.',
    'post-quantum':
      'This is a signature by ML-DSA or SLH-DSA (post-quantum algorithms). It cannot be computed here, so nobody can say whether it is right or wrong.',
    'no-public-key': 'The key file was read, but there is no public key in it.',
    'no-readable-key':
      'The key file has no public key that can be read here. Hand over a file of OpenPGP public keys (version 4 or 6).',
    'key-version-3':
      'What is in the key file is a public key of the old version 3. Keys of this form are named by MD5, so they are not read here. Ask whoever signed for a newer key.',
    'key-version-5':
      'What is in the key file is a public key of version 5. That is a form of newer GnuPG, not in the standard (RFC 9580), and it is not read here.',
    'only-x509': 'The key file has only X.509 certificates, and no OpenPGP public key.',
    'keybox-damaged':
      "The keybox (GnuPG's container of keys) ends too early, or a checksum in it does not match. A notice such as a revocation may be missing, so this is not decided. Get it again from where it came.",
    'line-too-long':
      'There is a line longer than 19,998 bytes, which cannot be read to its end. Whether the signature is right is not known here.',
    'text-line-too-long':
      'This is a text-mode signature, and the artifact has a line longer than 19,993 bytes. gpg cuts the line there before it computes; the standard (RFC 9580) computes over the whole line. The answers need not be the same.',
    'words-outside':
      'There is text outside the frame of the signature. It is not signed, so anybody can write there.',
    'armor-without-checksum':
      'The armor has no checksum. By the present standard (RFC 9580) that is the right form, but gpg 2.2 treats it as an error unless the Base64 ends in =.',
    'other-signatures-ignored':
      'Signatures of different kinds are mixed, so only the first one was checked, as gpg does.',
    'others-set-aside':
      'There are more signatures, and they stopped here. The signatures you expect are complete, so these were not used for the verdict.',
    'some-keys-unreadable':
      'Parts of the key files could not be read. Only the keys that were read are used.',
    'digest-mismatch':
      'The first 2 bytes of the digest in the signature differ from those computed from the artifact you have.',
    'signature-mismatch':
      'The first 2 bytes of the digest are the same, but the value of the signature does not match when checked with the public key.',
    'unknown-critical-subpacket':
      'The signature has a critical item that is not understood here. Such an item must not be passed over, so this is not decided.',
    'not-over-document':
      'This is not a signature over a file (it is over a key, a user ID or something else).',
    'signature-malformed':
      'The number or the size of the values in the signature is not what this kind of key makes, or the length of the salt does not fit the kind of digest. It cannot be computed.',
    'version-mismatch':
      'The versions of signature and key do not fit. Only keys of version 6 make signatures of version 6, and they make no others (RFC 9580), so this is not computed.',
    'short-digest': 'The digest of this signature is too short for this key. As in gpg, it is not computed.',
    'hash-header-mismatch':
      'The digest algorithm of the signature is not in the Hash: header of the text, or is there under a name that gpg does not know (for signatures up to version 4, no Hash: means SHA-1). As in gpg, it is not computed.',
    'weak-digest':
      'This is a signature over MD5. Two files with the same MD5 can be made, so it is not computed.',
    'aging-digest': 'The arithmetic is right, but the signature is over an old digest such as SHA-1.',
    'signed-as-text':
      'This is a text-mode signature. Apart from line ends, the artifact has not changed since it was signed with this key.',
    'digest-prefix-mismatch':
      'The 2 bytes of the digest that the signature carries as a mark differ (they are not protected, and the verdict does not depend on them).',
    'signature-expired': 'The signature expired before the time of verification.',
    'signature-predates-key': 'The time of the signature is before the time the key was created.',
    'signature-from-the-future': 'The time of the signature is in the future (gpg 2.2 does not mind).',
    'key-expired-since':
      'After the signature, the expiry date in the key you have has passed (the time of the signature is what the signer claims). Whether the expiry was extended shows in the key as you get it again from where it came.',
    'git-key-expired-since':
      'After the signature, the expiry date in the key you have has passed. Of a commit or a tag, git before 2.54 makes that an error, and git from 2.54 on does not, so this is not decided. The expiry may have been extended, so get the key again from where it came.',
    'signed-after-key-expiry':
      'The time of the signature is after the expiry date in the key you have. The expiry may have been extended, so get the key again from where it came.',
    'key-revoked': 'This key carries a valid revocation signature.',
    'subkey-revoked': 'This subkey carries a valid revocation signature.',
    'perhaps-revoked':
      'This key may be revoked. You do not have the other key that is allowed to revoke it, so it cannot be checked.',
    'perhaps-withdrawn':
      'Something may have been withdrawn. There is a revocation or another withdrawing signature, and its arithmetic is right. But because of a part that is not signed (which anybody can rewrite), of where it was put, or of a mark not to hand it to others, it does not count as it is. gpg passes over it. Get the key again from where it came.',
    'revoker-unfit':
      'This key may be revoked. There is a revocation signature by another key that is allowed to revoke it, and its arithmetic is right. But in the file you have, that other key is of a form that gpg does not import (for example without a user ID that the key itself has validly signed). Get that key again from where it came.',
    'key-ambiguous':
      'What is said of this key disagrees. Either the key itself made two or more signatures in the same second that differ on its expiry, its use or the like, or it belongs to several primary keys and one of them says that it is revoked, expired or not for signing. Which of them is right, the signatures do not tell. Get the key again from where it came.',
    'key-malformed':
      'Something in the key is an error for gpg (a signature with an item too short to be read, a signature over a digest too short for its key, or an attribute with nothing in it). gpg ends with an error when it imports the key or when it verifies. Get the key again from where it came.',
    'key-from-the-future':
      'The key was created after the time of verification. Check that the clock is right.',
    'key-uncertified':
      'In the key file you have, no user ID has a valid signature by the key itself. Get the key again, with a user ID, from where it came.',
    'key-stripped':
      'The key in the key file you have is without a user ID. keys.openpgp.org hands out keys without user IDs that were not confirmed. It may be such a copy: get the key from elsewhere, for example from where whoever signed publishes it.',
    'subkey-not-bound':
      'In the key file you have, the valid signatures that bind the subkey and the primary key together are not complete. Get the key again from where it came.',
    'not-a-signing-key': 'Signing is not among the uses that the key names.',
    'short-key': 'This is a short key of less than 2048 bits.',
    'fingerprint-mismatch':
      'The fingerprint of the key used in the arithmetic differs from the one you expect.',
    'not-a-fingerprint': 'This cannot be read as a fingerprint. Hand over 40 hex digits (64 for v6).',
    'too-few-signers': 'Fewer keys than you expect made a good signature.',
    'signers-uncounted':
      'Fewer keys than you expect are known to have made a good signature. Some signatures could not be checked, so it cannot be said that there are too few, either.',
  },
  missing: {
    'keys-format': 'You have no public key yet',
    'key-available': 'The key that signed is not among the keys that were read',
    'key-identity': 'No expected fingerprint is set',
    'key-trust': 'Nobody said whose certification of a key is to be believed',
  },
  skips: {
    absent: {
      'key-trust': 'There are not enough signatures by which people you trust certify this key',
    },
    unsupported: {
      'keys-format':
        'Something in the key file cannot be read, and what comes behind it was not looked at. Get the file of public keys again from where it came.',
      'signing-key-valid':
        'The key file cannot be read to its end, or a part of the key that anybody can add to contradicts what the key itself says. Check once more with the key as you get it again from where it came.',
    },
    'too-much': {
      'key-available':
        'There are too many signatures, or too many keys that may belong to them, to search all the keys. Hand over only the signature and the key of whom you want to check.',
      'keys-format':
        'The key files are too large and were not read (up to 16 MiB and 50,000 packets together). Hand over only the key of whoever signed.',
      'signature-integrity':
        'There are too many signatures, or too many keys that may belong to them, to compute all of it. Hand over only the signature and the key of whom you want to check.',
      'signing-key-valid':
        'There are too many signatures on the key to check all of them. A revocation may be among the rest, so get the key alone again from where it came.',
      'key-trust':
        'There are too many signatures that certify the key to check all of them. Hand over only the keys of whoever signed and whoever certified.',
    },
  },
  evidence: {
    'signature-created': 'Time of the signature (as it claims)',
    'signature-expires': 'Signature expires',
    'hash-algorithm': 'Digest algorithm',
    'public-key-algorithm': 'Public key algorithm',
    'signed-digest': 'Digest computed from what you have',
    'digest-prefix': 'First 2 bytes of the digest',
    'key-id': 'Key ID',
    'issuer-fingerprint': 'Fingerprint named in the signature',
    fingerprint: 'Fingerprint of the key that signed',
    'expected-fingerprint': 'Expected fingerprint',
    'wanted-signers': 'Expected number of keys (at least)',
    'good-signers': 'Keys with a good signature',
    'primary-fingerprint': 'Fingerprint of the primary key',
    'user-id': 'User ID (as it claims to be)',
    'key-created': 'Key created',
    'key-expires': 'Key expires',
    'revoked-at': 'Revoked at',
    'revocation-reason': 'Reason of the revocation',
    'revocation-comment': 'Comment on the revocation',
    'certified-by': 'Key that certifies it',
    now: 'Time of verification',
  },
}
