/** The PDFs of these very slides, if they have been printed. */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { site as words } from '#words/site'
import { FIRST, LANGUAGE } from '../lib/edition.ts'
import { ROOT } from '../lib/paths.ts'
import { inTalk } from '../lib/talk.ts'
import { newestSource } from '../lib/sources.ts'

const OWN = inTalk('shomei')
/** What the files of this edition are called. */
export const PDF_NAME = LANGUAGE === FIRST ? OWN : `${OWN}-${LANGUAGE}`
export const PDF_NAMES = { light: `${PDF_NAME}.pdf`, dark: `${PDF_NAME}-dark.pdf` } as const

export const DOWNLOADS = [
  { file: PDF_NAMES.light, title: words.pdf.light },
  { file: PDF_NAMES.dark, title: words.pdf.dark },
] as const

export interface Download {
  readonly file: string
  readonly title: string
  /** Where `npm run export` left it. */
  readonly from: string
}

/** @returns what `npm run export` has printed, but not what is older than a slide */
export function printedPdfs(): Download[] {
  const changed = newestSource()
  return DOWNLOADS.map((download) => ({ ...download, from: join(ROOT, 'export', download.file) })).filter(
    ({ from }) => existsSync(from) && statSync(from).mtimeMs >= changed,
  )
}
