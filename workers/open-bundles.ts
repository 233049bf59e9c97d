/** Every bundle in a file, whatever form it is in: through the door by which the terminal takes it, too. */
import { identify, partsOf } from '../playground/intake/identify.ts'
import { sightOf } from '../playground/intake/sight.ts'

export interface OpenedBundle {
  /** What it claims to be, to tell it from its neighbours. Nothing of it is verified. */
  readonly label: string
  readonly bundle: Uint8Array
}

/** @returns `undefined` if there is none; what a list keeps elsewhere is not there to be opened */
export function openBundles(bytes: Uint8Array): readonly OpenedBundle[] | undefined {
  const sight = sightOf('', bytes)
  const parts = partsOf(identify(sight), sight) ?? []
  const found = parts.filter(({ role, elsewhere }) => role === 'bundle' && elsewhere === undefined)
  return found.length > 0
    ? found.map(({ label = 'bundle', bytes: bundle }) => ({ label, bundle }))
    : undefined
}
