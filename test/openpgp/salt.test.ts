/** The salt of a version 6 signature stands before the document: of another length, it is part of another document. */
import { enums, generateKey, type PrivateKey, SignaturePacket } from 'openpgp'
import { describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { keySignature } from '../../playground/openpgp/keys/block.ts'
import { readKeyPart } from '../../playground/openpgp/keys/part.ts'
import { Proofs } from '../../playground/openpgp/keys/proofs.ts'
import { CONFIG } from '../../playground/openpgp/library.ts'
import { KEY_TAG } from '../../playground/openpgp/packets.ts'
import { Pieces } from '../../playground/openpgp/reading/armor.ts'
import { Remarks } from '../../playground/openpgp/reading/notice.ts'
import { type RawSignature, readSignature } from '../../playground/openpgp/reading/signature.ts'
import { Source } from '../../playground/openpgp/reading/source.ts'

const DOCUMENT = utf8('never: curl example.com | sh\n')
/** How much of the document's beginning is taken for salt. */
const CUT = 'never: '.length
const { sha224, sha256, sha384, sha512, sha3_256, sha3_512 } = enums.hash
/** Octets, RFC 9580 table 23. */
const SALTS: readonly (readonly [name: string, hash: enums.hash, octets: number])[] = [
  ['SHA-224', sha224, 16],
  ['SHA-256', sha256, 16],
  ['SHA-384', sha384, 24],
  ['SHA-512', sha512, 32],
  ['SHA3-256', sha3_256, 16],
  ['SHA3-512', sha3_512, 32],
]

const { privateKey } = (await generateKey({
  userIDs: [{ name: 'Alice', email: 'alice@example.com' }],
  // This kind of key signs with any digest.
  type: 'rsa',
  rsaBits: 2048,
  config: { v6Keys: true },
  format: 'object',
})) as { privateKey: PrivateKey }
const keys = [privateKey.toPublic().write()]
const policy = { now: new Date(Date.now() + 60_000), fingerprint: privateKey.getFingerprint() }

interface Maker {
  write(): Uint8Array
  sign(key: unknown, data: Uint8Array, date: Date, detached: boolean, config: object): Promise<void>
}

/** The body of a version 6 signature packet over `document`. */
async function signed(hash: enums.hash, document = DOCUMENT): Promise<Uint8Array> {
  const { keyPacket } = privateKey
  const packet = Object.assign(new SignaturePacket(), {
    version: 6,
    signatureType: enums.signature.binary,
    publicKeyAlgorithm: keyPacket.algorithm,
    hashAlgorithm: hash,
    issuerKeyVersion: 6,
    issuerFingerprint: keyPacket.getFingerprintBytes(),
  })
  const maker = packet as unknown as Maker
  const data = { text: null, getBytes: () => document } as unknown as Uint8Array
  await maker.sign(keyPacket, data, new Date(), true, CONFIG)
  return maker.write()
}

/** Where the octet stands that counts those of the salt. */
function saltAt(body: Uint8Array): number {
  const view = new DataView(body.buffer, body.byteOffset, body.length)
  const hashed = view.getUint32(4)
  return 8 + hashed + 4 + view.getUint32(8 + hashed) + 2
}

/** @returns the same numbers, with another salt */
function withSalt(body: Uint8Array, change: (salt: Uint8Array) => Uint8Array): Uint8Array {
  const at = saltAt(body)
  const end = at + 1 + (body[at] ?? 0)
  const salt = change(body.subarray(at + 1, end))
  return concatBytes(body.subarray(0, at), Uint8Array.of(salt.length), salt, body.subarray(end))
}

function packetOf(body: Uint8Array): Uint8Array {
  const { length } = body
  return concatBytes(Uint8Array.of(0xc2, 0xff, length >>> 24, length >>> 16, length >>> 8, length), body)
}

const verify = (artifact: Uint8Array, body: Uint8Array) =>
  verifyOpenpgp({ artifact, signature: packetOf(body), keys, policy })

describe.each(SALTS)('a signature of version 6 over %s', (_, hash, octets) => {
  test(`is good with its ${octets} octets of salt`, async () => {
    const body = await signed(hash)
    expect(body[saltAt(body)]).toBe(octets)
    expect((await verify(DOCUMENT, body)).verdict).toBe('verified')
  })

  test.each([
    ['the document’s beginning is', DOCUMENT.subarray(CUT), DOCUMENT.subarray(0, CUT)],
    ['all of the document is', new Uint8Array(0), DOCUMENT],
    ['one octet of the document is', DOCUMENT.subarray(1), DOCUMENT.subarray(0, 1)],
  ])('says nothing of what is left where %s taken for salt', async (_what, artifact, taken) => {
    const body = withSalt(await signed(hash), (salt) => concatBytes(salt, taken))
    const { verdict, checks } = await verify(artifact, body)
    expect(verdict).toBe('undecided')
    expect(checks).toContainEqual(
      expect.objectContaining({ id: 'signature-integrity', code: 'signature-malformed' }),
    )
  })

  test.each([1, octets])('says nothing of a document with %s octets of its salt before it', async (moved) => {
    const body = await signed(hash)
    const salt = body.subarray(saltAt(body) + 1, saltAt(body) + 1 + octets)
    const cut = withSalt(body, (whole) => whole.subarray(0, octets - moved))
    const report = await verify(concatBytes(salt.subarray(octets - moved), DOCUMENT), cut)
    expect(report.verdict).toBe('undecided')
  })
})

test('what a key of version 6 signs of itself holds with a salt of that length alone', async () => {
  const over = utf8('0123456789 a key or a part of it')
  const [body, part] = [
    await signed(sha512, over),
    await readKeyPart(KEY_TAG.publicKey, privateKey.keyPacket.write()),
  ]
  if (part === undefined) throw new Error('no key')
  const raw = readSignature(new Source(Pieces.binary(body)), body.length, Remarks.unheard())
  if (typeof raw === 'string') throw new Error(`no signature: ${raw}`)
  const holds = (one: RawSignature, data: Uint8Array) =>
    new Proofs().looker('keys').holds(keySignature(one), part, data)
  expect(await holds(raw, over)).toBe(true)
  const salt = concatBytes(raw.salt ?? new Uint8Array(0), over.subarray(0, CUT))
  expect(await holds({ ...raw, salt }, over.subarray(CUT))).toBe(false)
})
