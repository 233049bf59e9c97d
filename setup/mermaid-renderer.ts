import { defineMermaidRendererSetup } from '@slidev/types'

let count = 0

/**
 * The drawing that `node scripts/draw-diagrams.ts` has left; Mermaid itself, which a build then goes without
 * (scripts/vite/lean-mermaid.ts), only for what has been written since.
 */
export default defineMermaidRendererSetup(() => async (code) => {
  const { default: drawn } = await import('#diagrams')
  const known = (drawn as Readonly<Record<string, string>>)[code.trim()]
  if (known !== undefined) return known
  const { drawDiagram } = await import('./draw-diagram.ts')
  const bench = document.getElementById('mermaid-rendering-container') ?? document.body
  return drawDiagram(code, `diagram-${++count}`, bench)
})
