/**
 * Side effect on import: gives a Worker the `Buffer` that `@sigstore/*` expects as a global. Import it first, and in
 * a Worker only: on the page other libraries would find a half Buffer and take it for a whole one.
 */
import { PlatformBuffer } from './buffer.ts'

Object.assign(globalThis, { Buffer: PlatformBuffer })
