/** The page for what a person has in hand. */
import type { Expectation } from '../../playground/desk/expected.ts'
import type { verify as ja } from '../ja/verify.ts'
import type { Same } from '../same.ts'
import { counted } from './plural.ts'

interface Asked {
  readonly label: string
  /** From where one knows it. */
  readonly from: string
  readonly example: string
}

const asked: Readonly<Record<Expectation, Asked>> = {
  digest: {
    label: 'Digest',
    from: 'From the official site, or from somebody you know',
    example: 'sha256:…, only the hex digits, or a list (one per line)',
  },
  fingerprint: {
    label: 'OpenPGP fingerprint',
    from: 'Of the key of whoever signs. Confirmed by a business card or another site',
    example: '40 or 64 digits',
  },
  key: {
    label: 'minisign or signify public key',
    from: 'Of whoever signs. Known through another channel, such as the official site',
    example: 'RW…',
  },
  principal: {
    label: 'SSH principal',
    from: 'Whoever should have signed, by the name in allowed signers',
    example: 'alice@example.com',
  },
  identity: {
    label: 'Sigstore identity',
    from: 'The person or the workflow that should have signed',
    example: 'https://github.com/OWNER/REPO/.github/workflows/release.yml@refs/tags/v1',
  },
  issuer: {
    label: 'Sigstore issuer',
    from: 'The identity provider that confirms this identity',
    example: 'https://token.actions.githubusercontent.com',
  },
  'source-repository': {
    label: 'Sigstore source repository',
    from: 'From which repository it should have been built. If the identity is a workflow that others call too, this settles it',
    example: 'https://github.com/OWNER/REPO or OWNER/REPO (GitHub)',
  },
  'source-ref': {
    label: 'Sigstore source ref',
    from: 'The branch or tag of that repository',
    example: 'refs/tags/v1',
  },
  type: {
    label: 'Statement type (predicateType)',
    from: 'A URI, or the short name that cosign has for it; SLSA provenance if empty',
    example: 'https://slsa.dev/provenance/v1',
  },
}

export const verify: Same<typeof ja> = {
  title: 'Verify files of your own',
  pageTitle: 'Verify files of your own — Shomei',
  lead: 'Put what you downloaded here, with everything that came with it. The page finds out what each file is and which is about which, and answers one by one.',
  private: 'Files are read in this browser only. Nothing is sent anywhere.',
  drop: 'Drop files or folders here',
  choose: 'Choose files',
  chooseFolder: 'Choose a folder',
  paste: 'Pasting works too (a digest, a signature, a key)',
  pasted: (n) => `pasted ${n}`,
  refused: (n, most) =>
    `Up to ${counted(most, 'file')} can be put here, and 128 MiB of signatures, keys and lists. ${n.toLocaleString('en-US')} ${n === 1 ? 'was' : 'were'} not taken. Put them in parts.`,
  tray: 'Files put here',
  clear: 'Clear all',
  remove: (name) => `Remove ${name}`,
  removeShort: 'Remove',
  looking: 'looking',
  reading: (name) => `Reading ${name}`,
  empty: 'Nothing is in it (0 bytes).',
  isArtifact: 'Treat as a file to verify',
  asFound: 'Back to the kind it was',
  about: 'Which file it is about',
  aboutAny: 'Find it automatically',
  asRevoked: 'Use as a list of revoked keys',
  isRevoked: 'list of revoked keys (as you decided)',
  believe: 'Believe',
  isBelieved: 'you decided to believe it',
  trust: {
    'trusted-root':
      'If you believe this trusted root, you take the word of the CAs and logs in it as it is. If it came with the files to verify, an attacker may have made it.',
    signers:
      'If you believe this list, the people in it may sign with the keys in it. If it came with the files to verify, an attacker may have written it.',
    revoked: 'If you believe this list, signatures by the keys and certificates in it are rejected.',
    'public-key':
      "If you believe this public key, signatures by this key are treated as those of whom you expect. If it came with the files to verify, it may be an attacker's key.",
    keys: "If you believe the OpenPGP keys in here, a signature by any of them is treated as that of whom you expect. If you enter a fingerprint, the fingerprint decides. If they came with the files to verify, they may be an attacker's keys.",
    certificate:
      "If you believe the public key of this certificate, signatures by that key are treated as those of whom you expect. Neither the certificate's name nor its validity is looked at. If it came with the files to verify, it may be an attacker's key.",
  },
  expected: {
    title: 'What do you expect, and from where do you know it?',
    lead: 'Copying what came with the files proves nothing. Enter only what you know through another channel.',
    asked,
    noLog: 'Demand no Sigstore log (only where the trusted root that you believe has none)',
    heard: 'From where you know it',
    heardExample: 'For example the official site, or told by phone',
    unsaid: 'Not said',
    isLinks: 'Set by this link',
    onPaper: 'What was expected',
    nothing: 'Nothing was expected.',
  },
  answers: 'Answers',
  stopped: 'The verification stopped. Reload the page, and put the files here again.',
  waiting: 'Put files here, and the answers appear.',
  checks: 'See the checks',

  open: 'What was not compared',
  save: 'Save the result as JSON',
  onPaper: 'The result on paper or as a PDF, with every check unfolded',
  print: 'Print',
  when: 'Verified at (by the clock of this browser)',
  link: {
    what: 'A link to this state. It holds the contents of the files put here, and the expectations. Whoever opens it sees that the link set them.',
    withoutBelief: 'What you decided to believe is not in it.',
    tooLarge: 'The files put here are large, so this state cannot be made a link.',
    isUnread: 'This link cannot be read. Nothing was put here.',
  },
  saved: 'shomei-report.json',
  kinds: 'What can be read',
  kindsLead:
    'Files of up to 16 MiB are recognized by their contents. Names are looked at only where the contents do not settle it.',
}
