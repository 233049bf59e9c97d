/** The design tokens, for what stands outside the deck's own style sheets. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../lib/paths.ts'
import { withAccent } from '../talks/accent.ts'
import { readSpeaker } from '../talks/speaker.ts'

/** `styles/tokens.css`, whole, with the accent of whoever gives the talk. */
export const tokenSheet = (): string =>
  withAccent(readFileSync(join(ROOT, 'styles', 'tokens.css'), 'utf8'), readSpeaker()?.accent)

/**
 * @param name such as `--bg`
 * @param theme where the dark one has none of its own, the light one counts
 * @throws {Error} if there is no such token
 */
export function token(name: string, theme: 'light' | 'dark' = 'light'): string {
  const [light = '', dark = ''] = tokenSheet().split('html.dark {')
  const find = (block: string) => new RegExp(`^\\s*${name}: ([^;]+);`, 'm').exec(block)?.[1]
  const value = (theme === 'dark' ? find(dark) : undefined) ?? find(light)
  if (value === undefined) throw new Error(`token: there is no ${name}`)
  return value
}
