import { afterEach, describe, expect, test } from 'vitest'
import { cleanup, render } from 'vitest-browser-vue'
import '../../styles/tokens.css'
import Figure from '../../components/scenes/Figure.vue'
import { FIGURE_OF_ACTOR, FIGURE_OF_SOURCE } from '../../components/scenes/figure-of.ts'
import { type FigureKind, FIGURES, type FigureTone } from '../../components/scenes/figures.ts'

afterEach(() => {
  cleanup()
  document.documentElement.classList.remove('dark')
})

const KINDS = Object.keys(FIGURES) as FigureKind[]
const TONES: readonly FigureTone[] = ['artifact', 'claim', 'trust', 'policy', 'accent', 'bad', 'muted']
/** The square in which all are drawn. */
const SIDE = 48
/** Half a line's width may stand beyond it. */
const OVER = 2

async function draw(props: { kind: FigureKind; label?: string; tone?: FigureTone }): Promise<SVGSVGElement> {
  const { container } = await render(Figure, { props })
  const svg = container.querySelector('svg')
  if (!svg) throw new Error('nothing is drawn')
  return svg
}
const paths = (svg: SVGSVGElement) => [...svg.querySelectorAll('path')]
const colour = (svg: SVGSVGElement) => getComputedStyle(svg).color

describe.each(KINDS)('the figure of a %s', (kind) => {
  test('fills its square and stays in it', async () => {
    const svg = await draw({ kind })
    const boxes = paths(svg).map((path) => path.getBBox())
    const left = Math.min(...boxes.map(({ x }) => x))
    const top = Math.min(...boxes.map(({ y }) => y))
    const right = Math.max(...boxes.map(({ x, width }) => x + width))
    const bottom = Math.max(...boxes.map(({ y, height }) => y + height))
    expect(left).toBeGreaterThanOrEqual(-OVER)
    expect(top).toBeGreaterThanOrEqual(-OVER)
    expect(right).toBeLessThanOrEqual(SIDE + OVER)
    expect(bottom).toBeLessThanOrEqual(SIDE + OVER)
    expect(Math.max(right - left, bottom - top)).toBeGreaterThan(SIDE * 0.75)
  })

  test('has the colour that the theme gives its tone, in every line and area', async () => {
    const svg = await draw({ kind })
    const light = colour(svg)
    document.documentElement.classList.add('dark')
    expect(colour(svg)).not.toBe(light)
    for (const path of paths(svg)) {
      const { stroke, fill } = getComputedStyle(path)
      expect([stroke, fill].filter((one) => one !== 'none')).toEqual([colour(svg)])
    }
  })

  test('is passed over by who listens, unless it has a name', async () => {
    const mute = await draw({ kind })
    expect(mute.getAttribute('aria-hidden')).toBe('true')
    expect(mute.hasAttribute('role')).toBe(false)
    const named = await draw({ kind, label: 'a name' })
    expect(named.getAttribute('aria-label')).toBe('a name')
    expect(named.getAttribute('role')).toBe('img')
    expect(named.hasAttribute('aria-hidden')).toBe(false)
  })
})

test('a place may ask for each of the tones, and no two look alike', async () => {
  const seen: string[] = []
  for (const tone of TONES) seen.push(colour(await draw({ kind: 'key', tone })))
  expect(new Set(seen).size).toBe(TONES.length)
})

test('no two kinds are drawn alike', () => {
  expect(new Set(Object.values(FIGURES).map(({ line }) => line)).size).toBe(KINDS.length)
})

test('is as large as the place says, and as a letter where it says nothing', async () => {
  const svg = await draw({ kind: 'seal' })
  const letter = Number.parseFloat(getComputedStyle(svg).fontSize)
  expect(svg.getBoundingClientRect().width).toBeCloseTo(letter * 1.2, 0)
  svg.style.setProperty('--figure', '90px')
  expect(svg.getBoundingClientRect().width).toBe(90)
  expect(svg.getBoundingClientRect().height).toBe(90)
})

test('the four roles have a figure each, in their own colours', () => {
  const kinds = Object.values(FIGURE_OF_SOURCE)
  expect(new Set(kinds).size).toBe(4)
  for (const [source, kind] of Object.entries(FIGURE_OF_SOURCE)) expect(FIGURES[kind].tone).toBe(source)
  for (const kind of Object.values(FIGURE_OF_ACTOR)) expect(KINDS).toContain(kind)
})
