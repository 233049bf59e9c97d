/** Words of the deck's own release: what the last slide of the talk verifies, and what it cannot. */
import type { release as ja } from '../ja/release.ts'
import type { Same } from '../same.ts'

export const release: Same<typeof ja> = {
  title: "What verifying this talk's release came to",
  made: (version) =>
    `The PDF and SHA256SUMS (${version}) are signed with the identity of the expected workflow`,
  failed: (file, why) => `${file}: ${why}`,
  undecided: 'It is undecided whether the one expected signed this',
  expected: 'Expected: ',
  whoExpects: ' (decided when the site was built)',
  limits:
    'Still, this page cannot vouch for its own code, with which it verifies. Check on your own machine, too.',
  checks: 'See the checks',
  close: 'Close',
}
