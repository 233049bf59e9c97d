/** `npm run export`: the deck on paper, from the built site, and looked at before it is handed out. See `--help`. */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { FIRST, folderOf, type Language, LANGUAGE } from './lib/edition.ts'
import { again, languageOf } from './lib/in-language.ts'
import { DIST } from './lib/paths.ts'
import { samplesFirst } from './lib/samples.ts'
import { begin, step } from './lib/say.ts'
import { basePath, siteUrl } from './lib/site.ts'
import { buildSite } from './lib/slidev.ts'
import { serveStatic } from './lib/static-server.ts'
import { inTalk, TALK, talkOf } from './lib/talk.ts'
import { readSpeaker } from './talks/speaker.ts'
import { TALK_NAMES, type TalkName } from '../talks/index.ts'
import { PDF_NAME, PDF_NAMES } from './site/downloads.ts'
import { readDeck } from './pdf/deck.ts'
import type { Deck } from './pdf/deck.ts'
import { PrintPage } from './pdf/print-page.ts'
import type { PrintPageOptions, Theme } from './pdf/print-page.ts'
import { printSlides } from './pdf/print.ts'
import type { Printed } from './pdf/print.ts'

const FOR_LANGUAGE = LANGUAGE === FIRST ? '' : `-${LANGUAGE}`
const PICTURES = `${inTalk('png')}${FOR_LANGUAGE}`

const HELP = `npm run export [-- options]: the deck on paper, in export/

Without --png or --handout: export/shomei.pdf and export/shomei-dark.pdf; of another edition, with its language in
the names, as in export/shomei-en.pdf, and of a talk in another length with that talk's, as in export/shomei-short.pdf.
  --lang LANG  the edition in that language: ja (unless it is said) or en
  --talk NAME  the talk of that name: ${TALK_NAMES.join(', ')}
  --png        a picture of each slide: export/png/01.png …, with --dark export/png-dark/01.png …
  --handout    export/shomei-handout.pdf: A4, each slide with what the speaker says about it
  --light      only the light PDF (pictures are light unless --dark is given)
  --dark       only the dark one
  --clicks     a page for every click instead of every slide (not for the handout)
  --out DIR    write there instead
  --no-build   print dist/ as it is instead of building it first
  --help       this

Environment:
  SITE_URL     the address of the published deck, such as https://example.com/shomei/: demos then show a QR code
               that leads to their live slide, and links into the site lead there; without it there is no QR code
  CHROME_PATH  the Chrome or Chromium to print with

A PDF is written only if every page shows its text, searchable, in the deck's own embedded fonts, and its outline and
links lead somewhere.
`

await begin(async () => {
  const options = readOptions()
  if (options.help) {
    process.stdout.write(HELP)
    return
  }
  if (options.talk !== TALK) await again(LANGUAGE, process.argv.slice(2), options.talk)
  readSpeaker()
  const site = siteUrl(process.env.SITE_URL)
  if (options.build) {
    await samplesFirst()
    const base = basePath(process.env.BASE, site)
    await step(
      `Building the deck for ${site ?? base}`,
      async () => `${await buildSite(base, { site })} slides`,
    )
  }
  if (options.language !== LANGUAGE) await again(options.language, ['--no-build', ...process.argv.slice(2)])
  const deck = await readDeck()
  const server = await serveStatic(join(DIST, folderOf(LANGUAGE)))
  const common = { url: server.url, site: site && `${site}${folderOf(LANGUAGE)}`, slides: deck.slides.length }
  try {
    if (options.png)
      await pictures(options.themes ?? ['light'], options.out, { ...common, clicks: options.clicks })
    if (options.handout) await handout(deck, options.out, common)
    if (!options.png && !options.handout)
      await slides(deck, options.themes ?? ['light', 'dark'], options.out, {
        ...common,
        clicks: options.clicks,
      })
  } finally {
    await server.close()
  }
})

interface Options {
  readonly language: Language
  readonly talk: TalkName
  readonly png: boolean
  readonly handout: boolean
  /** Undefined if none was chosen. */
  readonly themes: readonly Theme[] | undefined
  readonly clicks: boolean
  readonly out: string
  readonly build: boolean
  readonly help: boolean
}

function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        png: { type: 'boolean', default: false },
        handout: { type: 'boolean', default: false },
        light: { type: 'boolean', default: false },
        dark: { type: 'boolean', default: false },
        clicks: { type: 'boolean', default: false },
        lang: { type: 'string' },
        talk: { type: 'string' },
        out: { type: 'string', default: 'export' },
        build: { type: 'boolean', default: true },
        help: { type: 'boolean', default: false },
      },
      allowNegative: true,
    })
    const { light, dark, lang, talk, ...rest } = values
    if (rest.handout && (dark || rest.clicks))
      throw new Error('The handout is printed light, without clicks; leave out --dark and --clicks.')
    const themes = (['light', 'dark'] as const).filter((theme) => (theme === 'light' ? light : dark))
    return {
      ...rest,
      language: languageOf(lang),
      talk: talkOf(talk),
      themes: themes.length === 0 ? undefined : themes,
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new Error(
      `${message.split('. ')[0]?.replace(/\.$/, '')}; "npm run export -- --help" lists the options.`,
    )
  }
}

/** Opens the print page, and closes it whatever happens. */
async function onPaper(options: PrintPageOptions, work: (page: PrintPage) => Promise<void>): Promise<void> {
  let page: PrintPage | undefined
  try {
    await step('Opening the slides', async () => {
      page = await PrintPage.open(options)
      return options.site === undefined ? 'no SITE_URL, so no QR codes' : `QR codes to ${options.site}`
    })
    if (page === undefined) return
    if (page.cut.length > 0)
      process.stdout.write(`More than fits, and cut off: slide ${page.cut.join(', ')}.\n`)
    await work(page)
  } finally {
    await page?.close()
  }
}

function slides(deck: Deck, themes: readonly Theme[], out: string, options: PrintPageOptions): Promise<void> {
  return onPaper(options, async (page) => {
    for (const theme of themes)
      await step(`Printing, ${theme}`, async () => {
        await page.show(theme)
        return write(out, PDF_NAMES[theme], await printSlides(page, deck))
      })
  })
}

function handout(deck: Deck, out: string, options: PrintPageOptions): Promise<void> {
  return onPaper(options, (page) =>
    step('Printing the handout', async () => {
      const { printHandout } = await import('./pdf/handout.ts')
      return write(out, `${PDF_NAME}-handout.pdf`, await printHandout(page, deck, options.site))
    }),
  )
}

function write(folder: string, name: string, { pdf, pages }: Printed): string {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, name)
  writeFileSync(file, pdf)
  return `${file}: ${pages} pages, ${(pdf.length / 1e6).toFixed(1)} MB`
}

function pictures(themes: readonly Theme[], out: string, options: PrintPageOptions): Promise<void> {
  return onPaper({ ...options, scale: 2 }, async (page) => {
    for (const theme of themes)
      await step(`Taking pictures, ${theme}`, async () => {
        const folder = join(out, `${PICTURES}${theme === 'light' ? '' : '-dark'}`)
        emptyOfPictures(folder)
        await page.show(theme)
        let count = 0
        for await (const { name, png } of page.pictures()) {
          writeFileSync(join(folder, `${name}.png`), png)
          count++
        }
        return `${folder}: ${count} pictures`
      })
  })
}

/** A deck that has become shorter leaves no picture of what it was. */
function emptyOfPictures(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder)) if (/^\d+(-\d+)?\.png$/.test(name)) rmSync(join(folder, name))
}
