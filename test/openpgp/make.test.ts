import { describe, expect, test } from 'vitest'
import { concatBytes, fromUtf8, toHex, utf8 } from '../../playground/bytes.ts'
import { describeKeys } from '../../playground/openpgp/describe.ts'
import { verifyCleartext, verifyOpenpgp } from '../../playground/openpgp/index.ts'
import {
  createKeyHolder,
  HASH_NAMES,
  type HashName,
  KEY_ALGORITHMS,
  type KeyAlgorithm,
  type KeyRequest,
} from '../../playground/openpgp/make/index.ts'
import { readTransferableKeys } from '../../playground/openpgp/make/transferable.ts'
import { readFixture } from '../support/files.ts'
import { made } from './made.ts'

const CREATED = new Date('2025-04-01T09:00:00Z')
const SIGNED = new Date('2025-05-01T09:00:00Z')
const NOW = new Date('2025-06-01T09:00:00Z')
const artifact = utf8('the artifact\n')
const NOBODY = '0'.repeat(40)

const ME: KeyRequest = { userId: 'Me <me@example.com>', algorithm: 'ed25519', created: CREATED }
/** Ed25519 keys of simulated people: quick to make, and always the same. */
const seeded = (byte: number, request: Partial<KeyRequest> = {}): KeyRequest => ({
  ...ME,
  seed: new Uint8Array(32).fill(byte),
  ...request,
})

async function holding(request: KeyRequest = seeded(1)) {
  const holder = createKeyHolder()
  return { holder, ...made(await holder.makeKey(request)) }
}

