/** ML-DSA as others compute it: the samples of OpenPGP's post-quantum working area, and Wycheproof's where they lie here. */
import { sha3_256, sha3_512 } from '@noble/hashes/sha3.js'
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { describe, expect, test } from 'vitest'
import { concatBytes, fromHex, fromUtf8, utf8 } from '../../playground/bytes.ts'
import { readPackets } from '../../playground/openpgp/packets.ts'
import { decodeBase64 } from '../../playground/platform/base64.ts'
import { factsOf } from '../../playground/post-quantum/algorithms.ts'
import { engineFor } from '../../playground/post-quantum/engine.ts'
import { nobleEngine } from '../../playground/post-quantum/noble.ts'
import { readShared } from '../support/files.ts'

const engines = [nobleEngine, await engineFor('ml-dsa-65', crypto.subtle)]
const DIGESTS: Readonly<Record<number, (bytes: Uint8Array) => Uint8Array>> = {
  8: sha256,
  10: sha512,
  12: sha3_256,
  14: sha3_512,
}

async function packetIn(name: string): Promise<Uint8Array | undefined> {
  const armored = await readShared(`openpgp-pqc/v6-mldsa-65-sample-${name}.asc`)
  const [, body = ''] =
    /\n\n([^-]*?)(?:=.{4}\n)?-----END/s.exec(fromUtf8(armored ?? new Uint8Array()) ?? '') ?? []
  return readPackets(decodeBase64(body.replaceAll('\n', ''))).packets[0]?.body
}

const number = (bytes: Uint8Array, at: number) =>
  new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0)

/** RFC 9580 sections 5.2.3 and 5.2.4, RFC 9980: the digest is what both signatures of the pair are over. */
function openSignature(body: Uint8Array, file: Uint8Array) {
  const hashed = 8 + number(body, 4)
  const saltAt = hashed + 4 + number(body, hashed) + 2
  const salt = body.subarray(saltAt + 1, saltAt + 1 + (body[saltAt] ?? 0))
  const trailer = concatBytes(body.subarray(0, hashed), Uint8Array.of(6, 0xff), lengthOf(hashed))
  const digest = DIGESTS[body[3] ?? 0]?.(concatBytes(salt, file, trailer))
  return {
    digest,
    left: body.subarray(saltAt - 2, saltAt),
    signature: body.subarray(-factsOf('ml-dsa-65').signature),
  }
}

function lengthOf(bytes: number): Uint8Array {
  const four = new Uint8Array(4)
  new DataView(four.buffer).setUint32(0, bytes)
  return four
}

const [signature, key] = await Promise.all([packetIn('signature'), packetIn('pk')])

test.skipIf(!signature || !key)(
  `the ML-DSA-65 half of an OpenPGP signature (RFC 9980) holds${signature ? '' : ' (skipped: no shared data)'}`,
  async () => {
    if (!signature || !key) throw new Error('no sample')
    const { digest, left, signature: made } = openSignature(signature, utf8('Testing\r\n'))
    if (!digest) throw new Error('another digest')
    expect(digest.subarray(0, 2)).toEqual(new Uint8Array(left))
    const publicKey = key.subarray(-factsOf('ml-dsa-65').publicKey)
    for (const engine of engines) {
      expect(await engine.verify('ml-dsa-65', publicKey, digest, made)).toBe(true)
      expect(await engine.verify('ml-dsa-65', publicKey, digest.with(0, (digest[0] ?? 0) ^ 1), made)).toBe(
        false,
      )
    }
  },
)

interface Vectors {
  readonly testGroups: readonly {
    readonly publicKey: string
    readonly tests: readonly {
      readonly tcId: number
      readonly msg: string
      readonly ctx?: string
      readonly sig: string
      readonly result: 'valid' | 'invalid'
    }[]
  }[]
}

const WYCHEPROOF = [
  ['ml-dsa-44', 'mldsa_44_verify_test'],
  ['ml-dsa-65', 'mldsa_65_verify_test'],
] as const

describe('Wycheproof', () => {
  for (const [algorithm, file] of WYCHEPROOF) {
    test(file, { timeout: 60_000 }, async ({ skip }) => {
      const text = await readShared(`wycheproof/${file}.json`)
      if (!text) return skip('skipped: no shared data')
      expect(await differences(algorithm, JSON.parse(fromUtf8(text) ?? '') as Vectors)).toEqual([])
    })
  }
})

/** Those with a context are not asked: none is used here. */
async function differences(algorithm: 'ml-dsa-44' | 'ml-dsa-65', { testGroups }: Vectors): Promise<number[]> {
  const facts = factsOf(algorithm)
  const bytes = (hex: string) => fromHex(hex) ?? new Uint8Array()
  const all = testGroups.flatMap(({ publicKey, tests }) =>
    tests.map((one) => ({ ...one, key: bytes(publicKey) })),
  )
  const different: number[] = []
  for (const { tcId, key, msg, ctx, sig, result } of all) {
    if (ctx) continue
    const signature = bytes(sig)
    const isWhole = signature.length === facts.signature && key.length === facts.publicKey
    const isRight =
      isWhole && (await nobleEngine.verify(algorithm, key, bytes(msg), signature).catch(() => false))
    if (isRight !== (result === 'valid')) different.push(tcId)
  }
  return different
}
