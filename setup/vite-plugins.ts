import { defineVitePluginsSetup } from '@slidev/types'
import { proseOf } from '../scripts/site/chapter-text.ts'
import { chaptersOf } from '../scripts/site/chapters.ts'
import { builtAt } from '../scripts/vite/built-at.ts'
import { deckFonts } from '../scripts/vite/deck-fonts.ts'
import { leanClient } from '../scripts/vite/lean-client.ts'
import { leanMermaid } from '../scripts/vite/lean-mermaid.ts'
import { shipped } from '../scripts/vite/shipped.ts'
import { sigstoreRoots } from '../scripts/vite/sigstore-roots.ts'
import { tiledLog } from '../scripts/vite/tiled-log.ts'
import { slideModules } from '../scripts/vite/slide-modules.ts'
import { slidevWords } from '../scripts/vite/slidev-words.ts'
import { stageParts } from '../scripts/vite/stage-parts.ts'
import { studyChapters } from '../scripts/vite/study-chapters.ts'
import { studyReading } from '../scripts/vite/study-reading.ts'
import { TALK } from '../scripts/lib/talk.ts'
import { readSpeaker } from '../scripts/talks/speaker.ts'
import { talkFacts } from '../scripts/vite/talk-facts.ts'
import { smoothMagicMove } from '../scripts/vite/smooth-magic-move.ts'

export default defineVitePluginsSetup(({ data }) => {
  const contents = data.slides.map(({ content }) => content)
  const markdown = contents.join('\n')
  const chapters = () => chaptersOf(data.slides, proseOf)
  const speaker = readSpeaker()
  return [
    talkFacts(TALK, speaker),
    leanClient(markdown),
    leanMermaid(markdown),
    stageParts(),
    slidevWords(),
    smoothMagicMove(),
    deckFonts(contents[0] ?? '', Object.values(speaker ?? {}).join()),
    shipped(),
    slideModules(),
    builtAt(),
    sigstoreRoots(),
    tiledLog(),
    studyChapters(chapters),
    studyReading(chapters),
  ]
})
