/** What the player of the lab's traces says, whatever it plays. */
import type { trace as ja } from '../ja/trace.ts'
import type { Same } from '../same.ts'

export const trace: Same<typeof ja> = {
  /** In the head of the diagram there is little room: a line each. */
  heads: {
    user: ['signer'],
    client: ['Cosign'],
    browser: ['browser'],
    idp: ['login', 'page'],
    upstream: ['identity', 'provider'],
    fulcio: ['Fulcio'],
    ctlog: ['CT log'],
    rekor: ['Rekor'],
    tsa: ['TSA'],
    storage: ['storage'],
    forge: ['source', 'repo'],
    ci: ['CI', 'job'],
    'ci-idp': ['OIDC', 'of CI'],
    registry: ['registry'],
    verifier: ['verifier'],
  },
  diagram: 'Who sent what to whom. The arrow keys go step by step.',
  rail: 'The current step. The arrow keys go step by step.',
  previous: 'Back',
  next: 'Next',
  raw: 'Raw bytes',
  fields: 'Decode',
  within: (actor) => `within ${actor}`,
  nothing: 'Nothing is sent in this step.',
}
