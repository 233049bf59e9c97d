import type { keyless as ja } from '../ja/keyless.ts'
import type { Same } from '../same.ts'

/** What the scene of keyless signing says around its steps. */
export const keyless: Same<typeof ja> = {
  login: 'Which account do you log in with?',
  loginNote: 'This is a simulated login page. Everybody on it is made up.',
  log: 'Log to record in',
  logs: { v1: 'Rekor v1 (with SET)', v2: 'Rekor v2 (time from a TSA)' },
  start: 'Start signing',
  takeAway: 'Take it away and verify it with the real Cosign',
  command: 'Command',
  verified: 'The bundle just made was verified with the verifier that npm uses.',
  ready: 'Choose an account, and the simulated Sigstore starts to work. All the cryptography is real.',
}
