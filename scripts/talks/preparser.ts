/** Hands Slidev's parser the slides of a talk: what is not in it is hidden, and what is says what is true of this talk. */
import { createRequire } from 'node:module'
import type { SlidevPreparserExtension } from '@slidev/types'
import type { talks as Words } from '#words/talks'
import type { TalkName } from '../../talks/index.ts'
import { type Language, LANGUAGE } from '../lib/edition.ts'
import { TALK } from '../lib/talk.ts'
import { refuseDangling, settleLinks } from './links.ts'
import { withMinutes } from './minutes.ts'
import { type Telling, tellingOf } from './telling.ts'
import { COVER, nameOf, wholeDeck, type WholeSlide } from './whole.ts'

/** Slidev loads its hooks in a way of its own (jiti), which would find the first language's words. */
const { talks } = createRequire(import.meta.url)('#words/talks') as { readonly talks: typeof Words }

/** What the cover of a talk says, where it is not the whole deck's. */
interface Cover {
  readonly title: string
  readonly heading: string
  readonly lead: string
  readonly info: string
  readonly note: string
}

const COVERS: Readonly<Record<string, Cover>> = talks.covers

/**
 * @throws {Error} one sentence, if a link of the deck or a name of the list leads nowhere
 */
export function preparserOf(
  talk: TalkName = TALK,
  slides: readonly WholeSlide[] = wholeDeck(),
  language: Language = LANGUAGE,
): SlidevPreparserExtension {
  refuseDangling(slides)
  const telling = tellingOf(talk, slides)
  const cover = COVERS[talk]
  return {
    name: `shomei:talk-${talk}`,
    transformSlide: async (content, frontmatter: Record<string, unknown>) => {
      if (frontmatter.src !== undefined) return undefined
      const name = nameOf(frontmatter)
      seat(telling, name, frontmatter)
      if (name === COVER && cover !== undefined) {
        frontmatter.title = cover.title
        frontmatter.info = cover.info
        return onCover(content, cover)
      }
      return settleLinks(content, telling.here)
    },
    transformNote: async (note, frontmatter: Record<string, unknown>) => {
      const name = nameOf(frontmatter)
      if (frontmatter.src !== undefined || note === undefined || name === undefined) return undefined
      if (name === COVER) return cover?.note
      return telling.hasOwnMinutes
        ? withMinutes(note, telling.begins.get(name)?.minutes, language)
        : undefined
    },
  }
}

/** Where the slide is: there or not, and at the head of its chapter or not. */
function seat(
  { here, begins }: Telling,
  name: string | undefined,
  frontmatter: Record<string, unknown>,
): void {
  if (name === undefined || !here.has(name)) frontmatter.hide = true
  else delete frontmatter.hide
  const begun = name === undefined ? undefined : begins.get(name)
  if (begun !== undefined) frontmatter.chapter = begun.chapter
}

function onCover(content: string, { heading, lead }: Cover): string {
  const changed = content.replace(/^# [^\n]*\n\n[^\n]+$/m, () => `# ${heading}\n\n${lead}`)
  if (changed === content) throw new Error('onCover: the cover has no heading with a line below it')
  return changed
}
