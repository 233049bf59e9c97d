/** What all judges have in common: a state is read, held against the learner's powers, and only then examined. */
import type { Field, Item, Judgement, Mission, Run, Samples, State } from './mission.ts'

/** Characters in one field. */
const MOST = 64 * 1024

/** A scene before its judge is made safe. */
export interface Scene<F extends string, T extends string, B extends string, R extends string> {
  readonly start: State<F>
  readonly items?: readonly Item[]
  /** Gets a state that has the right shape and differs from the start only where the learner may change it. */
  readonly examine: (state: State<F>) => Promise<{
    readonly because: B | 'solved'
    readonly runs: readonly Run<R>[]
  }>
  readonly tools: Readonly<Record<T, (state: State<F>) => Promise<Partial<State<F>> | undefined>>>
}

type Definition<
  Id extends string,
  F extends string,
  T extends string,
  B extends string,
  R extends string,
  O extends string,
> = Omit<Mission<Id, F, T, B, R, O>, 'open'> & {
  readonly open: (samples: Samples) => Promise<Scene<F, T, B, R>>
}

/** A mission whose judge answers whatever it is given, and gives nothing for nothing. */
export function defineMission<
  const Id extends string,
  const F extends string,
  const T extends string,
  const B extends string,
  const R extends string,
  const O extends string = never,
>(definition: Definition<Id, F, T, B, R, O>): Mission<Id, F, T, B, R, O> {
  const { fields, powers, tools } = definition
  return {
    ...definition,
    async open(samples) {
      const scene = await definition.open(samples)
      const { start, items = [] } = scene
      const judge = async (given: unknown): Promise<Judgement<B, R>> => {
        const read = readState(fields, items, given)
        if (typeof read === 'string') return { solved: false, because: read, runs: [] }
        const isForeign = (source: Field['source']) => source !== 'answer' && !powers.includes(source)
        const foreign = fields.find(({ id, source }) => isForeign(source) && read[id] !== start[id])
        if (foreign) return { solved: false, because: 'out-of-reach', field: foreign.id, runs: [] }
        const { because, runs } = await scene.examine(read)
        if (fields.every(({ id }) => read[id] === start[id])) {
          return { solved: false, because: 'nothing-done', runs }
        }
        return { solved: because === 'solved', because, runs }
      }
      return {
        start,
        items,
        judge,
        async use(tool, state) {
          const read = readState(fields, items, state)
          if (typeof read === 'string' || !tools.includes(tool)) return undefined
          const made = await scene.tools[tool](read)
          return made && { ...read, ...made }
        },
      }
    },
  }
}

function readState<F extends string>(
  fields: readonly Field<F>[],
  items: readonly Item[],
  given: unknown,
): State<F> | 'unreadable' | 'too-large' {
  if (typeof given !== 'object' || given === null) return 'unreadable'
  const read: Partial<Record<F, string>> = {}
  for (const field of fields) {
    const value: unknown = Object.hasOwn(given, field.id) ? (given as Record<string, unknown>)[field.id] : ''
    if (typeof value !== 'string') return 'unreadable'
    if (value.length > MOST) return 'too-large'
    if (!isFitting(field, items, value)) return 'unreadable'
    read[field.id] = value
  }
  return read as State<F>
}

function isFitting(
  { kind, options, rows, most = Infinity }: Field,
  items: readonly Item[],
  value: string,
): boolean {
  switch (kind) {
    case 'choice':
      return options?.includes(value) === true
    case 'minutes':
      return /^\d{1,6}$/.test(value) && Number(value) <= most
    case 'picks':
      return isEach(picksIn(value), options, items)
    case 'sort': {
      const sorted = sortedIn(value)
      return isEach([...sorted.keys()], rows, items) && isEach([...sorted.values()], options ?? [], items)
    }
    case 'line':
      return !/[\r\n]/.test(value)
    case 'text':
      return true
  }
}

/** The items that a `picks` field names, each once. */
export function picksIn(value: string): string[] {
  return [...new Set(value.split(' '))].filter((pick) => pick !== '')
}

/** What a `sort` field says of each row that it names. */
export function sortedIn(value: string): ReadonlyMap<string, string> {
  return new Map(
    picksIn(value).map((token) => {
      const colon = token.lastIndexOf(':')
      return [token.slice(0, colon), token.slice(colon + 1)] as const
    }),
  )
}

function isEach(
  named: readonly string[],
  among: readonly string[] | undefined,
  items: readonly Item[],
): boolean {
  return named.every((one) => among?.includes(one) ?? items.some(({ id }) => id === one))
}
