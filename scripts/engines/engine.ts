/** What the tests ask of a browser, whichever it is. */

/** What a page can be given and can answer: it goes there and back as JSON. */
export type Plain =
  string | number | boolean | null | undefined | readonly Plain[] | { readonly [key: string]: Plain }

export interface Size {
  readonly width: number
  readonly height: number
}

/** A window with one page in it. Sizes and places are in CSS pixels. */
export interface Tab {
  goto(url: string): Promise<void>
  reload(): Promise<void>
  /** Makes its page this large, or the next one. */
  resize(size: Size): Promise<void>
  /**
   * Runs a function in the page.
   *
   * @param run stands alone: nothing from outside of it is there
   * @throws {Error} what it threw
   */
  evaluate<Given extends readonly Plain[], Answer>(
    run: (...given: Given) => Answer | Promise<Answer>,
    ...given: Given
  ): Promise<Answer>
  /** Presses and releases a key, which a page cannot tell from a person's. */
  press(key: Key, held?: 'Shift'): Promise<void>
  click(x: number, y: number): Promise<void>
  /** @param paths files of this machine, for the one `<input type=file>` that `selector` finds */
  choose(selector: string, paths: readonly string[]): Promise<void>
  /** @returns the page as PNG */
  picture(): Promise<Uint8Array>
  toFront(): Promise<void>
}

/** A browser in which nothing is kept yet. */
export interface Session {
  tab(): Promise<Tab>
  close(): Promise<void>
}

export interface Engine {
  /** With its version. */
  readonly name: string
  session(): Promise<Session>
  close(): Promise<void>
}

/** By `KeyboardEvent.key`; the numbers are WebDriver's (https://www.w3.org/TR/webdriver2/#keyboard-actions). */
export const KEYS = {
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  ' ': ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Shift: '\uE008',
} as const
export type Key = keyof typeof KEYS

/** The sources of input that both WebDriver and WebDriver BiDi perform. */
export function pressing(key: Key, held: readonly Key[] = []): readonly object[] {
  const all = [...held, key].map((one) => KEYS[one])
  const down = all.map((value) => ({ type: 'keyDown', value }))
  const up = all.toReversed().map((value) => ({ type: 'keyUp', value }))
  return [{ type: 'key', id: 'keyboard', actions: [...down, ...up] }]
}

export function clicking(x: number, y: number): readonly object[] {
  return [
    {
      type: 'pointer',
      id: 'mouse',
      parameters: { pointerType: 'mouse' },
      actions: [
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0, origin: 'viewport' },
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ],
    },
  ]
}

/** @returns an expression that calls `run` with what JSON can say of `given`, and answers with JSON */
export function asJson(run: (...given: never[]) => unknown, given: readonly Plain[]): string {
  return `(async () => JSON.stringify({ answer: await (${run.toString()})(...${JSON.stringify(given)}) }))()`
}

/** @throws {Error} if it is no answer of {@link asJson}'s */
export function fromJson<Answer>(json: unknown): Answer {
  if (typeof json !== 'string') throw new Error(`engine: the page answered ${typeof json}`)
  return (JSON.parse(json) as { answer: Answer }).answer
}
