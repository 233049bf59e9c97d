import type { Plugin } from 'vite'
import { TALKS, type TalkName } from '../../talks/index.ts'
import { spoken } from '../../talks/talk.ts'
import type { Speaker } from '../../talks/speaker.ts'
import { withAccent } from '../talks/accent.ts'
import { generationsOf } from '../talks/missions.ts'

const ID = 'virtual:talk'
const RESOLVED = `\0${ID}`

/**
 * The module `virtual:talk`: which talk the deck is, and who gives it. In a speaker's colours, the tokens are theirs.
 *
 * @param speaker in the edition's language, if one is known
 */
export function talkFacts(talk: TalkName, speaker: Speaker | undefined): Plugin {
  const { told } = TALKS[talk]
  const facts = {
    name: talk,
    minutes: spoken(TALKS[talk]),
    slides: told === 'all' ? {} : Object.fromEntries(told),
    generations: generationsOf(talk),
  }
  return {
    name: 'shomei:talk-facts',
    enforce: 'pre',
    resolveId: { filter: { id: /^virtual:talk$/ }, handler: () => RESOLVED },
    load: {
      filter: { id: /^\0virtual:talk$/ },
      handler: () =>
        `export const talk = ${JSON.stringify(facts)}\nexport const speaker = ${JSON.stringify(speaker)}`,
    },
    transform: {
      filter: { id: /\/styles\/tokens\.css$/ },
      handler: (code) =>
        speaker?.accent === undefined ? null : { code: withAccent(code, speaker.accent), map: null },
    },
  }
}
