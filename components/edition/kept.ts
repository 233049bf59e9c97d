/** What of the editions is remembered: nothing where storing is forbidden. */

/** That this browser has been here; for good. */
const KNOWN = 'shomei-edition'
/** In which edition whoever opened this tab was led; until it is read. */
const LED = 'shomei-led'

/** @returns whether this browser had been here before; from now on it has */
export function wasHere(lang: string): boolean {
  try {
    const was = localStorage.getItem(KNOWN) !== null
    localStorage.setItem(KNOWN, lang)
    return was
  } catch {
    // Led again at each visit, there would be no way back.
    return true
  }
}

export function led(lang: string): void {
  try {
    sessionStorage.setItem(LED, lang)
  } catch {
    // Then it is not said, and the switch is still there.
  }
}

/** @returns whether it was to this edition that this tab was led; true once */
export function wasLed(lang: string): boolean {
  try {
    const was = sessionStorage.getItem(LED) === lang
    sessionStorage.removeItem(LED)
    return was
  } catch {
    return false
  }
}
