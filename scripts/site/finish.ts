/** What a deck built by Slidev lacks to be a site for any static host. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StudyChapter } from '../../components/study/chapter.ts'
import { site as words } from '#words/site'
import { questionOf, study } from '#words/study'
import { verify } from '#words/verify'
import { FIRST, folderOf, LANGUAGE, LANGUAGES } from '../lib/edition.ts'
import { ROOT } from '../lib/paths.ts'
import { NAMED, speakerFiles } from '../talks/speaker.ts'
import { writeFirstVisit } from './first-visit.ts'
import { buildContents } from './contents.ts'
import { printedPdfs } from './downloads.ts'
import { contentsHtml, withHead } from './head.ts'
import type { PageHead } from './head.ts'
import { webManifest } from './manifest.ts'
import { noticesPage } from './notices.ts'
import { packageNotice } from './packages.ts'
import { bundleServiceWorker, writeServiceWorker } from './precache.ts'
import { headersFile, redirectsFile } from './policy.ts'
import { PREVIEW, takePreview } from './preview.ts'
import { writeRelease } from './release.ts'
import type { ReleasedFiles } from './release.ts'
import { takeShippedList } from './shipped-list.ts'
import { takeSlideModules } from './slide-modules.ts'
import { buildStills } from './stills.ts'

/** What the slides themselves say of the deck. */
export interface DeckFacts {
  readonly title: string
  readonly description: string
  readonly author: string
  readonly lang: string
  /** A file of the site that slide 1 shows at once. */
  readonly image: string | undefined
  /** Titles, in order. */
  readonly slides: readonly string[]
  readonly chapters: readonly StudyChapter[]
}

export interface SiteOptions {
  /** Where Slidev built it. */
  readonly folder: string
  /** The path it will be served under, with a slash at both ends. */
  readonly base: string
  /** Where it will be published, with a slash at the end. */
  readonly site: string | undefined
  /** The deck's own release: what is downloaded is of it then, and the last slide verifies it. */
  readonly release?: ReleasedFiles | undefined
}

/** Routes beside the slides that have a fixed address. */
const ROUTES = ['overview', 'presenter', 'notes']
const CONTENTS = 'study'
const VERIFY = 'verify'

/** Adds pages, head, manifest, notices, preview and service worker, in the order in which they need each other. */
export async function finishSite(
  { folder, base, site, release }: SiteOptions,
  deck: DeckFacts,
): Promise<void> {
  const built = readFileSync(join(folder, 'index.html'), 'utf8')
  const downloads = release?.downloads ?? printedPdfs()
  if (release) writeRelease(folder, release)
  else for (const { file, from } of downloads) copyFileSync(from, join(folder, file))
  const { fonts, faces } = fontsOf(folder)
  const modules = takeSlideModules(folder)
  const contents = await buildContents({
    folder,
    base,
    chapters: deck.chapters,
    pdfs: downloads.map(({ file, title }) => ({ href: `${base}${file}`, title })),
  })
  const stills = await buildStills({ folder, base, chapters: deck.chapters, faces })
  const head = (path: string | undefined, page: PageFacts, hasPreview: boolean): PageHead => ({
    // Elsewhere they might not be needed, and a browser says so.
    ...(path === '' || path === '1' ? { fonts, image: deck.image } : { fonts: [], image: undefined }),
    base,
    site,
    path,
    title: page.title,
    description: page.description ?? deck.description,
    author: deck.author,
    locale: words.locale,
    editions: editionsOf(site),
    preview: hasPreview ? { ...PREVIEW, alt: words.previewAlt(deck.title) } : undefined,
    downloads,
    noScript: page.noScript ?? words.noScript,
    modules: modules[path === '' ? '1' : (path ?? '')],
    still: page.chapter === undefined ? undefined : stills.get(page.chapter),
  })
  if (LANGUAGE === FIRST) {
    // What hosts read at the root of a site. Otherwise GitHub Pages leaves out every file whose name begins with an underscore.
    writeFileSync(join(folder, '.nojekyll'), '')
    writeFileSync(join(folder, '_headers'), headersFile(base))
    writeFileSync(join(folder, '_redirects'), redirectsFile(base))
  } else rmSync(join(folder, '_redirects'), { force: true })
  writeFileSync(join(folder, 'manifest.webmanifest'), webManifest({ base, ...deck }))
  const worker = await bundleServiceWorker()
  const packages = [...new Set([...takeShippedList(folder), ...worker.packages])].map(packageNotice)
  writeFileSync(
    join(folder, 'notices.html'),
    noticesPage(packages, { lang: deck.lang, deck: deck.title, base, faces }),
  )
  const hasPreview = await takePreview(folder)
  for (const page of pagesOf(deck))
    write(folder, page.path, withHead(built, head(page.path, page, hasPreview)))
  write(
    folder,
    CONTENTS,
    contentsHtml(contents, { ...head(CONTENTS, STUDY, hasPreview), fonts: contents.fonts }, deck.lang),
  )
  // Only the first edition stands at an address that names no language, and answers for those below it that lead nowhere.
  const before = LANGUAGE === FIRST ? await writeFirstVisit(folder, base) : undefined
  for (const [file, path] of [
    ['index.html', ''],
    ['404.html', undefined],
  ] as const)
    writeFileSync(join(folder, file), withHead(built, { ...head(path, deck, hasPreview), before }))
  if (speakerFiles().length > 0) writeFileSync(join(folder, NAMED), '')
  writeServiceWorker(folder, worker)
}

