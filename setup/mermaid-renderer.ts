import { defineMermaidRendererSetup } from '@slidev/types'
import { DIAGRAM_CSS, DIAGRAM_FACE } from './diagram.ts'

let count = 0

/**
 * One hand for every diagram: colours come from the tokens through CSS variables, so the same drawing serves
 * light and dark, and the text is measured only once the face that sets it has arrived.
 */
export default defineMermaidRendererSetup(() => async (code) => {
  const [{ default: mermaid }] = await Promise.all([
    import('mermaid/dist/mermaid.esm.mjs'),
    document.fonts.load(`400 16px "${DIAGRAM_FACE}"`, code),
    document.fonts.load(`700 16px "${DIAGRAM_FACE}"`, code),
  ])
  mermaid.initialize({
    startOnLoad: false,
    theme: 'base',
    look: 'classic',
    fontFamily: `"${DIAGRAM_FACE}", sans-serif`,
    themeVariables: { fontFamily: `"${DIAGRAM_FACE}", sans-serif`, fontSize: '16px' },
    themeCSS: DIAGRAM_CSS,
    sequence: {
      actorFontSize: 16,
      messageFontSize: 16,
      noteFontSize: 15,
      actorMargin: 28,
      width: 128,
      height: 40,
      boxMargin: 6,
      messageMargin: 24,
      noteMargin: 10,
      mirrorActors: false,
      diagramMarginX: 4,
      diagramMarginY: 18,
      useMaxWidth: false,
    },
  })
  const container = document.getElementById('mermaid-rendering-container') ?? undefined
  const { svg } = await mermaid.render(`diagram-${++count}`, code, container)
  return svg
})
