/** Whether the deck's windows hear each other: one asks, all others answer. */

const NAME = `shomei stage ${import.meta.env.BASE_URL}`
/** This window among those of the deck. Nobody guesses it, and nothing depends on that. */
const ME = Math.random().toString(36).slice(2)

export type WindowKind = 'audience' | 'presenter' | 'other'

export interface DeckWindow {
  readonly id: string
  readonly kind: WindowKind
}

type Message = { readonly ask: string } | { readonly answer: string; readonly from: DeckWindow }

function kindOf(path: string): WindowKind {
  const [first = ''] = path.slice(import.meta.env.BASE_URL.length).split('/')
  if (first === 'presenter') return 'presenter'
  return /^\d+$/.test(first) || first === '' ? 'audience' : 'other'
}

/** From now on, as long as the window is open, whoever asks hears of it. */
export function answerEchoes(): void {
  if (!('BroadcastChannel' in globalThis)) return
  const channel = new BroadcastChannel(NAME)
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if ('ask' in data && data.ask !== ME)
      channel.postMessage({
        answer: data.ask,
        from: { id: ME, kind: kindOf(location.pathname) },
      } satisfies Message)
  }
}

/**
 * Asks who is there, until it is ended.
 *
 * @param every milliseconds between two questions: a window that is opened later answers the next one
 * @returns ends it; `undefined` where windows cannot hear each other
 */
export function askForEchoes(
  every: number,
  heard: (windows: readonly DeckWindow[]) => void,
): (() => void) | undefined {
  if (!('BroadcastChannel' in globalThis)) return undefined
  const channel = new BroadcastChannel(NAME)
  let answered = new Map<string, DeckWindow>()
  const ask = () => {
    heard([...answered.values()])
    answered = new Map()
    channel.postMessage({ ask: ME } satisfies Message)
  }
  channel.onmessage = ({ data }: MessageEvent<Message>) => {
    if (!('answer' in data) || data.answer !== ME || answered.has(data.from.id)) return
    answered.set(data.from.id, data.from)
    heard([...answered.values()])
  }
  ask()
  const timer = setInterval(ask, every)
  return () => {
    clearInterval(timer)
    channel.close()
  }
}