describe('what is refused, by its code', () => {
  test.each([
    ['an algorithm that gpg 2.2 cannot read', { algorithm: 'curve25519' }, 'unsupported-algorithm'],
    ['another one', { algorithm: 'ed448' }, 'unsupported-algorithm'],
    ['a name that every object has', { algorithm: 'constructor' }, 'unsupported-algorithm'],
    ['no algorithm', { algorithm: '' }, 'unsupported-algorithm'],
    ['no user id', { userId: '' }, 'empty-user-id'],
    ['a blank user id', { userId: ' \t\n ' }, 'empty-user-id'],
    ['a line end in it', { userId: 'a\nb' }, 'unprintable-user-id'],
    ['half a surrogate pair', { userId: 'a\ud800b' }, 'unprintable-user-id'],
    ['more of it than gpg reads', { userId: '長'.repeat(683) }, 'long-user-id'],
    ['no date', { created: new Date(NaN) }, 'date-out-of-range'],
    ['the moment from which dates count', { created: new Date(999) }, 'date-out-of-range'],
    ['a date too late', { created: new Date(2 ** 32 * 1000) }, 'date-out-of-range'],
    ['an end too late', { expires: new Date(2 ** 32 * 1000) }, 'date-out-of-range'],
    ['no date for an end', { expires: new Date(NaN) }, 'date-out-of-range'],
    ['an end at the beginning', { expires: CREATED }, 'expires-too-early'],
    ['an end within the first second', { expires: new Date(CREATED.getTime() + 999) }, 'expires-too-early'],
    ['an end before the beginning', { expires: new Date(1000) }, 'expires-too-early'],
    ['a digest that is none', { hash: 'md5' }, 'unsupported-digest'],
    ['a digest too short for Ed25519', { hash: 'sha1' }, 'short-digest'],
  ])('a key with %s', async (_, wrong, code) => {
    expect(await createKeyHolder().makeKey({ ...ME, ...wrong } as KeyRequest)).toEqual({ made: false, code })
  })

  test('longest user id, first and last second', async () => {
    const edges = {
      userId: '長'.repeat(682),
      created: new Date(1000),
      expires: new Date((2 ** 32 - 1) * 1000),
    }
    const { publicKey } = await holding(seeded(1, edges))
    const { keys } = await describeKeys([publicKey], NOW)
    expect(keys[0]).toMatchObject({ created: edges.created, expires: edges.expires, state: 'valid' })
    expect(keys[0]?.userIds[0]?.text).toBe(edges.userId)
  })

  const SHORTEST: Readonly<Record<KeyAlgorithm, HashName>> = {
    ed25519: 'sha256',
    nistp256: 'sha256',
    nistp384: 'sha384',
    nistp521: 'sha512',
    brainpoolP256r1: 'sha256',
    brainpoolP384r1: 'sha384',
    brainpoolP512r1: 'sha512',
    secp256k1: 'sha256',
    rsa1024: 'sha1',
    rsa2048: 'sha1',
    rsa3072: 'sha1',
    rsa4096: 'sha1',
  }
  test.each(KEY_ALGORITHMS)('%s: digests shorter than it takes', async (algorithm) => {
    const { holder, fingerprint } = await holding({ ...ME, algorithm })
    for (const hash of HASH_NAMES) {
      const short = HASH_NAMES.indexOf(hash) < HASH_NAMES.indexOf(SHORTEST[algorithm])
      const outcome = await holder.sign(fingerprint, artifact, { created: SIGNED, hash })
      expect(outcome).toMatchObject(short ? { made: false, code: 'short-digest' } : { made: true })
    }
  })

  test('any use of a key that is not held', async () => {
    const { holder, publicKey, fingerprint } = await holding()
    const none = { made: false, code: 'no-secret-key' }
    expect(await holder.sign(NOBODY, artifact, { created: SIGNED })).toEqual(none)
    expect(await holder.clearsign(NOBODY, artifact, { created: SIGNED })).toEqual(none)
    expect(holder.exportKey(NOBODY)).toEqual(none)
    expect(await holder.revoke(NOBODY, { reason: 'none', created: SIGNED })).toEqual(none)
    expect(await holder.certify(NOBODY, publicKey, { created: SIGNED })).toEqual(none)
    expect([holder.forget(fingerprint), holder.forget(fingerprint)]).toEqual([true, false])
    expect(await holder.sign(fingerprint, artifact, { created: SIGNED })).toEqual(none)
  })

  test.each([
    ['no date', { created: new Date(NaN) }, 'date-out-of-range'],
    ['an end at the beginning', { expires: SIGNED }, 'expires-too-early'],
    ['no digest', { hash: 'toString' as HashName }, 'unsupported-digest'],
  ])('a signature with %s', async (_, wrong, code) => {
    const { holder, fingerprint } = await holding()
    const choices = { created: SIGNED, ...wrong }
    expect(await holder.sign(fingerprint, artifact, choices)).toEqual({ made: false, code })
    expect(await holder.clearsign(fingerprint, artifact, choices)).toEqual({ made: false, code })
  })

  test('a text in clear that is none', async () => {
    const { holder, fingerprint } = await holding()
    const outcome = await holder.clearsign(fingerprint, Uint8Array.of(0xff), { created: SIGNED })
    expect(outcome).toEqual({ made: false, code: 'not-text' })
  })

  test.each([
    ['for no known reason', { reason: 'hasOwnProperty' as 'none' }, 'unsupported-reason'],
    ['with a comment too long', { comment: '長'.repeat(683) }, 'long-comment'],
    ['at no time', { created: new Date(NaN) }, 'date-out-of-range'],
  ])('a revocation %s', async (_, wrong, code) => {
    const { holder, fingerprint } = await holding()
    const choices = { reason: 'none', created: SIGNED, ...wrong } as const
    expect(await holder.revoke(fingerprint, choices)).toEqual({ made: false, code })
    const { keys } = await describeKeys([made(holder.exportKey(fingerprint)).publicKey], NOW)
    expect(keys[0]?.state).toBe('valid')
  })

  test('a certification of what is not one key of somebody else', async () => {
    const { holder, fingerprint, publicKey } = await holding()
    const [friend, other] = [await holding(seeded(2)), await holding(seeded(3))]
    const revoked = made(
      await other.holder.revoke(other.fingerprint, { reason: 'retired', created: CREATED }),
    )
    const certify = (file: Uint8Array, userIds?: string[]) =>
      holder.certify(fingerprint, file, { created: SIGNED, ...(userIds && { userIds }) })
    const refused = (code: string) => ({ made: false, code })
    expect(await certify(new Uint8Array(0))).toEqual(refused('not-one-key'))
    expect(await certify(utf8('hello'))).toEqual(refused('not-one-key'))
    expect(await certify(concatBytes(friend.publicKey, other.publicKey))).toEqual(refused('not-one-key'))
    expect(await certify(publicKey)).toEqual(refused('own-key'))
    expect(await certify(revoked.publicKey)).toEqual(refused('key-revoked'))
    expect(await certify(friend.publicKey, ['Somebody else'])).toEqual(refused('no-such-user-id'))
    expect(await certify(friend.publicKey, [])).toEqual(refused('no-such-user-id'))
    expect(await certify(friend.publicKey, [ME.userId, 'x'])).toEqual(refused('no-such-user-id'))
  })

  test('a user id that somebody added to a key without its consent is not certified', async () => {
    const { holder, fingerprint } = await holding()
    const friend = await holding(seeded(2))
    const [block] = readTransferableKeys(friend.publicKey).keys
    const foreign = utf8('The President <president@example.com>')
    const packet = concatBytes(Uint8Array.of(0xcd, foreign.length), foreign)
    const file = concatBytes(...[block?.primary.whole ?? packet, packet])
    expect(await holder.certify(fingerprint, file, { created: SIGNED })).toEqual({
      made: false,
      code: 'no-such-user-id',
    })
  })

  test('a seed that is none is a programmer’s mistake', async () => {
    const holder = createKeyHolder()
    await expect(holder.makeKey({ ...ME, seed: new Uint8Array(31) })).rejects.toThrow('seed')
    await expect(holder.makeKey({ ...seeded(1), algorithm: 'nistp256' })).rejects.toThrow('seed')
  })
})

