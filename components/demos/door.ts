/** Every file that a person hands to a page comes in here, dropped or chosen: what it is by its bytes, and its method's input. */
import { intake } from '#words/intake'
import { equalBytes } from '../../playground/bytes.ts'
import { baseOf, isNamedAfter } from '../../playground/desk/names.ts'
import type { MethodId, Part, Role } from '../../playground/intake/kind.ts'
import { type Looked, partsFor } from '../../playground/intake/look.ts'
import { seenOf } from '../../playground/intake/sight.ts'
import { type DemoFile, demoFile } from './demo-file.ts'
import { reading } from './explain.ts'
import { deskWorker } from './workers.ts'

export interface Seen {
  readonly file: File
  readonly looked: Looked
  /** In the order of `looked.parts`: itself, where a part is all that stands in it. */
  readonly inputs: readonly Input[]
}

/** A part as a demo works on it. */
export interface Input extends Pick<Part, 'method' | 'role' | 'elsewhere'> {
  readonly label: string
  readonly file: DemoFile
}

/** @throws {Error} with a sentence for a person, if it cannot be read */
export async function lookAt(file: File): Promise<Seen> {
  const { looked, bytes } = await lookInto(file.name, file)
  const inputs = looked.parts.map(({ method, role, label = role, elsewhere, bytes: own }): Input => {
    const isWhole = equalBytes(own, bytes)
    const input = { method, role, label, file: demoFile(file.name, isWhole ? file : blobOf(own)) }
    return elsewhere === undefined ? input : { ...input, elsewhere }
  })
  return { file, looked, inputs }
}

/**
 * @param name as a person reads it, with its folders
 * @throws {Error} with a sentence for a person, if it cannot be read
 */
export async function lookInto(
  name: string,
  file: Blob,
): Promise<{ readonly looked: Looked; readonly bytes: Uint8Array }> {
  const length = seenOf(file.size)
  const seen = length < file.size ? file.slice(0, length) : file
  const bytes = new Uint8Array(await reading({ name }, () => seen.arrayBuffer()))
  return { looked: await deskWorker().look(baseOf(name), bytes, file.size), bytes }
}

/** One after the other: each may be looked at whole. */
export async function lookAtAll(files: readonly File[]): Promise<readonly Seen[]> {
  const seen: Seen[] = []
  for (const file of files) seen.push(await lookAt(file))
  return seen
}

/** @returns what such a method reads of it, in whichever of its roles */
export function inputsFor({ inputs }: Seen, method: MethodId, role: Role): readonly Input[] {
  return inputs.filter((one) => one.method === method && one.role === role && one.elsewhere === undefined)
}

/** What it is, and the next step, where the demo does not read it. */
export function whatItIs(looked: Looked): string {
  const { kind, isUnread, command } = looked
  if (isUnread) return intake.unread(looked)
  return `${intake.is(kind)}${command === undefined ? '' : ` ${command}`}`
}

/**
 * What somebody chose for one place.
 *
 * @returns a sentence, where it is something else. What is of no kind that is known is taken as it is: its method says why it
 *   cannot be read.
 */
export function takenFor(seen: Seen, method: MethodId, role: Role): readonly Input[] | string {
  const { looked, file } = seen
  const found = partsFor(looked, method, role)
  switch (found) {
    case 'as-it-is':
      return [{ method, role, label: role, file: demoFile(file.name, file) }]
    case 'other':
      return `${intake.isOther(looked.kind, role)}${looked.command === undefined ? '' : ` ${looked.command}`}`
    case 'unread':
    case 'empty':
      return whatItIs(looked)
    default: {
      const here = inputsFor(seen, method, role)
      return here.length > 0 ? here : intake.elsewhere
    }
  }
}

/** What a claim may be about without being named by it: what is no claim itself, and a list, which is signed like a file. */
export function isArtifact({ looked: { kind, source } }: Seen): boolean {
  return source === 'artifact' || kind === 'checksum-list'
}

/**
 * Of all that came at once, a claim and what it is about: a pair by its names where there are several. What is something else
 * is what a claim is about only where the claim is named after it.
 *
 * @param held names of the person's own that are there already, and may be half of the pair
 */
export function goingTogether(
  others: readonly Seen[],
  claims: readonly Seen[],
  held: { readonly artifact?: string | undefined; readonly claim?: string | undefined },
): { readonly artifact?: Seen | undefined; readonly claim?: Seen | undefined } {
  const claimed = claims.length > 0 ? claims.map(({ file }) => file.name) : [held.claim ?? '']
  // `a.tar.asc` is named after `a.tar`, not after `a`.
  const artifact =
    byLength(others, -1).find(({ file }) => claimed.some((claim) => isNamedAfter(claim, file.name))) ??
    others.find(isArtifact)
  const about = artifact?.file.name ?? held.artifact
  const claim =
    about === undefined ? undefined : byLength(claims, 1).find(({ file }) => isNamedAfter(file.name, about))
  return { artifact, claim: claim ?? claims[0] }
}

const byLength = (seen: readonly Seen[], way: 1 | -1) =>
  seen.toSorted((a, b) => way * (baseOf(a.file.name).length - baseOf(b.file.name).length))
const blobOf = (bytes: Uint8Array) => new Blob([bytes.slice()])
