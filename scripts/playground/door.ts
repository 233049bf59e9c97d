/** Every file that is handed to an option comes in through one door: what it is, or what it is instead. */
import { basename } from 'node:path'
import { intake as words } from '../../locales/ja/intake.ts'
import type { Part, Role } from '../../playground/intake/kind.ts'
import { look, partsFor } from '../../playground/intake/look.ts'
import { sightOf } from '../../playground/intake/sight.ts'
import { readClaim } from './files.ts'
import { UsageError } from './usage.ts'

/**
 * @param options which option takes which role, for whoever mixed them up
 * @returns what the file holds for that role, one at least. What is of no kind that is known is handed on as it is: its
 *   method says why it cannot be read.
 * @throws {UsageError} if it is something else, with what it is and the next step
 */
export async function takeIn(
  option: string,
  path: string,
  role: Role,
  options: Readonly<Partial<Record<Role, string>>>,
): Promise<readonly Part[]> {
  const bytes = await readClaim(option, path)
  const looked = look(sightOf(basename(path), bytes))
  const { kind, parts, command } = looked
  const refuse = (sentence: string) => new UsageError(`${option}: ${path}: ${sentence}`)
  const found = partsFor(looked, 'sigstore', role)
  switch (found) {
    case 'as-it-is':
      return [{ method: 'sigstore', role, bytes }]
    case 'empty':
      throw refuse(words.isEmpty(kind))
    case 'unread':
      throw refuse(words.isUnread(kind))
    case 'other': {
      const belongs = command === undefined ? belonging(parts, options) : undefined
      const other = words.isOther(kind, role, belongs === undefined)
      throw refuse(belongs === undefined ? `${other}${command ? ` ${command}` : ''}` : `${other}${belongs}`)
    }
    default:
      return found
  }
}

function belonging(parts: readonly Part[], options: Readonly<Partial<Record<Role, string>>>) {
  const [option] = parts.flatMap(({ method, role }) => (method === 'sigstore' ? (options[role] ?? []) : []))
  return option && words.belongs(option)
}
