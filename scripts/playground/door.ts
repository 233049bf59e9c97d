/** Every file that is handed to an option comes in through one door: what it is, or what it is instead. */
import { basename } from 'node:path'
import { intake as words } from '../../locales/ja/intake.ts'
import { identify, partsOf } from '../../playground/intake/identify.ts'
import type { Part, Role } from '../../playground/intake/kind.ts'
import { MOST_SEEN, sightOf } from '../../playground/intake/sight.ts'
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
  const asItIs: Part = { method: 'sigstore', role, bytes }
  if (bytes.length > MOST_SEEN) return [asItIs]
  const sight = sightOf(basename(path), bytes)
  const found = identify(sight)
  const { id, kind } = found
  if (id === 'artifact') return [asItIs]
  const refuse = (sentence: string) => new UsageError(`${option}: ${path}: ${sentence}`)
  const command = 'command' in kind ? ` ${kind.command}` : ''
  if (!kind.parts) throw refuse(`${words.isOther(id, role)}${command}`)
  const parts = partsOf(found, sight)
  if (!parts) throw refuse(words.isUnread(id))
  const [mistaken] = parts.filter((part) => part.role !== role || part.method !== 'sigstore')
  if (mistaken) {
    const belongs = mistaken.method === 'sigstore' ? options[mistaken.role] : undefined
    const other = `${words.isOther(id, role)}${command}`
    throw refuse(command !== '' || belongs === undefined ? other : `${other}${words.belongs(belongs)}`)
  }
  if (parts.length === 0) throw refuse(words.isEmpty(id))
  return parts
}
