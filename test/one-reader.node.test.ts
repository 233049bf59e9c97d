/** JSON of somebody else's making has one reader: whoever parses it by himself reads what others do not. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const PLAYGROUND = new URL('../playground/', import.meta.url)
/** The reader itself: of names and texts that it has read as JSON before. */
const READER = ['json/named-twice.ts', 'json/reader.ts', 'json/text.ts']

test('nobody in the playground parses JSON but the one reader', () => {
  const files = readdirSync(PLAYGROUND, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  const parsing = files.filter((name) =>
    /\bJSON\s*\.\s*parse\b(?!`)|\{[^}]*\bparse\b[^}]*\}\s*=\s*JSON\b|JSON\[/.test(
      readFileSync(new URL(name, PLAYGROUND), 'utf8'),
    ),
  )
  expect(files.length).toBeGreaterThan(100)
  expect(parsing.sort()).toEqual(READER)
})
