/**
 * Draws the cover's background, a guilloche as on bank notes and certificates, into public/cover.svg.
 *
 * @example node scripts/draw-cover.ts
 */
import { writeFileSync } from 'node:fs'

const WIDTH = 980
const HEIGHT = 552
const CENTRE = { x: 811, y: 276 }

interface Band {
  readonly radius: number
  readonly depth: number
  readonly petals: number
  readonly strands: number
  readonly opacity: number
}

const BANDS: readonly Band[] = [
  { radius: 300, depth: 34, petals: 14, strands: 10, opacity: 0.26 },
  { radius: 212, depth: 40, petals: 11, strands: 10, opacity: 0.34 },
  { radius: 128, depth: 30, petals: 8, strands: 8, opacity: 0.42 },
]

/** One closed wavy ring, as a smooth path through its samples. */
function strand(band: Band, phase: number): string {
  const samples = band.petals * 10
  const at = (index: number): [number, number] => {
    const angle = (index / samples) * 2 * Math.PI
    const radius = band.radius + band.depth * Math.cos(band.petals * angle + phase)
    return [CENTRE.x + radius * Math.cos(angle), CENTRE.y + radius * Math.sin(angle)]
  }
  const middle = (index: number) => {
    const [[x0, y0], [x1, y1]] = [at(index), at(index + 1)]
    return `${((x0 + x1) / 2).toFixed(1)} ${((y0 + y1) / 2).toFixed(1)}`
  }
  const curves = Array.from({ length: samples }, (_, index) => {
    const [x, y] = at(index + 1)
    return `Q${x.toFixed(1)} ${y.toFixed(1)} ${middle(index + 1)}`
  })
  return `<path d="M${middle(0)}${curves.join('')}Z"/>`
}

const bands = BANDS.map((band) => {
  const strands = Array.from({ length: band.strands }, (_, index) =>
    strand(band, (index / band.strands) * 2 * Math.PI),
  )
  return `<g opacity="${band.opacity}">${strands.join('')}</g>`
})

writeFileSync(
  new URL('../public/cover.svg', import.meta.url),
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" fill="none" stroke="#b9d3e2" stroke-width=".7">${bands.join('')}</svg>\n`,
)
