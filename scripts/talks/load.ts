/** The deck as this talk tells it, loaded as Slidev itself does. */
import { injectPreparserExtensionLoader, load } from '@slidev/parser/fs'
import { DECK } from '../lib/edition.ts'
import { ROOT } from '../lib/paths.ts'
import { TALK } from '../lib/talk.ts'
import { preparserOf } from './preparser.ts'

type Loaded = Awaited<ReturnType<typeof load>>

/** @throws {Error} one sentence, if a link of the deck or a name of the list leads nowhere */
export async function loadTold(talk = TALK): Promise<Loaded> {
  injectPreparserExtensionLoader(() => Promise.resolve([preparserOf(talk)]))
  try {
    return await load({ userRoot: ROOT, roots: [ROOT] }, DECK)
  } finally {
    // Whoever asks for the whole deck next gets it.
    injectPreparserExtensionLoader(() => Promise.resolve([]))
  }
}
