/** The desk takes a type by the name that cosign has for it; what names none is said, and rejects nothing. */
import { sha256 } from '@noble/hashes/sha2.js'
import { expect, test } from 'vitest'
import { toHex, utf8 } from '../../playground/bytes.ts'
import { signKeyless } from '../../playground/world/index.ts'
import { about, alice, bytes, NOW, trustedRoot, world } from '../sigstore/lab.ts'
import { ask } from './desk.ts'

const content = about([{ name: 'a', digest: { sha256: toHex(sha256(bytes)) } }])
const { bundle } = signKeyless(world, { content, identity: alice, at: NOW })
const files = { a: bytes, 'a.sigstore.json': utf8(JSON.stringify(bundle)) }
const who = { identity: alice.email, issuer: alice.issuer }

test.each([
  ['slsaprovenance1', 'verified'],
  ['https://slsa.dev/provenance/v1', 'verified'],
  ['any', 'verified'],
  ['spdx', 'rejected'],
  ['nonsense', 'undecided'],
  ['slsaprovenance1 ', 'undecided'],
] as const)('%j: %s', async (type, standing) => {
  const found = await ask(files, { expected: { ...who, type }, roots: [trustedRoot] })
  expect(found.standing).toBe(standing)
})
