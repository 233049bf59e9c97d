/** The demo in which one attack of the table waits, to be looked at there. */
import { type Component, defineAsyncComponent } from 'vue'
import { ja } from '../../locales/ja.ts'
import type { Method, Trial } from '../../playground/attacks/matrix.ts'

export interface Replay {
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

/** @returns the demo in which this very attack waits; `undefined` if none does */
export function replayOf(method: Method, trial: Trial): Replay | undefined {
  const { id } = trial
  const demo = demos[method]
  if (isHonest(trial)) return { demo, props: {} }
  if (method === 'checksum') return { demo, props: { scenario: 'replaced' } }
  if (method === 'key') {
    const attack = id === 'kept-secret-stolen' ? 'stolen-key' : id
    return attack in ja.openpgpAttacks ? { demo, props: { attack } } : undefined
  }
  return id in ja.attacks ? { demo, props: { attack: id } } : undefined
}
