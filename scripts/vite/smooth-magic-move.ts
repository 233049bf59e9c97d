import type { Plugin } from 'vite'

/** Reads where one token is and moves it, then the next: the browser lays the slide out anew for each of them. */
const ONE_BY_ONE = `move.forEach((el, idx) => {
      const newRect = el.getBoundingClientRect();`
const ALL_AT_ONCE = `const newRects = move.map((el) => el.getBoundingClientRect());
    move.forEach((el, idx) => {
      const newRect = newRects[idx];`

/** Code that moves from one step to the next: all places are read before anything moves, and the slide goes on in time. */
export function smoothMagicMove(): Plugin {
  return {
    name: 'shomei:smooth-magic-move',
    apply: 'build',
    transform: {
      filter: { id: /\/@shikijs\/magic-move\/dist\/renderer\.mjs/ },
      handler: (code) => ({ code: inOneReading(code), map: null }),
    },
  }
}

/**
 * @param code of the renderer
 * @returns it with one reading of all places; as it was, if it works in another way
 */
export function inOneReading(code: string): string {
  return code.replace(ONE_BY_ONE, ALL_AT_ONCE)
}
