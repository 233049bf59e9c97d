/** How a method sits at the desk: which parts are its claims, what they are about, and how it is asked. */
import type { MethodId, Part, Role } from '../intake/kind.ts'
import type { Digestible } from '../checksum/digest.ts'
import type { Subtle } from '../platform/ahead.ts'
import type { Report, Standing } from '../report.ts'
import type { Expected } from './expected.ts'
import type { Trust } from './item.ts'

/** The bytes that a claim is about, wherever they are: nothing is read before it is asked for. */
export interface Held {
  readonly name: string
  /** Bytes. */
  readonly size: number
  /** From the beginning, each time it is called. */
  readonly pieces: () => AsyncIterable<Uint8Array>
  /**
   * Read once for all of them, where they are not known yet.
   *
   * @returns `undefined` if it was cancelled
   */
  readonly digests: <Name extends DigestName>(
    names: readonly Name[],
  ) => Promise<Readonly<Record<Name, Uint8Array>> | undefined>
}
export type DigestName = Digestible

/** What a claim itself says of what it is about. Nothing of it is verified. */
export interface About {
  /** Each as {@link digestKey} writes it, as many as there are. */
  readonly digests: ReadonlySet<string>
  /** Of which algorithms they are. */
  readonly algorithms: readonly DigestName[]
  /** As they are written, each once. */
  readonly names: readonly string[]
}

export const NOTHING_SAID: About = { digests: new Set(), algorithms: [], names: [] }

/** @param hex in lower case */
export function digestKey(name: DigestName, hex: string): string {
  return `${name} ${hex}`
}

/** What all claims of one method on a desk are judged by. */
export interface Grounds {
  /** Of this method, believed or not. */
  readonly trust: readonly Trust[]
  readonly expected: Expected
  readonly noLog?: boolean
  /** The instant of judgement. */
  readonly now: Date
}

export interface Matter extends Grounds {
  readonly claim: Part
  /** Of the file it stands in. */
  readonly name: string
  readonly artifact: Held
  /** Where that lies among what was handed over: as the item is called. */
  readonly place: string
  /** What follows from the grounds alone, found out once for the whole desk; a method tells it by the function that does so. */
  readonly once: <Found>(find: (grounds: Grounds) => Found) => Found
  /** How the claim itself was signed, where it was: it is worth no more than that. */
  readonly restsOn?: Standing
  /** `crypto.subtle`, where there is one. */
  readonly subtle: Subtle | undefined
}

export interface DeskMethod {
  readonly id: MethodId
  /** Which roles make a claim about an artifact, rather than being believed or not. */
  readonly claims: readonly Role[]
  /** @param name of the file it stands in; empty where it was typed */
  readonly about: (claim: Part, name: string) => About
  /** Which digests of a file it will ask for, so that the file is read once for all claims about it. */
  readonly reads: (claim: Part, name: string) => readonly DigestName[]
  /** What the tool prints of the same files, with its command and how it ends; none where that is not known. */
  readonly says?: (report: Report) => readonly string[]
  /** The same without what the tool prints: it was not given what was judged. */
  readonly unsaid?: (report: Report) => Report
  /** @returns `undefined` if it was cancelled */
  readonly verify: (matter: Matter) => Promise<Report | undefined>
}
