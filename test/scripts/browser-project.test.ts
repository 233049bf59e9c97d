import { globSync, readFileSync } from 'node:fs'
import type { Plugin } from 'vite'
import { expect, it } from 'vitest'
import config from '../../vitest.config.ts'

/** `virtual:name` wherever something is imported from it. */
const VIRTUAL = /(?:from|import)\s*\(?\s*['"](virtual:[^'"]+)['"]/g

const imported = new Set(
  globSync('{components,layouts,playground,workers}/**/*.{ts,vue}').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(VIRTUAL)].map(([, id]) => String(id)),
  ),
)

/** The ids that a plugin says it resolves. */
function resolvedBy({ resolveId }: Plugin): RegExp[] {
  if (typeof resolveId !== 'object' || !('filter' in resolveId)) return []
  const { id } = resolveId.filter as { readonly id?: unknown }
  return id instanceof RegExp ? [id] : []
}

// Where one is unknown Vite skips its look at all that is imported: without a cache it then finds the rest late, changes
// every module's address in the middle of a test, and Workers fail to load (seen: 17 tests on a machine that was new).
it('knows every virtual module that a component imports', () => {
  const project = config.test?.projects?.find(
    (one) => typeof one === 'object' && 'test' in one && one.test?.name === 'browser',
  )
  const plugins = project as { readonly plugins: readonly Plugin[] }
  const known = plugins.plugins.flat().flatMap(resolvedBy)
  expect([...imported]).toContain('virtual:study-chapters')
  expect([...imported].filter((id) => !known.some((one) => one.test(id)))).toEqual([])
})
