import type { Plugin } from 'vite'

/** What stands in for a module: another one, by what its name becomes, or a few lines. */
type Replacement = { readonly name: string } | { readonly code: string }

const STAND_IN = '\0shomei:stand-in:'
/** However the module's own name ends: this is a script. */
const SCRIPT = '.js'

/**
 * In a build, leaves out what Slidev's client loads for every deck and this one has no use for: before slide 1 that is
 * a fifth of all scripts.
 *
 * @param markdown all slides, to see what they use
 */
export function leanClient(markdown: string): Plugin {
  const twoslash = /\btwoslash\b/.test(markdown)
  const replacements: readonly (readonly [RegExp, Replacement])[] = [
    // A template compiler calls `new Function`, which the Content-Security-Policy forbids: it could not work anyway.
    [/\bvue\.esm-bundler\.js$/, { name: 'vue.runtime.esm-bundler.js' }],
    // The same parsers, without the reading and writing of YAML.
    [/^@slidev\/parser\/core$/, { name: '@slidev/parser/utils' }],
    // Slidev takes every dollar sign for a formula; we have none.
    [/\/katex\/dist\/katex\.min\.css$/, { code: 'export {}' }],
    ...(twoslash ? [] : TWOSLASH),
  ]
  return {
    name: 'shomei:lean-client',
    apply: 'build',
    enforce: 'pre',
    resolveId: {
      order: 'pre',
      handler(id, importer, options) {
        // What stands in for a module may load the real one.
        if (importer === `${STAND_IN}${id}${SCRIPT}`) return null
        const [pattern, replacement] = replacements.find(([one]) => one.test(id)) ?? []
        if (pattern === undefined || replacement === undefined) return null
        if ('name' in replacement) {
          return this.resolve(id.replace(pattern, replacement.name), importer, { ...options, skipSelf: true })
        }
        return `${STAND_IN}${id}${SCRIPT}`
      },
    },
    load: {
      filter: { id: /^\0shomei:stand-in:/ },
      handler(id) {
        const name = id.slice(STAND_IN.length, -SCRIPT.length)
        const [, replacement] = replacements.find(([one]) => one.test(name)) ?? []
        return replacement !== undefined && 'code' in replacement ? replacement.code : null
      },
    },
  }
}

/** Type hints in code blocks. Their pop-ups, which the pens and the settings use too, come when one is opened. */
const TWOSLASH: readonly (readonly [RegExp, Replacement])[] = [
  [/^@shikijs\/vitepress-twoslash\/client$/, { code: 'export default { install() {} }' }],
  [/^@shikijs\/vitepress-twoslash\/style\.css$/, { code: 'export {}' }],
  [
    /^floating-vue$/,
    {
      code: `import { defineAsyncComponent } from 'vue'
const late = (name) => defineAsyncComponent(async () => (await import('floating-vue'))[name])
export const Dropdown = late('Dropdown')
export const Tooltip = late('Tooltip')
export function recomputeAllPoppers() {}`,
    },
  ],
]
