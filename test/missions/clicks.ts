/** Somebody who clicks at random on what a mission's page lets anybody click, and reads nothing of it. */
import type { Field, Mission, Stage, State } from '../../playground/missions/index.ts'

/** mulberry32: numbers from 0 on, below 1. */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

type Click = (state: State, random: () => number) => State | Promise<State>

function withToken(value: string, token: string, drop: (other: string) => boolean): string {
  const others = value.split(' ').filter((one) => one !== '' && !drop(one))
  return [...others, ...(token === '' ? [] : [token])].join(' ')
}

/** Whether the learner may change a field: it is in their powers, or their answer. */
export function isMine({ powers }: Pick<Mission, 'powers'>, { source }: Field): boolean {
  return source === 'answer' || powers.includes(source)
}

/** Everything there is to click, each as likely as any other; where one clicks on a slider is as likely anywhere. */
export function clicksOf(mission: Mission, stage: Stage): readonly Click[] {
  const mine = mission.fields.filter((field) => isMine(mission, field))
  const onFields = mine.flatMap((field): Click[] => {
    const { id, kind, options = [], most = 0 } = field
    const set = (value: (before: string, random: () => number) => string): Click => {
      return (state, random) => ({ ...state, [id]: value(state[id] ?? '', random) })
    }
    switch (kind) {
      case 'choice':
        return options.map((option) => set(() => option))
      case 'minutes':
        return [set((_, random) => String(Math.floor(random() * (most + 1))))]
      case 'picks':
        return (field.options ?? stage.items.map((item) => item.id)).map((pick) =>
          set((before) =>
            before.split(' ').includes(pick)
              ? withToken(before, '', (one) => one === pick)
              : withToken(before, pick, () => false),
          ),
        )
      case 'sort':
        return (field.rows ?? stage.items.map((item) => item.id)).flatMap((row) =>
          ['', ...options].map((bin) =>
            set((before) =>
              withToken(before, bin === '' ? '' : `${row}:${bin}`, (one) => one.startsWith(`${row}:`)),
            ),
          ),
        )
      case 'line':
      case 'text':
        return []
    }
  })
  const onTools = mission.tools.map(
    (tool): Click =>
      async (state) =>
        (await stage.use(tool, state)) ?? state,
  )
  return [...onFields, ...onTools, () => stage.start]
}

/** @returns how many clicks it took to solve the mission; `undefined` if it is not solved after `count` of them */
export async function clickAtRandom(
  mission: Mission,
  stage: Stage,
  seed: number,
  count: number,
): Promise<number | undefined> {
  const random = numbersFrom(seed)
  const clicks = clicksOf(mission, stage)
  let state = stage.start
  for (let i = 1; i <= count; i++) {
    const click = clicks[Math.floor(random() * clicks.length)]
    if (click) state = await click(state, random)
    if ((await stage.judge(state)).solved) return i
  }
  return undefined
}

/** The same stage, which asks nothing twice: its answers are the same every time. */
export function remembering(stage: Stage): Stage {
  const judged = new Map<string, ReturnType<Stage['judge']>>()
  const used = new Map<string, ReturnType<Stage['use']>>()
  const ask = <T>(known: Map<string, T>, key: string, make: () => T): T => {
    const answer = known.get(key) ?? make()
    known.set(key, answer)
    return answer
  }
  return {
    ...stage,
    judge: (state) => ask(judged, JSON.stringify(state), () => stage.judge(state)),
    use: (tool, state) => ask(used, JSON.stringify([tool, state]), () => stage.use(tool, state)),
  }
}
