/** Pins what making leans on in openpgp beyond its types: the exact version is pinned, these fail when fields move. */
import { enums } from 'openpgp'
import { expect, test } from 'vitest'
import { fromHex, toHex } from '../../playground/bytes.ts'
import { MAKINGS } from '../../playground/openpgp/make/algorithms.ts'
import { makeKey } from '../../playground/openpgp/make/key.ts'
import { emptyKey, emptySignature, MAKING } from '../../playground/openpgp/make/library.ts'
import { made } from './made.ts'

const CREATED = new Date('2025-04-01T09:00:00.999Z')
const request = { userId: 'x', created: CREATED }

test('a key packet is made for a date, in version 4', () => {
  const key = emptyKey(CREATED)
  expect([key.version, key.created]).toEqual([4, new Date('2025-04-01T09:00:00Z')])
})

test('a seed makes the key of RFC 8032 section 7.1, test 1, and its halves belong together', async () => {
  const seed = fromHex('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60')
  const { key } = made(await makeKey({ ...request, algorithm: 'ed25519', ...(seed && { seed }) }))
  const point = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a'
  expect(toHex(key.secret.publicParams.Q ?? new Uint8Array(0))).toBe(`40${point}`)
  await expect(key.secret.validate()).resolves.toBeUndefined()
  key.secret.privateParams = { seed: new Uint8Array(32).fill(8) }
  await expect(key.secret.validate()).rejects.toThrow('invalid')
})

test('the library signs the digest that we hand it, once, and looks at no data', async () => {
  const { key } = made(await makeKey({ ...request, algorithm: 'ed25519' }))
  const signature = emptySignature()
  signature.signatureType = enums.signature.binary
  signature.hashAlgorithm = enums.hash.sha256
  signature.publicKeyAlgorithm = MAKINGS.ed25519.algorithm
  let asked = 0
  signature.toHash = () => undefined
  signature.hash = async () => {
    asked += 1
    return Uint8Array.from({ length: 32 }, (_, i) => i)
  }
  await signature.sign(key.secret, new Uint8Array(0), CREATED, true, MAKING)
  expect(asked).toBe(1)
  expect(signature.signedHashValue).toEqual(Uint8Array.of(0, 1))
  expect(signature.rawNotations).toEqual([])
  expect(signature.signatureData?.[0]).toBe(4)
})
