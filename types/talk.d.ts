/** See scripts/vite/talk-facts.ts. */
declare module 'virtual:talk' {
  export const talk: {
    readonly name: import('../talks/index.ts').TalkName
    /** That somebody speaks, without the questions. */
    readonly minutes: number
    /** Minutes by a slide's name, where the talk lists them. */
    readonly slides: Readonly<Record<string, number>>
    /** Those whose missions go with it. */
    readonly generations: readonly import('../playground/missions/ids.ts').Generation[]
  }
  /** Undefined where nobody is named. */
  export const speaker: import('../talks/speaker.ts').Speaker | undefined
}
