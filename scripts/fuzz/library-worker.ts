/** A thread without our platform: in here `@sigstore/*` runs on Node's own crypto. */
import { parentPort } from 'node:worker_threads'
import { acceptedAlone } from './alone.ts'
import type { Subject } from './subject.ts'

parentPort?.on('message', ({ id, subject }: { readonly id: number; readonly subject: Subject }) => {
  parentPort?.postMessage({ id, accepted: acceptedAlone(subject) })
})
