/** A script in another language than this process speaks, or of another talk: the same one, run again. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import type { TalkName } from '../../talks/index.ts'
import { LANGUAGE, LANGUAGES, type Language, nodeArguments } from './edition.ts'
import { TALK, TALK_VARIABLE } from './talk.ts'

/**
 * @param given what `--lang` says; undefined where it was not said
 * @throws {Error} if there is no edition in that language
 */
export function languageOf(given: string | undefined): Language {
  if (given === undefined) return LANGUAGE
  const language = LANGUAGES.find((one) => one === given)
  if (language === undefined)
    throw new Error(`--lang is ${given}; there are editions in ${LANGUAGES.join(' and ')}.`)
  return language
}

/** Runs this script again in that language, of that talk, with these arguments, and ends as it ends. */
export function again(language: Language, args: readonly string[], talk: TalkName = TALK): Promise<never> {
  const [, script = ''] = process.argv
  const child = spawn(process.execPath, [...nodeArguments(language), script, ...args], {
    stdio: 'inherit',
    env: { ...process.env, [TALK_VARIABLE]: talk },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  process.on('exit', () => child.kill())
  return new Promise((_resolve, reject) => {
    child.on('error', reject)
    // As shells have it. A code of its own would be a verdict, and nobody judged.
    child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : (code ?? 2)))
  })
}
