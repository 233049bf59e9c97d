import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../scripts/lib/paths.ts'

test('workers are started in one place, which holds them to the policy of the page', () => {
  const files = ['components', 'layouts', 'pages', 'playground', 'setup', 'workers'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:ts|vue|md)$/.test(name))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`),
  )
  expect(files.length).toBeGreaterThan(100)
  const starting = files.filter((file) =>
    /new (?:Shared)?Worker\s*\(/.test(readFileSync(join(ROOT, file), 'utf8')),
  )
  expect(starting).toEqual(['workers/start-worker.ts'])
})
