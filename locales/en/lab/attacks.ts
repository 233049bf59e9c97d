/** What can be done to the keyless lab, and who notices. */
import type { LabOutcome } from '../../../playground/attacks/lab.ts'
import type { LabAttackId } from '../../../playground/attacks/lab-plan.ts'
import type { AttackWords } from '../../types.ts'

export const attacks: Readonly<Record<LabAttackId, AttackWords>> = {
  'token-stolen': {
    title: 'A stolen token, expired',
    story:
      'The ID token from the login was stolen and used 11 minutes later. It has expired, so Fulcio issues no certificate.',
  },
  late: {
    title: 'An expired certificate',
    story:
      "The key that should have been thrown away was stolen, and used after the 10 minutes were over. The vouched-for time is outside the certificate's validity period.",
  },
  'self-issued-certificate': {
    title: "Another CA's certificate",
    story:
      "With a CA of their own, the attacker made a certificate in alice's name. It leads to no CA in the trusted root.",
  },
  'entry-removed': {
    title: 'A removed log entry',
    story:
      "The log's operator removed the entry, and showed the checkpoint from after the removal. This entry does not lead to its root hash. From a bundle made before the removal alone, nobody can tell that it was removed.",
  },
  'log-forked': {
    title: 'A forked log',
    story:
      "The log's operator showed another log to the verifier only. Verification that looks at nothing but the bundle passes. Whoever remembers the earlier checkpoint notices that the two do not join.",
  },
  'clock-moved': {
    title: 'A wrong clock',
    story:
      "The clock of the one who vouches for the time was a day ahead. That time is outside the certificate's 10 minutes.",
  },
  'another-person': {
    title: "Another person's certificate",
    story:
      "mallory signed correctly, in mallory's own name. The only clue is that this is not the expected identity.",
  },
  'no-sct': {
    title: 'Issued past the CT log',
    story: 'Fulcio issued the certificate without submitting it to a CT log. The missing SCT gives it away.',
  },
  'unknown-ct-log': {
    title: 'A CT log nobody watches',
    story: 'There is an SCT, but from a CT log that is not in the trusted root.',
  },
  'account-elsewhere': {
    title: 'Same name, other provider',
    story:
      "mallory got hold of alice's email address at another provider, and signed. A verifier that compares the issuer refuses; a monitor that watches the log tells alice.",
  },
  'account-taken': {
    title: 'A taken-over account',
    story:
      'alice\'s account was taken over, and used to sign with the genuine identity. Verification passes. alice can notice, if she watches the log and can say "I made no such signature". Nothing exists to revoke this one signature.',
  },
}

export const noticedBy: Readonly<Record<LabOutcome['noticedBy'], string>> = {
  verifier: 'the verifier notices',
  fulcio: 'Fulcio refuses',
  witness: 'whoever remembers the log notices',
  monitor: 'whoever watches the log notices',
}
