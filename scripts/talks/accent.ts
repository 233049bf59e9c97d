/** The deck's accent in a company's colours: with its soft ground, and what can be read on it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Accent } from '../../talks/speaker.ts'
import { ROOT } from '../lib/paths.ts'

/** How much of the accent its soft ground has. */
const SOFT = 0.12
const WHITE = '#ffffff'
const BLACK = '#10161b'
type Theme = keyof Accent

/** The tokens' own sheet, as it stands in the project. */
const SHEET = readFileSync(join(ROOT, 'styles', 'tokens.css'), 'utf8')
const DARK = 'html.dark {'

/** What words in the accent stand on, by theme. */
export const GROUNDS: Readonly<Record<Theme, readonly string[]>> = {
  light: groundsIn(SHEET.split(DARK)[0] ?? ''),
  dark: groundsIn(SHEET.split(DARK)[1] ?? ''),
}

/** @returns the soft ground that goes with a colour, on which it is read too */
export const softOf = (colour: string, theme: Theme): string => mixed(colour, GROUNDS[theme][0] ?? WHITE)

function groundsIn(block: string): string[] {
  return Array.from(
    block.matchAll(/^\s*--(?:bg|surface|surface-2): (#[0-9a-f]{6});/gm),
    ([, hex = '']) => hex,
  )
}

/** @returns the contrast of two colours as WCAG 2.2 counts it, 1 to 21 */
export function contrastOn(colour: string, ground: string): number {
  const [light, dark] = [luminance(colour), luminance(ground)].sort((a, b) => b - a) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/**
 * @param sheet `styles/tokens.css`
 * @returns the sheet with that accent in both themes
 */
export function withAccent(sheet: string, accent: Accent | undefined): string {
  if (accent === undefined) return sheet
  const [light = '', dark = ''] = sheet.split(DARK)
  return [accented(light, accent.light, 'light'), accented(dark, accent.dark, 'dark')].join(DARK)
}

function accented(block: string, colour: string, theme: Theme): string {
  const on = contrastOn(WHITE, colour) >= contrastOn(BLACK, colour) ? WHITE : BLACK
  const values = { '--accent': colour, '--accent-soft': softOf(colour, theme), '--on-accent': on }
  return Object.entries(values).reduce(
    (text, [name, value]) => text.replace(new RegExp(`^(\\s*${name}: )[^;]+;`, 'm'), `$1${value};`),
    block,
  )
}

const parts = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

function mixed(colour: string, ground: string): string {
  const below = parts(ground)
  const each = parts(colour).map((part, i) => Math.round(part * SOFT + (below[i] ?? 0) * (1 - SOFT)))
  return `#${each.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = parts(colour).map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
