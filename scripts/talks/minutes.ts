/** How long a slide takes whoever knows the talk, and how the notes say how long a chapter may take. */
import type { Language } from '../lib/edition.ts'

/** What somebody says in a minute who knows the talk: characters of Japanese, words of English. */
const PACE: Readonly<Record<Language, number>> = { ja: 340, en: 140 }
/** Minutes that a click takes, and a demo beyond what is said of it. */
const CLICK = 1.5 / 60
const DEMO = 15 / 60
/** Minutes that a chapter may take more than it is given. */
export const GRACE = 0.05

export const CUE = /\[click(?::\d+)?\]/g
/** Of a chapter's first note: minutes, half of one, seconds. */
const CHAPTER_TIME: Readonly<Record<Language, RegExp>> = {
  ja: /（この章は (?:(\d+) 分)? ?(?:(半)|(\d+) 秒)?）\s*/,
  en: /\(This chapter: (?:(\d+) minutes?)? ?(?:(30 seconds)|(\d+) seconds)?\)\s*/,
}
const SAY: Readonly<Record<Language, (minutes: number, seconds: number) => string>> = {
  ja: (minutes, seconds) => {
    const whole = minutes > 0 ? `${minutes} 分` : ''
    if (seconds === 0) return `（この章は ${whole}）`
    if (minutes > 0 && seconds === 30) return `（この章は ${whole}半）`
    return `（この章は ${whole}${whole && ' '}${seconds} 秒）`
  },
  en: (minutes, seconds) => {
    const parts = [
      ...(minutes > 0 ? [`${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`] : []),
      ...(seconds > 0 ? [`${seconds} seconds`] : []),
    ]
    return `(This chapter: ${parts.join(' ')})`
  },
}

export interface Spoken {
  readonly title?: string | undefined
  readonly note?: string | undefined
}

/** @returns minutes that the slide takes: what is said of it, its clicks, and a demo beyond that */
export function needOf({ title = '', note = '' }: Spoken, language: Language): number {
  const clicks = note.match(CUE)?.length ?? 0
  return saidIn(note, language) / PACE[language] + clicks * CLICK + (title.startsWith('LIVE') ? DEMO : 0)
}

function saidIn(note: string, language: Language): number {
  const said = note.replace(CHAPTER_TIME[language], '').replaceAll(CUE, ' ')
  return language === 'ja' ? said.replaceAll(/\s/g, '').length : (said.match(/[\w'’-]+/g) ?? []).length
}

/** @returns minutes that a note gives its chapter; undefined if it says none */
export function minutesIn(note: string, language: Language): number | undefined {
  const [found, minutes = '0', half, seconds] = CHAPTER_TIME[language].exec(note) ?? []
  if (found === undefined) return undefined
  return Number(minutes) + (half === undefined ? Number(seconds ?? 0) / 60 : 0.5)
}

/** @returns the note with the chapter's minutes at its beginning; undefined takes them away */
export function withMinutes(note: string, minutes: number | undefined, language: Language): string {
  const rest = note.replace(CHAPTER_TIME[language], '')
  if (minutes === undefined) return rest
  const seconds = Math.round(minutes * 60)
  return `${SAY[language](Math.floor(seconds / 60), seconds % 60)}\n\n${rest}`
}
