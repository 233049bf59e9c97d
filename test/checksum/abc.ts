import { utf8 } from '../../playground/bytes.ts'
import { ALGORITHMS, digestPieces, type Digests } from '../../playground/checksum/index.ts'

/** RFC 1321 A.5, FIPS 180-4 examples. */
export const ABC = {
  md5: '900150983cd24fb0d6963f7d28e17f72',
  sha1: 'a9993e364706816aba3e25717850c26c9cd0d89d',
  sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  sha512:
    'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
} as const

/** Through one reused buffer, as files are read. */
export async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  const reused = new Uint8Array(size)
  for (let at = 0; at < bytes.length; at += size) {
    const part = bytes.subarray(at, at + size)
    reused.set(part)
    yield reused.subarray(0, part.length)
  }
}

export async function digestsOf(content: string | Uint8Array): Promise<Digests> {
  const bytes = typeof content === 'string' ? utf8(content) : content
  return (await digestPieces(pieces(bytes, 7), ALGORITHMS)) as Digests
}
