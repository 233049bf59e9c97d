/** Every file that is handed to an option comes in through one door: what it is, or what it is instead. */
import { basename } from 'node:path'
import { intake as words } from '#words/intake'
import { identify, type Identified } from '../../playground/intake/identify.ts'
import type { MethodId, Part, Role } from '../../playground/intake/kind.ts'
import { type Looked, lookedOf, partsFor } from '../../playground/intake/look.ts'
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
  readonly looked: Looked
}

/** @throws {UsageError} if there is no readable file of a sensible size at `path` */
export async function look(option: string, path: string): Promise<Seen> {
  const bytes = await readClaim(option, path)
  const sight = sightOf(basename(path), bytes.subarray(0, MOST_SEEN), bytes.length)
  const found = identify(sight)
  return { bytes, sight, found, looked: lookedOf(found, sight) }
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
  { bytes, looked }: Pick<Seen, 'bytes' | 'looked'>,
  { method, role }: Wanted,
  options: Readonly<Partial<Record<Role, string>>> = {},
): readonly Part[] {
  const { kind, parts, command } = looked
  const refuse = (sentence: string) => new UsageError(`${option}: ${path}: ${sentence}`)
  const found = partsFor(looked, method, role)
  switch (found) {
    case 'as-it-is':
      return [{ method, role, bytes }]
    case 'empty':
      throw refuse(words.isEmpty(kind))
    case 'unread':
      throw refuse(words.isUnread(kind))
    case 'other': {
      const belongs = command === undefined ? belonging(parts, method, options) : undefined
      const other = words.isOther(kind, role, belongs === undefined)
      throw refuse(belongs === undefined ? `${other}${command ? ` ${command}` : ''}` : `${other}${belongs}`)
    }
    default:
      return found
  }
}

function belonging(
  parts: readonly Part[],
  method: MethodId,
  options: Readonly<Partial<Record<Role, string>>>,
): string | undefined {
  const [option] = parts.flatMap((part) => (part.method === method ? (options[part.role] ?? []) : []))
  return option && words.belongs(option)
}
