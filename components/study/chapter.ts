/** The deck as chapters to read: what the build takes out of the slides (scripts/site/chapters.ts). */

export interface StudySlide {
  /** Its number in the deck, from 1. */
  readonly no: number
  /** The name other slides link to it by. */
  readonly alias?: string
  readonly title: string
  /** What takes time to draw is drawn when it comes near. */
  readonly kind: 'text' | 'demo' | 'diagram'
  /** How its demo answers. */
  readonly answers?: Answers
}

/** Around something that is shown; as HTML. */
export interface Passage {
  readonly before: string
  /** Empty if there is no more to say. */
  readonly after: string
}

export interface ReadingStep extends Passage {
  readonly title: string
  /** What is to be expected before the step is taken; what it comes to is told after. */
  readonly question: string
}

/** What is read about a slide. */
export interface SlideReading extends Passage {
  /** In the order of the demo's story; none where the demo has steps of its own. */
  readonly steps: readonly ReadingStep[]
}

/** What is read of a chapter, by the numbers of its slides: `virtual:study-reading/<chapter>`. */
export interface ChapterText {
  readonly opening: string
  readonly slides: Readonly<Record<number, SlideReading>>
}

/** What may be expected of a step: a standing, or a rating of the table of all generations. */
export type Answers = 'standing' | 'rating'

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
