import type { Plugin } from 'vite'
import { TILED_SEED, TILED_SIZE } from '../../playground/attacks/tiles-plan.ts'
import { encodeBase64 } from '../../playground/platform/base64.ts'
import { fullTiles } from '../../playground/world/tiles/log.ts'

const RESOLVED = '\0virtual:tiled-log'

/**
 * The module `virtual:tiled-log`: of the lab's tiled log one hash for each full tile of leaves. All else of it is made in
 * the page in a moment; these take a second, and are 9 kB.
 */
export function tiledLog(): Plugin {
  return {
    name: 'shomei:tiled-log',
    resolveId: { filter: { id: /^virtual:tiled-log$/ }, handler: () => RESOLVED },
    load: {
      filter: { id: /^\0virtual:tiled-log$/ },
      handler: () =>
        `export const fullTiles = ${JSON.stringify(encodeBase64(fullTiles(TILED_SEED, TILED_SIZE)))}`,
    },
  }
}
