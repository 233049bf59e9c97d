/** Everything that came together, in any order: what it is, what goes with what, and one answer for each file. */
import { basename } from 'node:path'
import { utf8 } from '../../../playground/bytes.ts'
import { digestPieces } from '../../../playground/checksum/index.ts'
import { answer, type Answers } from '../../../playground/desk/answer.ts'
import { EXPECTATIONS } from '../../../playground/desk/expected.ts'
import type { Item, Trust } from '../../../playground/desk/item.ts'
import type { DigestName, Held } from '../../../playground/desk/method.ts'
import { withShipped } from '../../../playground/desk/roots.ts'
import { roomOf } from '../../../playground/desk/room.ts'
import { METHODS } from '../../../playground/desk/methods.ts'
import { readArguments } from '../arguments.ts'
import { shippedRoot } from '../shipped.ts'
import { type Command, verdictOfAll } from '../command.ts'
import { openArtifact } from '../files.ts'
import { jsonPieces } from '../../../playground/as-json.ts'
import { UsageError } from '../usage.ts'
import { readExpected } from './expect.ts'
import { gather, type Gathered, type Unreadable } from './gather.ts'
import { printAnswers } from './print.ts'
import { type AnswersJson, answersJson } from '../../../playground/desk/as-json.ts'

export const verify: Command = {
  name: 'verify',
  usage: `verify FILE|FOLDER… [--expect ${EXPECTATIONS.join('|')}=VALUE …] [--trust FILE …] [--no-log] [--evidence]`,
  async run(args, json) {
    const { values, positionals } = readArguments(this.name, args, {
      expect: { type: 'string', multiple: true },
      trust: { type: 'string', multiple: true },
      'no-log': { type: 'boolean', default: false },
      evidence: { type: 'boolean', default: false },
    })
    if (positionals.length === 0)
      throw new UsageError(`verify: expected FILEs or FOLDERs, got none; usage: ${this.usage}`)
    const expected = readExpected(values.expect ?? [])
    const room = roomOf()
    // A person's own word first: whoever made the rest cannot crowd it out.
    const { items: believed, ...doubted } = await gather(values.trust ?? [], room)
    const { items, ...missed } = await gather(positionals, room)
    for (const { path, parts } of believed)
      if (!parts.some(isTrust))
        throw new UsageError(`verify: --trust ${path} is neither a key nor a root; give it without --trust`)
    const trust = withShipped([...trustIn(items, false), ...trustIn(believed, true)], SHIPPED)
    const found = await answer(
      { items, trust, expected, noLog: values['no-log'], now: new Date() },
      { hold: holder(items), subtle: undefined },
    )
    if (!found) throw new Error('verify: nobody cancels it')
    const unreadable = [...missed.unreadable, ...doubted.unreadable]
    const again = [...missed.again, ...doubted.again]
    const told = unreadable.length > 0 && found.standing !== 'rejected' ? withoutAll(found) : found
    return {
      pieces: json
        ? jsonPieces({ ...answersJson(items, told, trust), unreadable, again } satisfies TerminalJson)
        : printAnswers(items, told, trust, { isBrief: !values.evidence, unreadable, again }),
      verdict: verdictOfAll(told.standing),
    }
  },
}

/** What `--json` says: that of the desk, and what could not be put on it. */
export interface TerminalJson extends AnswersJson {
  readonly unreadable: readonly Unreadable[]
  /** Folders that were looked at by another name. */
  readonly again: readonly string[]
}

/** Not all that was handed over was looked at. */
const withoutAll = (found: Answers): Answers => ({ ...found, standing: 'undecided' })

const isTrust = ({ method, role }: Item['parts'][number]) => !METHODS[method].claims.includes(role)

function trustIn(items: readonly Gathered[], isBelieved: boolean): Trust[] {
  return items.flatMap(({ path, parts }) =>
    parts.filter(isTrust).map((part) => ({ method: part.method, part, name: basename(path), isBelieved })),
  )
}

/** Sigstore's public instance, as the verifier that is installed ships it. */
const SHIPPED: Trust = {
  method: 'sigstore',
  part: { method: 'sigstore', role: 'trusted-root', bytes: utf8(shippedRoot()) },
  name: 'trusted_root.json',
  isBelieved: true,
  isShipped: true,
}

function holder(items: readonly Gathered[]) {
  const known = new Map<string, Uint8Array>()
  return ({ id, name, size }: Item): Held => {
    const path = items.find((one) => one.id === id)?.path ?? name
    const pieces = async function* () {
      yield* (await openArtifact(path)).pieces
    }
    return {
      name: basename(name),
      size,
      pieces,
      async digests<Name extends DigestName>(names: readonly Name[]) {
        const missing = names.filter((one) => !known.has(`${id} ${one}`))
        const found = missing.length > 0 ? await digestPieces(pieces(), missing) : undefined
        for (const one of missing) if (found) known.set(`${id} ${one}`, found[one])
        return Object.fromEntries(names.map((one) => [one, known.get(`${id} ${one}`)])) as Record<
          Name,
          Uint8Array
        >
      },
    }
  }
}
