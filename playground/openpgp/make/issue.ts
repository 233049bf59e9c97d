/** Issues one signature packet over bytes: a document's, or those of a part of a key. */
import { type enums, PacketList, type SecretKeyPacket } from 'openpgp'
import type { Digest } from './algorithms.ts'
import { emptySignature, type IssuedSignature, MAKING } from './library.ts'

export interface Statement {
  readonly type: enums.signature
  readonly digest: Digest
  /** When the signature says it was made. Nobody checks. */
  readonly created: Date
  /** Fields it states besides, as the library names them. */
  readonly fields?: Partial<IssuedSignature>
}

async function* piecesOf(signed: Uint8Array | AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  if (signed instanceof Uint8Array) yield signed
  else yield* signed
}

/** What is hashed last: version 4, and how long the signature's own fields are (RFC 9580 section 5.2.4). */
function trailer({ length }: Uint8Array): Uint8Array {
  return Uint8Array.of(4, 0xff, length >>> 24, length >>> 16, length >>> 8, length)
}

/**
 * @param signed read once, in order, and never kept
 * @returns the packet as it stands in a file, header included
 * @throws whatever reading `signed` throws
 */
export async function issue(
  by: SecretKeyPacket,
  { type, digest, created, fields }: Statement,
  signed: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<Uint8Array> {
  const signature = Object.assign(emptySignature(), fields)
  signature.signatureType = type
  signature.hashAlgorithm = digest.id
  signature.publicKeyAlgorithm = by.algorithm
  signature.toHash = () => undefined
  signature.hash = async () => {
    const hasher = (await digest.create()).init()
    for await (const piece of piecesOf(signed)) hasher.update(piece)
    const stated = signature.signatureData ?? new Uint8Array(0)
    return hasher.update(stated).update(trailer(stated)).digest('binary')
  }
  await signature.sign(by, new Uint8Array(0), created, true, MAKING)
  const list = new PacketList<IssuedSignature>()
  list.push(signature)
  return list.write()
}
