/** Pins what we lean on in openpgp beyond its types: the exact version is pinned, these fail when fields move. */
import * as openpgp from 'openpgp'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '../../playground/bytes.ts'
import { signedDigests } from '../../playground/openpgp/digests.ts'
import { readKeyBlocks } from '../../playground/openpgp/keys/block.ts'
import { ANY_DATE, bareSignature, CONFIG, type StreamedSignature } from '../../playground/openpgp/library.ts'
import { packetOf } from '../../playground/openpgp/mathematics.ts'
import { readMessage } from '../../playground/openpgp/reading/message.ts'
import { caseNamed, CASES, inputOf, nameOf } from './cases.ts'

const NOTHING = new Uint8Array(0)
const SIGNED = 'rsa2048-sha512-binary'

/** Our own reading of the first signature of a case, as a packet of the library's. */
async function packetIn(name: string): Promise<StreamedSignature> {
  const { signature } = await inputOf(caseNamed(name))
  const [found] = readMessage(signature).signatures
  const packet = found && packetOf(found.raw)
  if (packet === undefined) throw new Error(`packetIn: no signature in ${name}`)
  return packet
}

/** The library's reading of it. */
async function libraryPacketIn(name: string): Promise<openpgp.SignaturePacket> {
  const { signature } = await inputOf(caseNamed(name))
  const { packets } = await openpgp.readSignature({ binarySignature: signature })
  const [packet] = packets as unknown as openpgp.SignaturePacket[]
  if (packet === undefined) throw new Error(`libraryPacketIn: no signature in ${name}`)
  return packet
}

async function materialOf(name: string) {
  const { keys } = await inputOf(caseNamed(name))
  const [block] = (await readKeyBlocks(keys[0] ?? NOTHING)).blocks
  if (block?.part.material === undefined) throw new Error(`materialOf: no key in ${name}`)
  return block.part.material
}

describe('a signature that carries the numbers and says nothing', () => {
  test('is the library’s own in all that the mathematics needs', async () => {
    const [ours, theirs] = [await packetIn(SIGNED), await libraryPacketIn(SIGNED)]
    const parts = ({
      version,
      hashAlgorithm,
      publicKeyAlgorithm,
      signatureData,
    }: openpgp.SignaturePacket) => [version, hashAlgorithm, publicKeyAlgorithm, signatureData]
    expect(parts(ours)).toEqual(parts(theirs))
    expect(ours.calculateTrailer(null, true)).toEqual(
      (theirs as StreamedSignature).calculateTrailer(null, true),
    )
    const { params } = ours as unknown as { params: { s: Uint8Array } }
    expect(params).toEqual((theirs as unknown as { params: object }).params)
  })

  test('is none where the numbers are none', () => {
    const parts = {
      version: 4,
      publicKeyAlgorithm: openpgp.enums.publicKey.ed25519,
      hashAlgorithm: openpgp.enums.hash.sha256,
      signedFields: NOTHING,
      trailer: undefined,
      textMode: false,
      digestPrefix: Uint8Array.of(0, 0),
      salt: undefined,
      material: Uint8Array.of(1, 2, 3),
    } as const
    expect(bareSignature(parts)).toBeUndefined()
  })

  test.each(['data', 'digest'])(
    'the digest that we hand it is what decides, not the data: %s changed',
    async (what) => {
      const packet = await packetIn(SIGNED)
      const { artifact } = await inputOf(caseNamed(SIGNED))
      const digest = (await signedDigests(artifact, [packet])).get(packet)?.slice() ?? NOTHING
      if (what === 'digest') digest[10] = (digest[10] ?? 0) ^ 1
      packet.hashed = Promise.resolve(digest)
      const material = await materialOf(SIGNED)
      packet.issuerKeyID = material.getKeyID()
      const { binary } = openpgp.enums.signature
      const verified = packet.verify(material, binary, NOTHING, ANY_DATE, true, CONFIG)
      if (what === 'data') await expect(verified).resolves.toBeUndefined()
      else await expect(verified).rejects.toThrow('Signature verification failed')
    },
  )
})

test('a signature starts with the two bytes of its digest, which we compute as gpg did', async () => {
  const good = CASES.filter((testCase) =>
    /^(?:rsa2048-(?!md5)|p256|p384-sha384|dsa|ed25519-sha512)/.test(nameOf(testCase)),
  )
  expect(good.length).toBeGreaterThan(10)
  for (const testCase of good) {
    const { artifact } = await inputOf(testCase)
    const packet = await packetIn(nameOf(testCase))
    const digest = (await signedDigests(artifact, [packet])).get(packet)
    expect(packet.signedHashValue).toEqual(digest?.subarray(0, 2))
  }
})

describe('keys', () => {
  test.each([
    ['dsa3072-sha512', 'q', 32],
    ['p384-sha384', 'Q', 97],
    ['ed25519-sha1', 'Q', 33],
  ] as const)('of %s carry %s', async (name, parameter, length) => {
    const { publicParams } = await materialOf(name)
    expect(publicParams[parameter]).toHaveLength(length)
  })

  test('have the fingerprints that we compute, and write their public part', async () => {
    for (const name of [
      'rsa2048-sha512-binary',
      'dsa3072-sha512',
      'brainpoolp384r1-sha384',
      'ed25519-sha1',
    ]) {
      const { keys } = await inputOf(caseNamed(name))
      const [block] = (await readKeyBlocks(keys[0] ?? NOTHING)).blocks
      const material = await materialOf(name)
      expect(block?.part.fingerprint.toLowerCase()).toBe(material.getFingerprint())
      expect(toHex(block?.part.hashed ?? NOTHING)).toContain(toHex(material.writePublicKey()))
      expect(fromHex(material.getFingerprint())).toHaveLength(20)
    }
  })
})
