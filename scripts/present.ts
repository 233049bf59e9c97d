/**
 * `npm run present [-- --lang en] [--talk short] [--time MINUTES] [--port N] [--no-open] [--no-build]`: the finished deck on stage. Builds it if
 * something has changed, serves it on loopback, and opens the speaker's window and the audience's.
 *
 * `--time` is how long the turtle runs (by default as long as the talk is spoken, 25 of its 30 minutes; 0 for no race).
 */
import { parseArgs } from 'node:util'
import { buildIfNeeded } from './lib/build-if-needed.ts'
import { hasDisplay } from './lib/display.ts'
import { TALKS } from '../talks/index.ts'
import { spoken } from '../talks/talk.ts'
import { folderOf, LANGUAGE } from './lib/edition.ts'
import { again, languageOf } from './lib/in-language.ts'
import { begin } from './lib/say.ts'
import { serveDist } from './lib/serve-dist.ts'
import { TALK, talkOf } from './lib/talk.ts'
import { openWindows } from './lib/windows.ts'
import { findBrowser } from './setup/browser.mjs'

await begin(async () => {
  const { values } = parseArgs({
    options: {
      lang: { type: 'string' },
      talk: { type: 'string' },
      time: { type: 'string' },
      port: { type: 'string', default: '4173' },
      open: { type: 'boolean', default: true },
      build: { type: 'boolean', default: true },
    },
    allowNegative: true,
  })
  languageOf(values.lang)
  const talk = talkOf(values.talk)
  if (talk !== TALK) await again(LANGUAGE, process.argv.slice(2), talk)
  const minutes = Number(values.time ?? spoken(TALKS[talk]))
  if (!(minutes >= 0)) throw new Error(`--time is ${values.time}; it must be a number of minutes.`)
  if (values.build) await buildIfNeeded()
  const url = `${(await serveDist(values.port)).url}${folderOf(languageOf(values.lang))}`
  const race = minutes === 0 ? '' : `?time=${minutes}`
  const addresses = { presenter: `${url}presenter/1${race}`, audience: `${url}1${race}` }
  process.stdout.write(`Speaker:  ${addresses.presenter}\nAudience: ${addresses.audience}\n`)
  process.stdout.write(`Check:    ${url}stage-check${race} (ten minutes before: runs every demo once)\n`)
  if (values.open) process.stdout.write(`${open(Object.values(addresses))}\n`)
  process.stdout.write('Stop with Ctrl+C.\n')
})

/** Opens both windows, or says why not. */
function open(addresses: readonly string[]): string {
  if (!hasDisplay()) return 'There is no display here: open both addresses in one browser yourself.'
  const browser = findBrowser()
  if (browser === undefined)
    return 'No Chrome or Chromium was found: open both addresses in one browser yourself, or set CHROME_PATH.'
  openWindows(browser, addresses)
  return 'Move the second window to the projector and press F11.'
}
