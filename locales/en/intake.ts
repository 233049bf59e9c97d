/** What each kind of file is, and what one does with it where it is not read here. */
import type { KindId } from '../../playground/intake/kinds.ts'
import type { Role } from '../../playground/intake/kind.ts'
import type { intake as ja } from '../ja/intake.ts'
import type { Same } from '../same.ts'
import { counted } from './plural.ts'

export interface KindWords {
  /** Stands behind "a" or "an" in a sentence, and by itself in a list. */
  readonly name: string
  /** The next step of whoever has it in hand. */
  readonly next?: string
  /** Said of one that no method is given, where it is known why. */
  readonly unread?: string
}

const BUNDLE = 'It is verified with sigstore, together with the artifact.'
const TRUST = 'It is used to verify a Sigstore bundle with sigstore.'
const OPENPGP = 'Verify it with openpgp, together with the public key of whoever signed.'
const OPENPGP_KEYS = 'They are used to verify an OpenPGP signature with openpgp.'
const MINISIGN = 'Verify it with minisign, together with the public key of whoever signed.'
const SSH = 'It is used to verify an SSH signature.'

const kinds: Readonly<Record<KindId, KindWords>> = {
  artifact: {
    name: 'file (not recognized as a signature or key)',
    unread: 'Finding out what this file is broke off here, so it is not decided.',
  },
  'openpgp-signature': { name: 'OpenPGP signature', next: OPENPGP },
  'openpgp-cleartext': { name: 'text signed in clear with OpenPGP', next: OPENPGP },
  'openpgp-keys': { name: 'file of OpenPGP public keys', next: OPENPGP_KEYS },
  'openpgp-keybox': { name: 'container of OpenPGP public keys (GnuPG keybox)', next: OPENPGP_KEYS },
  'openpgp-message': {
    name: 'file with contents and an OpenPGP signature in it (gpg --sign)',
    next: OPENPGP,
  },
  'openpgp-encrypted': {
    name: 'file encrypted with OpenPGP',
    next: 'Until it is decrypted, nobody can tell whether there is a signature. Verify it while decrypting, with a tool that can (such as gpg --decrypt).',
  },
  'checksum-list': { name: 'list of digests', next: 'Compare it with the files by checksum.' },
  'minisign-signature': { name: 'minisign or signify signature', next: MINISIGN },
  'signify-embedded': { name: 'text with its signify signature', next: MINISIGN },
  'minisign-key': {
    name: 'minisign or signify public key',
    next: 'It is used to verify a minisign or signify signature.',
  },
  'ssh-signature': {
    name: 'SSH signature',
    next: 'Verify it with ssh, together with a list of signers (allowed signers).',
  },
  'git-object': {
    name: 'git commit or tag',
    next: 'If its signature is OpenPGP, verify it with openpgp; if SSH, with ssh; if X.509, with git verify-commit or git verify-tag.',
    unread: 'This is a git commit or tag, but its signature is not of a kind that can be verified here.',
  },
  'allowed-signers': { name: 'list of signers (SSH allowed signers)', next: SSH },
  'ssh-public-key': {
    name: 'SSH public key or its certificate',
    next: "To decide whose key to believe it is, write a line with that person's name and the key in an allowed signers file.",
  },
  'ssh-public-keys': {
    name: 'list of SSH public keys',
    next: 'It does not say whose keys they are. If it is a list of revoked keys, say that it is to be used so.',
  },
  'ssh-revocations': { name: 'SSH revocation list (KRL)', next: SSH },
  'sigstore-bundle': { name: 'Sigstore bundle', next: BUNDLE },
  'sigstore-bundles': { name: 'series of Sigstore bundles', next: BUNDLE },
  'cosign-bundle': { name: "bundle in Cosign's older format", next: BUNDLE },
  pep740: { name: 'PyPI attestation (PEP 740)', next: BUNDLE },
  'dsse-envelope': {
    name: 'file of only a DSSE envelope',
    next: 'The log entry that tells when it was signed is not in it. Get the bundle from where it is published. If the log has a record, a bundle can be made of this and the certificate, as follows.',
  },
  'sigstore-signature': {
    name: 'file of only the value of a signature',
    next: 'The certificate and the log entry that tell who signed, and when, are not in it. If the log has a record, a bundle can be made of this and the certificate, as follows.',
  },
  certificate: {
    name: 'certificate',
    next: 'If the log has a record, a bundle can be made of this and the signature, as follows.',
  },
  'public-key': { name: 'public key', next: TRUST },
  'private-key': {
    name: 'private key',
    next: 'Do not give it to anybody. Verification needs the public key.',
  },
  'trusted-root': { name: 'trusted root', next: TRUST },
  'trust-config': {
    name: 'Sigstore client configuration with a trusted root in it (ClientTrustConfig)',
    next: TRUST,
  },
  'signing-config': {
    name: 'configuration for signing (signing_config.json)',
    next: 'Verification needs the trusted_root.json of the same instance.',
  },
  'tuf-metadata': {
    name: 'TUF metadata file',
    next: 'Sigstore uses these to receive the trusted root safely. Verification needs the trusted_root.json that is received by them.',
  },
  'web-page': {
    name: 'web page (HTML)',
    next: 'If it should be another file, download it again from the link to the file itself.',
  },
  'not-found': {
    name: "server's error message",
    next: 'If it should be another file, check the URL and download it again.',
  },
}

