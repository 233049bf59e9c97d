/** The contents page of `/study`: words at once, a small script after them, nothing of the slides. */
import type { StudyChapter } from '../../components/study/chapter.ts'
import { study as words } from '#words/study'
import { pageFaces } from '../fonts/page-faces.ts'
import { bundleStudy } from './study-bundle.ts'

/** What only a learner's progress brings onto the page. */
const SAID_LATER = `${words.soFar(0, 0)}${words.forgotten}0123456789`

export interface ContentsPage {
  /** What stands in `#app`. */
  readonly html: string
  /** All its styles. */
  readonly css: string
  /** Font files that its words wait for, relative to the site. */
  readonly fonts: readonly string[]
  /** Its script, relative to the site. */
  readonly script: string
}

export interface ContentsOptions {
  /** The built site; the script is written into it. */
  readonly folder: string
  /** The path it will be served under, with a slash at both ends. */
  readonly base: string
  readonly chapters: readonly StudyChapter[]
  readonly pdfs: readonly { readonly href: string; readonly title: string }[]
}

/** Renders the page, and bundles what takes it over in the browser. */
export async function buildContents({ pdfs, ...options }: ContentsOptions): Promise<ContentsPage> {
  const { script, css, server } = await bundleStudy({ ...options, name: 'contents' })
  const { renderContents } = server as {
    renderContents: (pdfs: ContentsOptions['pdfs']) => Promise<string>
  }
  const html = await renderContents(pdfs)
  const faces = await pageFaces(`${html}${SAID_LATER}`, options.folder, options.base)
  return { html, fonts: faces.files, css: `${faces.css}\n${css}`, script }
}
