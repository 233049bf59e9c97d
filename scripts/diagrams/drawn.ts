/** The deck's diagrams, and how they were drawn. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { LANGUAGE } from '../lib/edition.ts'
import { ROOT } from '../lib/paths.ts'

/** The drawing of each diagram, by its code: an SVG element. Made by scripts/draw-diagrams.ts. */
export const DRAWN = join(ROOT, 'setup', 'diagrams', `${LANGUAGE}.json`)

/**
 * @param markdown of slides
 * @returns the code of each diagram, without the lines of its fence
 */
export function diagramsIn(markdown: string): string[] {
  return Array.from(markdown.matchAll(/^```mermaid[^\n]*\n(.*?)^```/gms), ([, code = '']) => code.trim())
}

export function drawnDiagrams(): Readonly<Record<string, string>> {
  return existsSync(DRAWN) ? (JSON.parse(readFileSync(DRAWN, 'utf8')) as Record<string, string>) : {}
}
