/** What can be imported from the package, and where each stands in it. */

/** Each has a door of its own, `shomei/…`. */
export const DOORS = [
  'checksum',
  'openpgp',
  'sigstore',
  'ssh',
  'minisign',
  'report',
  'intake',
  'world',
] as const
/** Those with a worker, `shomei/…/worker`, and its script, `shomei/…/worker.js`. */
export const WORKERS = ['checksum', 'openpgp', 'sigstore', 'ssh', 'minisign', 'world'] as const

/** Of every module that can be imported with types: its path in the package, and in `package/`, without an ending. */
export const ENTRIES: readonly string[] = [...DOORS, ...WORKERS.map((name) => `worker/${name}`)]
/** What is imported by, of an entry. */
export const specifierOf = (entry: string): string =>
  `shomei/${entry.startsWith('worker/') ? `${entry.slice('worker/'.length)}/worker` : entry}`
