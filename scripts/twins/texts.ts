/** What the editions say, taken apart into pieces that have a twin each: a slide, a chapter's reading, a file of words. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from '@slidev/parser/fs'
import { deckFileOf, FIRST, type Language, LANGUAGES } from '../lib/edition.ts'
import { ROOT } from '../lib/paths.ts'

/** The languages that are held to the first. */
export const OTHERS: readonly Language[] = LANGUAGES.filter((language) => language !== FIRST)

/** @returns every slide of that language's deck, in order */
export async function slidesOf(language: Language) {
  return (await load({ userRoot: ROOT, roots: [ROOT] }, join(ROOT, deckFileOf(language)))).slides
}

/** @returns each piece by its name, which is the same in every language */
export async function textsOf(language: Language): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>()
  const own = new RegExp(`/pages/${language}/`)
  for (const [i, { content, note = '', frontmatterRaw = '', source }] of (
    await slidesOf(language)
  ).entries()) {
    const file = source.filepath.replaceAll('\\', '/').split(own)[1] ?? 'cover'
    texts.set(`${file} ${i + 1}`, [frontmatterRaw, content, note].join('\n'))
  }
  for (const [folder, ending] of [
    [`pages/${language}/reading`, '.md'],
    [`locales/${language}`, '.ts'],
  ] as const) {
    for (const name of readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      if (!name.endsWith(ending)) continue
      const path = `${folder.replace(`/${language}`, '')}/${name.replaceAll('\\', '/')}`
      texts.set(path, readFileSync(join(ROOT, folder, name), 'utf8'))
    }
  }
  return texts
}

/** @returns sixteen hexadecimal digits that change with the text */
export function markOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16)
}
