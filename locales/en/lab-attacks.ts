import type { labAttacks as ja } from '../ja/lab-attacks.ts'
import type { Same } from '../same.ts'
import { counted } from './plural.ts'

/** What the scene says in which the lab is attacked: who notices, and who cannot. */
export const labAttacks: Same<typeof ja> = {
  pick: 'Who notices, and how',
  honest: 'No attack',
  honestStory: 'The bundle that alice signed in 12 steps is verified as it is.',
  log: 'log',
  simulated:
    'These are attacks within a simulated Sigstore (Shomei lab). Cryptography and verification are real.',
  parties: {
    verifier: 'Verifier',
    fulcio: 'Fulcio',
    witness: 'Whoever remembers the log (witness)',
    monitor: 'Whoever watches the log (monitor)',
  },
  sheets: {
    fulcio: "Fulcio's checks",
    witness: 'Two checkpoints',
    monitor: 'The alarm',
  },
  verifierSheet: "The verifier's checks",
  honestWhy: (count) =>
    count === 1 ? 'The 1 check passed.' : `All ${count.toLocaleString('en-US')} checks passed.`,
  caught: (check) => `Noticed: ${check}`,
  fooled: 'Finds nothing wrong',
  noBundle: (check) => `${check}. No certificate is issued, so there is no bundle to verify.`,
  alarms: (count) => counted(count, 'alarm'),
  quiet: 'No alarms',
  remembered: 'Checkpoint that the witness saw before',
  shown: 'Checkpoint that the verifier was shown',
  size: (count) => counted(count, 'entry', 'entries'),
  checkpoint: 'checkpoint (signed by the log)',
  proofReaches: 'Earlier root hash, computed from the consistency proof',
  differs:
    "It is not the root hash seen before. Both checkpoints have the log's genuine signature, so the log cannot talk its way out.",
  same: 'It is the root hash seen before.',
  proofReachesLater: 'Current root hash, computed from the consistency proof',
  differsLater:
    "It is not the root hash that was shown. Both checkpoints have the log's genuine signature, so the log cannot talk its way out.",
}
