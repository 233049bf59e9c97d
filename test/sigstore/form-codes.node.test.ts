/** What the library leaves unread is read here alone: whatever that stumbles over is told by a code of ours. */
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { OURS } from '../../playground/sigstore/verifier.ts'

const FOLDER = new URL('../../playground/sigstore/checks/', import.meta.url)
const FORMS = readdirSync(FOLDER).filter((name) => name.endsWith('-form.ts'))
const sourceOf = (name: string) => readFileSync(new URL(name, FOLDER), 'utf8')
const codesIn = (source: string) =>
  [...source.matchAll(/\bstep\(\s*([^,]+),/g)].map(([, code = '']) => code.replaceAll("'", ''))

test.each(FORMS)('%s', (name) => {
  expect(codesIn(sourceOf(name)).filter((code) => !(OURS as ReadonlySet<string>).has(code))).toEqual([])
})

test('there are such steps', () => {
  expect(FORMS.flatMap((name) => codesIn(sourceOf(name))).length).toBeGreaterThan(4)
})
