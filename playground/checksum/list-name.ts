/** What the name of a list says of its digests: `SHA256SUMS`, `B2SUMS`, `app.zip.sha3-256`, `checksums_sha512.txt`. */
import {
  type AnyAlgorithm,
  algorithmNamed,
  algorithmsOfLength,
  blake2b,
  DIGEST_LENGTH,
} from './algorithms.ts'
import type { Reading } from './entry.ts'

const NAME = String.raw`(sha-?3[-_]?(?:224|256|384|512)|sha-?(?:1|224|256|384|512)|md-?5|blake2[bs]?(?:[-_]?\d{3})?|blake3)`
/** Versions are called so as well: only at the end, or joined with what it is. */
const SHORT = '(b2|b3)'
const WORD = '(?:sums?|checksums?|digests?|hash(?:es)?)'
const WAYS = [
  new RegExp(`(?<![a-z0-9])${NAME}[-_.]?${WORD}(?![a-z])`, 'i'),
  new RegExp(`(?<![a-z])${WORD}[-_.]${NAME}(?![a-z0-9])`, 'i'),
  new RegExp(`(?<![a-z0-9])${SHORT}sums?(?![a-z])`, 'i'),
  new RegExp(String.raw`\.(?:${NAME}|${SHORT})$`, 'i'),
  new RegExp(`^${NAME}$`, 'i'),
]
/** Node's, and what is called after it. */
const SHASUMS = /SHASUMS?(1|224|256|384|512)(?!\d)/i
const AROUND = /\.(?:txt|asc|sig|gpg|sum|sums)$/i

/** @returns the algorithm's name, as far as the list's says one */
export function algorithmIn(listName: string): string | undefined {
  const last = listName.slice(Math.max(listName.lastIndexOf('/'), listName.lastIndexOf('\\')) + 1)
  const bare = last.slice(-200).replace(AROUND, '').replace(AROUND, '')
  const [, node] = SHASUMS.exec(bare) ?? []
  if (node !== undefined) return `SHA${node}`
  for (const way of WAYS) {
    const [, name, short = name] = way.exec(bare) ?? way.exec(last.slice(-200)) ?? []
    if (short !== undefined)
      return short
        .toUpperCase()
        .replace('_', '-')
        .replace(/^SHA-?3-?(?=\d)/, 'SHA3-')
        .replace('MD-5', 'MD5')
  }
  return undefined
}

/**
 * What is known of a digest only by its length may be known by the list's name, or may be any of that length.
 *
 * @param listName `undefined` where nobody said what the list is called: then it is what coreutils take it for
 */
export function calledBy(listName: string | undefined): <Read extends Reading>(reading: Read) => Read {
  if (listName === undefined) return (reading) => reading
  const name = algorithmIn(listName)
  const isBlake2b = name !== undefined && /^(?:B2|BLAKE2B?)$/.test(name)
  return (reading) => {
    if (reading.by !== 'length') return reading
    const bytes = reading.digest.length
    const called = name === undefined ? undefined : isBlake2b ? blake2b(bytes) : algorithmNamed(name, bytes)
    if (called !== undefined && DIGEST_LENGTH[called] === bytes)
      return { ...reading, algorithm: called, by: 'list-name' }
    // A BLAKE2b too short to be computed here is no MD5.
    if (isBlake2b) return { ...reading, algorithm: undefined, by: 'list-name' }
    const open: readonly AnyAlgorithm[] = algorithmsOfLength(bytes)
    return open.length > 1 ? { ...reading, open } : reading
  }
}
