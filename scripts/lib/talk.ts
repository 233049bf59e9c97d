/** The talk at work: which of the deck's slides are there. Said by `--talk`, or by `talk:` in the headmatter of slides.md. */
import { readFileSync } from 'node:fs'
import { type TalkName, TALK_NAMES, WHOLE } from '../../talks/index.ts'

/** By which a script tells all that it starts; `--talk` sets it. */
export const TALK_VARIABLE = 'SHOMEI_TALK'

/** One line for both editions. */
const HEADMATTER = new URL('../../slides.md', import.meta.url)

/**
 * @param given the name of a talk
 * @param said where it was said
 * @throws {Error} if there is no such talk
 */
export function talkNamed(given: string, said: string): TalkName {
  const name = TALK_NAMES.find((one) => one === given)
  if (name === undefined) throw new Error(`${said} is ${given}; there are ${TALK_NAMES.join(', ')}.`)
  return name
}

/**
 * @param markdown of the deck's first file
 * @returns what its headmatter says; undefined if it says nothing
 */
export function talkIn(markdown: string): TalkName | undefined {
  const [, headmatter = ''] = /^---\n(.*?)^---$/ms.exec(markdown) ?? []
  const [, given] = /^talk: *(?:'([^'\n]*)'|"([^"\n]*)"|(\S.*?)) *(?:#.*)?$/m.exec(headmatter)?.filter(Boolean) ?? []
  return given === undefined ? undefined : talkNamed(given, 'talk in slides.md')
}

export const TALK: TalkName =
  process.env[TALK_VARIABLE] === undefined || process.env[TALK_VARIABLE] === ''
    ? (talkIn(readFileSync(HEADMATTER, 'utf8')) ?? WHOLE)
    : talkNamed(process.env[TALK_VARIABLE], TALK_VARIABLE)

/** @param given what `--talk` says; undefined where it was not said */
export const talkOf = (given: string | undefined): TalkName =>
  given === undefined ? TALK : talkNamed(given, '--talk')

/**
 * @param name of a file or folder of the whole deck
 * @returns its name in another talk: a short one never lies where the whole deck is looked for
 */
export const inTalk = (name: string, talk: TalkName = TALK): string =>
  talk === WHOLE ? name : `${name}-${talk}`
