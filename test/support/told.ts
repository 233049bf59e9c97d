/** The slides of a talk, in either language, as Slidev's parser has them after our hook. */
import { join } from 'node:path'
import { injectPreparserExtensionLoader, load } from '@slidev/parser/fs'
import type { TalkName } from '../../talks/index.ts'
import { deckFileOf, type Language } from '../../scripts/lib/edition.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
import { preparserOf } from '../../scripts/talks/preparser.ts'
import { wholeDeck } from '../../scripts/talks/whole.ts'

export async function toldSlides(talk: TalkName, language: Language) {
  const file = join(ROOT, deckFileOf(language))
  injectPreparserExtensionLoader(() => Promise.resolve([preparserOf(talk, wholeDeck(language), language)]))
  try {
    const { slides } = await load({ userRoot: ROOT, roots: [ROOT] }, file)
    return { file, slides }
  } finally {
    injectPreparserExtensionLoader(() => Promise.resolve([]))
  }
}
