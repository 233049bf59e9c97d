/** The Japanese of the deck, taken out of the files it stands in; every line keeps its number. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
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
const NOTE = /<!--([\s\S]*?)-->/g

/** Everything that textlint looks at. */
export function allProse(): Prose[] {
  const isRead = (path: string) => path.split(/[\\/]/)[2] === 'reading'
  const pages = ['slides.md', ...filesIn('pages/ja', '.md').filter((path) => !isRead(path))]
  const reading = filesIn('pages/ja', '.md').filter(isRead)
  const locales = filesIn('locales/ja', '.ts')
  return [
    ...pages.flatMap((path) => deckProse(path, read(path))),
    ...reading.map((path): Prose => ({ path, kind: 'prose', format: '.md', text: read(path) })),
    ...locales.map((path) => wordsProse(path, read(path))),
    readmeProse('README.md', read('README.md')),
    readmeProse('SECURITY.md', read('SECURITY.md')),
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
 * @returns its Japanese strings, each on the line where it begins
 */
export function wordsProse(path: string, source: string): Prose {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true)
  const lines = Array.from({ length: file.getLineStarts().length }, () => '')
  const visit = (node: ts.Node): void => {
    const words = ts.isStringLiteralLike(node)
      ? node.text
      : ts.isTemplateExpression(node)
        ? // What is put in is a name or a number.
          node.head.text + node.templateSpans.map(({ literal }) => `A${literal.text}`).join('')
        : undefined
    if (words !== undefined && JAPANESE.test(words)) {
      const { line } = file.getLineAndCharacterOfPosition(node.getStart(file))
      lines[line] = [lines[line], words.replaceAll('\n', ' ')].filter(Boolean).join('　')
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return { path, kind: 'word', format: '.txt', text: lines.join('\n') }
}

/** @returns the half of the README before its English one */
function readmeProse(path: string, source: string): Prose {
  const end = source.search(/^---$/m)
  return { path, kind: 'document', format: '.md', text: end === -1 ? source : source.slice(0, end) }
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