describe('keys', () => {
  test.each(KEY_ALGORITHMS)('%s: version 4, one user id, certifies and signs', async (algorithm) => {
    const expires = new Date('2030-01-01T00:00:00Z')
    const { publicKey, fingerprint } = await holding({ ...ME, algorithm, userId: ' 署名 ', expires })
    const { keys, unreadable } = await describeKeys([publicKey], NOW)
    expect([keys.length, unreadable]).toEqual([1, 0])
    expect(keys[0]).toMatchObject({
      fingerprint,
      version: 4,
      created: CREATED,
      expires,
      usage: ['certify', 'sign'],
      state: 'valid',
      weak: algorithm === 'rsa1024',
      subkeys: [],
    })
    expect(keys[0]?.algorithm.name).toBe(algorithm)
    expect(keys[0]?.userIds.map(({ text, selfCertified }) => [text, selfCertified])).toEqual([['署名', true]])
  })

  test('nobody has the same one, except by its seed, its date and its user id', async () => {
    const [a, b, c, d, e, f] = await Promise.all(
      [seeded(1), seeded(1), seeded(2), seeded(1, { created: SIGNED }), ME, ME].map((request) =>
        holding(request),
      ),
    )
    expect(b?.publicKey).toEqual(a?.publicKey)
    expect(new Set([a, c, d, e, f].map((key) => key?.fingerprint)).size).toBe(5)
  })

  test('no secret comes out, whatever is asked', async () => {
    const seed = Uint8Array.from({ length: 32 }, (_, i) => i + 1)
    const { holder, publicKey, fingerprint } = await holding({ ...ME, seed })
    const { publicKey: friend } = await holding(seeded(2))
    const binary = (file: Uint8Array) =>
      toHex(
        Uint8Array.from(atob((fromUtf8(file) ?? '').replace(/^[-=].*$|[^\n]*: .*|\n/gm, '')), (c) =>
          c.charCodeAt(0),
        ),
      )
    const { signature } = made(await holder.sign(fingerprint, artifact, { created: SIGNED }))
    const revoked = made(await holder.revoke(fingerprint, { reason: 'none', created: SIGNED }))
    const certified = made(await holder.certify(fingerprint, friend, { created: SIGNED }))
    const exported = made(holder.exportKey(fingerprint))
    const given = [
      publicKey,
      signature,
      revoked.publicKey,
      revoked.certificate,
      certified.publicKey,
      exported.publicKey,
    ]
    for (const file of given) {
      expect(binary(file).length).toBeGreaterThan(100)
      expect(binary(file)).not.toContain(toHex(seed))
      expect(readTransferableKeys(file).secret).toBe(0)
    }
    expect(Object.keys(made(await holder.makeKey(seeded(3)))).sort()).toEqual([
      'fingerprint',
      'made',
      'publicKey',
    ])
  })
})

