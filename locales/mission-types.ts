import type { AnyMission, Generation, Mission, MissionKey } from '../playground/missions/index.ts'

type WordsOf<M> =
  M extends Mission<string, infer F, infer T, infer B, infer R, infer O>
    ? {
        readonly title: string
        /** Two sentences: what is there, and what to bring about. */
        readonly task: string
        readonly fields: Readonly<Record<F, { readonly label: string; readonly note?: string }>>
        readonly options: Readonly<Record<O, string>>
        readonly tools: Readonly<Record<T, string>>
        readonly because: Readonly<Record<B, string>>
        readonly runs: Readonly<Record<R, string>>
        readonly hints: readonly [string, string, string]
        /** What to write, shown below the last hint. */
        readonly answer?: string
        /** What it showed: one sentence. */
        readonly shown: string
        /** What would have stopped it, or what this defence rests on. */
        readonly stopped: string
        /** The title of the slide that tells more. */
        readonly slide: string
      }
    : never

/** The mission of that name. */
type Named<K extends MissionKey> = K extends `${string}/${infer Id}`
  ? Extract<AnyMission, { readonly id: Id }>
  : never

/** What the missions of a generation say; the compiler counts them. */
export type WordsFor<G extends Generation> = {
  readonly [K in Extract<MissionKey, `${G}/${string}`>]: WordsOf<Named<K>>
}

/** The words of any mission, by ids that are only known when it is played. */
export interface AnyWords {
  readonly title: string
  readonly task: string
  readonly fields: Readonly<Record<string, { readonly label: string; readonly note?: string }>>
  readonly options: Readonly<Record<string, string>>
  readonly tools: Readonly<Record<string, string>>
  readonly because: Readonly<Record<string, string>>
  readonly runs: Readonly<Record<string, string>>
  readonly hints: readonly string[]
  readonly answer?: string
  readonly shown: string
  readonly stopped: string
  readonly slide: string
}
