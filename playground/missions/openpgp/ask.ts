/** The real judgement, as every OpenPGP mission asks for it. */
import { LAB } from '../../attacks/openpgp.ts'
import { type OpenpgpPolicy, type OpenpgpReport, verifyOpenpgp } from '../../openpgp/index.ts'
import type { Run } from '../mission.ts'

interface Asked {
  /** When it is verified; when everything in the lab is, if absent. */
  readonly now?: Date
  readonly artifact: Uint8Array
  readonly signature: Uint8Array
  readonly keys: readonly Uint8Array[]
  readonly policy?: Omit<OpenpgpPolicy, 'now'>
}

/** @returns the whole report too, for a judge who looks closer */
export async function ask<R extends string>(
  of: R,
  { now = LAB.now, policy = {}, ...input }: Asked,
): Promise<{ readonly run: Run<R>; readonly report: OpenpgpReport }> {
  const report = await verifyOpenpgp({ ...input, policy: { ...policy, now } })
  const { signatures: _, gpg, ...plain } = report
  return { run: { of, report: plain, ...(gpg && { gpg: gpg.lines }) }, report }
}

/** Four digits at a time, as gpg prints a fingerprint. */
export function spaced(fingerprint: string): string {
  return fingerprint.replace(/(.{4})(?=.)/g, '$1 ')
}
