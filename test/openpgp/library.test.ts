/** Pins what we lean on in openpgp beyond its types: the exact version is pinned, these fail when fields move. */
import * as openpgp from 'openpgp'
import { expect, test } from 'vitest'
import { signedDigests } from '../../playground/openpgp/digests.ts'
import { ANY_DATE, CONFIG, type StreamedSignature } from '../../playground/openpgp/library.ts'
import { CASES, caseNamed, inputOf } from './cases.ts'

async function packetsOf(name: string): Promise<StreamedSignature[]> {
  const { signature } = await inputOf(caseNamed(name))
  const { packets } = await openpgp.readSignature({ binarySignature: signature })
  return packets as unknown as StreamedSignature[]
}

async function keyOf(name: string): Promise<openpgp.Key> {
  const { keys } = await inputOf(caseNamed(name))
  return openpgp.readKey({ binaryKey: keys[0] ?? new Uint8Array(0) })
}

const SIGNED = 'rsa2048-sha512-binary'

test('the library’s own verification agrees on a digest that we hand it', async () => {
  const [packet] = await packetsOf(SIGNED)
  const { artifact } = await inputOf(caseNamed(SIGNED))
  if (packet === undefined) throw new Error('no signature')
  const digest = (await signedDigests(artifact, [packet])).get(packet)
  packet.hashed = Promise.resolve(digest ?? new Uint8Array(0))
  const { keyPacket } = await keyOf(SIGNED)
  const nothing = new Uint8Array(0)
  await expect(
    packet.verify(keyPacket, openpgp.enums.signature.binary, nothing, ANY_DATE, true, CONFIG),
  ).resolves.toBeUndefined()
})

test('the digest that we hand it is what decides, not the data', async () => {
  const [packet] = await packetsOf(SIGNED)
  const { artifact } = await inputOf(caseNamed(SIGNED))
  if (packet === undefined) throw new Error('no signature')
  const digest = (await signedDigests(artifact, [packet])).get(packet)?.slice()
  if (digest === undefined) throw new Error('no digest')
  digest[10] = (digest[10] ?? 0) ^ 1
  packet.hashed = Promise.resolve(digest)
  const { keyPacket } = await keyOf(SIGNED)
  const message = { text: null, getBytes: () => artifact }
  await expect(
    packet.verify(keyPacket, openpgp.enums.signature.binary, message, ANY_DATE, true, CONFIG),
  ).rejects.toThrow('Signature verification failed')
})

test('a signature starts with the two bytes of its digest, which we compute as gpg did', async () => {
  const binary = CASES.filter(({ folder }) => /^(?:rsa2048|p256)/.test(folder))
  expect(binary.length).toBeGreaterThan(3)
  for (const testCase of binary) {
    const { artifact, signature } = await inputOf(testCase)
    const { packets } = await openpgp.readSignature({ binarySignature: signature })
    const [packet] = packets as unknown as StreamedSignature[]
    if (packet === undefined) throw new Error('no signature')
    const digest = (await signedDigests(artifact, [packet])).get(packet)
    expect(packet.signedHashValue).toEqual(digest?.subarray(0, 2))
  }
})

test('without a date, a signature that has run out still verifies', async () => {
  const key = await keyOf('key-expired-since')
  const [certification] = key.users[0]?.selfCertifications ?? []
  const over = { userID: key.users[0]?.userID, key: key.keyPacket }
  const generic = openpgp.enums.signature.certGeneric
  await expect(
    certification?.verify(key.keyPacket, generic, over, ANY_DATE, false, CONFIG),
  ).resolves.toBeUndefined()
  const early = new Date('2020-01-01')
  await expect(certification?.verify(key.keyPacket, generic, over, early, false, CONFIG)).rejects.toThrow(
    'future',
  )
})

test('keys carry the signatures over themselves', async () => {
  const key = (await keyOf(SIGNED)) as openpgp.Key & { directSignatures: unknown }
  expect(key.directSignatures).toEqual([])
})
