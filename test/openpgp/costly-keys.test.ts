/**
 * A key that is not computed with, for its exponent would cost seconds: what it has signed was not looked at, so that
 * nothing may be told as if it had said nothing.
 */
import { enums } from 'openpgp'
import { expect, test } from 'vitest'
import { concatBytes, fromHex, toHex, utf8 } from '../../playground/bytes.ts'
import { verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { digestOf } from '../../playground/openpgp/keys/digest.ts'
import { type KeyPart, readKeyPart } from '../../playground/openpgp/keys/part.ts'
import { digestFor } from '../../playground/openpgp/make/algorithms.ts'
import { issue } from '../../playground/openpgp/make/issue.ts'
import { makeKey } from '../../playground/openpgp/make/key.ts'
import { signDetached } from '../../playground/openpgp/make/sign.ts'
import { signedKey, writeTransferableKey } from '../../playground/openpgp/make/transferable.ts'
import { KEY_TAG, TAG } from '../../playground/openpgp/packets.ts'
import { Pieces } from '../../playground/openpgp/reading/armor.ts'
import { Remarks } from '../../playground/openpgp/reading/notice.ts'
import { readSignature } from '../../playground/openpgp/reading/signature.ts'
import { Source } from '../../playground/openpgp/reading/source.ts'
import { packet } from './garbage.ts'
import { made } from './made.ts'

const CREATED = new Date('2026-01-01T00:00:00Z')
const NOW = new Date('2026-10-01T12:00:00Z')
const SECONDS = CREATED.getTime() / 1000

/** RSA of 1024 bits with an exponent of nine bytes, made for this test: gpg computes with it. */
const MODULUS =
  'a34c275ad398d4d581029c1bbce76d70f02298543949566b870b0922f49c9647b1e50836d829fd941d4ef19354db0862' +
  'ed86a45fb692bd931f1f1f68add30f11cfb889abc7a5b9215ed4a95ba340a2ac29d192ff9718862f102540b705bf9647' +
  '00d1cd45de0c9fbd6232cd6af0d603524480d5188b630b6b4505dcfd591aa15f'
const SECRET =
  '661249f866c444c48b8c5f946ea0613bc7af52c59ee617d204bbe928beac96994c79db735e703de68c5cdb35f6e1b070' +
  '668867b30976cf147190e1e59c64a2dc76138c03fb6647785d39f7d8634f8c2a2e37a2ef303afd2aef557fc3a3c90184' +
  'e92e5a311f777024cf12f2420177ebbcf131e67bd04274a043fd36c0e420ff9f'
const EXPONENT = '800001579bde2468af'
const SIZE = MODULUS.length / 2

const hex = (text: string) => fromHex(text) ?? new Uint8Array(0)
const uint32 = (value: number) => [value >>> 24, value >>> 16, value >>> 8, value].map((byte) => byte & 255)

function number(bytes: Uint8Array): Uint8Array {
  const bits = bytes.length * 8 - Math.clz32(bytes[0] ?? 0) + 24
  return concatBytes(Uint8Array.of(bits >> 8, bits & 255), bytes)
}

const KEY_BODY = concatBytes(
  Uint8Array.of(4, ...uint32(SECONDS), enums.publicKey.rsaEncryptSign),
  number(hex(MODULUS)),
  number(hex(EXPONENT)),
)

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus
    if (bit === '1') result = (result * base) % modulus
  }
  return result
}

/** RFC 8017 section 8.2.1, over SHA-256. */
function rsaOver(digest: Uint8Array): Uint8Array {
  const info = concatBytes(hex('3031300d060960864801650304020105000420'), digest)
  const padded = concatBytes(
    Uint8Array.of(0, 1),
    new Uint8Array(SIZE - info.length - 3).fill(255),
    Uint8Array.of(0),
    info,
  )
  const value = BigInt(`0x${toHex(padded)}`)
  const signed = power(value, BigInt(`0x${SECRET}`), BigInt(`0x${MODULUS}`)).toString(16)
  return hex(signed.padStart(signed.length + (signed.length % 2), '0'))
}

