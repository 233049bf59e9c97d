/** What went wrong outside the verification itself, as one sentence. */
import { edition } from '#words'
import { printable } from '../../playground/printable.ts'
import { allBytes, type DemoFile, sizeOf } from './demo-file.ts'
import { MissingSample } from './missing-sample.ts'

/** Signatures, keys and bundles are small; anything larger is a mix-up with the artifact. */
const CLAIM_LIMIT = 16 * 1024 * 1024

class Said extends Error {}

/** @throws {Error} with a sentence for a person, if the file is too large or cannot be read */
export async function claimBytes(file: DemoFile): Promise<Uint8Array> {
  if (sizeOf(file) > CLAIM_LIMIT)
    throw new Said(edition.demos.errors.tooLargeClaim(printable(file.name), '16 MiB'))
  try {
    return await allBytes(file)
  } catch {
    throw new Said(edition.demos.errors.read(printable(file.name)))
  }
}

/** @throws {Error} with a sentence for a person, in which this file is named and no other that came with it */
export async function reading<Found>(
  { name }: { readonly name: string },
  read: () => Promise<Found>,
): Promise<Found> {
  try {
    return await read()
  } catch (error) {
    throw new Said(explain(error, name))
  }
}

/** @param name the artifact's, which is read last and by the worker */
export function explain(error: unknown, name: string): string {
  if (error instanceof Said) return error.message
  if (error instanceof MissingSample) return edition.demos.errors.sample(printable(error.path))
  const kind = error instanceof Error ? error.name : ''
  return ['NotFoundError', 'NotReadableError', 'NotAllowedError', 'SecurityError'].includes(kind)
    ? edition.demos.errors.read(printable(name))
    : edition.demos.errors.worker
}
