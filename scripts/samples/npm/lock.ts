/** What the lock file knows about a package: the trust that its attestations are held against. */

export interface LockedPackage {
  readonly package: string
  readonly version: string
  /** SHA-512 of the tarball, lower-case hex. */
  readonly sha512: string
}

interface LockFile {
  readonly packages?: Readonly<
    Record<string, { readonly version?: string; readonly integrity?: string; readonly name?: string }>
  >
}

/**
 * Every version of a package that a lock file names together with a SHA-512.
 *
 * @param text the content of a `package-lock.json`, version 2 or 3
 * @param name the package's name
 * @returns one entry a version, in the lock file's order; empty if it names none
 * @throws {SyntaxError} if the text is not JSON
 */
export function lockedVersions(text: string, name: string): LockedPackage[] {
  const { packages = {} } = JSON.parse(text) as LockFile
  const versions = new Map<string, LockedPackage>()
  for (const [place, { version, integrity, name: alias }] of Object.entries(packages)) {
    const called = alias ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length)
    if (!place.includes('node_modules/') || called !== name || version === undefined) continue
    const sha512 = sha512Of(integrity)
    if (sha512 !== undefined) versions.set(version, { package: name, version, sha512 })
  }
  return [...versions.values()]
}

/** Subresource Integrity as npm writes it: hashes in base64 with their algorithm before them, set apart by spaces. */
function sha512Of(integrity: string | undefined): string | undefined {
  const base64 = integrity
    ?.split(/\s+/)
    .find((hash) => hash.startsWith('sha512-'))
    ?.slice('sha512-'.length)
  if (base64 === undefined) return undefined
  const bytes = Buffer.from(base64, 'base64')
  return bytes.length === 64 ? bytes.toString('hex') : undefined
}
