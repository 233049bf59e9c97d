import mermaid from 'mermaid/dist/mermaid.esm.mjs'
import { DIAGRAM_CSS, DIAGRAM_FACE } from './diagram.ts'

/** Pixels of ground to the left and right of a message. */
const GROUND_MARGIN = 4

/**
 * One hand for every diagram: colours come from the tokens through CSS variables, so the same drawing serves
 * light and dark, and the text is measured only once the face that sets it has arrived.
 *
 * @param code a diagram, as Mermaid reads it
 * @param id of the drawing, and the beginning of every id in it
 * @param bench where it can be laid out to be measured
 * @returns the drawing, an SVG element
 */
export async function drawDiagram(code: string, id: string, bench: HTMLElement): Promise<string> {
  await Promise.all([
    document.fonts.load(`400 16px "${DIAGRAM_FACE}"`, code),
    document.fonts.load(`700 16px "${DIAGRAM_FACE}"`, code),
  ])
  mermaid.initialize({
    startOnLoad: false,
    theme: 'base',
    look: 'classic',
    fontFamily: `"${DIAGRAM_FACE}", sans-serif`,
    themeVariables: { fontFamily: `"${DIAGRAM_FACE}", sans-serif`, fontSize: '18.5px' },
    themeCSS: DIAGRAM_CSS,
    sequence: {
      actorFontSize: 18.5,
      messageFontSize: 18.5,
      noteFontSize: 18.5,
      actorMargin: 28,
      width: 136,
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
  const { svg } = await mermaid.render(id, code, bench)
  return finished(svg, bench)
}

/**
 * Lays a strip of the slide's ground under each message, so that no lifeline runs through its words: the usual halo, a
 * stroke around the letters, would turn the face into Type 3 in a PDF. And leaves out the pictures that no participant
 * is drawn as, which are two thirds of the whole.
 *
 * @param svg the diagram as Mermaid drew it
 * @param bench where it can be laid out to be measured
 */
function finished(svg: string, bench: HTMLElement): string {
  const sheet = document.createElement('div')
  sheet.innerHTML = svg
  bench.append(sheet)
  try {
    for (const words of sheet.querySelectorAll<SVGTextElement>('text.messageText')) {
      const { x, y, width, height } = words.getBBox()
      const ground = document.createElementNS(words.namespaceURI ?? '', 'rect')
      ground.setAttribute('class', 'ground')
      const box = { x: x - GROUND_MARGIN, y, width: width + 2 * GROUND_MARGIN, height }
      for (const [name, value] of Object.entries(box)) ground.setAttribute(name, value.toFixed(1))
      words.before(ground)
    }
    for (const symbol of sheet.querySelectorAll('symbol'))
      if (!svg.includes(`"#${symbol.id}"`)) symbol.parentElement?.remove()
    return sheet.innerHTML
  } finally {
    sheet.remove()
  }
}
