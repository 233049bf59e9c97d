/** The workers the demos share, each started when it is first needed. */
import { type Remote, wrap } from 'comlink'
import type { ChecksumApi } from '../../workers/checksum.worker.ts'
import type { LabApi } from '../../workers/lab.worker.ts'
import type { OpenpgpApi } from '../../workers/openpgp.worker.ts'
import type { SigstoreApi } from '../../workers/sigstore.worker.ts'

function once<Api>(start: () => Worker): () => Remote<Api> {
  let remote: Remote<Api> | undefined
  return () => (remote ??= wrap<Api>(start()))
}

export const checksumWorker = once<ChecksumApi>(
  () => new Worker(new URL('../../workers/checksum.worker.ts', import.meta.url), { type: 'module' }),
)
export const openpgpWorker = once<OpenpgpApi>(
  () => new Worker(new URL('../../workers/openpgp.worker.ts', import.meta.url), { type: 'module' }),
)
export const sigstoreWorker = once<SigstoreApi>(
  () => new Worker(new URL('../../workers/sigstore.worker.ts', import.meta.url), { type: 'module' }),
)
export const labWorker = once<LabApi>(
  () => new Worker(new URL('../../workers/lab.worker.ts', import.meta.url), { type: 'module' }),
)
