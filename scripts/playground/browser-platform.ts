/**
 * Gives `@sigstore/*` in Node the crypto platform it gets in the page, so that the terminal and the tests run the
 * very code the slides run. Preload it: `node --import ./scripts/playground/browser-platform.ts …`.
 */
import { registerHooks } from 'node:module'

const PLATFORM = new Map([
  ['crypto', new URL('../../playground/platform/crypto.ts', import.meta.url).href],
  ['util', new URL('../../playground/platform/util.ts', import.meta.url).href],
])

registerHooks({
  resolve(specifier, context, nextResolve) {
    const url = context.parentURL?.includes('/node_modules/@sigstore/') ? PLATFORM.get(specifier) : undefined
    return url ? { url, format: 'module-typescript', shortCircuit: true } : nextResolve(specifier, context)
  },
})
