/** A desk with files in memory, as a page or a terminal sets one. */
import { digestPieces } from '../../playground/checksum/index.ts'
import { type Answers, answer } from '../../playground/desk/answer.ts'
import type { Desk } from '../../playground/desk/desk.ts'
import type { Expected } from '../../playground/desk/expected.ts'
import type { Item, Trust } from '../../playground/desk/item.ts'
import { baseOf } from '../../playground/desk/names.ts'
import { withShipped } from '../../playground/desk/roots.ts'
import { look } from '../../playground/intake/look.ts'
import { sightOf } from '../../playground/intake/sight.ts'
import { NOW } from '../sigstore/lab.ts'

export type Files = Readonly<Record<string, Uint8Array>>

export interface Asked {
  readonly expected?: Expected
  /** Names of the files that a person believes. */
  readonly believed?: readonly string[]
  /** Believed whatever is on the desk. */
  readonly roots?: readonly Uint8Array[]
  /** Believed where no root of a person's is. */
  readonly shipped?: Trust
  readonly byHand?: Desk['byHand']
  readonly untaken?: Desk['untaken']
  /** Names of files that a person uses as lists of revoked keys. */
  readonly revoked?: readonly string[]
  readonly now?: Date
  /** What somebody says of the size of a file, where that is not so. */
  readonly sizes?: Readonly<Record<string, number>>
  /** Told whenever digests of a file are asked for. */
  readonly onDigests?: (names: readonly string[]) => void
}

export async function ask(
  files: Files,
  {
    expected = {},
    believed = [],
    roots = [],
    shipped,
    now = NOW,
    byHand,
    revoked = [],
    onDigests,
    untaken = [],
    sizes = {},
  }: Asked = {},
): Promise<Answers> {
  const bytes = Object.values(files)
  const items = Object.keys(files).map((name, id): Item => {
    const sight = sightOf(name, bytes[id] ?? new Uint8Array())
    const { mayBe, ...looked } = look(sight)
    const given = revoked.includes(name) ? mayBe : undefined
    return { id, name, size: sight.size, ...looked, ...(given && { parts: [given], isUnread: false }) }
  })
  const trust = items.flatMap(({ name, parts }) =>
    parts.map((part): Trust => ({
      method: part.method,
      part,
      name,
      isBelieved: believed.includes(name) || revoked.includes(name),
    })),
  )
  const own = roots.map((root): Trust => ({
    method: 'sigstore',
    part: { method: 'sigstore', role: 'trusted-root', bytes: root },
    name: 'trusted_root.json',
    isBelieved: true,
  }))
  async function* piecesOf(id: number) {
    yield bytes[id] ?? new Uint8Array()
  }
  const found = await answer(
    {
      items,
      trust: shipped ? withShipped([...trust, ...own], shipped) : [...trust, ...own],
      expected,
      now,
      untaken,
      ...(byHand && { byHand }),
    },
    {
      hold: ({ id, name, size }) => ({
        name: baseOf(name),
        size: sizes[name] ?? size,
        pieces: () => piecesOf(id),
        digests: (names) => {
          onDigests?.(names)
          return digestPieces(piecesOf(id), names)
        },
      }),
      subtle: undefined,
    },
  )
  if (!found) throw new Error('desk: nobody cancelled it')
  return found
}

/** `name: standing (claim's file because, …)`, a line each. */
export function told({ answers, left, unused, standing }: Answers): string[] {
  return [
    ...answers.map(
      (one) =>
        `${one.about.name}: ${one.standing} (${one.judged.map(({ claim, because, standing: own }) => `${claim.item.name} ${because}: ${own}`).join(', ')})`,
    ),
    ...left.map(({ item }) => `left: ${item.name}`),
    ...unused.map((one) => `unused: ${one}`),
    `all: ${standing}`,
  ]
}
