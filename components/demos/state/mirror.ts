/**
 * The presenter's and the audience's window are two pages: what a demo shows in one, it shows in the other. The newest
 * state wins; a window that opens later asks for it.
 */
interface Said<State> {
  /** Counts changes over all windows; the greater one is newer. */
  readonly turn: number
  /** Breaks a tie between two windows that change something in the same turn. */
  readonly by: string
  /** Absent: only asking. */
  readonly state?: State
}

export interface Mirror<State> {
  /** Says what is shown now. */
  readonly tell: (state: State) => void
  /** Asks the others whether they know anything newer. */
  readonly ask: () => void
  readonly close: () => void
}

/**
 * @param name which demo on which slide of which deck
 * @param current what is shown here now
 * @param onNewer called with what another window shows, only if that is newer
 * @typeParam State anything that can be cloned between windows: files stay what they are
 */
export function openMirror<State>(
  name: string,
  current: () => State,
  onNewer: (state: State) => void,
): Mirror<State> {
  const channel = new BroadcastChannel(name)
  const me = crypto.getRandomValues(new Uint32Array(2)).join('-')
  let turn = 0
  let by = ''
  const say = (said: Said<State>) => channel.postMessage(said)

  channel.addEventListener('message', ({ data }: MessageEvent<Said<State>>) => {
    const newer = data.turn > turn || (data.turn === turn && data.by > by)
    if (data.state !== undefined && newer) {
      ;[turn, by] = [data.turn, data.by]
      onNewer(data.state)
    } else if (data.state === undefined && data.turn < turn) {
      say({ turn, by, state: current() })
    }
  })
  return {
    tell(state) {
      ;[turn, by] = [turn + 1, me]
      say({ turn, by, state })
    },
    ask: () => say({ turn, by }),
    close: () => channel.close(),
  }
}
