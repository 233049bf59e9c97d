/** A talk: which slides of the deck are told, in how many minutes. A list names slides, and copies none. */

/** Minutes a slide takes, by the slide's name: `routeAlias` or `slide` of its frontmatter, and `cover` for the first. */
export type ToldSlide = readonly [name: string, minutes: number]

export interface Talk {
  /** All of it, with the questions. */
  readonly minutes: number
  /** Minutes kept for questions at the end. */
  readonly questions: number
  /** In telling order, the deck's own; `all` is every slide that is not the appendix's, as the notes have it. */
  readonly told: 'all' | readonly ToldSlide[]
  /** What goes along of the appendix, for questions and for whoever reads later. */
  readonly asked: 'all' | readonly string[]
}

/** Minutes that somebody speaks, demos among them: what the turtle runs. */
export const spoken = ({ minutes, questions }: Talk): number => minutes - questions
