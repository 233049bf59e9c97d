/**
 * A word that takes something back, and that gpg passes over for bytes that nobody signed: gpg says Good, and its words
 * stand beside ours; we leave it open.
 */
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { enums } from 'openpgp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { describeKeys } from '../../playground/openpgp/describe.ts'
import { verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { overUser } from '../../playground/openpgp/keys/signatures.ts'
import { readKeyBlocks } from '../../playground/openpgp/keys/block.ts'
import { digestFor } from '../../playground/openpgp/make/algorithms.ts'
import { issue } from '../../playground/openpgp/make/issue.ts'
import { makeKey } from '../../playground/openpgp/make/key.ts'
import { revokeKey } from '../../playground/openpgp/make/revoke.ts'
import { signDetached } from '../../playground/openpgp/make/sign.ts'
import { writeTransferableKey } from '../../playground/openpgp/make/transferable.ts'
import { readPackets } from '../../playground/openpgp/packets.ts'
import { type Gpg, gpgPresent, newGpg } from '../support/gpg.ts'
import { made } from './made.ts'
import { isWithdrawal, UNSIGNED_CHANGES, withUnsigned } from './unsigned.ts'

const CREATED = new Date('2026-01-01T00:00:00Z')
const LATER = new Date('2026-03-01T00:00:00Z')
const NOW = new Date('2026-10-01T12:00:00Z')
const DAY = 24 * 60 * 60
const artifact = utf8('a release\n')

const { key } = made(
  await makeKey({ userId: 'maintainer <m@example.com>', algorithm: 'ed25519', created: CREATED }),
)
const { signature } = made(await signDetached(key, artifact, { created: LATER, form: 'binary' }))
const policy = { now: NOW, fingerprint: key.fingerprint }
const verify = (file: Uint8Array) => verifyOpenpgp({ artifact, signature, keys: [file], policy })

/** What is made here says under its signature whose it is. */
const HIDING = ['something that must be understood', 'cut short'] as const
const changeOf = (name: string) => UNSIGNED_CHANGES[name] ?? (() => ({}))

async function revoked(): Promise<{ readonly file: Uint8Array; readonly at: number }> {
  const { key: withdrawn } = made(
    await revokeKey(key, { reason: 'compromised', created: new Date('2026-04-01T00:00:00Z') }),
  )
  const file = writeTransferableKey(withdrawn.transferable)
  return { file, at: [...readPackets(file).packets].findIndex(isWithdrawal) }
}

/** The key with a newer word on its user id: it ended a day after it began, before it signed. */
async function shortened(): Promise<{ readonly file: Uint8Array; readonly at: number }> {
  const plain = writeTransferableKey(key.transferable)
  const [block] = (await readKeyBlocks(plain)).blocks
  const [user] = block?.users ?? []
  const digest = digestFor('ed25519', undefined)
  if (block === undefined || user === undefined || typeof digest === 'string') throw new Error('no key')
  const word = await issue(
    key.secret,
    {
      type: enums.signature.certPositive,
      digest,
      created: new Date('2026-01-02T00:00:00Z'),
      fields: { keyExpirationTime: DAY, keyNeverExpires: false },
    },
    concatBytes(...overUser(block.part, user)(4)),
  )
  const packets = [...readPackets(plain).packets].map(({ whole }) => whole)
  return { file: concatBytes(...packets.slice(0, 3), word, ...packets.slice(3)), at: 3 }
}

describe.each([
  ['a revocation', revoked, 'key-revoked'],
  ['an end', shortened, 'signed-after-key-expiry'],
] as const)('%s', (_, make, code) => {
  test('counts as it is', async () => {
    const report = await verify((await make()).file)
    expect(report.checks).toContainEqual(expect.objectContaining({ id: 'signing-key-valid', code }))
  })

  test.each(HIDING)('%s: whether it counts is left open', async (name) => {
    const { file, at } = await make()
    const report = await verify(withUnsigned(file, changeOf(name), at))
    expect(report.verdict).toBe('undecided')
    expect(report.checks).toContainEqual(
      expect.objectContaining({ id: 'signing-key-valid', status: 'undecided', code: 'perhaps-withdrawn' }),
    )
  })

  test('a copy that anybody changed takes nothing from the one as it is', async () => {
    const { file, at } = await make()
    const packets = [...readPackets(file).packets].map(({ whole }) => whole)
    for (const name of HIDING) {
      const copy = [...readPackets(withUnsigned(file, changeOf(name), at)).packets][at]?.whole
      const both = packets.toSpliced(at, 0, copy ?? new Uint8Array(0))
      expect((await verify(concatBytes(...both))).verdict).toBe('rejected')
    }
  })
})

/** What its maker says after certifying the key: over its user id, a month later. */
const TAKEN_BACK = [
  ['a revocation', 'revoked', { type: enums.signature.certRevocation, fields: {} }],
  [
    'one that ended after a day',
    'expired',
    {
      type: enums.signature.certGeneric,
      fields: { signatureExpirationTime: DAY, signatureNeverExpires: false },
    },
  ],
] as const

describe.each(TAKEN_BACK)('%s after a certification', (_, standing, later) => {
  /** @returns the certified key, its maker's, and where the later word stands */
  async function certified() {
    const { key: by } = made(
      await makeKey({ userId: 'friend <f@example.com>', algorithm: 'ed25519', created: CREATED }),
    )
    const plain = writeTransferableKey(key.transferable)
    const [block] = (await readKeyBlocks(plain)).blocks
    const [user] = block?.users ?? []
    const digest = digestFor('ed25519', undefined)
    if (block === undefined || user === undefined || typeof digest === 'string') throw new Error('no key')
    const over = concatBytes(...overUser(block.part, user)(4))
    const say = (type: enums.signature, month: number, fields: object) =>
      issue(by.secret, { type, digest, created: new Date(Date.UTC(2026, month, 1)), fields }, over)
    const words = [await say(enums.signature.certGeneric, 1, {}), await say(later.type, 2, later.fields)]
    const packets = [...readPackets(plain).packets].map(({ whole }) => whole)
    const file = concatBytes(...packets.slice(0, 3), ...words, ...packets.slice(3))
    return { file, own: writeTransferableKey(by.transferable), fingerprint: by.fingerprint, at: 4 }
  }

  async function shown(file: Uint8Array, own: Uint8Array, trusted: string) {
    const { keys } = await describeKeys([file, own], NOW, { trusted: [trusted] })
    const view = keys.find((one) => one.fingerprint === key.fingerprint)
    const [user] = view?.userIds ?? []
    const [word] = user?.certifications ?? []
    return [word?.standing, word?.trusted, user?.validity, view?.trust]
  }

  test('is told of as it is', async () => {
    const { file, own, fingerprint } = await certified()
    expect((await shown(file, own, fingerprint)).slice(0, 3)).toEqual([standing, false, 'unknown'])
  })

  test.each(HIDING)('%s: the keyring says that nobody’s word is certain', async (name) => {
    const { file, own, fingerprint, at } = await certified()
    const hidden = withUnsigned(file, changeOf(name), at)
    expect(await shown(hidden, own, fingerprint)).toEqual(['perhaps-withdrawn', false, 'unknown', 'unknown'])
  })
})

test('a key that nobody has touched is good', async () => {
  expect((await verify(writeTransferableKey(key.transferable))).verdict).toBe('verified')
})

describe.skipIf(!gpgPresent)(gpgPresent ? 'of a key of gpg’s' : 'skipped: no gpg on the PATH', () => {
  let gpg: Gpg
  let file = new Uint8Array(0)
  let signed = new Uint8Array(0)
  let fingerprint = ''

  beforeAll(async () => {
    gpg = await newGpg()
    await gpg(CREATED, '--quick-generate-key', 'gpg <gpg@example.com>', 'ed25519', 'sign', 'never')
    const { stdout } = await gpg(CREATED, '--with-colons', '--list-keys')
    fingerprint = /^fpr:{9}([0-9A-F]{40})/m.exec(stdout)?.[1] ?? ''
    const [paper, out] = [await gpg.file('artifact', artifact), await gpg.file('key', new Uint8Array(0))]
    await gpg(LATER, '--output', `${paper}.sig`, '--detach-sign', paper)
    signed = new Uint8Array(await readFile(`${paper}.sig`))
    const certificate = join(dirname(paper), 'openpgp-revocs.d', `${fingerprint}.rev`)
    const text = (await readFile(certificate, 'utf8')).replace(':-----BEGIN', '-----BEGIN')
    await gpg(LATER, '--import', await gpg.file('revocation', utf8(text)))
    await gpg(LATER, '--output', out, '--export', fingerprint)
    file = new Uint8Array(await readFile(out))
  })
  afterAll(() => gpg.end())

  async function both(keys: Uint8Array) {
    const other = await newGpg()
    await other(NOW, '--import', await other.file('key', keys))
    const paths = [await other.file('signature', signed), await other.file('artifact', artifact)]
    const theirs = await other(NOW, '--verify', ...paths)
    await other.end()
    const input = { artifact, signature: signed, keys: [keys], policy: { now: NOW, fingerprint } }
    const ours = await verifyOpenpgp(input)
    expect(ours.gpg?.lines.en).toEqual(theirs.stderr)
    expect(ours.gpg?.exitCode).toBe(theirs.code)
    return ours
  }

  test('its revocation counts as it is', async () => {
    const { verdict, gpg: quoted } = await both(file)
    expect([verdict, quoted?.status]).toEqual(['rejected', ['REVKEYSIG']])
  })

  test.each(['no unsigned part', 'the issuer is nobody', ...HIDING])(
    '%s: gpg says Good, and what we quote of it is what it says',
    async (name) => {
      const at = [...readPackets(file).packets].findIndex(isWithdrawal)
      const { verdict, gpg: quoted } = await both(withUnsigned(file, changeOf(name), at))
      expect([verdict, quoted?.status]).toEqual(['undecided', ['GOODSIG']])
    },
  )
})
