/** The workers the demos share, each started when it is first needed. */
import checksum from '../../workers/checksum.worker.ts?worker&url'
import type { ChecksumApi } from '../../workers/checksum.worker.ts'
import desk from '../../workers/desk.worker.ts?worker&url'
import type { DeskApi } from '../../workers/desk.worker.ts'
import lab from '../../workers/lab.worker.ts?worker&url'
import type { LabApi } from '../../workers/lab.worker.ts'
import openpgp from '../../workers/openpgp.worker.ts?worker&url'
import type { OpenpgpApi } from '../../workers/openpgp.worker.ts'
import postQuantum from '../../workers/post-quantum.worker.ts?worker&url'
import type { PostQuantumApi } from '../../workers/post-quantum.worker.ts'
import sigstore from '../../workers/sigstore.worker.ts?worker&url'
import type { SigstoreApi } from '../../workers/sigstore.worker.ts'
import { startWorker } from '../../workers/start-worker.ts'
import { supervise } from './supervise.ts'

/** What needs the secret keys, which are in the memory of their worker and nowhere else. */
const WITH_SECRET_KEYS: readonly (keyof OpenpgpApi)[] = [
  'makeKey',
  'sign',
  'clearsign',
  'exportKey',
  'revoke',
  'certify',
  'forgetKey',
]
/** A mission has to be open before it can be judged. */
const OPENED: readonly (keyof LabApi)[] = ['openMission']

export const checksumWorker = supervise<ChecksumApi>(() => startWorker(checksum))
export const deskWorker = supervise<DeskApi>(() => startWorker(desk))
export const openpgpWorker = supervise<OpenpgpApi>(() => startWorker(openpgp), { apart: WITH_SECRET_KEYS })
export const postQuantumWorker = supervise<PostQuantumApi>(() => startWorker(postQuantum))
export const sigstoreWorker = supervise<SigstoreApi>(() => startWorker(sigstore))
export const labWorker = supervise<LabApi>(() => startWorker(lab), { retold: OPENED })