/** As it is said to whoever handed over another. */
const instead: Readonly<Record<Role, string>> = {
  artifact: 'Not an artifact',
  list: 'Not a list of digests',
  signature: 'Not a signature',
  cleartext: 'Not a text signed in clear',
  keys: 'Not a public key',
  bundle: 'Not a bundle',
  'trusted-root': 'Not a trusted root',
  'public-key': 'Not a public key to check a Sigstore signature with (PEM or DER)',
  signers: 'Not a list of signers',
  revoked: 'Not a revocation list',
}

/** In a sentence. */
const a = (id: KindId) => `${/^(?:OpenPGP|SSH)/.test(kinds[id].name) ? 'an' : 'a'} ${kinds[id].name}`
/** The next step, behind another sentence. */
const then = (id: KindId) => (kinds[id].next === undefined ? '' : ` ${kinds[id].next}`)

const isUnread = (id: KindId) =>
  kinds[id].unread ??
  `This is ${a(id)}, but what is in it cannot be taken out: something is missing, of another form, open to two readings, or too much.`
const isEmpty = (id: KindId) => `This is ${a(id)}, with none in it.`

const atLine = (line: number | undefined) => (line === undefined ? '' : ` (line ${line})`)

export const intake: Same<typeof ja> = {
  kinds,
  is: (id) => `This is ${a(id)}.${then(id)}`,
  /** @param wanted what was to be handed over here */
  isOther: (id, wanted, isNextSaid = true) =>
    `${instead[wanted]}: this is ${a(id)}.${isNextSaid ? then(id) : ''}`,
  /** It is of a kind that is read, and this one is not. */
  isUnread,
  isEmpty,
  /** A file that nothing is compared by. */
  unread: ({ kind, isEmpty: isNone }) => (isNone ? isEmpty(kind) : isUnread(kind)),
  /** As it stands in a list of what came: what nobody looked at was taken for nothing. */
  nameOf: ({ kind, recognised }) =>
    recognised === 'unseen' ? 'file (large, so its kind was not looked at)' : kinds[kind].name,
  byHand: 'file to verify (you said so)',
  /** Of what is believed, which one is meant is the person's word. */
  isSeveral: (count, what = 'public key') =>
    `It holds ${counted(count, what)}. Decide which one to believe, and hand over only that one.`,
  /** This and the next stand behind another sentence. */
  belongs: (option) => ` It goes to ${option}.`,
  /** A text that is signed in clear, handed over as a signature beside another file. */
  isSignedText:
    ' Handed over alone, without --signature, this file can be verified. If its text is a list of digests, hand it to --sums of checksum to compare it with files.',
  /** Of an option of the terminal, such as a variable that a script left unset. */
  emptyValue: (command, option) => `${command}: ${option} has no value; give it, or leave it out`,
  isSwapped: (artifact) =>
    `This is not a signature: ${artifact} is the OpenPGP signature. Hand the two over the other way round.`,
  isSignedList: (name, method) =>
    `${name} is a signed list, and only the signed text was read. The signature was not verified. Verify it with ${method} or verify.`,
  nth: (at, of, line) => `bundle ${at}/${of}${atLine(line)}`,
  elsewhere: 'The bundle is not in this file. If there is one, get it and verify that.',
  aside:
    'This is not a signature of the kind that was expected, so it does not count in the overall verdict.',
  together: (verified, of) => `Of ${counted(of, 'bundle')}, ${verified} verified.`,
  byRoot: (at, line) =>
    `This is the result with number ${at}${atLine(line)} of the trusted roots handed over, the one with which most checks passed.`,
  digestByLength: (name) => `By the number of digits, this was taken as a digest of ${name}.`,
}
