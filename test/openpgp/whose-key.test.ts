/**
 * Whose key it is: a key is its primary key's only where both say so. Anybody can write somebody's primary key in front
 * of a subkey of their own, and their own in front of somebody's subkey.
 */
import { enums } from 'openpgp'
import { beforeAll, describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { type OpenpgpReport, verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { readKeyPart } from '../../playground/openpgp/keys/part.ts'
import { overSubkey } from '../../playground/openpgp/keys/signatures.ts'
import { digestFor } from '../../playground/openpgp/make/algorithms.ts'
import { createKeyHolder, type PublicHalf } from '../../playground/openpgp/make/index.ts'
import { issue } from '../../playground/openpgp/make/issue.ts'
import { makeKey } from '../../playground/openpgp/make/key.ts'
import { writeTransferableKey } from '../../playground/openpgp/make/transferable.ts'
import { KEY_TAG } from '../../playground/openpgp/packets.ts'
import { chance } from '../../scripts/fuzz/random.ts'
import { caseNamed, inputOf } from './cases.ts'
import { packet, packetsOf, withGarbage } from './garbage.ts'
import { made } from './made.ts'

const NOW = new Date('2026-10-01T12:00:00Z')
const CREATED = new Date('2026-01-01T00:00:00Z')
const artifact = utf8('not what the maintainer has signed')

function checkOf(report: OpenpgpReport, id: string) {
  return report.checks.find((check) => check.id === id)
}

function wholes(keys: Uint8Array): Uint8Array {
  return concatBytes(...packetsOf(keys).map(({ whole }) => whole))
}

/** The primary key of a file as a subkey that nobody has bound. */
function asSubkey(keys: Uint8Array): Uint8Array {
  const [primary] = packetsOf(keys)
  if (primary === undefined) throw new Error('asSubkey: no key')
  return packet(KEY_TAG.publicSubkey, primary.body)
}

describe('a subkey that a stranger has put behind the expected key', () => {
  let [honest, stranger]: PublicHalf[] = []
  let signature = new Uint8Array(0)

  beforeAll(async () => {
    const holder = createKeyHolder()
    const make = async (name: string) =>
      made(
        await holder.makeKey({
          userId: `${name} <${name}@example.com>`,
          algorithm: 'ed25519',
          created: CREATED,
        }),
      )
    ;[honest, stranger] = [await make('maintainer'), await make('stranger')]
    signature = new Uint8Array(
      made(await holder.sign(stranger.fingerprint, artifact, { created: CREATED })).signature,
    )
  })

  async function verified(policy: {
    readonly fingerprint?: string
    readonly trustedFingerprints?: string[]
  }) {
    if (honest === undefined || stranger === undefined) throw new Error('no keys were made')
    const keys = [concatBytes(wholes(honest.publicKey), asSubkey(stranger.publicKey))]
    return verifyOpenpgp({ artifact, signature, keys, policy: { now: NOW, ...policy } })
  }

  test('is not the expected key: nothing of an identity is shown', async () => {
    const report = await verified({ fingerprint: honest?.fingerprint ?? '' })
    expect(report.verdict).toBe('undecided')
    expect(checkOf(report, 'signing-key-valid')).toMatchObject({ code: 'subkey-not-bound' })
    expect(checkOf(report, 'key-identity')).toMatchObject({
      status: 'skipped',
      because: { check: 'signing-key-valid' },
    })
    expect(report.proved).not.toContain('identity')
  })

  test('is not one that the verifier trusts', async () => {
    const report = await verified({ trustedFingerprints: [honest?.fingerprint ?? ''] })
    expect(report.verdict).toBe('undecided')
    expect(checkOf(report, 'key-trust')).toMatchObject({
      status: 'skipped',
      because: { check: 'signing-key-valid' },
    })
    expect(report.proved).not.toContain('identity')
  })

  test('is itself where its own fingerprint is the expected one', async () => {
    const report = await verified({ fingerprint: stranger?.fingerprint ?? '' })
    expect(checkOf(report, 'key-identity')).toMatchObject({ status: 'passed' })
  })
})

const { subkeyBinding, subkeyRevocation } = enums.signature
/** What a stranger's key may say of somebody's signing key: that it is its own, and what no signing key is. */
const CLAIMS = {
  'its subkey': [],
  'its revoked subkey': [{ type: subkeyRevocation, fields: {} }],
  'its signing subkey': [
    { type: subkeyBinding, fields: { keyFlags: Uint8Array.of(enums.keyFlags.signData) } },
  ],
  'its signing subkey, and revoked': [
    { type: subkeyBinding, fields: { keyFlags: Uint8Array.of(enums.keyFlags.signData) } },
    { type: subkeyRevocation, fields: {} },
  ],
  'its subkey for encryption': [
    { type: subkeyBinding, fields: { keyFlags: Uint8Array.of(enums.keyFlags.encryptStorage) } },
  ],
}

/** That a stranger's key says so of the key that signed in a case. */
async function claimed(name: string, claim: keyof typeof CLAIMS, created: Date) {
  const input = await inputOf(caseNamed(name))
  const keys = concatBytes(...input.keys)
  const [signer] = (await verifyOpenpgp(input)).signatures
  const policy = { ...input.policy, fingerprint: signer?.key?.primaryFingerprint ?? '' }
  expect((await verifyOpenpgp({ ...input, policy })).verdict).toBe('verified')

  const theirs = made(await makeKey({ userId: 'stranger <s@example.com>', algorithm: 'ed25519', created }))
  const stranger = writeTransferableKey(theirs.key.transferable)
  const tag = name === 'signing-subkey' ? KEY_TAG.publicSubkey : KEY_TAG.publicKey
  const body = packetsOf(keys).find((one) => one.tag === tag)?.body ?? new Uint8Array(0)
  const [primary, subkey] = await Promise.all([
    readKeyPart(KEY_TAG.publicKey, packetsOf(stranger)[0]?.body ?? new Uint8Array(0)),
    readKeyPart(KEY_TAG.publicSubkey, body),
  ])
  const digest = digestFor('ed25519', undefined)
  if (!primary || !subkey || typeof digest === 'string') throw new Error('a key cannot be read')
  const said = CLAIMS[claim].map(({ type, fields }) =>
    issue(
      theirs.key.secret,
      { type, digest, created, fields },
      concatBytes(...overSubkey(primary, subkey)(4)),
    ),
  )
  const front = concatBytes(stranger, packet(KEY_TAG.publicSubkey, body), ...(await Promise.all(said)))
  return { input: { ...input, policy }, keys, front }
}

const SIGNED_BY = ['ed25519-sha256-armored', 'signing-subkey']
const CLAIM_IDS = Object.keys(CLAIMS) as (keyof typeof CLAIMS)[]
/** After the keys of the cases, and before they are judged. */
const MEANWHILE = new Date('2024-03-01T00:00:00Z')
const TOMORROW = new Date('2105-01-01T00:00:00Z')

describe.each(SIGNED_BY)('%s, buried under too much', (name) => {
  test.each([
    ...CLAIM_IDS.flatMap((claim) => [[claim, CREATED] as const, [claim, MEANWHILE] as const]),
    ['its subkey', TOMORROW] as const,
  ])('is not rejected because a stranger says it is %s, since %s', async (claim, created) => {
    const { input, keys, front } = await claimed(name, claim, created)
    const kinds = ['right issuer, right prefix'] as const
    const buried = await withGarbage(keys, kinds, 700, 'end', input.policy.now, chance(3, 0, name))
    const report = await verifyOpenpgp({ ...input, keys: [front, buried] })
    expect(report.verdict).toBe('undecided')
    expect(report.gpg).toBeUndefined()
  })
})

describe.each(SIGNED_BY)('%s, with the key of a stranger alone', (name) => {
  test.each(CLAIM_IDS.flatMap((claim) => [MEANWHILE, TOMORROW].map((created) => [claim, created] as const)))(
    'is not rejected because that says it is %s, since %s',
    async (claim, created) => {
      const { input, keys, front } = await claimed(name, claim, created)
      const { fingerprint: _, ...policy } = input.policy
      for (const one of [input, { ...input, policy }]) {
        const report = await verifyOpenpgp({ ...one, keys: [front] })
        expect(report.verdict).toBe('undecided')
        expect(checkOf(report, 'signing-key-valid')?.status).toBe('undecided')
        // As gpg 2.2.40 says of the same files: no word of a revocation.
        expect(report.gpg?.status).toEqual(['ERRSIG'])
      }
      for (const both of [
        [front, keys],
        [keys, front],
      ])
        expect((await verifyOpenpgp({ ...input, keys: both })).verdict).toBe('verified')
    },
  )
})

test('of two strangers, of whom gpg imports the second alone, no line of gpg’s is told', async () => {
  const [name] = SIGNED_BY
  const first = await claimed(name ?? '', 'its subkey', MEANWHILE)
  const second = await claimed(name ?? '', 'its signing subkey', MEANWHILE)
  const report = await verifyOpenpgp({ ...first.input, keys: [first.front, second.front] })
  expect(report.verdict).toBe('undecided')
  expect(report.gpg).toBeUndefined()
})
