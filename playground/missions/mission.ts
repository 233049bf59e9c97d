/** What a mission is: a scene somebody may change part of, and a judge who asks the real verifiers. */
import type { Report, Source } from '../report.ts'
import type { Generation } from './ids.ts'

/**
 * Who the learner is:
 * - `network`: whatever happens between the author and the user;
 * - `mirror`: an attacker who holds the server that the files lie on;
 * - `author`: whoever writes the files that others will check;
 * - `user`: the one who verifies;
 * - `owner`: the one in whose name things are signed.
 */
export type Role = 'network' | 'mirror' | 'author' | 'user' | 'owner'

/** One thing in the scene. Its value is always a string: it fits into an address, and everybody can read it. */
export interface Field<Id extends string = string, Option extends string = string> {
  readonly id: Id
  /** Who controls it; `answer`: it is no part of the scene, but what the learner says of it. */
  readonly source: Source | 'answer'
  /**
   * - `text`: several lines; `line`: one; `minutes`: a whole number from 0;
   * - `choice`: one of `options`;
   * - `picks`: any of `options`, or of the stage's items where there are none, their ids joined by blanks;
   * - `sort`: `rows`, or the stage's items where there are none, each put into one of `options` or into none yet, as
   *   `row:option` joined by blanks.
   */
  readonly kind: 'text' | 'line' | 'minutes' | 'choice' | 'picks' | 'sort'
  readonly options?: readonly Option[]
  readonly rows?: readonly Option[]
  /** Highest number of `minutes`. */
  readonly most?: number
}

export type State<F extends string = string> = Readonly<Record<F, string>>

/** Files of `public/samples/`, by their paths there. */
export type Samples = Readonly<Record<string, Uint8Array>>

/** What every judge may say besides what is the mission's own. */
export type CommonBecause = 'solved' | 'nothing-done' | 'out-of-reach' | 'unreadable' | 'too-large'

/** One run of a verifier. */
export interface Run<R extends string = string> {
  /** Who verified what. */
  readonly of: R
  /** Whose verifier it was, where not that of the mission's own generation. */
  readonly method?: Generation
  readonly report: Report
  /** What gpg prints of the same files. */
  readonly gpg?: Readonly<Record<'en' | 'ja', readonly string[]>>
  /** What `@sigstore/verify` itself said. */
  readonly library?: { readonly accepts: boolean; readonly code?: string }
}

export interface Judgement<B extends string = string, R extends string = string> {
  readonly solved: boolean
  readonly because: B | CommonBecause
  /** The field that was out of reach. */
  readonly field?: string
  /** Every run of a verifier that this was judged by; none where the state could not be read. */
  readonly runs: readonly Run<R>[]
}

/** Something to pick or to sort, with what there is to know about it. */
export interface Item {
  readonly id: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
}

/** A mission with its scene set: the same samples give the same bytes. */
export interface Stage<
  F extends string = string,
  T extends string = string,
  B extends string = string,
  R extends string = string,
> {
  readonly start: State<F>
  readonly items: readonly Item[]
  /** Never rejects, whatever `state` is. */
  readonly judge: (state: unknown) => Promise<Judgement<B, R>>
  /** Uses a tool on a state. @returns `undefined` if the tool cannot do anything with it */
  readonly use: (tool: T, state: State<F>) => Promise<State<F> | undefined>
}

export interface Mission<
  Id extends string = string,
  F extends string = string,
  T extends string = string,
  B extends string = string,
  R extends string = string,
  O extends string = string,
> {
  readonly id: Id
  readonly generation: Generation
  readonly role: Role
  /** Whose bytes the learner may change; an answer may be given in any mission. */
  readonly powers: readonly Source[]
  readonly fields: readonly Field<F, O>[]
  readonly tools: readonly T[]
  /** Near misses, each with a name of its own. */
  readonly because: readonly B[]
  readonly runs: readonly R[]
  readonly samples: readonly string[]
  readonly open: (samples: Samples) => Promise<Stage<F, T, B, R>>
}
