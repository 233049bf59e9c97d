import type { Plugin } from 'vite'

const EMPTY = '\0shomei:other-diagram'

/**
 * In a build whose diagrams are all sequence diagrams, leaves out Mermaid's other kinds: four megabytes that nobody
 * would load, and that the service worker would keep.
 *
 * @param markdown all slides
 */
export function leanMermaid(markdown: string): Plugin {
  const kinds = Array.from(markdown.matchAll(/^```mermaid[^\n]*\n\s*(\w+)/gm), ([, kind]) => kind)
  const applies = kinds.every((kind) => kind === 'sequenceDiagram')
  return {
    name: 'shomei:lean-mermaid',
    apply: 'build',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      handler(id, importer, { kind }) {
        const isKind = kind === 'dynamic-import' && /\/mermaid\/dist\//.test(importer ?? '')
        return applies && isKind && !id.includes('sequenceDiagram') ? EMPTY : null
      },
    },
    load: { filter: { id: /^\0shomei:other-diagram$/ }, handler: () => 'export {}' },
  }
}
