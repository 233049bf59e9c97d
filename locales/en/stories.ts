/** The questions that open a story on a slide: what the audience is to guess before it is computed. */
import type { leaves as leavesJa, stories as storiesJa } from '../ja/stories.ts'
import type { Same } from '../same.ts'

export const stories: Same<typeof storiesJa> = {
  answer: 'See the answer',
  checksum: 'If just 1 byte is changed, do you notice?',
  impostor: 'An attacker signed with a key of the same name. Do you notice?',
  sigstore: 'If any one place is changed, which check stops it?',
  'ten-minutes': 'The certificate expired after 10 minutes. Does it verify three years later?',
  matrix: 'Under attack, how much does each generation notice?',
  tuf: 'Who tells you whom to trust? How many keys must be stolen to forge that?',
  tiles: 'One entry of 70,000: what has to be fetched to check it?',
  'post-quantum': "If a large quantum computer comes, which of today's signatures still stand?",
}

/** The one sentence that each of them leaves behind, once it is told. */
export const leaves: Same<typeof leavesJa> = {
  checksum: 'If the checksum is swapped, too, only a digest from another channel tells you',
  gpg: '"No key" is not "no match". Good says only "the arithmetic is right"',
  impostor: 'What tells keys apart is not the name but a fingerprint from another channel',
  sigstore: 'All the cryptography may be right: if it is not the one you expected, it does not pass',
  'ten-minutes': "What counts is not today's date but the time that a log or a TSA vouches for",
  matrix: 'What you notice depends on what you knew beforehand',
  tuf: 'Trust begins with a root brought another way. 3 stolen keys end it',
  tiles: 'A few tiles prove one entry. Whether all see one tree, a witness tells',
  'post-quantum': 'Signatures fall, hashes stand. Replace the longest-trusted keys first',
}
