/** What can be read is said from the definitions themselves, wherever it is said. */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { intake } from '#words/intake'
import { ROOT } from '../../scripts/lib/paths.ts'

const names = Object.values(intake.kinds).map(({ name }) => name)

test('the README names every kind of file, and no other', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  const [, list = ''] = /<!-- kinds -->\n([\s\S]*?)<!-- \/kinds -->/.exec(readme) ?? []
  expect(list.match(/(?<=^- ).*$/gm)).toEqual(names)
})

test('so does the terminal, when it is asked', () => {
  const said = execFileSync(process.execPath, [join(ROOT, 'scripts/playground/main.ts'), '--help'], {
    encoding: 'utf8',
  })
  expect(said.split('\n').filter((line) => names.includes(line.trim()))).toHaveLength(names.length)
})
