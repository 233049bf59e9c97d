/**
 * Slidev's own word between windows carries everything it has at once, the oldest window's as well as the newest's. What
 * is left to it here: the speaker's pointer, and what is drawn.
 */
import { addSyncMethod, disableBuiltinSync } from '@slidev/client/state/syncState.ts'

interface Message {
  /** Absent: only asking. */
  readonly state?: object
}

/** To be called once, before Slidev begins to share. */
export function shareWhatIsLeft(): void {
  // Where decks are written, its server does all that.
  if (import.meta.env.DEV) return
  disableBuiltinSync()
  if (!('BroadcastChannel' in globalThis)) return
  addSyncMethod({
    init(key, onUpdate, state) {
      const channel = new BroadcastChannel(`shomei ${import.meta.env.BASE_URL} ${key}`)
      const say = (message: Message) => channel.postMessage(message)
      const isShared = 'cursor' in state || 'timer' in state
      const told = (now: object) =>
        isShared ? { cursor: 'cursor' in now ? plain(now.cursor) : undefined } : plain(now)
      channel.onmessage = ({ data }: MessageEvent<Message>) => {
        if (data.state) onUpdate(data.state)
        else if (!isShared && Object.keys(state).length > 0) say({ state: told(state) })
      }
      if (!isShared) say({})
      let last = ''
      return (now, updating) => {
        if (updating) return
        const next = told(now)
        const text = JSON.stringify(next)
        if (text === last) return
        last = text
        say({ state: next })
      }
    },
  })
}

/** Without what Vue has put around it, which cannot be cloned. */
function plain<T>(value: T): T {
  return value === undefined ? value : (JSON.parse(JSON.stringify(value)) as T)
}
