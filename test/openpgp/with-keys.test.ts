/** Many claims by the same keys: each is answered as it would be alone, whatever the others made their keys cost. */
import { beforeAll, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { unarmorKeys } from '../../playground/openpgp/armor.ts'
import { type OpenpgpReport, verifyOpenpgp, withKeys } from '../../playground/openpgp/index.ts'
import { FOR_ONE_KEY, TOGETHER } from '../../playground/openpgp/keys/allowance.ts'
import { readKeyBlocks } from '../../playground/openpgp/keys/block.ts'
import { createKeyHolder } from '../../playground/openpgp/make/index.ts'
import { chance } from '../../scripts/fuzz/random.ts'
import { forged } from './garbage.ts'
import { made } from './made.ts'

const created = new Date('2026-01-01T00:00:00Z')
const now = new Date('2026-02-01T00:00:00Z')
const artifact = utf8('what was signed\n')
const KEY_REVOCATION = 0x20
/** Each asks for all that one key may; together they ask for more than there is for one answer. */
const DEAR = Math.ceil(TOGETHER.checks / FOR_ONE_KEY.checks) + 1

interface Signer {
  readonly key: Uint8Array
  readonly signature: Uint8Array
}
let honest: Signer
let dear: readonly Signer[]

beforeAll(async () => {
  const holder = createKeyHolder()
  const sign = async (name: string): Promise<Signer> => {
    const { fingerprint, publicKey } = made(
      await holder.makeKey({ userId: `${name} <${name}@example.com>`, algorithm: 'ed25519', created }),
    )
    const options = { created, form: 'binary' } as const
    const { signature } = made(await holder.sign(fingerprint, artifact, options))
    return { key: concatBytes(...unarmorKeys(publicKey).blocks), signature }
  }
  honest = await sign('honest')
  dear = await Promise.all(
    Array.from({ length: DEAR }, async (_, i) => {
      const signer = await sign(`dear${i}`)
      const { blocks } = await readKeyBlocks(signer.key)
      const part = blocks[0]?.part
      if (!part) throw new Error('no key')
      const dice = chance(1, i, 'dear')
      const revocations = Array.from({ length: FOR_ONE_KEY.checks + 1 }, (__, j) =>
        forged(
          part,
          {
            type: KEY_REVOCATION,
            issuer: part.keyId,
            over: part.hashed,
            created: created.getTime() / 1000 + j,
            rightPrefix: true,
          },
          dice,
        ),
      )
      return { ...signer, key: concatBytes(signer.key, ...revocations) }
    }),
  )
})

const told = ({ verdict, gpg }: OpenpgpReport) => [verdict, gpg?.status]

test('what one claim makes its keys cost is not taken from the next', { timeout: 240_000 }, async () => {
  const keys = [...dear.map(({ key }) => key), honest.key]
  const alone = (signature: Uint8Array) => verifyOpenpgp({ artifact, signature, keys, policy: { now } })
  const all = concatBytes(...dear.map(({ signature }) => signature), honest.signature)
  const crowded = await alone(all)
  const plain = await alone(honest.signature)
  expect([crowded.verdict, ...told(plain)]).toEqual(['undecided', 'verified', ['GOODSIG']])

  const bench = withKeys(keys, now)
  const ask = async (signature: Uint8Array) =>
    told(await bench.verifyOpenpgp({ artifact, signature, policy: {} }))
  expect((await ask(all))[0]).toBe('undecided')
  expect(await ask(honest.signature)).toEqual(told(plain))
  expect((await ask(all))[0]).toBe('undecided')
})

test(
  'as often as one may ask, no key that was too dear is ever taken for looked at',
  { timeout: 240_000 },
  async () => {
    const bench = withKeys(
      dear.map(({ key }) => key),
      now,
    )
    const all = concatBytes(...dear.map(({ signature }) => signature))
    const verdicts = new Set<string>()
    for (let time = 0; time < 12; time++)
      verdicts.add((await bench.verifyOpenpgp({ artifact, signature: all, policy: {} })).verdict)
    expect([...verdicts]).toEqual(['undecided'])
  },
)
