/** Who stands behind a checkpoint: the log, and those who watch it. */
import type { SignedNote } from '../sigstore/signed-note.ts'
import type { LogHead } from './checkpoint.ts'
import { linesBy, type NoteKey, vkeyOf } from './note-key.ts'
import type { TilesFinding } from './plan.ts'
import { saw } from './stage.ts'

/** Whom the client knows beforehand, and how many witnesses it wants to have seen the checkpoint. */
export interface TilesPolicy {
  /** Its name is the origin of its checkpoints. */
  readonly log: NoteKey
  readonly witnesses: readonly NoteKey[]
  /** 0: the client does without. */
  readonly needs: number
}

export function checkLog(note: SignedNote, head: LogHead, { log }: TilesPolicy): TilesFinding {
  const [expected, actual] = [saw('origin', log.name, 'trust'), saw('origin', head.origin)]
  const evidence = [saw('log-key', vkeyOf(log), 'trust'), actual]
  if (head.origin !== log.name)
    return { status: 'failed', code: 'origin-mismatch', expected, actual, evidence }
  const lines = linesBy(log, note)
  if (lines.length === 0) return { status: 'failed', code: 'log-unsigned', evidence }
  return lines.every(({ holds }) => holds)
    ? { status: 'passed', evidence }
    : { status: 'failed', code: 'log-signature-invalid', evidence }
}

/** How many of the witnesses that the client knows have seen this checkpoint, each counted once. */
export function checkCosigners(note: SignedNote, { witnesses, needs }: TilesPolicy): TilesFinding {
  if (needs === 0) return { status: 'skipped', because: 'waived' }
  const found = witnesses.map((key) => ({ key, lines: linesBy(key, note) }))
  const counted = found.filter(({ lines }) => lines.some(({ holds }) => holds)).length
  const [expected, actual] = [saw('needed', `${needs}`, 'policy'), saw('counted', `${counted}`)]
  const evidence = [
    expected,
    actual,
    ...found.flatMap(({ key, lines }) => [
      saw('witness', vkeyOf(key), 'trust'),
      ...lines.flatMap(({ at }) => (at ? [saw('witnessed-at', at)] : [])),
    ]),
  ]
  // Of a key that is known, no line may be false (signed-note, "Signatures").
  if (found.some(({ lines }) => lines.some(({ holds }) => !holds)))
    return { status: 'failed', code: 'cosignature-invalid', evidence }
  if (counted < needs) return { status: 'failed', code: 'cosignatures-too-few', expected, actual, evidence }
  return { status: 'passed', evidence }
}
