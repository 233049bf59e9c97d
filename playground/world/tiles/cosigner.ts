/** A witness with a key: what only grew it cosigns, with the time at which it looked (C2SP tlog-cosignature 1.0.1). */
import { concatBytes } from '../../bytes.ts'
import { readNote } from '../../sigstore/signed-note.ts'
import { cosignedMessage, keyIdOf, type NoteKey, TYPE } from '../../tiles/note-key.ts'
import { generateKeyPair, type KeyPair, sign } from '../keys.ts'
import type { RandomSource } from '../random.ts'
import { type HeadSigner, noteLine } from '../rekor.ts'
import { labHost } from '../service.ts'
import { createWitness, observe, type Witness, type WitnessReport } from '../watch/witness.ts'
import type { TiledLog } from './log.ts'

export interface Cosigner {
  readonly key: KeyPair
  readonly noteKey: NoteKey
  /** What it remembers of each log. */
  readonly witness: Witness
}

export function createCosigner(random: RandomSource, logs: readonly HeadSigner[]): Cosigner {
  const key = generateKeyPair('ed25519', random)
  const noteKey: NoteKey = { name: labHost('witness'), type: TYPE.cosigner, publicKey: key.publicKey }
  return { key, noteKey, witness: createWitness(logs) }
}

/** The same witness at a time of its own: what it comes to see there, it remembers there alone. */
export function again({ key, noteKey, witness: { logs, remembered } }: Cosigner): Cosigner {
  return { key, noteKey, witness: { logs, remembered: new Map(remembered) } }
}

export interface Submitted {
  readonly report: WitnessReport
  /** A line to be put behind the checkpoint; none where the witness refuses. */
  readonly line?: string
}

/** A log shows its checkpoint, with the proof that it extends what the witness saw last, and asks for a cosignature. */
export function submit({ key, noteKey, witness }: Cosigner, log: TiledLog, at: Date): Submitted {
  const note = log.checkpoint()
  const earlier = witness.remembered.get(log.origin)?.size ?? 0
  const isLonger = earlier > 0 && earlier < log.size
  const report = observe(witness, note, isLonger ? log.consistencyProof(earlier) : [])
  if (report.verdict !== 'verified') return { report }
  const seconds = BigInt(Math.floor(at.getTime() / 1000))
  const time = new Uint8Array(8)
  new DataView(time.buffer).setBigUint64(0, seconds)
  const signature = sign(key, cosignedMessage(readNote(note).text, seconds))
  return { report, line: noteLine(noteKey.name, concatBytes(keyIdOf(noteKey), time, signature)) }
}
