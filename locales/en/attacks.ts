/** What the attacks on a Sigstore release are called, and what a colleague would say about each. */
import type { SigstoreAttackId } from '../../playground/attacks/sigstore.ts'
import type { BundlePartId, RootPartId } from '../../playground/sigstore/parts.ts'
import type { AttackWords } from '../types.ts'

export const attacks: Readonly<Record<SigstoreAttackId, AttackWords>> = {
  'other-artifact': {
    title: 'Swapped artifact',
    story:
      'It was swapped for another file of the same name. That does not match the digest that was signed, so you notice.',
  },
  'look-alike-repository': {
    title: 'Look-alike repository',
    story:
      'The attacker signed from their own examp1e (with the digit 1, not the letter l), all by the rules. Signature and log are genuine, and only comparing the identity letter by letter shows it.',
  },
  fork: {
    title: 'Signed from a fork',
    story:
      'mallory made a fork, and signed with the same workflow, all by the rules. Only the name of the repository in the identity differs.',
  },
  'branch-for-tag': {
    title: 'Branch instead of tag',
    story:
      'The repository is the genuine one, but the workflow that signed ran on main, not on the tag of a release. Comparing the identity beyond its @ finds it.',
  },
  'another-person': {
    title: "Somebody else's certificate",
    story:
      'The workflow of another project signed by the rules, in its own name. Nothing about it is wrong. The only clue is that it is not the identity you expect.',
  },
  'other-issuer': {
    title: 'Another issuer',
    story:
      'Suppose Fulcio accepted an OIDC issuer where one can claim to be anybody. A token that claims the same identity got a certificate. The identity is the same letter by letter; it is found because the issuer is compared, too.',
  },
  late: {
    title: 'Expired certificate',
    story:
      'The key that should have been thrown away was stolen, and used after its 10 minutes had passed. The time that the log vouches for is outside the validity of the certificate.',
  },
  'clock-moved': {
    title: 'Wrong clock',
    story:
      'The signer is honest, but the clock of whoever vouches for the time (the log or the TSA) was one day fast. That time is not within the 10 minutes of the certificate.',
  },
  'self-issued-certificate': {
    title: 'CA of their own',
    story:
      'The attacker issued a certificate in the name they wanted, with a CA of their own. It does not chain up to a CA in the trusted root, so it does not pass.',
  },
  'no-sct': {
    title: 'Certificate without an SCT',
    story:
      'The CA issued this certificate in secret, without reporting it to a CT log. The missing SCT shows it.',
  },
  'unknown-ct-log': {
    title: 'CT log nobody watches',
    story:
      'There is an SCT, but a CT log that is not in the trusted root signed it. Nobody watches what is reported there.',
  },
  'wrong-instance': {
    title: 'Signed with another Sigstore',
    story:
      'It was signed with another Sigstore that has the same names for everything. Its CA and log have other keys, so nothing leads to your trusted root.',
  },
  'expired-log-key': {
    title: "Log's key expired",
    story:
      "By the trusted root, the log's key was retired the day before the signature. The vouched-for time is after that, so this checkpoint is not believed.",
  },
  'stripped-proof': {
    title: 'Inclusion proof taken out',
    story:
      'The inclusion proof was taken out of the bundle. From v0.2 on, a bundle has to have one, so this cannot be read as a bundle, and the verdict is Undecided.',
  },
  'flipped-proof-node': {
    title: 'One bit of the proof flipped',
    story:
      'A hash in the inclusion proof was changed by one bit. Everything computed above it changes, and does not lead to the root hash.',
  },
  'entry-removed': {
    title: 'Log entry removed',
    story:
      'The operator of the log removed the entry, and showed a checkpoint from after that. Its signature is genuine, but this entry does not lead to that root hash. Whoever looks only at a bundle from before does not see that the entry was removed.',
  },
  'entry-of-another-bundle': {
    title: "Somebody else's log entry",
    story:
      'The log entry was replaced with a genuine one, which another project put in at about the same time. It is in the log for certain, but its contents are not those of this signature.',
  },
}

/** The parts of a bundle and of a trusted root that can be edited as bytes. */
export const parts: Readonly<Record<BundlePartId | RootPartId, string>> = {
  'message-digest': 'Digest in the bundle',
  signature: 'Signature',
  payload: 'Payload (statement)',
  certificate: 'Certificate',
  'entry-body': 'Log entry contents',
  promise: 'SET (promise to include)',
  'proof-node': 'Hash in the inclusion proof',
  checkpoint: 'Checkpoint',
  'signed-timestamp': 'Signed timestamp',
  'log-key': 'Public key of the log',
  'ct-log-key': 'Public key of the CT log',
  'ca-certificate': 'Certificate of the CA',
  'tsa-certificate': 'Certificate of the TSA',
}
