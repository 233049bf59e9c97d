/**
 * The presenter's and the audience's window are two pages: what a demo shows in one, it shows in the other. The newest
 * state wins; a window that opens later asks for it.
 */

/** Of two states, the one that is greater in the first part that differs is newer. */
export interface Order {
  /** When a person did what led to it, in milliseconds since 1970; 0 where nobody did. */
  readonly acted: number
  /** Counts changes over all windows. */
  readonly turn: number
  /** Breaks a tie between two windows that change something in the same turn. */
  readonly by: string
}

interface Said<State> extends Order {
  /** Absent: only asking. */
  readonly state?: State
}

export interface Mirror<State> {
  /**
   * Says what is shown now.
   * @param acted when a person did what led to it
   */
  readonly tell: (state: State, acted?: number) => void
  /** Asks the others whether they know anything newer. */
  readonly ask: () => void
  /** Of what is shown. */
  readonly order: () => Order
  readonly close: () => void
}

/** Before anybody has changed anything. */
export const PRESET: Order = { acted: 0, turn: 0, by: '' }
/** What a link has brought: newer than a preset, older than whatever was done. */
export const BROUGHT: Order = { acted: 0, turn: 1, by: '' }

/**
 * @param name which demo on which slide of which deck
 * @param current what is shown here now
 * @param onNewer called with what another window shows, only if that is newer
 * @param begun the order of what is shown when it opens
 * @typeParam State anything that can be cloned between windows: files stay what they are
 */
export function openMirror<State>(
  name: string,
  current: () => State,
  onNewer: (state: State) => void,
  begun: Order = PRESET,
): Mirror<State> {
  const channel = new BroadcastChannel(name)
  const me = crypto.getRandomValues(new Uint32Array(2)).join('-')
  let order = begun
  const say = (said: Said<State>) => channel.postMessage(said)

  channel.addEventListener('message', ({ data }: MessageEvent<Said<State>>) => {
    const { state, ...said } = data
    const newer = compared(said, order)
    if (state !== undefined) {
      if (newer <= 0) return
      order = said
      onNewer(state)
    } else if (newer < 0) say({ ...order, state: current() })
    // Who asks knows more.
    else if (newer > 0) say(order)
  })
  return {
    tell(state, acted = 0) {
      order = { acted: Math.max(acted, order.acted), turn: order.turn + 1, by: me }
      say({ ...order, state })
    },
    ask: () => say(order),
    order: () => order,
    close: () => channel.close(),
  }
}

/** @returns more than 0 if `a` is newer than `b`, less if it is older */
export function compared(a: Order, b: Order): number {
  return a.acted - b.acted || a.turn - b.turn || (a.by === b.by ? 0 : a.by > b.by ? 1 : -1)
}
