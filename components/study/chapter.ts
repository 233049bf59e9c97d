/** The deck as chapters to read: what the build takes out of the slides (scripts/site/chapters.ts). */

export interface StudySlide {
  /** Its number in the deck, from 1. */
  readonly no: number
  /** The name other slides link to it by. */
  readonly alias?: string
  readonly title: string
  /** What takes time to draw is drawn when it comes near. */
  readonly kind: 'text' | 'demo' | 'diagram'
}

export interface StudyChapter {
  /** The last part of its address. */
  readonly id: string
  readonly title: string
  /** What the chapter's own title page says. */
  readonly opening?: { readonly no: number; readonly above: string; readonly question: string }
  /** All others, in order. */
  readonly slides: readonly StudySlide[]
  /** How many of the slides run a verification. */
  readonly demos: number
  /** Minutes that its words take to read, the demos not counted. */
  readonly minutes: number
}

/** What a learner's progress calls a chapter that was read to its end. */
export const readId = (chapter: string) => `read:${chapter}`
