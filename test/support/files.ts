/**
 * Reads this repository's files and the shared test data, in Node from the disk and in Chromium from the test
 * server (test/support/serve-files.ts), so that one test file runs in both.
 */
const inNode = typeof process !== 'undefined' && process.versions?.node !== undefined

/** @param path relative to the repository. @throws {Error} if there is no such file */
export async function readFixture(path: string): Promise<Uint8Array> {
  const bytes = await read('repo', path)
  if (!bytes) throw new Error(`readFixture: no file ${path}`)
  return bytes
}

/** @param path relative to the shared test data. @returns `undefined` if it is not there */
export function readShared(path: string): Promise<Uint8Array | undefined> {
  return read('shared', path)
}

/** Names in a folder of the shared test data, sorted; empty if it is not there. */
export function listShared(folder: string): Promise<string[]> {
  return list('shared', folder)
}

/** Names in a folder of this repository, sorted. */
export function listFixtures(folder: string): Promise<string[]> {
  return list('repo', folder)
}

export async function sharedDataPresent(): Promise<boolean> {
  return (await readShared('README.md')) !== undefined
}

async function read(root: 'repo' | 'shared', path: string): Promise<Uint8Array | undefined> {
  if (inNode) return (await import('./disk.ts')).readBytes(root, path)
  const response = await fetch(`/@files/${root}/${encodeURI(path)}`)
  return response.ok ? new Uint8Array(await response.arrayBuffer()) : undefined
}

async function list(root: 'repo' | 'shared', folder: string): Promise<string[]> {
  if (inNode) return (await import('./disk.ts')).listNames(root, folder)
  const response = await fetch(`/@files/${root}/${encodeURI(folder)}?list`)
  return response.ok ? ((await response.json()) as string[]) : []
}
