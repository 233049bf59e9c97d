/** The digests of no byte at all: they are right for every empty file, and say nothing about any. */
import { toHex } from '../bytes.ts'
import type { SomeOf } from './settle.ts'

const OF_NOTHING: readonly (readonly ['md5' | 'sha1' | 'sha256' | 'sha512', string])[] = [
  ['sha256', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  [
    'sha512',
    'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e',
  ],
  ['sha1', 'da39a3ee5e6b4b0d3255bfef95601890afd80709'],
  ['md5', 'd41d8cd98f00b204e9800998ecf8427e'],
]

/** @param size of the file; its digests tell where it is not known */
export function isEmptyFile(found: SomeOf, size: number | undefined): boolean {
  if (size !== undefined) return size === 0
  return OF_NOTHING.some(([algorithm, hex]) => found[algorithm] && toHex(found[algorithm]) === hex)
}