function signature({ keyId }: KeyPart, type: number, over: Uint8Array): Uint8Array {
  const hashed = Uint8Array.of(5, 2, ...uint32(SECONDS + 60))
  const unhashed = concatBytes(Uint8Array.of(9, 16), hex(keyId))
  const body = (prefix: Uint8Array, material: Uint8Array) =>
    concatBytes(
      Uint8Array.of(4, type, enums.publicKey.rsaEncryptSign, enums.hash.sha256, 0, hashed.length),
      hashed,
      Uint8Array.of(0, unhashed.length),
      unhashed,
      prefix,
      number(material),
    )
  const draft = body(new Uint8Array(2), Uint8Array.of(1))
  const raw = readSignature(new Source(Pieces.binary(draft)), draft.length, Remarks.unheard())
  const digest = typeof raw === 'string' ? undefined : digestOf(raw, over)
  if (digest === undefined) throw new Error('signature: it cannot be read')
  return packet(TAG.signature, body(digest.subarray(0, 2), rsaOver(digest)))
}

async function revoker(): Promise<{ readonly part: KeyPart; readonly key: Uint8Array }> {
  const part = await readKeyPart(KEY_TAG.publicKey, KEY_BODY)
  if (part === undefined) throw new Error('revoker: the key cannot be read')
  const name = utf8('revoker <revoker@example.com>')
  const overName = concatBytes(part.hashed, Uint8Array.of(0xb4, ...uint32(name.length)), name)
  const self = signature(part, enums.signature.certPositive, overName)
  return { part, key: concatBytes(packet(TAG.publicKey, KEY_BODY), packet(KEY_TAG.userId, name), self) }
}

test('a revocation by a revoker whose exponent is too long leaves open whether the key is revoked', async () => {
  const artifact = utf8('signed by a key that its revoker has revoked')
  const { key } = made(
    await makeKey({ userId: 'maintainer <m@example.com>', algorithm: 'ed25519', created: CREATED }),
  )
  const { part, key: revokerKey } = await revoker()
  const digest = digestFor('ed25519', undefined)
  if (typeof digest === 'string') throw new Error(digest)
  const over = signedKey(key.transferable)
  const names = await issue(
    key.secret,
    {
      type: enums.signature.key,
      digest,
      created: CREATED,
      fields: {
        revocationKeyClass: 0x80,
        revocationKeyAlgorithm: enums.publicKey.rsaEncryptSign,
        revocationKeyFingerprint: hex(part.fingerprint),
      },
    },
    over,
  )
  const revoked = signature(part, enums.signature.keyRevocation, over)
  const whole = writeTransferableKey(key.transferable)
  const [primary, rest] = [whole.subarray(0, endOfFirst(whole)), whole.subarray(endOfFirst(whole))]
  const keys = [concatBytes(primary, revoked, names, rest), revokerKey]
  const signed = made(await signDetached(key, artifact, { created: CREATED }))
  const policy = { now: NOW, fingerprint: key.fingerprint }
  const report = await verifyOpenpgp({ artifact, signature: signed.signature, keys, policy })
  expect(report.verdict).toBe('undecided')
  expect(report.checks.find(({ id }) => id === 'signing-key-valid')).toMatchObject({
    status: 'skipped',
    because: 'too-much',
  })
  expect(report.gpg).toBeUndefined()
})

test('a signature by such a key is not looked at, and those beside it are', async () => {
  const artifact = utf8('signed twice')
  const { key } = made(
    await makeKey({ userId: 'maintainer <m@example.com>', algorithm: 'ed25519', created: CREATED }),
  )
  const { part, key: costly } = await revoker()
  const own = made(await signDetached(key, artifact, { created: CREATED, form: 'binary' })).signature
  const both = concatBytes(signature(part, enums.signature.binary, artifact), own)
  const keys = [costly, writeTransferableKey(key.transferable)]
  const report = await verifyOpenpgp({ artifact, signature: both, keys, policy: { now: NOW } })
  expect(report.signatures.map(({ outcome }) => outcome)).toEqual(['unsupported', 'good'])
  expect(report.verdict).toBe('undecided')
  expect(report.gpg).toBeUndefined()
})

function endOfFirst(bytes: Uint8Array): number {
  const first = bytes[1] ?? 0
  return (bytes[0] ?? 0) & 0x40 ? 2 + first : 3 + first * 256 + (bytes[2] ?? 0)
}
