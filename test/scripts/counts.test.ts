/** Figures that the README gives of our own cases are those of the cases. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../scripts/lib/paths.ts'

const README = readFileSync(join(ROOT, 'README.md'), 'utf8')

test.each([
  ['checksum', /(\d+) checksum lists made with/],
  ['openpgp', /(\d+) OpenPGP cases made with/],
  ['ssh', /(\d+) cases of SSH signatures made with/],
  ['minisign', /(\d+) signatures of minisign/],
])('of %s', (method, figure) => {
  const path = join(ROOT, 'test/fixtures', method, 'cases.json')
  const made: unknown = JSON.parse(readFileSync(path, 'utf8'))
  const cases = made !== null && typeof made === 'object' && 'cases' in made ? made.cases : made
  const count = Object.keys(cases as object).length
  expect(Number(figure.exec(README)?.[1])).toBe(count)
})
