/**
 * `npm run pack`: builds `lib/package/` and packs it, as it is published.
 *
 *   -- --api   takes a changed public surface into `docs/api/`, for review
 */
import { parseArgs } from 'node:util'
import { join } from 'node:path'
import { begin, step } from './lib/say.ts'
import { buildPackage, LIB, PACKAGE } from './pack/package.ts'
import { packTo } from './pack/tarball.ts'

const { values } = parseArgs({ options: { api: { type: 'boolean', default: false } } })

await begin(async () => {
  await step('The package: code, declarations, notices', async () => {
    const changed = await buildPackage(values.api)
    if (changed.length > 0)
      throw new Error(
        `The public surface is not what docs/api/ says: ${changed.join(', ')}. Is it meant? Then npm run pack -- --api, and review it.`,
      )
    return PACKAGE
  })
  await step('The tarball', async () => {
    const { name, files, size, unpacked } = await packTo(LIB)
    return `${join(LIB, name)}: ${files.length} files, ${(size / 1000).toFixed()} kB, ${(unpacked / 1000).toFixed()} kB unpacked`
  })
})
