/** What is read of a chapter alone, where only some of its slides are told. */
import { type MissionKey, missionKey } from '../../playground/missions/ids.ts'
import { TALK } from '../lib/talk.ts'
import { hasMission } from './missions.ts'
import { tellingOf } from './telling.ts'
import { wholeDeck } from './whole.ts'
import { WHOLE } from '../../talks/index.ts'

/** A section is a slide's, by its title; steps of a demo stand below it. */
const SECTION = /^## ([^\n]*)\n[\s\S]*?(?=^## |(?![\s\S]))/gm
const LINK = /\[([^\]]*)\]\((slide|mission):([\w/-]+)\)/g

/**
 * @param chapter as its file is named
 * @param source what is written about all of its slides
 * @returns what is about this talk's; a link to what this talk has not is the words that it was
 */
export function toldOf(chapter: string, source: string, talk = TALK): string {
  if (talk === WHOLE) return source
  const slides = wholeDeck()
  const { here } = tellingOf(talk, slides)
  const mine = slides.filter(({ file }) => file.endsWith(`-${chapter}.md`))
  const absent = new Set(mine.filter(({ name }) => !here.has(name ?? '')).map(({ title }) => title))
  const known = new Set(slides.map(({ name }) => name))
  return source
    .replaceAll(SECTION, (section, title: string) => (absent.has(title.trim()) ? '' : section))
    .replaceAll(LINK, (link, words: string, kind: string, name: string) => {
      if (kind === 'slide') return known.has(name) && !here.has(name) ? words : link
      const key: MissionKey | undefined = missionKey(name)
      return key !== undefined && !hasMission(talk, key) ? words : link
    })
}
