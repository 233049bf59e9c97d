/** A file whose last packet is cut short is no whole file: where gpg ends with an error over it, so do we. */
import { enums } from 'openpgp'
import { describe, expect, test } from 'vitest'
import { concatBytes, fromHex, utf8 } from '../../playground/bytes.ts'
import { gpgPresent } from '../support/gpg.ts'
import { askBoth, overUserId, primaryOf, signedBy, sub, userPacket } from './by-hand.ts'
import { keyOf, secondsAgo } from './raw-signatures.ts'

const now = new Date()
const artifact = utf8('a release\n')
const USER = utf8('p <p@example.org>')
const key = await keyOf('p', 'rsa')
const head = concatBytes(primaryOf(key), userPacket(USER))
const certified = await signedBy(key, {
  type: enums.signature.certPositive,
  over: overUserId(key, USER),
  created: secondsAgo(900_000),
  hashed: [sub(27, Uint8Array.of(3))],
})
const ring = concatBytes(head, certified)
const signature = await signedBy(key, {
  type: enums.signature.binary,
  over: artifact,
  created: secondsAgo(60),
})

/** In new headers and old: nothing of a length, a part of it, a length with no body, a part of a body. */
const TAILS = [2, 10, 11, 12, 13, 16, 17, 18, 60].flatMap((tag) => {
  const first = (0xc0 | tag).toString(16)
  return ['', 'ff', 'ff00', 'ff000000', 'c1', '05', '0541', 'ff0000000541', 'e0', 'e041'].map(
    (rest) => first + rest,
  )
})
const OLD = [2, 10, 12, 13].flatMap((tag) =>
  [0, 1, 2].flatMap((width) => {
    const first = (0x80 | (tag << 2) | width).toString(16)
    return ['', '00', '0000', '05', '000541'].map((rest) => first + rest)
  }),
)

describe.each([...TAILS, ...OLD])('%s at the end', (hex) => {
  test('of a signature file', async () => {
    const { ours, lines, gpg } = await askBoth(
      { artifact, signature: concatBytes(signature, fromHex(hex) ?? new Uint8Array(0)), keys: [ring] },
      now,
    )
    if (gpg && gpg.code !== 0) expect(ours.verdict).not.toBe('verified')
    if (gpg && lines !== undefined) expect([ours.gpg?.exitCode, hex]).toEqual([gpg.code, hex])
    expect(gpgPresent ? gpg : 'absent').toBeDefined()
  })

  test('of a key file', async () => {
    const keys = [concatBytes(ring, fromHex(hex) ?? new Uint8Array(0))]
    const { ours, lines, gpg } = await askBoth({ artifact, signature, keys }, now)
    if (gpg?.code === 2) expect(ours.verdict).not.toBe('verified')
    if (gpg && lines !== undefined) expect(lines).toEqual(gpg.stderr)
  })
})
