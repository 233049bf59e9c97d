import type { Plugin } from 'vite'
import { diagramsIn, drawnDiagrams } from '../diagrams/drawn.ts'

const NOBODY = '\0shomei:no-mermaid'

/**
 * In a build whose diagrams have all been drawn (scripts/draw-diagrams.ts), leaves out Mermaid: a megabyte, and a
 * twentieth of a second for each diagram while a slide is shown.
 *
 * @param markdown all slides
 */
export function leanMermaid(markdown: string): Plugin {
  const drawn = drawnDiagrams()
  const applies = diagramsIn(markdown).every((code) => Object.hasOwn(drawn, code))
  return {
    name: 'shomei:lean-mermaid',
    apply: 'build',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      handler: (id) => (applies && /^mermaid\/dist\/mermaid\.esm\.mjs$/.test(id) ? NOBODY : null),
    },
    load: {
      filter: { id: /^\0shomei:no-mermaid$/ },
      // Slidev speaks to it before it asks for a drawing.
      handler: () => 'export default { initialize() {} }',
    },
  }
}
