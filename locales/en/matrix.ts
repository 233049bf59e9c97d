import type { matrix as ja } from '../ja/matrix.ts'
import type { Same } from '../same.ts'
import { attacks } from './attacks.ts'
import { lab } from './lab.ts'
import { openpgpAttacks } from './openpgp-attacks.ts'

const own = {
  honest: 'The genuine release',
  'honest-next': 'The genuine next release',
  'honest-again': 'Make the same checksum again, from the artifact alone, relying on nobody',
  'artifact-replaced': 'Replace only the artifact',
  'both-replaced': 'Replace both the artifact and what lies next to it',
  'somebody-else': 'Somebody else releases it, with a digest of their own',
  'kept-secret-stolen': 'Steal the private key that is kept, and sign',
  'without-keyserver': 'When the public key cannot be found',
} as const

/** The table of the three generations: what its columns ask, what its marks mean, what was run for them. */
export const matrix: Same<typeof ja> = {
  methods: {
    checksum: 'Checksum',
    key: 'Key (GPG)',
    keyless: 'Sigstore (keyless)',
  },
  columns: {
    integrity: { title: 'Integrity', asks: 'Do you notice a change on the way?' },
    authenticity: { title: 'Authenticity', asks: "Can you tell it from somebody else's?" },
    keeping: { title: 'No key to guard', asks: 'Is no key kept that could be stolen?' },
    dependence: { title: 'Needs nobody else', asks: 'Does it work on its own?' },
  },
  ratings: {
    holds: 'Yes',
    depends: 'It depends',
    fails: 'No',
  },
  /** What a cell comes to, in one sentence. */
  reasons: {
    checksum: {
      integrity:
        'With a digest that lies next to the file you do not notice if both are replaced. With a digest known through another channel you do.',
      authenticity:
        'A digest says nothing about who made the file. Even if you know the digest of one version, you cannot tell whether the next one is genuine.',
      keeping: 'There is no secret to guard at all.',
      dependence:
        'Just to compute it, you rely on nobody. To notice a replacement, though, you need a digest from another channel.',
    },
    key: {
      integrity:
        'If you have the right key, nothing that an attacker makes later passes. What happens when the key itself is a fake is next to this, under "Authenticity".',
      authenticity:
        'If you fetch a key with the same user ID, you are fooled. With a fingerprint settled beforehand, you can tell.',
      keeping:
        'Signatures by a stolen key pass as genuine until you learn of the revocation. So it has to be guarded all the time.',
      dependence: 'You need a place where the public key is found.',
    },
    keyless: {
      integrity:
        'Neither changing the artifact nor making the whole bundle anew gives a signature of the expected identity.',
      authenticity:
        'Unless you say which identity and issuer you expect, it does not come to "Verified". If you do, a signature by somebody else does not pass. One by a taken-over account does pass, though.',
      keeping: 'Even if a key that was left over is stolen, it cannot be used after the 10 minutes.',
      dependence: 'When you sign, every one of these has to answer.',
    },
  },
  knows: {
    nothing: 'Somebody who knows nothing',
    expected: 'Somebody who knows what to expect',
  },
  caption:
    'The attacks were run, and this was computed. Sigstore\'s "Yes" is for when you have said whom you expect. Press a cell to see what is in it.',
  outcomes: { passed: 'Passes', stopped: 'Does not pass', fooled: 'Fooled', caught: 'Kept out' },
  replay: {
    release: 'Open this release in the demo',
    attack: 'Open this attack in the demo',
    near: 'Open a similar scene in the demo',
  },
  back: 'Back to the table',
  services: 'Who has to answer',
  /** Of every trial: the attacks are called what they are called in the demos. */
  trial(id) {
    if (id in own) return own[id as keyof typeof own]
    if (id in openpgpAttacks) return openpgpAttacks[id as keyof typeof openpgpAttacks].title
    if (id in attacks) return attacks[id as keyof typeof attacks].title
    return lab.attacks[id as keyof typeof lab.attacks].title
  },
  keyserver: 'keyserver',
}
