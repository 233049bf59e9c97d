/** The four digests people meet beside a download. */
export const ALGORITHMS = ['md5', 'sha1', 'sha256', 'sha512'] as const
export type Algorithm = (typeof ALGORITHMS)[number]

/** Length of each digest in bytes. */
export const DIGEST_LENGTH: Readonly<Record<Algorithm, number>> = {
  md5: 16,
  sha1: 20,
  sha256: 32,
  sha512: 64,
}

/** Names as their standards write them (RFC 1321, FIPS 180-4). */
export const ALGORITHM_NAME: Readonly<Record<Algorithm, string>> = {
  md5: 'MD5',
  sha1: 'SHA-1',
  sha256: 'SHA-256',
  sha512: 'SHA-512',
}

/** Names as coreutils write them with `--tag`. */
export const ALGORITHM_TAG: Readonly<Record<Algorithm, string>> = {
  md5: 'MD5',
  sha1: 'SHA1',
  sha256: 'SHA256',
  sha512: 'SHA512',
}

/** Two different files with one digest have been made in public: Wang et al. 2004 (MD5), SHAttered 2017 (SHA-1). */
export const COLLISIONS_KNOWN: ReadonlySet<Algorithm> = new Set(['md5', 'sha1'])

/** Names as `md5sum --tag`, `shasum` and OpenSSL write them. */
const NAMES: Readonly<Record<string, Algorithm>> = {
  MD5: 'md5',
  SHA1: 'sha1',
  'SHA-1': 'sha1',
  SHA256: 'sha256',
  'SHA2-256': 'sha256',
  'SHA-256': 'sha256',
  SHA512: 'sha512',
  'SHA2-512': 'sha512',
  'SHA-512': 'sha512',
}

/** @returns `undefined` for an algorithm this software does not compute */
export function algorithmNamed(name: string): Algorithm | undefined {
  const upper = name.toUpperCase()
  return Object.hasOwn(NAMES, upper) ? NAMES[upper] : undefined
}

/** A bare digest does not say what it is; its length leaves one of the four. */
export function algorithmOfLength(bytes: number): Algorithm | undefined {
  return ALGORITHMS.find((algorithm) => DIGEST_LENGTH[algorithm] === bytes)
}
