/** The key that brings a demo back (`setup/shortcuts.ts`), and whichever demo is on screen to hear it. */
import { onScopeDispose } from 'vue'

const EVENT = 'shomei:reset'

export function askForReset(): void {
  dispatchEvent(new Event(EVENT))
}

export function onReset(then: () => void): void {
  addEventListener(EVENT, then)
  onScopeDispose(() => removeEventListener(EVENT, then))
}
