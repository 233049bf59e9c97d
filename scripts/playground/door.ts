/** Every file that is handed to an option comes in through one door: what it is, or what it is instead. */
import { basename } from 'node:path'
import { intake as words } from '../../locales/ja/intake.ts'
import { identify, type Identified, partsOf } from '../../playground/intake/identify.ts'
import type { MethodId, Part, Role } from '../../playground/intake/kind.ts'
import { MOST_SEEN, type Sight, sightOf } from '../../playground/intake/sight.ts'
import { readClaim } from './files.ts'
import { UsageError } from './usage.ts'

/** What an option takes. */
export interface Wanted {
  readonly method: MethodId
  readonly role: Role
}

export interface Seen {
  readonly bytes: Uint8Array
  /** Of what is too large to be looked at whole: an artifact. */
  readonly sight: Sight
  readonly found: Identified
}

/** @throws {UsageError} if there is no readable file of a sensible size at `path` */
export async function look(option: string, path: string): Promise<Seen> {
  const bytes = await readClaim(option, path)
  const sight = sightOf(basename(path), bytes.subarray(0, MOST_SEEN), bytes.length)
  return { bytes, sight, found: identify(sight) }
}

/**
 * @param options which option takes which role, for whoever mixed them up
 * @returns what the file holds for that role, one at least. What is of no kind that is known is handed on as it is: its
 *   method says why it cannot be read.
 * @throws {UsageError} if it is something else, with what it is and the next step
 */
export async function takeIn(
  option: string,
  path: string,
  wanted: Wanted,
  options: Readonly<Partial<Record<Role, string>>>,
): Promise<readonly Part[]> {
  return taken(option, path, await look(option, path), wanted, options)
}

/** As {@link takeIn}, of what was looked at already. */
export function taken(
  option: string,
  path: string,
  { bytes, sight, found }: Seen,
  { method, role }: Wanted,
  options: Readonly<Partial<Record<Role, string>>> = {},
): readonly Part[] {
  const { id, kind } = found
  if (id === 'artifact') return [{ method, role, bytes }]
  const refuse = (sentence: string) => new UsageError(`${option}: ${path}: ${sentence}`)
  const command = 'command' in kind ? ` ${kind.command}` : ''
  if (!kind.parts) throw refuse(`${words.isOther(id, role)}${command}`)
  const parts = partsOf(found, sight)
  if (!parts) throw refuse(words.isUnread(id))
  const [mistaken] = parts.filter((part) => part.method !== method || part.role !== role)
  if (mistaken) {
    const belongs = mistaken.method === method ? options[mistaken.role] : undefined
    const other = `${words.isOther(id, role)}${command}`
    throw refuse(command !== '' || belongs === undefined ? other : `${other}${words.belongs(belongs)}`)
  }
  if (parts.length === 0) throw refuse(words.isEmpty(id))
  return parts
}
