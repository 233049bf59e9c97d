/** Packets of messages among keys: gpg gives up over most of them, and reads on over some, by their contents. */
import { enums } from 'openpgp'
import { expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { askBoth, overUserId, primaryOf, signedBy, sub, userPacket } from './by-hand.ts'
import { packet } from './garbage.ts'
import { keyOf, secondsAgo } from './raw-signatures.ts'

const now = new Date()
const artifact = utf8('a release\n')
const [first, second] = [await keyOf('p', 'rsa'), await keyOf('q', 'rsa')]
const TAGS = [1, 3, 4, 8, 9, 10, 11, 18, 19, 20, 63]
const BODIES = [new Uint8Array(0), Uint8Array.of(1), new Uint8Array(10).fill(4), new Uint8Array(40).fill(1)]

async function whole(key: typeof first, name: Uint8Array): Promise<Uint8Array> {
  const word = { type: enums.signature.certPositive, over: overUserId(key, name), created: secondsAgo(9000) }
  const flags = sub(27, Uint8Array.of(3))
  return concatBytes(primaryOf(key), userPacket(name), await signedBy(key, { ...word, hashed: [flags] }))
}
const keys = [
  await whole(first, utf8('p <p@example.org>')),
  await whole(second, utf8('q <q@example.org>')),
] as const
const signature = await signedBy(first, {
  type: enums.signature.binary,
  over: artifact,
  created: secondsAgo(60),
})

test.each(TAGS)(
  'of tag %i: what is printed is what gpg prints, and nothing is verified that gpg refuses',
  async (tag) => {
    for (const body of BODIES) {
      const file = concatBytes(keys[0], packet(tag, body), keys[1])
      const { ours, lines, gpg } = await askBoth({ artifact, signature, keys: [file] }, now)
      if (gpg === undefined) continue
      if (lines !== undefined) expect([lines, ours.gpg?.exitCode]).toEqual([gpg.stderr, gpg.code])
      if (gpg.code !== 0) expect(ours.verdict).not.toBe('verified')
    }
  },
)
