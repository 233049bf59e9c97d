/** Version 6 as RFC 9580 has it, made by openpgp.js (`npm run fixtures:openpgp-js`) and by the RFC itself. */
import { describe, expect, test } from 'vitest'
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import { verifyCleartext, verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { decisiveIn } from '../../playground/report.ts'
import { readFixture, readShared } from '../support/files.ts'
import { packetsOf } from './garbage.ts'
import { concatBytes } from '../../playground/bytes.ts'

const now = new Date('2026-02-01T00:00:00Z')
const file = (name: string) => readFixture(`test/fixtures/openpgp-js/${name}`)

async function detached(keys: Uint8Array, signature: string, artifact?: Uint8Array) {
  const rest = { signature: await file(signature), keys: [keys], policy: { now } }
  return verifyOpenpgp({ artifact: artifact ?? (await file('artifact')), ...rest })
}

const outcome = (report: Awaited<ReturnType<typeof detached>>) =>
  decisiveIn(report.checks)?.code ?? report.verdict

describe.each([
  ['by a key with a user id', 'plain.keys.asc', 'plain.sig.asc'],
  ['by a key without one, which signs itself', 'without-user-id.keys', 'plain.sig.asc'],
  ['by a subkey', 'subkey.keys.asc', 'subkey.sig.asc'],
])('a signature %s', (_, keys, signature) => {
  test('is good', async () => {
    expect(outcome(await detached(await file(keys), signature))).toBe('verified')
  })

  test('is bad over another artifact', async () => {
    expect(outcome(await detached(await file(keys), signature, utf8('another')))).toBe('digest-mismatch')
  })
})

/** Of the packets of the first key, those that stay. */
async function kept(keys: string, isKept: (tag: number, i: number) => boolean): Promise<Uint8Array> {
  const packets = packetsOf(await file(keys))
  return concatBytes(...packets.filter(({ tag }, i) => isKept(tag, i)).map(({ whole }) => whole))
}

test('a key that signs nothing of itself is a copy that lacks something', async () => {
  const bare = await kept('plain.keys.asc', (_, i) => i === 0)
  expect(outcome(await detached(bare, 'plain.sig.asc'))).toBe('key-stripped')
})

test('a subkey that nothing binds is not bound', async () => {
  const packets = packetsOf(await file('subkey.keys.asc'))
  const last = packets.length - 1
  const unbound = await kept('subkey.keys.asc', (_, i) => i < last)
  expect(outcome(await detached(unbound, 'subkey.sig.asc'))).toBe('subkey-not-bound')
})

test('an answer of the subkey that was changed does not bind it', async () => {
  const packets = packetsOf(await file('subkey.keys.asc'))
  const binding = packets.at(-1)
  // Of its numbers the last are the primary key's: what the subkey says stands before them, signed.
  const changed = binding?.whole.with(Math.floor(binding.whole.length / 2), 0)
  const all = concatBytes(...packets.slice(0, -1).map(({ whole }) => whole), changed ?? new Uint8Array())
  expect((await detached(all, 'subkey.sig.asc')).verdict).toBe('undecided')
})

describe('a text that is signed in clear without a Hash header', () => {
  test.each([
    ['clear.asc', 'plain.keys.asc'],
    ['clear.asc', 'without-user-id.keys'],
    ['clear-by-subkey.asc', 'subkey.keys.asc'],
  ])('%s with %s is good, and another text is not', async (name, keys) => {
    const signed = fromUtf8(await file(name)) ?? ''
    expect(signed).not.toContain('Hash:')
    const ask = async (text: string) =>
      outcome(await verifyCleartext({ file: utf8(text), keys: [await file(keys)], policy: { now } }))
    expect(await ask(signed)).toBe('verified')
    expect(await ask(signed.replace('One line', 'Two lines'))).toBe('digest-mismatch')
    // A header that is there is held to what it says.
    expect(await ask(signed.replace('-----\n\n', '-----\nHash: SHA1\n\n'))).toBe('hash-header-mismatch')
  })
})

const certificate = await readShared('rfc9580/A.3.transferable-pubkey-v6.asc')

test.skipIf(certificate === undefined)(
  `the RFC’s own certificate, which has no user id, and text${certificate ? '' : ' (skipped: no shared data)'}`,
  async () => {
    const clear = await readShared('rfc9580/A.6.-sample-cleartext-signed-message.asc')
    const report = await verifyCleartext({
      file: clear ?? new Uint8Array(),
      keys: [certificate ?? new Uint8Array()],
      policy: { now },
    })
    expect(outcome(report)).toBe('verified')
  },
)

const pqc = (name: string) => readShared(`openpgp-pqc/v6-mldsa-65-sample-${name}.asc`)
const [signature, keys] = await Promise.all([pqc('signature'), pqc('pk')])

test.skipIf(!signature || !keys)(
  `a signature by ML-DSA is told by its name${signature ? '' : ' (skipped: no shared data)'}`,
  async () => {
    const given = { signature: signature ?? new Uint8Array(), keys: [keys ?? new Uint8Array()] }
    const report = await verifyOpenpgp({ artifact: utf8('a'), ...given, policy: { now } })
    expect([report.verdict, outcome(report)]).toEqual(['undecided', 'post-quantum'])
    const format = report.checks.find(({ id }) => id === 'signature-format')
    expect(format?.evidence.map(({ value }) => value)).toContain('ML-DSA-65+Ed25519')
  },
)

test('a signature of version 5 is told by its version', async () => {
  const [own] = packetsOf(await file('without-user-id.keys')).filter(({ tag }) => tag === 2)
  const five = own?.whole.with(own.whole.length - own.body.length, 5) ?? new Uint8Array()
  const report = await verifyOpenpgp({
    artifact: utf8('a'),
    signature: five,
    keys: [await file('plain.keys.asc')],
    policy: { now },
  })
  expect([report.verdict, outcome(report)]).toEqual(['undecided', 'signature-version-5'])
})
