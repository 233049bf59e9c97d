import { defineVitePluginsSetup } from '@slidev/types'
import { deckFonts } from '../scripts/vite/deck-fonts.ts'
import { leanClient } from '../scripts/vite/lean-client.ts'
import { leanMermaid } from '../scripts/vite/lean-mermaid.ts'
import { shipped } from '../scripts/vite/shipped.ts'

export default defineVitePluginsSetup(({ data }) => {
  const contents = data.slides.map(({ content }) => content)
  const markdown = contents.join('\n')
  return [leanClient(markdown), leanMermaid(markdown), deckFonts(contents[0] ?? ''), shipped()]
})
