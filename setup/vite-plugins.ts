import { defineVitePluginsSetup } from '@slidev/types'
import { deckFonts } from '../scripts/vite/deck-fonts.ts'
import { leanClient } from '../scripts/vite/lean-client.ts'
import { shipped } from '../scripts/vite/shipped.ts'

export default defineVitePluginsSetup(({ data }) => {
  const contents = data.slides.map(({ content }) => content)
  return [leanClient(contents.join('\n')), deckFonts(contents[0] ?? ''), shipped()]
})
