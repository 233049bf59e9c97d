/** Issues one signature packet, over a document or over part of a key. */
import { type enums, PacketList, type SecretKeyPacket } from 'openpgp'
import { signedDigests } from '../digests.ts'
import { emptySignature, type IssuedSignature, MAKING } from './library.ts'

export interface Statement {
  readonly type: enums.signature
  /** The registered id of the digest algorithm. */
  readonly hash: enums.hash
  /** When the signature says it was made. Nobody checks. */
  readonly created: Date
  /** Fields it states besides, as the library names them. */
  readonly fields?: Partial<IssuedSignature>
}

/** The packet as it stands in a file, header included. */
export function packetBytes(packet: IssuedSignature): Uint8Array {
  const list = new PacketList<IssuedSignature>()
  list.push(packet)
  return list.write()
}

async function issue(
  by: SecretKeyPacket,
  { type, hash, created, fields }: Statement,
  signed: (signature: IssuedSignature) => Uint8Array | AsyncIterable<Uint8Array>,
): Promise<Uint8Array> {
  const signature = Object.assign(emptySignature(), fields)
  signature.signatureType = type
  signature.hashAlgorithm = hash
  signature.publicKeyAlgorithm = by.algorithm
  signature.toHash = () => undefined
  signature.hash = async () => {
    const digest = (await signedDigests(signed(signature), [signature])).get(signature)
    if (digest === undefined) throw new Error('issue: no digest')
    return digest
  }
  await signature.sign(by, new Uint8Array(0), created, true, MAKING)
  return packetBytes(signature)
}

/**
 * A signature over a document, which is read once and never kept.
 *
 * @throws whatever reading `artifact` throws
 */
export async function issueOverDocument(
  by: SecretKeyPacket,
  statement: Statement,
  artifact: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<Uint8Array> {
  return issue(by, statement, () => artifact)
}

/** A signature over part of a key: `{ key }`, or `{ key, userID }`. */
export async function issueOverKey(
  by: SecretKeyPacket,
  statement: Statement,
  over: object,
): Promise<Uint8Array> {
  return issue(by, statement, (signature) => signature.toSign(statement.type, over))
}
