import { readdir, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'

const ROOTS = {
  repo: resolve(import.meta.dirname, '../..'),
  shared: resolve(import.meta.dirname, '../../../shared/data'),
}
export type Root = keyof typeof ROOTS

/** @returns `undefined` if there is no such file. @throws {Error} if `path` leaves its root */
export async function readBytes(root: Root, path: string): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await readFile(inside(root, path)))
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

/** @returns sorted names, none if there is no such folder */
export async function listNames(root: Root, folder: string): Promise<string[]> {
  try {
    return (await readdir(inside(root, folder))).sort()
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

function inside(root: Root, path: string): string {
  const full = resolve(ROOTS[root], path)
  if (full !== ROOTS[root] && !full.startsWith(`${ROOTS[root]}/`))
    throw new Error(`disk: ${path} leaves ${root}`)
  return full
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR'
}
