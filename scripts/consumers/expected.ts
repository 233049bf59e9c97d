/** What every consumer has to say. */

const GOOD_AND_FLIPPED = 'verified rejected failed'
const BOTH = {
  checksum: GOOD_AND_FLIPPED,
  openpgp: GOOD_AND_FLIPPED,
  sigstore: GOOD_AND_FLIPPED,
  ssh: GOOD_AND_FLIPPED,
  minisign: GOOD_AND_FLIPPED,
  world: GOOD_AND_FLIPPED,
}
const DOORS = { ...BOTH, cleartext: 'verified', intake: 'sigstore-bundle' }
const WORKERS = {
  ...BOTH,
  aborted: 'changed my mind',
  wrong: 'RangeError',
  closed: 'shomei: the worker was closed',
}

interface Said {
  readonly doors?: Readonly<Record<string, string>>
  readonly workers?: Readonly<Record<string, string>>
  /** What the page's policy forbade: WebAssembly alone, for which there is something else. */
  readonly violations?: readonly string[]
  readonly error?: string
}

/** @returns what is not as it has to be, a sentence each */
export function faultsIn(text: string, { isPage }: { readonly isPage: boolean }): readonly string[] {
  let said: Said
  try {
    said = JSON.parse(text) as Said
  } catch {
    return [`said nothing that can be read: ${text.slice(0, 400)}`]
  }
  if (said.error !== undefined) return [said.error]
  const differing = (room: string, wanted: Readonly<Record<string, string>>, found: Said['doors']) =>
    Object.entries(wanted).flatMap(([name, want]) =>
      found?.[name] === want ? [] : [`${room} ${name}: expected ${want}, got ${String(found?.[name])}`],
    )
  const forbidden = (said.violations ?? []).filter((one) => one !== 'wasm-eval')
  return [
    ...differing('door', { ...DOORS, ...(isPage && { globals: 'undefined' }) }, said.doors),
    ...(isPage || said.workers ? differing('worker', WORKERS, said.workers) : []),
    ...forbidden.map((one) => `the page's policy forbade ${one}`),
  ]
}