describe('signatures', () => {
  test.each(['ed25519', 'nistp256', 'rsa2048'] as const)(
    '%s: of the same at the same time, the same bytes, however it is read',
    async (algorithm) => {
      const { holder, fingerprint } = await holding({ ...ME, algorithm })
      async function* pieces() {
        for (let i = 0; i < artifact.length; i += 5) yield artifact.subarray(i, i + 5)
      }
      const once = made(await holder.sign(fingerprint, artifact, { created: SIGNED }))
      const again = made(await holder.sign(fingerprint, pieces(), { created: SIGNED }))
      const later = made(await holder.sign(fingerprint, artifact, { created: NOW }))
      expect(again).toEqual(once)
      expect(later).not.toEqual(once)
    },
  )

  test('what reading throws is thrown', async () => {
    const { holder, fingerprint } = await holding()
    async function* broken(): AsyncGenerator<Uint8Array> {
      throw new Error('the disk is gone')
    }
    await expect(holder.sign(fingerprint, broken(), { created: SIGNED })).rejects.toThrow('the disk is gone')
  })

  test('say when they were made, until when they hold, and with which digest', async () => {
    const { holder, fingerprint, publicKey } = await holding({ ...ME, algorithm: 'rsa2048' })
    const choices = { created: new Date(SIGNED.getTime() + 999), expires: NOW, hash: 'sha1' } as const
    const { signature } = made(await holder.sign(fingerprint, artifact, choices))
    const report = await verifyOpenpgp({ artifact, signature, keys: [publicKey], policy: { now: SIGNED } })
    expect(report.signatures).toMatchObject([
      { outcome: 'good', created: SIGNED, expires: NOW, hashAlgorithm: 2, issuerFingerprint: fingerprint },
    ])
    expect(report.checks.find(({ id }) => id === 'signature-integrity')).toMatchObject({
      warning: 'aging-digest',
    })
  })

  test.each(['armored', 'binary'] as const)('%s: good, and bad over anything else', async (form) => {
    const { holder, fingerprint, publicKey } = await holding()
    const { signature } = made(await holder.sign(fingerprint, artifact, { created: SIGNED, form }))
    const verdict = async (bytes: Uint8Array) =>
      (await verifyOpenpgp({ artifact: bytes, signature, keys: [publicKey], policy: { now: NOW } })).gpg
        ?.status
    expect(await verdict(artifact)).toEqual(['GOODSIG'])
    for (let i = 0; i < artifact.length; i++) {
      expect(await verdict(artifact.with(i, (artifact[i] ?? 0) ^ 1))).toEqual(['BADSIG'])
    }
  })
})

describe('in clear', () => {
  test.each([
    ['one line', 'hello', 'hello'],
    ['its line end', 'hello\n', 'hello'],
    ['nothing', '', ''],
    ['an empty line', '\n', ''],
    ['empty lines at its end', 'a\n\n\n', 'a\n\n'],
    ['dashes', '-\n- -\n-----BEGIN PGP SIGNATURE-----\n', '-\n- -\n-----BEGIN PGP SIGNATURE-----'],
    ['blanks at line ends', 'a \nb\t\n\t \n', 'a\nb\n'],
    ['line ends of Windows', 'a\r\nb\r\n', 'a\nb'],
    ['a line separator before a dash', 'a\u2028-b\u2029-c', 'a\u2028-b\u2029-c'],
    ['Japanese', '署名\nします', '署名\nします'],
  ])('%s', async (_, text, read) => {
    const { holder, fingerprint, publicKey } = await holding()
    const { signed } = made(await holder.clearsign(fingerprint, utf8(text), { created: SIGNED }))
    const report = await verifyCleartext({ file: signed, keys: [publicKey], policy: { now: NOW } })
    expect(fromUtf8(report.text ?? new Uint8Array(0))?.replaceAll('\r\n', '\n')).toBe(read)
    expect(report.gpg?.status).toEqual(['GOODSIG'])
    expect(report.signatures[0]?.textMode).toBe(true)
  })
})

