/** What the attacks on a release signed with OpenPGP are called, and what a colleague would say about each. */
import type { OpenpgpAttackId } from '../../playground/attacks/openpgp.ts'
import type { AttackWords } from '../types.ts'

export const openpgpAttacks: Readonly<Record<OpenpgpAttackId, AttackWords>> = {
  'other-artifact': {
    title: 'Swapped artifact',
    story:
      'Only the artifact on the server was swapped. The signature is as it was, so the arithmetic does not match.',
  },
  'both-replaced': {
    title: 'Swapped artifact and signature',
    story:
      'The attacker signed again, with a key of their own. That key is not in your keyring, so gpg answers "No public key", and the verdict is Undecided. Get the key as you are told here, and the next attack succeeds.',
  },
  'impostor-key': {
    title: 'Key with the same user ID',
    story:
      'The attacker registered a key with the same user ID on the keyserver, and signed with it. A user ID proves nothing. Expect a fingerprint, and the attack is found.',
  },
  'lying-keyserver': {
    title: 'Keyserver that returns another key',
    story:
      "The keyserver returned the attacker's key for the one that was asked for, and it was believed as it came. Get the key again in the Keyserver tab: computing its fingerprint shows it.",
  },
  'stolen-key': {
    title: 'A stolen key',
    story:
      'Signed with a stolen key, under a date before the theft. The date is what the signer claims. You got the key again after its owner revoked it, so you notice.',
  },
  'expired-key': {
    title: 'Expired key',
    story:
      'An old key that nobody watches was used after it had expired. gpg warns, and returns exit code 0. Here it is rejected.',
  },
  'transplanted-signature': {
    title: 'SHA-1 signature moved',
    story:
      'With a SHA-1 collision, the same signature was put on another file than the one that was signed. The arithmetic is right, and only the warning about an old digest is left.',
  },
}
