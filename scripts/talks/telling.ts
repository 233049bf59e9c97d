/** What a talk tells of the whole deck: which slides are there, and which of them begins a chapter. */
import { TALKS, type TalkName, WHOLE } from '../../talks/index.ts'
import type { Talk } from '../../talks/talk.ts'
import { APPENDIX, COVER, type WholeSlide } from './whole.ts'

export interface Telling {
  /** Names of the slides that are there. */
  readonly here: ReadonlySet<string>
  /** By the name of the slide that comes first in it: the chapter's title, and its minutes where the list says them. */
  readonly begins: ReadonlyMap<string, { readonly chapter: string; readonly minutes: number | undefined }>
  /** Whether the notes' own minutes are another talk's. */
  readonly hasOwnMinutes: boolean
}

/**
 * @param slides of the whole deck
 * @throws {Error} one sentence, if the list names a slide that is not there
 */
export function tellingOf(talk: TalkName, slides: readonly WholeSlide[], list: Talk = TALKS[talk]): Telling {
  const appendix = chapterOf(slides, APPENDIX)
  const names = slides.flatMap(({ name }) => name ?? [])
  const told =
    list.told === 'all'
      ? slides.filter(({ isSpare, chapter }) => !isSpare && (chapter === undefined || chapter !== appendix))
      : list.told.map(([name]) => ({ name }))
  const asked =
    list.asked === 'all'
      ? slides.filter(({ isSpare, chapter }) => !isSpare && chapter !== undefined && chapter === appendix)
      : list.asked.map((name) => ({ name }))
  const here = new Set([...told, ...asked].flatMap(({ name }) => name ?? []))
  const strange = [...here].find((name) => !names.includes(name))
  if (strange !== undefined)
    throw new Error(`The talk "${talk}" lists "${strange}", and no slide has that name.`)
  const minutes = new Map(list.told === 'all' ? [] : list.told)
  const begins = new Map<string, { chapter: string; minutes: number | undefined }>()
  for (const chapter of new Set(slides.flatMap((slide) => slide.chapter ?? []))) {
    const mine = slides.filter((slide) => slide.chapter === chapter && here.has(slide.name ?? ''))
    // The cover belongs to no chapter, and is told in the first one's minutes.
    const opens = begins.size === 0 ? (minutes.get(COVER) ?? 0) : 0
    const sum = mine.reduce((all, { name = '' }) => all + (minutes.get(name) ?? 0), opens)
    const [first] = mine
    if (first?.name !== undefined)
      begins.set(first.name, { chapter, minutes: chapter === appendix || sum === 0 ? undefined : sum })
  }
  return { here, begins, hasOwnMinutes: talk !== WHOLE && list.told !== 'all' }
}

const chapterOf = (slides: readonly WholeSlide[], named: string) =>
  slides.find(({ name }) => name === named)?.chapter