describe('revocations', () => {
  test.each([
    ['none', 0],
    ['superseded', 1],
    ['compromised', 2],
    ['retired', 3],
  ] as const)('%s, with words', async (reason, code) => {
    const { holder, fingerprint } = await holding()
    const comment = '鍵を\nなくしました ☂'
    const { certificate, publicKey } = made(
      await holder.revoke(fingerprint, { reason, comment, created: SIGNED }),
    )
    expect((await describeKeys([publicKey], NOW)).keys[0]).toMatchObject({
      state: 'revoked',
      revocation: { of: 'key', at: SIGNED, reason: code, comment },
    })
    expect(made(holder.exportKey(fingerprint)).publicKey).toEqual(publicKey)
    expect(readTransferableKeys(certificate).keys).toEqual([])
  })
})

describe('certifications', () => {
  async function verdicts(hash?: HashName) {
    const me = await holding({ ...ME, algorithm: 'rsa2048' })
    const friend = await holding(seeded(2, { userId: 'Friend' }))
    const { publicKey } = made(
      await me.holder.certify(me.fingerprint, friend.publicKey, { created: SIGNED, ...(hash && { hash }) }),
    )
    const { signature } = made(await friend.holder.sign(friend.fingerprint, artifact, { created: SIGNED }))
    const trust = async (trustedFingerprints: string[], key = publicKey) =>
      (
        await verifyOpenpgp({
          artifact,
          signature,
          keys: [me.publicKey, key],
          policy: { now: NOW, trustedFingerprints },
        })
      ).signatures[0]?.key?.trust
    return { me, friend, publicKey, trust }
  }

  test('drop the warning for those who trust the certifier, and for nobody else', async () => {
    const { me, friend, trust } = await verdicts()
    expect(await trust([me.fingerprint])).toBe('full')
    expect(await trust([])).toBe('unknown')
    expect(await trust([NOBODY])).toBe('unknown')
    expect(await trust([me.fingerprint], friend.publicKey)).toBe('unknown')
  })

  test('count for nothing over SHA-1', async () => {
    const { me, trust } = await verdicts('sha1')
    expect(await trust([me.fingerprint])).toBe('unknown')
  })

  test('add one packet and leave the rest as it was', async () => {
    const { me, friend, publicKey } = await verdicts()
    const [before] = readTransferableKeys(friend.publicKey).keys
    const [after] = readTransferableKeys(publicKey).keys
    expect(after?.primary).toEqual(before?.primary)
    expect(after?.users[0]?.signatures.slice(0, -1)).toEqual(before?.users[0]?.signatures)
    expect(after?.users[0]?.signatures).toHaveLength(2)
    const again = made(await me.holder.certify(me.fingerprint, publicKey, { created: SIGNED }))
    expect(again.publicKey).toEqual(publicKey)
  })

  test('of a key that gpg made, and of some of its user ids', async () => {
    const me = await holding()
    const file = await readFixture('public/samples/openpgp/demo-key.asc')
    const userId = 'Shomei Demo Key (for slides only, trust nothing) <demo@example.com>'
    const { publicKey } = made(
      await me.holder.certify(me.fingerprint, file, { created: SIGNED, userIds: [userId] }),
    )
    const { keys } = await describeKeys([me.publicKey, publicKey], NOW, { trusted: [me.fingerprint] })
    expect(keys[1]).toMatchObject({ trust: 'full', userIds: [{ text: userId, validity: 'full' }] })
  })
})
