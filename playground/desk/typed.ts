/** The digest that a person typed: what has names in it is a list, and is held against files as one. */
import { parseSums } from '../checksum/index.ts'
import { utf8 } from '../bytes.ts'
import type { Part } from '../intake/kind.ts'
import type { Expected } from './expected.ts'
import type { Claim, Item } from './item.ts'

export interface Typed {
  readonly part: Part
  /** It names files: each line is about the one that it names, as seen from where all that was handed over lies. */
  readonly list?: Claim
}

/** No file that was handed over has it. */
const NOWHERE = -1

/** @returns `undefined` where nothing was typed */
export function typedIn({ digest = '' }: Expected): Typed | undefined {
  const text = digest.trim()
  if (text === '') return undefined
  const part: Part = { method: 'checksum', role: 'list', bytes: utf8(text) }
  const isList = parseSums(part.bytes, '')?.entries.some(({ name }) => name !== undefined)
  return { part, ...(isList && { list: { item: paperOf(part), part } }) }
}

/** A list stands in a file; this one on the person's own paper. */
function paperOf(part: Part): Item {
  return {
    id: NOWHERE,
    name: '',
    size: part.bytes.length,
    kind: 'checksum-list',
    recognised: 'otherwise',
    source: 'policy',
    parts: [part],
    isUnread: false,
  }
}
