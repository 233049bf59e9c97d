import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { diagramsIn, drawnDiagrams } from '../../scripts/diagrams/drawn.ts'
import { PAGES } from '../../scripts/lib/edition.ts'
import { ROOT } from '../../scripts/lib/paths.ts'
import { inOneReading } from '../../scripts/vite/smooth-magic-move.ts'

const FENCED =
  '# A\n\n```mermaid\nsequenceDiagram\n  A->>B: x\n```\n\ntext\n\n```mermaid {scale: 1}\npie\n```\n'

test('a diagram is what its fence holds, whatever stands behind its name', () => {
  expect(diagramsIn(FENCED)).toEqual(['sequenceDiagram\n  A->>B: x', 'pie'])
  expect(diagramsIn('```yaml\nmermaid: 1\n```\n')).toEqual([])
})

test('every diagram of the deck has been drawn, and none that is gone: node scripts/draw-diagrams.ts', () => {
  const pages = readdirSync(PAGES)
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(join(PAGES, name), 'utf8'))
  const codes = pages.flatMap(diagramsIn)
  expect(codes.length).toBeGreaterThan(0)
  expect(Object.keys(drawnDiagrams()).sort()).toEqual([...new Set(codes)].sort())
})

test('a drawing says every word of its diagram, in colours of the deck alone', () => {
  for (const [code, svg] of Object.entries(drawnDiagrams())) {
    const said = svg.replace(/<style>.*?<\/style>/gs, '').replace(/<[^>]+>/g, '')
    for (const [, words] of code.matchAll(/(?:: | as )(.+)$/gm)) expect(said).toContain(words)
    expect(svg).toMatch(/^<svg [^>]*viewBox="[-\d. ]+"/)
    expect(svg).toContain('var(--text)')
    expect(svg).not.toMatch(/<script|<foreignObject|https?:(?!\/\/www\.w3\.org\/)/)
  }
})

test('the installed renderer of moving code reads every place before it moves anything', () => {
  const file = join(ROOT, 'node_modules', '@shikijs', 'magic-move', 'dist', 'renderer.mjs')
  const code = readFileSync(file, 'utf8')
  const smooth = inOneReading(code)
  expect(smooth).not.toBe(code)
  expect(smooth.indexOf('newRects[idx]')).toBeGreaterThan(smooth.indexOf('const newRects ='))
  expect(inOneReading('something else')).toBe('something else')
})
