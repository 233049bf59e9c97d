/** Which packages a build ships, seen from the bundle itself. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { FACES } from '../fonts/faces.ts'
import { ROOT } from '../lib/paths.ts'
import { ICON_SETS, packageFolder } from '../site/packages.ts'
import { SHIPPED } from '../site/shipped-list.ts'

/** Writes the folders of all packages with a part in the build, the Workers' too, for the notices to be made of. */
export function shipped(): Plugin {
  const folders = new Set(FACES.map((face) => join('node_modules', face.package)))
  const collect: Plugin['generateBundle'] = (_options, bundle) => {
    for (const part of Object.values(bundle)) {
      if (part.type === 'chunk') {
        for (const [id, { renderedLength }] of Object.entries(part.modules)) {
          const folder = packageFolder(id)
          if (folder !== undefined && (renderedLength > 0 || /\.css\b/.test(id))) folders.add(folder)
        }
      } else if (part.fileName.endsWith('.css'))
        iconSetsIn(String(part.source)).forEach((set) => folders.add(set))
    }
  }
  return {
    name: 'shomei:shipped',
    apply: 'build',
    config: () => ({
      worker: { plugins: () => [{ name: 'shomei:shipped-in-workers', generateBundle: collect }] },
    }),
    generateBundle(options, bundle, isWrite) {
      if (typeof collect === 'function') collect.call(this, options, bundle, isWrite)
      this.emitFile({ type: 'asset', fileName: SHIPPED, source: JSON.stringify([...folders].sort()) })
    },
  }
}

/** Icons drawn by the style sheet: their classes begin with the set's name. */
function iconSetsIn(css: string): string[] {
  const folder = ICON_SETS
  if (!existsSync(join(ROOT, folder))) return []
  return readdirSync(join(ROOT, folder))
    .filter((set) => new RegExp(`\\.i-${set}(?:-|\\\\:)`).test(css))
    .map((set) => join(folder, set))
}
