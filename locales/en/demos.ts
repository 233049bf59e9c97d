/** Labels and sentences of the three demos. */
import type { demos as ja } from '../ja/demos.ts'
import type { Same } from '../same.ts'
import { drops } from './drops.ts'
import { openpgpDemo } from './openpgp-demo.ts'
import { counted } from './plural.ts'
import { room } from './room.ts'

const and = (names: readonly string[]) => new Intl.ListFormat('en-US').format(names)
/** A number does not part from what it counts. */
const kept = (text: string) => text.replaceAll(' ', '\u00a0')
/** What goes on behind another sentence begins with a blank. */
const onlyIntact = ' That shows only that nothing is damaged.'

export const demos: Same<typeof ja> = {
  artifact: 'artifact',
  claim: { checksum: 'checksum', openpgp: 'signature', sigstore: 'bundle' },
  leftover: (names) =>
    `From this talk, not from you: ${names}. If you have the file that goes with yours, hand it over too.`,
  drops,
  room,
  keys: 'public key',
  trustedRoot: 'trusted root',
  sample: 'Sample',
  own: 'Your own file',
  choose: 'Choose',
  dropHere: 'Drop the files here',
  flip: 'Change 1 byte',
  edit: 'Contents',
  close: 'Close',
  reset: 'Start over',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Cannot copy, so it is selected',
  saveAs: (name) => `Save ${name}`,
  fromClaim: {
    why: 'Something that you expect was only copied from the bundle that came. Until it is confirmed through another channel, this cannot be called the one you expect.',
    confirm: 'Confirmed through another channel',
  },
  link: {
    expects: 'Expectations set by this link: ',
    brings: 'Brought by this link: ',
    takeBack: 'Undo the link',
    file: 'from the link',
    verified: 'The arithmetic is right',
    expected: 'The author of this link set what is expected. Decide for yourself what to expect.',
    brought: 'This came in the link. Whose it is, the link does not tell.',
    parts: {
      artifact: 'artifact',
      files: 'files',
      a: 'A',
      b: 'B',
      beside: 'checksum',
      signature: 'signature',
      cleartext: 'text signed in clear',
      fetched: 'public keys',
      chosen: 'public keys',
      bundle: 'bundle',
      apart: 'checksum from another channel',
      channel: 'how it came',
      copied: 'copied expectation',
      pasted: 'digest',
      digest: 'digest',
      key: 'public key',
      principal: 'principal',
      type: 'statement type',
      strict: '--strict',
      ignoreMissing: '--ignore-missing',
      algorithm: 'algorithm',
      fingerprint: 'fingerprint',
      identity: 'identity',
      issuer: 'issuer',
      sourceRepository: 'source repository',
      sourceRef: 'source ref',
      'source-repository': 'source repository',
      'source-ref': 'source ref',
      noLog: 'no log demanded',
      statementType: 'statement type',
      checkClaims: '--check-claims',
      person: 'who signs',
      says: 'contents of the image',
      suffix: 'common ending',
    },
  },
  whose: { sample: 'set by the sample', link: 'set by the link', claim: 'only copied' },
  question: {
    use: 'Use it',
    leave: 'Do not use it',
    root: (name, whose) => `Use ${name} (${whose})?`,
    rootMeans:
      'If you believe this root, everything that its CAs and logs have issued counts as genuine. If the root came with the bundle, do not use it.',
    key: (name) => `Verify with the public key in ${name}?`,
    keyMeans:
      'If you believe this key, everything signed with it counts as genuine. If the key came with the signature, do not use it.',
  },
  roots: {
    lab: 'simulated, Shomei lab',
    public: 'Sigstore public instance',
    own: 'a root you brought',
  },
  cancel: 'Cancel',
  cancelled: 'Canceled. The files are as they were.',
  working: 'Computing',
  waiting: 'Verification runs here once this slide is open',
  changedBytes: (count) => `${counted(count, 'byte')} changed`,
  rewritten: 'rewritten',
  bytes: (count) => counted(count, 'byte'),
  progress: (done, all) => `${done} / ${all}`,
  editor: {
    title: (name) => `Contents of ${name}`,
    help: 'Arrow keys move, hex digits overwrite, Esc closes.',
    offset: 'Offset',
    previous: 'Previous',
    next: 'Next',
    byte: (offset) => `byte ${offset}`,
    digits: 'Keys for hex digits',
    undo: 'Undo',
  },
  checksum: {
    paste: 'Paste the published digest',
    placeholder: 'MD5, SHA-1, SHA-256 or SHA-512 in hex, or the contents of SHA256SUMS',
    tamperBoth: 'Swap both',
    scenarios: {
      genuine: 'Genuine',
      replaced: 'Swapped',
      list: 'List',
      'collision-md5': 'MD5 collision',
      'collision-sha1': 'SHA-1 collision',
      log4j: 'log4j',
    },
    channel: {
      title: 'How it came',
      beside: 'Beside it, same server',
      apart: 'Another channel',
      example: 'For example a signed announcement, or the lock file in a repository',
    },
    detected: {
      byLength: (names) =>
        ` Taken as a digest of ${and(names.map(({ name, digits }) => `${name} (${digits} digits)`))}.`,
      byTag: (names) => `Labeled as a digest of ${and(names.map(({ name }) => name))}.`,
      unread: (tool, reason) => ` ${tool} does not read this line (${reason}).`,
    },
    why: {
      none: 'There is no digest to compare with yet. Paste one, or choose a .sha256 or SHA256SUMS file.',
      tooMuch:
        'The list is too large and was not read (up to 50,000 lines, 4 MiB, 512 KiB a line). Hand over only the lines for the files you want to check.',
      beside: 'It matches the digest that came with it. That shows only that nothing is damaged.',
      apart:
        'It matches the digest that came through another channel. If that digest is genuine, nothing was swapped on the server.',
      apartWeak: 'It matches the digest that came through another channel.',
      both: 'Both were rewritten, so they match. This match proves nothing.',
      caught:
        'An attacker who took over only the server cannot rewrite a digest on another channel. The swap is found.',
      lookAlike: (digits, places) =>
        `Only ${places.length === 1 ? 'digit' : 'digits'} ${and(places.map(String))} of ${digits} ${places.length === 1 ? 'differs' : 'differ'}. Comparing by eye, you would hardly notice.`,
      log4j: 'Get the jar of log4j-core 2.21.0 from Maven Central, and drop it here.',
    },
    log4j: {
      artifact: 'Not here yet (org.apache.logging.log4j:log4j-core:2.21.0).',
      channel: 'This digest is the one written on this slide.',
    },
    list: {
      card: 'list',
      files: 'files',
      filesHelp: (count) =>
        `${counted(count, 'file')}. Drop many at once. docs/a.txt in the list is taken to mean the a.txt you have.`,
      options: 'sha256sum options',
      strict: 'undecided if a line cannot be read',
      ignoreMissing: 'pass over files you do not have',
      words: {
        ok: 'OK',
        mismatch: 'FAILED',
        missing: 'FAILED open or read',
        unread: 'FAILED open or read',
        unmatched: 'no file matches',
        ambiguous: 'ambiguous',
        unsupported: 'not computed',
        unreadBare: 'a file cannot be read',
        unlisted: 'not in the list',
        unsettled: 'not compared',
      },
      ignored: 'passed over',
      remove: 'Remove',
      bare: '(digest without a name)',
      improper: (line) => `Line ${line} cannot be read as a digest line`,
      standsFor: (name) => `Your ${name} was taken for the file of this line.`,
      ambiguous: 'Another folder has a file of the same name, so which one is meant cannot be decided.',
      expected: (algorithm) => `Expected: ${algorithm}`,
      otherAlgorithm: 'an algorithm not computed here',
      more: (count) => counted(count, 'more line'),
      parted: (tool, lines, reason) =>
        `${tool} does not read ${lines.length === 1 ? 'line' : 'lines'} ${lines.slice(0, 5).join(', ')}${lines.length > 5 ? ' …' : ''} (${reason}). ${lines.length === 1 ? 'It was' : 'They were'} read here.`,
      reasons: {
        bare: 'no file name',
        bom: 'a BOM at the start',
        'utf-16': 'written in UTF-16',
        nul: 'lines end in NUL',
        tag: 'algorithm written another way',
        prefix: 'prefixed with sha256: or sha512-',
        form: 'not the format of coreutils',
        untagged: 'no name of an algorithm',
        'other-algorithm': 'another algorithm',
      },
      tool: 'Output of coreutils',
      asListed:
        'What it prints when those of the files whose place is certain, and no others, are put where the list has them.',
      untold: {
        'other-algorithm':
          'This list is for a command that is not imitated here, such as b2sum or sha384sum, so what it says cannot be reproduced.',
        'standard-input':
          'coreutils reads a line with the name "-" as standard input, so what it says cannot be reproduced here.',
      },
      counted: (mismatched, unread, unmatched, unmet, improper, unlisted) =>
        `Found: ${[
          mismatched > 0 ? `${kept(counted(mismatched, 'line'))} with a digest that differs` : '',
          unread > 0 ? `${kept(counted(unread, 'line'))} for a file that is missing or cannot be read` : '',
          unmatched > 0
            ? `${kept(counted(unmatched, 'digest'))} without a name that ${unmatched === 1 ? 'matches' : 'match'} no file`
            : '',
          unmet > 0
            ? `${kept(counted(unmet, 'digest'))} without a name, not compared with the files that cannot be read`
            : '',
          improper > 0 ? `${kept(counted(improper, 'line'))} that cannot be read` : '',
          unlisted > 0 ? `${kept(counted(unlisted, 'file'))} not in the list` : '',
        ]
          .filter((part) => part !== '')
          .join('; ')}.`,
      allRight: (matched, missing, unmatched) => {
        const beyond = [
          missing > 0
            ? `${counted(missing, 'line')} for files you do not have ${missing === 1 ? 'was' : 'were'} not looked at`
            : '',
          unmatched > 0
            ? `${counted(unmatched, 'digest')} without a name ${unmatched === 1 ? 'matches' : 'match'} no file`
            : '',
        ].filter((part) => part !== '')
        const lines = matched === 1 ? 'The 1 line' : `All ${matched.toLocaleString('en-US')} lines`
        const match = matched === 1 ? 'matches' : 'match'
        return beyond.length > 0
          ? `${lines} for files you have ${match} (${beyond.join('; ')}).`
          : `${lines} ${match}.`
      },
      beside: onlyIntact,
      noList: 'Drop the list as well (such as SHA256SUMS).',
      noFiles: 'Drop the files that are in the list, all at once.',
      unlisted: (count) =>
        `${counted(count, 'file')} ${count === 1 ? 'is' : 'are'} not in the list. This list does not tell whether ${count === 1 ? 'it is' : 'they are'} genuine.`,
      unsupported: 'Some lines have an algorithm that is not computed here. Those were not checked.',
    },
    eitherOf: (a, b) => (a === b ? a : `${a} or ${b}`),
    pair: {
      a: 'A',
      b: 'B',
      other: 'Drop one more file to compare with.',
      suffix: 'From here on, both are the same.',
      suffixTitle: (bytes) => `Common ending, ${counted(bytes, 'byte')} (rewriting it changes both)`,
      algorithm: 'In which algorithm was the digest of A published?',
      same: 'same',
      different: 'differs',
      differences: (count) => `A and B differ in ${counted(count, 'byte')}`,
      noDifference: 'A and B are the same bytes',
      start: {
        differences: (count) => `In their first 1 MiB, A and B differ in ${counted(count, 'byte')}`,
        noDifference: 'In their first 1 MiB, A and B are the same bytes',
      },
      fooled: (name) => `It matches the ${name} of A. But the B that came is another file.`,
      identical: 'A and B are the same file, so of course they match.',
      told: (name) => `With ${name}, you can tell that B is another file.`,
      broken: (name) => `As they are after the change, A and B differ in ${name}.`,
      apart: (name) => `A and B are different files, and their ${name} differs too.`,
      notSecond:
        "An attacker made both of these. That is how a harmless A can be put up for review, and B be shipped. Making another file with the digest of somebody else's file (a second preimage) is something else: no practical way is known, not even for MD5 or SHA-1.",
      cite: {
        md5: 'Wang, Feng, Lai, Yu: Collisions for Hash Functions MD4, MD5, HAVAL-128 and RIPEMD, IACR ePrint 2004/199',
        sha1: 'Stevens, Bursztein, Karpman, Albertini, Markov: The first collision for full SHA-1, CRYPTO 2017',
      },
    },
  },
  openpgp: openpgpDemo,
  sigstore: {
    identity: 'Expected identity',
    issuer: 'Expected issuer',
    noLog: 'Demand no log (only where the trusted root has none)',
    source: {
      repository: 'Expected source repository',
      ref: 'Expected source ref',
      optional: 'not compared if empty',
    },
    fromCertificate: 'Copy from the certificate',
    scenarios: { lab: 'Signature (simulated)', provenance: 'Provenance (simulated)' },
    tabs: { checks: 'Checks', certificate: 'Certificate', log: 'Log', commands: 'Commands' },
    attack: 'Try an attack',
    noAttack: 'None (as it was)',
    noArtifact: 'Drop the file whose signature is in this bundle as well.',
    noBundle: 'Drop the bundle of this file as well (such as .sigstore.json).',
    noRoot:
      'The trusted root of the Sigstore public instance is not here. Choose a trusted root that you believe.',
    nothingToAttack: 'This bundle has nothing that this attack aims at.',
    parts: 'Part to edit',
    whole: 'Whole',
    choose: 'This file has several bundles',
    certificate: {
      issuedBy: 'Issuing CA',
      validity: (minutes) => `Valid for ${counted(minutes, 'minute')}`,
      signedAt: 'Vouched for',
      none: 'This bundle has no certificate that can be read.',
      unread: 'The bundle cannot be read, so its certificate cannot be shown.',
    },
    merkle: {
      reached: 'The root hash computed from the entry equals the one in the checkpoint',
      lost: 'The root hash computed from the entry differs from the one in the checkpoint',
      uncomputed: 'The root hash was not compared with the checkpoint',
      leftAt: (level) => ` (from level ${level} up, it differs from the original)`,
      checkpoint: 'checkpoint',
      size: (entries) =>
        `the log at ${BigInt(entries).toLocaleString('en-US')} ${entries === '1' ? 'entry' : 'entries'}`,
      level: 'Level',
      left: 'Left',
      right: 'Right',
      result: 'Hash of both',
      leaf: (index, kind) => `hash of the log entry (number ${index}, ${kind})`,
      none: 'This entry does not have both a checkpoint and an inclusion proof that can be followed.',
      noLog: 'There is no log entry in this bundle.',
      unread: 'The bundle cannot be read, so its log entry cannot be shown.',
      rule: 'Leaf: SHA-256(00 ‖ entry). Node: SHA-256(01 ‖ left ‖ right). Colored hashes are from the proof (RFC 6962).',
    },
    commands: {
      cosign: 'With Cosign',
      gh: 'With the GitHub CLI',
      npm: 'With npm (in the folder where it is installed; identity is not compared)',
      digestOnly: 'Get the artifact itself first.',
      noKey:
        'This bundle is signed with a key. Hand over the public key (cosign.pub) to see commands for the same verification.',
      noPolicy:
        'Set the expected identity and issuer to see commands for the same verification (those that compare the source repository, for GitHub only).',
      none: 'There is no command of another tool to show that verifies under the same conditions.',
      unread: 'The bundle cannot be read, so there are no commands for the same verification.',
    },
    statementType: {
      title: 'Expected statement type',
      provenance: 'SLSA provenance',
      only: (type) => `Only this type: ${type}`,
      any: 'Any type',
      other: (type) =>
        `The statement type is ${type}, not the expected SLSA provenance. If that is fine, choose it under "Expected statement type".`,
    },
    nothingExpected: 'Nobody said whose signature it has to be, so all this shows is that somebody signed.',
    bothExpected: 'Set both the expected identity and the expected issuer.',
    stillOpen: 'Some checks could not be compared. See the ones marked "Not checked" below.',
    noProvenance: (name) =>
      `${name} has no SLSA provenance. Hand over a bundle, or an attestation with provenance.`,
    simulated: 'A sample from a simulated Sigstore (Shomei lab). ',
    real: 'A real attestation, from the npm registry. ',
    none: 'The registry had no real attestation.',
    'not-received': 'No real attestation was received from the registry.',
    'no-provenance': 'The attestations that came from the registry have no SLSA provenance.',
    missing: 'The real attestation has not been fetched yet (npm run samples).',
    lock: 'The digest of the artifact is the value in package-lock.json of this talk.',
    digestOnly: (name) => `${name} (digest only)`,
    library: '@sigstore/verify',
    key: 'Public key (PEM)',
  },
  errors: {
    read: (name) =>
      `${name} could not be read. It may be gone or changed, or you may not have the right to read it. Choose it again.`,
    sample: (path) => `${path} of this talk did not arrive. Choose again, or reload the page.`,
    worker:
      'The verification stopped. Reload the page. Large files that do not fit in a link, and keys made on this page, have to be handed over or made again.',
    tooLargeClaim: (name, limit) =>
      `${name} is too large. Other than the artifact, files of up to ${limit} are read.`,
  },
}
