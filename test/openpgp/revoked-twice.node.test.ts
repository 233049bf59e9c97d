/** Of a subkey that its owner revoked, and whose key another revoked, gpg quotes the owner: whoever made what it quotes. */
import { expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { KEY_TAG } from '../../playground/openpgp/packets.ts'
import { askBoth, hashedKey, keyWith, overUserId, primaryOf, signedBy, sub, userPacket } from './by-hand.ts'
import { packet, packetsOf } from './garbage.ts'
import { bodyOf, keyOf, secondsAgo } from './raw-signatures.ts'

const now = new Date()
const [owner, subkey, revoker] = await Promise.all([keyOf('o', 'rsa'), keyOf('s', 'rsa'), keyOf('r', 'rsa')])
const artifact = utf8('a release\n')
const name = utf8('o')
const over = concatBytes(hashedKey(owner), hashedKey(subkey))
const created = secondsAgo(900_000)
const revoked = secondsAgo(100_000)
const reason = (code: number) => sub(29, Uint8Array.of(code))

test.each([
  ['and the owner its subkey', true, 'owner'],
  ['alone', false, 'designated revoker'],
])('a key that its revoker revoked, %s', async (_, isRevokedToo, by) => {
  const fingerprint = revoker.keyPacket.getFingerprintBytes() ?? new Uint8Array()
  const named = sub(12, Uint8Array.of(0x80, 1), fingerprint)
  const [back] = packetsOf(await signedBy(subkey, { type: 0x19, over, created }))
  const flags = sub(27, Uint8Array.of(2))
  const key = concatBytes(
    primaryOf(owner),
    await signedBy(owner, { type: 0x1f, over: hashedKey(owner), created, hashed: [named] }),
    await signedBy(revoker, { type: 0x20, over: hashedKey(owner), created: revoked, hashed: [reason(0)] }),
    userPacket(name),
    await signedBy(owner, { type: 0x13, over: overUserId(owner, name), created }),
    packet(KEY_TAG.publicSubkey, bodyOf(subkey)),
    ...(isRevokedToo
      ? [await signedBy(owner, { type: 0x28, over, created: revoked, hashed: [reason(3)] })]
      : []),
    await signedBy(owner, { type: 0x18, over, created, hashed: [flags, sub(32, back?.body ?? name)] }),
  )
  const signature = await signedBy(subkey, { type: 0, over: artifact, created: secondsAgo(1000) })
  const keys = [await keyWith(revoker, created, utf8('r')), key]
  const { ours, lines, gpg } = await askBoth({ artifact, signature, keys }, now)
  expect(ours.verdict).toBe('rejected')
  expect(lines).toContain(`gpg: WARNING: This key has been revoked by its ${by}!`)
  if (gpg) expect(lines).toEqual(gpg.stderr)
})
