/** Keys of people who vouch for many, and for whom many vouch: their own signatures are none the worse for it. */
import { enums } from 'openpgp'
import { beforeAll, describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { readKeyBlocks } from '../../playground/openpgp/keys/block.ts'
import { overUser } from '../../playground/openpgp/keys/signatures.ts'
import { digestFor } from '../../playground/openpgp/make/algorithms.ts'
import { issue } from '../../playground/openpgp/make/issue.ts'
import { makeKey } from '../../playground/openpgp/make/key.ts'
import { signDetached } from '../../playground/openpgp/make/sign.ts'
import { writeTransferableKey } from '../../playground/openpgp/make/transferable.ts'
import { readPackets } from '../../playground/openpgp/packets.ts'
import { made } from './made.ts'

const CREATED = new Date('2026-01-01T00:00:00Z')
const NOW = new Date('2026-10-01T12:00:00Z')
const YEAR = 365 * 24 * 60 * 60
/** More than checks that one key may ask for. */
const MANY = 600
const artifact = utf8('a release\n')

type Key = Awaited<ReturnType<typeof person>>

async function person(name: string) {
  const { key } = made(
    await makeKey({ userId: `${name} <${name}@example.com>`, algorithm: 'ed25519', created: CREATED }),
  )
  return { ...key, file: writeTransferableKey(key.transferable) }
}

/** The other's key, with so many certifications of its user id by this one, each for a year. */
async function certified(by: Key, other: Key, count: number): Promise<Uint8Array> {
  const [block] = (await readKeyBlocks(other.file)).blocks
  const [user] = block?.users ?? []
  const digest = digestFor('ed25519', undefined)
  if (!block || !user || typeof digest === 'string') throw new Error('honest signers: no key')
  const over = concatBytes(...overUser(block.part, user)(4))
  const words = await Promise.all(
    Array.from({ length: count }, (_, i) =>
      issue(
        by.secret,
        {
          type: enums.signature.certGeneric,
          digest,
          created: new Date(CREATED.getTime() + 1000 * (i + 1)),
          fields: { signatureExpirationTime: YEAR, signatureNeverExpires: false },
        },
        over,
      ),
    ),
  )
  const packets = [...readPackets(other.file).packets].map(({ whole }) => whole)
  return concatBytes(...packets.slice(0, 3), ...words, ...packets.slice(3))
}

describe('a good signature stays good', () => {
  let maintainer: Key
  let other: Key
  let signature = new Uint8Array(0)
  beforeAll(async () => {
    ;[maintainer, other] = [await person('maintainer'), await person('other')]
    signature = Uint8Array.from(
      made(
        await signDetached(maintainer, artifact, {
          created: new Date('2026-03-01T00:00:00Z'),
          form: 'binary',
        }),
      ).signature,
    )
  })
  const verdict = async (keys: readonly Uint8Array[]) =>
    (
      await verifyOpenpgp({
        artifact,
        signature,
        keys: [...keys],
        policy: { now: NOW, fingerprint: maintainer.fingerprint },
      })
    ).verdict

  test('of one who has certified others, hundreds of times, each for a year', async () => {
    expect(await verdict([maintainer.file, await certified(maintainer, other, MANY)])).toBe('verified')
  })

  test('of one whom others have certified, hundreds of times, each for a year', async () => {
    expect(await verdict([await certified(other, maintainer, MANY)])).toBe('verified')
    expect(await verdict([other.file, await certified(other, maintainer, MANY)])).toBe('verified')
  })
})
