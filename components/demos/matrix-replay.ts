/** The demo in which one attack of the table waits, to be looked at there. */
import { type Component, defineAsyncComponent } from 'vue'
import { edition } from '#words'
import type { Method, Trial } from '../../playground/attacks/matrix.ts'

export interface Replay {
  /** The very release or attack of the row; or what of the demo is nearest to it. */
  readonly is: 'release' | 'attack' | 'near'
  readonly demo: Component
  readonly props: object
}

const demos = {
  checksum: defineAsyncComponent(() => import('./ChecksumDemo.vue')),
  key: defineAsyncComponent(() => import('./OpenpgpDemo.vue')),
  keyless: defineAsyncComponent(() => import('./SigstoreDemo.vue')),
}
const HONEST = ['honest', 'honest-next', 'honest-again']

/** Whether it is the release as its maker made it: then nobody attacks. */
export const isHonest = ({ id }: Trial): boolean => HONEST.includes(id)

/** @returns the demo in which this waits, or something near; `undefined` if none has anything like it */
export function replayOf(method: Method, trial: Trial): Replay | undefined {
  const { id } = trial
  const demo = demos[method]
  if (isHonest(trial))
    return { is: id === 'honest' && method === 'checksum' ? 'release' : 'near', demo, props: {} }
  if (method === 'checksum')
    return { is: id === 'both-replaced' ? 'attack' : 'near', demo, props: { scenario: 'replaced' } }
  if (method === 'key') {
    // There the owner has noticed.
    if (id === 'kept-secret-stolen') return { is: 'near', demo, props: { attack: 'stolen-key' } }
    return id in edition.openpgpAttacks ? { is: 'attack', demo, props: { attack: id } } : undefined
  }
  return id in edition.attacks ? { is: 'attack', demo, props: { attack: id } } : undefined
}
