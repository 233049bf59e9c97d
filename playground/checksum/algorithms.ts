/** The four digests people meet beside a download: of these every file's are shown. */
export const ALGORITHMS = ['md5', 'sha1', 'sha256', 'sha512'] as const
export type Algorithm = (typeof ALGORITHMS)[number]

/**
 * Bits of `b2sum --length`, as far as a digest is long enough to be one of one file: coreutils go down to 8, of which
 * everybody makes another file at once.
 */
const BLAKE2B_BITS = [
  160, 168, 176, 184, 192, 200, 208, 216, 224, 232, 240, 248, 256, 264, 272, 280, 288, 296, 304, 312, 320,
  328, 336, 344, 352, 360, 368, 376, 384, 392, 400, 408, 416, 424, 432, 440, 448, 456, 464, 472, 480, 488,
  496, 504, 512,
] as const
type Blake2b = `blake2b-${(typeof BLAKE2B_BITS)[number]}`

/** Computed only where a list asks for them. */
export type OnDemand =
  'sha224' | 'sha384' | 'sha3-224' | 'sha3-256' | 'sha3-384' | 'sha3-512' | 'blake2s-256' | 'blake3' | Blake2b
export type AnyAlgorithm = Algorithm | OnDemand

/** Bytes of the digest, its name as its standard writes it (RFC 1321, FIPS 180-4 and 202, RFC 7693). */
const FIXED: Readonly<Record<Exclude<AnyAlgorithm, Blake2b>, readonly [bytes: number, name: string]>> = {
  md5: [16, 'MD5'],
  sha1: [20, 'SHA-1'],
  sha256: [32, 'SHA-256'],
  sha512: [64, 'SHA-512'],
  sha224: [28, 'SHA-224'],
  sha384: [48, 'SHA-384'],
  'sha3-224': [28, 'SHA3-224'],
  'sha3-256': [32, 'SHA3-256'],
  'sha3-384': [48, 'SHA3-384'],
  'sha3-512': [64, 'SHA3-512'],
  'blake2s-256': [32, 'BLAKE2s-256'],
  blake3: [32, 'BLAKE3'],
}

const KNOWN: readonly (readonly [AnyAlgorithm, number, string])[] = [
  ...Object.entries(FIXED).map(([id, [bytes, name]]) => [id as AnyAlgorithm, bytes, name] as const),
  ...BLAKE2B_BITS.map((bits) => [`blake2b-${bits}` as const, bits / 8, `BLAKE2b-${bits}`] as const),
]
const recordOf = <Value>(value: (bytes: number, name: string) => Value) =>
  Object.fromEntries(KNOWN.map(([id, bytes, name]) => [id, value(bytes, name)])) as Readonly<
    Record<AnyAlgorithm, Value>
  >

/** Length of each digest in bytes. */
export const DIGEST_LENGTH = recordOf((bytes) => bytes)
/** Names as their standards write them. */
export const ALGORITHM_NAME = recordOf((_, name) => name)

/** Names as coreutils write them with `--tag`. */
export const ALGORITHM_TAG: Readonly<Record<Algorithm | 'sha224' | 'sha384', string>> = {
  md5: 'MD5',
  sha1: 'SHA1',
  sha224: 'SHA224',
  sha256: 'SHA256',
  sha384: 'SHA384',
  sha512: 'SHA512',
}

/** Two different files with one digest have been made in public: Wang et al. 2004 (MD5), SHAttered 2017 (SHA-1). */
export const COLLISIONS_KNOWN: ReadonlySet<AnyAlgorithm> = new Set<AnyAlgorithm>(['md5', 'sha1'])

export function isStanding(algorithm: AnyAlgorithm | undefined): algorithm is Algorithm {
  return ALGORITHMS.some((one) => one === algorithm)
}

/** More for a stronger one: those for which twins are made come first, then the length counts. */
export function strengthOf(algorithm: AnyAlgorithm): number {
  return COLLISIONS_KNOWN.has(algorithm) ? DIGEST_LENGTH[algorithm] - 100 : DIGEST_LENGTH[algorithm]
}

/** Names as `md5sum --tag`, `shasum`, OpenSSL, gpg, PowerShell, Gentoo and b3sum write them, in capitals. */
const NAMES: ReadonlyMap<string, AnyAlgorithm> = new Map(
  KNOWN.flatMap(([id, , name]) => {
    const upper = name.toUpperCase()
    const [, sha2] = /^SHA-(\d{3})$/.exec(upper) ?? []
    return [
      upper,
      upper.replaceAll('-', ''),
      upper.replaceAll('-', '_'),
      ...(sha2 === undefined ? [] : [`SHA2-${sha2}`]),
    ]
      .filter((written) => !/^SHA3\d{3}$/.test(written))
      .map((written) => [written, id] as const)
  }),
)
const OF_ANY_LENGTH = /^(?:BLAKE2B?|B2)$/

/**
 * @param bytes of the digest, which says how long a BLAKE2b is that says no length
 * @returns `undefined` for an algorithm this software does not compute
 */
export function algorithmNamed(name: string, bytes?: number): AnyAlgorithm | undefined {
  const upper = name.toUpperCase()
  if (OF_ANY_LENGTH.test(upper)) return blake2b(bytes ?? 64)
  if (upper === 'BLAKE2S') return 'blake2s-256'
  return NAMES.get(upper) ?? (upper === 'B3' ? 'blake3' : undefined)
}

export function blake2b(bytes: number): AnyAlgorithm | undefined {
  return NAMES.get(`BLAKE2B-${8 * bytes}`)
}

/** A bare digest does not say what it is; its length leaves one of the four. */
export function algorithmOfLength(bytes: number): Algorithm | undefined {
  return ALGORITHMS.find((algorithm) => DIGEST_LENGTH[algorithm] === bytes)
}

/** All that people publish with digests of that length, the likeliest first: where nothing names one, it may be any. */
const OF_LENGTH: ReadonlyMap<number, readonly AnyAlgorithm[]> = new Map([
  [16, ['md5']],
  [20, ['sha1']],
  [28, ['sha224', 'sha3-224', 'blake2b-224']],
  [32, ['sha256', 'blake3', 'sha3-256', 'blake2b-256', 'blake2s-256']],
  [48, ['sha384', 'sha3-384', 'blake2b-384']],
  [64, ['sha512', 'blake2b-512', 'sha3-512']],
])
export function algorithmsOfLength(bytes: number): readonly AnyAlgorithm[] {
  return OF_LENGTH.get(bytes) ?? []
}
