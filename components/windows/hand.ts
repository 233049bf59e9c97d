/**
 * In which of the deck's windows the person acts. What a window shows follows from what was done in one of them; where
 * it comes late (a sample that had to be read, a step that both windows take), it must not undo what was done since.
 * All windows run on one machine, so its clock puts what was done into order.
 */

/** Milliseconds since 1970: when somebody last did something here; 0 for never. */
let own = 0
/** The same, of another window whose turn this one has followed. */
let followed = 0

export const hand = {
  own: () => own,
  /** What this window shows was led to by then. */
  led: () => Math.max(own, followed),
}

export function act(): void {
  own = Date.now()
}

/** @param at what led the other window to the turn that is taken here too */
export function follow(at: number): void {
  followed = Math.max(followed, at)
}

const ACTS = ['pointerdown', 'keydown', 'input', 'change', 'drop', 'paste'] as const

/** To be called once. The browser's own back and forward are acts too, which it only tells by where they lead. */
export function watchHand(): void {
  const onAct = ({ isTrusted }: Event) => {
    if (isTrusted) act()
  }
  for (const type of ACTS) addEventListener(type, onAct, { capture: true, passive: true })
  addEventListener('popstate', onAct)
}
