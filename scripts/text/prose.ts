/** What the deck says, taken out of the files it stands in; every line keeps its number. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { deckFileOf, FIRST, type Language } from '../lib/edition.ts'
import { ROOT } from '../lib/paths.ts'

/** What is written differs by where it is met: a slide is seen, a note is spoken, prose is read beside a slide, a document by itself. */
export type ProseKind = 'slide' | 'note' | 'prose' | 'word' | 'document'

export interface Prose {
  /** Below the project's folder. */
  readonly path: string
  readonly kind: ProseKind
  /** Markdown, or one sentence a line. */
  readonly format: '.md' | '.txt'
  readonly text: string
}

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u
/** Two words in a row: else it is a name, an id or a piece of one. */
const ENGLISH = /[A-Za-z][,:;]? [A-Za-z]/
const NOTE = /<!--([\s\S]*?)-->/g

const DOCUMENTS = ['README.md', 'SECURITY.md']

/** Everything in that language that is looked at. */
export function allProse(language: Language = FIRST): Prose[] {
  const isRead = (path: string) => path.split(/[\\/]/)[2] === 'reading'
  const below = filesIn(`pages/${language}`, '.md')
  const pages = [deckFileOf(language), ...below.filter((path) => !isRead(path))]
  const locales = filesIn(`locales/${language}`, '.ts')
  return [
    ...pages.flatMap((path) => deckProse(path, read(path))),
    ...below.filter(isRead).map((path): Prose => ({ path, kind: 'prose', format: '.md', text: read(path) })),
    ...locales.map((path) => wordsProse(path, read(path), language)),
    ...DOCUMENTS.map((path) => halfOf(path, read(path), language)),
  ]
}

/**
 * @param source Slidev's Markdown
 * @returns what the slides show, and what the speaker says
 */
export function deckProse(path: string, source: string): Prose[] {
  const slides = source
    .replace(NOTE, blank)
    .replace(/^---\n(?:[\w-]+:.*\n|[ \t]+.*\n)+---$/gm, blank)
    .replace(/^---$/gm, '')
    .replace(/^```[\s\S]*?^```$/gm, blank)
    .replace(/^::[\w-]+::$/gm, '')
    .replace(/<code>[^<]*<\/code>/g, (code) => `\`${code.slice(6, -7)}\``)
    .replace(/<br\s*\/?>/g, ' ')
    .replace(/<\/?[A-Za-z][^<>]*>/g, blank)
  const spoken = [...source.matchAll(NOTE)]
  let notes = ''
  let at = 0
  for (const { index, 1: note = '' } of spoken) {
    notes += blank(source.slice(at, index)) + note.replace(/\[click(?::\d+)?\]\s*/g, '')
    at = index + note.length + '<!---->'.length
  }
  return [
    { path, kind: 'slide', format: '.md', text: slides },
    { path, kind: 'note', format: '.md', text: notes },
  ]
}

/**
 * @param source a module of words
 * @returns its strings that say something, each on the line where it begins
 */
export function wordsProse(path: string, source: string, language: Language = FIRST): Prose {
  const said = language === 'ja' ? JAPANESE : ENGLISH
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true)
  const lines = Array.from({ length: file.getLineStarts().length }, () => '')
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) return
    const words = ts.isStringLiteralLike(node)
      ? node.text
      : ts.isTemplateExpression(node)
        ? // What is put in is a name or a number.
          node.head.text + node.templateSpans.map(({ literal }) => `A${literal.text}`).join('')
        : undefined
    if (words !== undefined && said.test(words)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
      lines[line] = [lines[line], words.replaceAll('\n', ' ')].filter(Boolean).join('　')
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return { path, kind: 'word', format: '.txt', text: lines.join('\n') }
}

/** @returns that language's half of a document in both: the other one's lines are blank */
function halfOf(path: string, source: string, language: Language): Prose {
  const end = source.search(/^---$/m)
  const [ja, en] = end === -1 ? [source, ''] : [source.slice(0, end), source.slice(end)]
  const text = language === 'ja' ? ja : blank(ja) + en
  return { path, kind: 'document', format: '.md', text }
}

/** Only the lines stay. */
function blank(text: string): string {
  return text.replace(/[^\n]/g, '')
}

function filesIn(folder: string, ending: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => relative(ROOT, join(ROOT, folder, name)))
    .sort()
}

/** @returns a file below the project's folder */
export function read(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8')
}
