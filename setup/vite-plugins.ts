import { defineVitePluginsSetup } from '@slidev/types'

/** Every browser that runs this deck reads WOFF2; the WOFF twins would only double the build. */
export default defineVitePluginsSetup(() => [
  {
    name: 'shomei:woff2-only',
    enforce: 'pre',
    transform: {
      filter: { id: /@fontsource\/[^?]+\.css/ },
      handler: (css: string) => css.replaceAll(/,\s*url\([^)]+\.woff\)\s*format\('woff'\)/g, ''),
    },
  },
])