/** @param site of this edition */
function editionsOf(site: string | undefined): Record<string, string> {
  if (site === undefined) return {}
  const root = site.slice(0, site.length - folderOf(LANGUAGE).length)
  return Object.fromEntries(LANGUAGES.map((language) => [language, `${root}${folderOf(language)}`]))
}

interface PageFacts {
  readonly title: string
  readonly description?: string
  readonly noScript?: string
  /** The chapter that it is the page of. */
  readonly chapter?: string
}

const STUDY: PageFacts = { title: study.title, description: study.description, noScript: study.noScript }

/** Every address of the deck that somebody may reload or pass on; the contents page is not made like the others. */
function pagesOf(deck: DeckFacts): (PageFacts & { path: string })[] {
  const added = readFileSync(join(ROOT, 'setup', 'routes.ts'), 'utf8').matchAll(/path: '\/([\w/-]+)'/g)
  const routes = [...ROUTES, ...Array.from(added, ([, path]) => path ?? '')].filter(
    (path) => path !== 'print' && path !== CONTENTS,
  )
  return [
    ...deck.slides.map((title, i) => ({
      path: String(i + 1),
      title: i === 0 || title === '' ? deck.title : `${title} — ${deck.title}`,
    })),
    ...deck.chapters.map((chapter) => ({
      path: `${CONTENTS}/${chapter.id}`,
      chapter: chapter.id,
      title: study.pageTitle(chapter.title),
      description: study.chapterDescription(chapter.title, questionOf(chapter)),
      noScript: study.noScript,
    })),
    ...routes.map((path) => ({
      path,
      title: path.startsWith(`${CONTENTS}/`) ? study.title : deck.title,
      ...(path === VERIFY && { title: verify.pageTitle, description: verify.lead }),
    })),
  ]
}

/** `/12` is `12.html` to some hosts, and to the others the folder `12`. */
function write(folder: string, path: string, html: string): void {
  mkdirSync(join(folder, path), { recursive: true })
  writeFileSync(join(folder, `${path}.html`), html)
  writeFileSync(join(folder, path, 'index.html'), html)
}

/** The faces of the built deck, and those of their files that slide 1 waits for. */
function fontsOf(folder: string): { fonts: string[]; faces: string } {
  const assets = readdirSync(join(folder, 'assets'))
  const rules = assets
    .filter((name) => name.endsWith('.css'))
    .flatMap(
      (name) => readFileSync(join(folder, 'assets', name), 'utf8').match(/@font-face\s*\{[^}]*\}/g) ?? [],
    )
  return {
    fonts: assets.filter((name) => /-first-[^/]*\.woff2$/.test(name)).map((name) => `assets/${name}`),
    faces: rules.filter((rule) => /-(?:first|deck)-[^/]*\.woff2/.test(rule)).join('\n'),
  }
}
