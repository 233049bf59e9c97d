/** What the page makes, real gpg accepts; what gpg makes, the page reads as gpg does. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { describeKeys, type KeyPartView, type KeyView } from '../../playground/openpgp/describe.ts'
import { verifyCleartext, verifyOpenpgp } from '../../playground/openpgp/index.ts'
import {
  type CertificationChoices,
  createKeyHolder,
  HASH_NAMES,
  KEY_ALGORITHMS,
  type KeyRequest,
  type PublicHalf,
} from '../../playground/openpgp/make/index.ts'
import { checkReceivedKey } from '../../playground/openpgp/receipt.ts'
import { byFingerprint, lyingKeyserver, uploadKeys } from '../../playground/world/keyserver.ts'
import { type Gpg, gpgPresent, newGpg } from '../support/gpg.ts'
import { type HkpServer, hkpServer } from '../support/hkp.ts'
import { made } from './made.ts'

const CREATED = new Date('2025-04-01T09:00:00Z')
const SIGNED = new Date('2025-05-01T09:00:00Z')
const NOW = new Date('2025-06-01T09:00:00Z')
const artifact = utf8('An artifact\n- with a dash, blanks  \nand no last line end')
const REASONS = ['none', 'superseded', 'compromised', 'retired'] as const
const holder = createKeyHolder()

let gpg: Gpg
beforeAll(async () => {
  if (gpgPresent) gpg = await newGpg()
})
afterAll(async () => {
  if (gpgPresent) await gpg.end()
})

/** The words of `--status-fd` about each signature. */
function statusOf(stdout: string): string[] {
  const words = /^\[GNUPG:\] (GOODSIG|BADSIG|ERRSIG|EXPSIG|EXPKEYSIG|REVKEYSIG|NODATA)/gm
  return [...stdout.matchAll(words)].map(([, word = '']) => word)
}

/** gpg's answer, and ours to the same question. */
async function bothVerify(
  by: Gpg,
  what: { artifact: Uint8Array; signature: Uint8Array; keys: readonly Uint8Array[]; trusted?: string },
  now = NOW,
) {
  const files = [await by.file('signature', what.signature), await by.file('artifact', what.artifact)]
  const theirs = await by(now, '--status-fd', '1', '--verify', ...files)
  const policy = { now, ...(what.trusted && { trustedFingerprints: [what.trusted] }) }
  const ours = await verifyOpenpgp({ ...what, policy })
  return { theirs, ours, status: statusOf(theirs.stdout) }
}

interface Listed {
  readonly fingerprint: string
  readonly keyId: string
  readonly created: number
  readonly expires: number | undefined
  readonly algorithm: string
  readonly usage: string
  readonly state: string
}
interface ListedKey extends Listed {
  readonly userIds: readonly { readonly text: string; readonly revoked: boolean }[]
  readonly subkeys: readonly Listed[]
}

const seconds = (date: Date) => date.getTime() / 1000

function partListing(part: KeyPartView): Listed {
  const { fingerprint, keyId, created, expires, algorithm, usage, state } = part
  return {
    fingerprint,
    keyId,
    created: seconds(created),
    expires: expires && seconds(expires),
    algorithm: algorithm.name,
    usage: usage
      .map((one) => one.charAt(0))
      .sort()
      .join(''),
    state,
  }
}

/** Our view, as far as gpg's listing has the same. */
function listing(key: KeyView): ListedKey {
  return {
    ...partListing(key),
    userIds: key.userIds
      .filter(({ selfCertified, revoked }) => selfCertified || revoked)
      .map(({ text, revoked }) => ({ text, revoked: revoked || key.state === 'revoked' })),
    subkeys: key.subkeys.map(partListing),
  }
}

const STATES: Readonly<Record<string, string>> = { r: 'revoked', e: 'expired', i: 'unusable' }

function listed(fields: readonly string[], fingerprint: string): Listed {
  const [, validity = '', bits, algorithm, keyId = '', created, expires] = fields
  const families: Readonly<Record<string, string>> = { 1: 'rsa', 16: 'elg', 17: 'dsa' }
  const family = families[algorithm ?? '']
  return {
    fingerprint,
    keyId,
    created: Number(created),
    expires: expires ? Number(expires) : undefined,
    algorithm: family === undefined ? (fields[16] ?? '') : `${family}${bits}`,
    usage: [...(fields[11] ?? '').replace(/[A-Z]/g, '')].sort().join(''),
    state: STATES[validity] ?? 'valid',
  }
}

/** What `gpg --with-colons` says of the same keys. */
async function listings(by: Gpg, now: Date, ...keys: readonly string[]): Promise<ListedKey[]> {
  const { stdout } = await by(now, '--with-colons', '--list-keys', ...keys)
  const records = stdout.split('\n').map((line) => line.split(':'))
  const found: (ListedKey & { userIds: { text: string; revoked: boolean }[]; subkeys: Listed[] })[] = []
  records.forEach((fields, i) => {
    const fingerprint = records[i + 1]?.[9] ?? ''
    const key = found.at(-1)
    if (fields[0] === 'pub') found.push({ ...listed(fields, fingerprint), userIds: [], subkeys: [] })
    if (fields[0] === 'sub') key?.subkeys.push(listed(fields, fingerprint))
    if (fields[0] === 'uid') {
      const text = (fields[9] ?? '').replace(/\\x([0-9a-f]{2})/g, (_, hex: string) =>
        String.fromCharCode(parseInt(hex, 16)),
      )
      key?.userIds.push({ text, revoked: fields[1] === 'r' })
    }
  })
  return found
}

describe.skipIf(!gpgPresent)(gpgPresent ? 'made here, read by gpg' : 'skipped: no gpg on the PATH', () => {
  describe.each(KEY_ALGORITHMS)('%s', (algorithm) => {
    let fingerprint = ''
    let publicKey = new Uint8Array(0)

    beforeAll(async () => {
      const expires = new Date('2026-04-01T09:00:00Z')
      const key = made(
        await holder.makeKey({
          userId: `${algorithm} 鍵 <${algorithm}@example.com>`,
          algorithm,
          created: CREATED,
          expires,
        }),
      )
      fingerprint = key.fingerprint
      publicKey = key.publicKey.slice()
    })

    test('its key is imported, with the same name, dates and usage', async () => {
      const imported = await gpg(NOW, '--status-fd', '1', '--import', await gpg.file('key', publicKey))
      expect(imported.stdout).toContain(`IMPORT_OK 1 ${fingerprint}`)
      const { keys } = await describeKeys([publicKey], NOW)
      expect(keys.map(listing)).toEqual(await listings(gpg, NOW, fingerprint))
      expect(keys[0]?.algorithm.name).toBe(algorithm)
    })

    test.each(['armored', 'binary'] as const)('its signature, %s, is good', async (form) => {
      const { signature } = made(await holder.sign(fingerprint, artifact, { created: SIGNED, form }))
      const { theirs, ours, status } = await bothVerify(gpg, { artifact, signature, keys: [publicKey] })
      expect(status).toEqual(['GOODSIG'])
      expect(ours.gpg?.lines.en).toEqual(theirs.stderr)
      const other = concatBytes(artifact, utf8('!'))
      expect((await bothVerify(gpg, { artifact: other, signature, keys: [publicKey] })).status).toEqual([
        'BADSIG',
      ])
    })

    test('what it signs in clear is good, and the same text', async () => {
      const { signed } = made(await holder.clearsign(fingerprint, artifact, { created: SIGNED }))
      const file = await gpg.file('signed', signed)
      const { stdout } = await gpg(NOW, '--status-fd', '1', '--verify', file)
      expect(statusOf(stdout)).toEqual(['GOODSIG'])
      const text = await gpg(NOW, '--output', '-', '--decrypt', file)
      expect(text.stdout).toBe('An artifact\n- with a dash, blanks\nand no last line end\n')
      const changed = utf8(new TextDecoder().decode(signed).replace('An artifact', 'An article'))
      expect(
        statusOf((await gpg(NOW, '--status-fd', '1', '--verify', await gpg.file('signed', changed))).stdout),
      ).toEqual(['BADSIG'])
    })

    test('its revocation certificate revokes it', async () => {
      const { signature } = made(await holder.sign(fingerprint, artifact, { created: SIGNED }))
      const comment = '盗まれました\nsecond line'
      const { certificate, publicKey: revoked } = made(
        await holder.revoke(fingerprint, { reason: 'compromised', comment, created: SIGNED }),
      )
      const imported = await gpg(
        NOW,
        '--status-fd',
        '1',
        '--import',
        await gpg.file('revocation', certificate),
      )
      expect(imported.stderr.join('\n')).toContain('revocation certificate imported')
      const { theirs, ours, status } = await bothVerify(gpg, { artifact, signature, keys: [revoked] })
      expect(status).toEqual(['REVKEYSIG'])
      expect(ours.verdict).toBe('rejected')
      expect(ours.gpg?.lines.en).toEqual(theirs.stderr)
      expect((await describeKeys([revoked], NOW)).keys.map(listing)).toEqual(
        await listings(gpg, NOW, fingerprint),
      )
    })
  })
})

describe.skipIf(!gpgPresent)(gpgPresent ? 'choices' : 'skipped: no gpg on the PATH', () => {
  async function newKey(name: string, choices: Partial<KeyRequest> = {}): Promise<PublicHalf> {
    const userId = `${name} <${name}@example.com>`
    const key = made(await holder.makeKey({ userId, algorithm: 'ed25519', created: CREATED, ...choices }))
    await gpg(NOW, '--import', await gpg.file('key', key.publicKey))
    return key
  }

  test.each(HASH_NAMES)(
    'a signature over %s is good, as long as gpg takes that digest at all',
    async (hash) => {
      const { fingerprint, publicKey } = await newKey(`rsa-${hash}`, { algorithm: 'rsa2048' })
      const { signature } = made(await holder.sign(fingerprint, artifact, { created: SIGNED, hash }))
      const { theirs, ours, status } = await bothVerify(gpg, { artifact, signature, keys: [publicKey] })
      expect(status).toEqual(['GOODSIG'])
      expect(ours.gpg?.lines.en).toEqual(theirs.stderr)
      const { signed } = made(await holder.clearsign(fingerprint, artifact, { created: SIGNED, hash }))
      const file = await gpg.file('signed', signed)
      expect(statusOf((await gpg(NOW, '--status-fd', '1', '--verify', file)).stdout)).toEqual(['GOODSIG'])
    },
  )

  test('a signature that expires, before and after it does', async () => {
    const { fingerprint, publicKey } = await newKey('brief-signature')
    const expires = new Date('2025-05-20T09:00:00Z')
    const { signature } = made(await holder.sign(fingerprint, artifact, { created: SIGNED, expires }))
    for (const [now, word] of [
      [new Date('2025-05-19T09:00:00Z'), 'GOODSIG'],
      [NOW, 'EXPSIG'],
    ] as const) {
      const { theirs, ours, status } = await bothVerify(gpg, { artifact, signature, keys: [publicKey] }, now)
      expect(status).toEqual([word])
      expect(ours.gpg?.lines.en).toEqual(theirs.stderr)
    }
  })

  test('a key that has expired since, to the second', async () => {
    const expires = new Date('2025-05-20T09:00:00Z')
    const { fingerprint, publicKey } = await newKey('brief-key', { expires })
    const { signature } = made(await holder.sign(fingerprint, artifact, { created: SIGNED }))
    for (const [seconds, word] of [
      [-1, 'GOODSIG'],
      [0, 'GOODSIG'],
      [1, 'EXPKEYSIG'],
    ] as const) {
      const now = new Date(expires.getTime() + seconds * 1000)
      const { theirs, ours, status } = await bothVerify(gpg, { artifact, signature, keys: [publicKey] }, now)
      expect(status).toEqual([word])
      expect(ours.gpg?.lines.en).toEqual(theirs.stderr)
      expect((await describeKeys([publicKey], now)).keys.map(listing)).toEqual(
        await listings(gpg, now, fingerprint),
      )
    }
  })

  test.each(REASONS)('revoked: %s', async (reason) => {
    const { fingerprint } = await newKey(`revoked-${reason}`)
    const { signature } = made(await holder.sign(fingerprint, artifact, { created: SIGNED }))
    const { publicKey } = made(await holder.revoke(fingerprint, { reason, created: SIGNED }))
    await gpg(NOW, '--import', await gpg.file('key', publicKey))
    const { theirs, ours, status } = await bothVerify(gpg, { artifact, signature, keys: [publicKey] })
    expect(status).toEqual(['REVKEYSIG'])
    expect(ours.gpg?.lines.en).toEqual(theirs.stderr)
  })
})

describe.skipIf(!gpgPresent)(
  gpgPresent ? 'certified with one’s own key' : 'skipped: no gpg on the PATH',
  () => {
    async function scene(choices: Omit<CertificationChoices, 'created'>, trusts: boolean) {
      const by = await newGpg()
      const own = made(await holder.makeKey({ userId: 'me', algorithm: 'rsa2048', created: CREATED }))
      const friend = made(await holder.makeKey({ userId: 'friend', algorithm: 'nistp256', created: CREATED }))
      const { publicKey } = made(
        await holder.certify(own.fingerprint, friend.publicKey, { created: SIGNED, ...choices }),
      )
      const keys = [own.publicKey, publicKey]
      for (const key of keys) await by(NOW, '--import', await by.file('key', key))
      if (trusts) await by.trust(NOW, own.fingerprint)
      const { signature } = made(await holder.sign(friend.fingerprint, artifact, { created: SIGNED }))
      const trusted = trusts ? { trusted: own.fingerprint } : {}
      const answers = await bothVerify(by, { artifact, signature, keys, ...trusted })
      const [, view] = (await describeKeys(keys, NOW, { trusted: trusts ? [own.fingerprint] : [] })).keys
      const checked = await by(NOW, '--with-colons', '--check-sigs', friend.fingerprint)
      await by.end()
      return { ...answers, view, checked, own }
    }

    test('gpg drops its warning, and so do we', async () => {
      const { theirs, ours, status, view, checked, own } = await scene({}, true)
      expect(status).toEqual(['GOODSIG'])
      expect(theirs.stderr.join('\n')).not.toContain('WARNING')
      expect(ours.gpg?.lines.en).toEqual(theirs.stderr)
      expect(ours.checks.find(({ id }) => id === 'key-trust')?.status).toBe('passed')
      expect(view?.trust).toBe('full')
      expect(view?.userIds[0]?.certifications).toMatchObject([
        { fingerprint: own.fingerprint, standing: 'good', trusted: true },
      ])
      expect(checked.stdout).toMatch(new RegExp(`^sig:!:.*:${own.fingerprint.slice(-16)}:`, 'm'))
    })

    test('without trust in the certifier it says nothing', async () => {
      const { theirs, ours, view } = await scene({}, false)
      expect(theirs.stderr.join('\n')).toContain('not certified with a trusted signature')
      expect(ours.gpg?.lines.en).toEqual(theirs.stderr)
      expect(view?.trust).toBe('unknown')
      expect(view?.userIds[0]?.certifications).toMatchObject([{ standing: 'good', trusted: false }])
    })

    test('over SHA-1 it does not count', async () => {
      const { theirs, ours, view } = await scene({ hash: 'sha1' }, true)
      expect(theirs.stderr.join('\n')).toContain('not certified with a trusted signature')
      expect(ours.gpg?.lines.en).toEqual(theirs.stderr)
      expect(view?.userIds[0]?.certifications).toMatchObject([{ standing: 'weak-digest', trusted: false }])
    })
  },
)

describe.skipIf(!gpgPresent)(gpgPresent ? 'made by gpg, read here' : 'skipped: no gpg on the PATH', () => {
  let theirs: Gpg
  beforeAll(async () => {
    theirs = await newGpg()
  })
  afterAll(() => theirs.end())

  async function fingerprintOf(userId: string): Promise<string> {
    const { stdout } = await theirs(NOW, '--with-colons', '--list-keys', userId)
    return /^fpr:+([0-9A-F]{40}):/m.exec(stdout)?.[1] ?? ''
  }
  async function exported(...keys: readonly string[]): Promise<Uint8Array> {
    const path = await theirs.file('exported', new Uint8Array(0))
    await theirs(NOW, '--output', path, '--export', ...keys)
    return new Uint8Array(await readFile(path))
  }

  test.each([
    ['rsa2048', 'sign'],
    ['rsa3072', 'default'],
    ['ed25519', 'cert'],
    ['nistp384', 'sign,auth'],
    ['brainpoolP256r1', 'default'],
    ['secp256k1', 'sign'],
    ['future-default', 'default'],
  ])('a key of %s for %s', async (algorithm, usage) => {
    const userId = `${algorithm} ${usage} <key@example.com>`
    await theirs(CREATED, '--quick-gen-key', userId, algorithm, usage, '1y')
    const fingerprint = await fingerprintOf(`=${userId}`)
    for (const now of [NOW, new Date('2027-01-01T00:00:00Z')]) {
      const { keys, unreadable } = await describeKeys([await exported(fingerprint)], now)
      expect(unreadable).toBe(0)
      expect(keys.map(listing)).toEqual(await listings(theirs, now, fingerprint))
    }
  })

  test('several user ids, one revoked, one certified; several subkeys, one revoked, one expired', async () => {
    await theirs(CREATED, '--quick-gen-key', 'introducer <i@example.com>', 'ed25519', 'default', 'never')
    await theirs(CREATED, '--quick-gen-key', 'first <many@example.com>', 'rsa2048', 'cert', 'never')
    const introducer = await fingerprintOf('=introducer <i@example.com>')
    const many = await fingerprintOf('=first <many@example.com>')
    await theirs(SIGNED, '--quick-add-uid', many, 'second (二番目) <many@example.com>')
    await theirs(SIGNED, '--quick-add-uid', many, 'third <many@example.com>')
    await theirs(SIGNED, '--quick-revoke-uid', many, 'third <many@example.com>')
    await theirs(SIGNED, '--quick-set-primary-uid', many, 'first <many@example.com>')
    await theirs(SIGNED, '--quick-add-key', many, 'ed25519', 'sign', '2026-01-01')
    await theirs(SIGNED, '--quick-add-key', many, 'cv25519', 'encr', '2025-05-10')
    await theirs(SIGNED, '--quick-add-key', many, 'rsa1024', 'sign', '2026-01-01')
    await theirs(
      SIGNED,
      '--local-user',
      introducer,
      '--quick-sign-key',
      many,
      'second (二番目) <many@example.com>',
    )
    await theirs.interact(SIGNED, 'key 3\nrevkey\ny\n2\nno longer\n\ny\nsave\n', '--edit-key', many)

    const file = await exported(many, introducer)
    const { keys } = await describeKeys([file], NOW, { trusted: [introducer] })
    const view = keys.find(({ fingerprint }) => fingerprint === many)
    expect(view && [listing(view)]).toEqual(await listings(theirs, NOW, many))
    expect(view?.userIds.map(({ text, primary, revoked }) => [text.slice(0, 5), primary, revoked])).toEqual([
      ['first', true, false],
      ['secon', false, false],
      ['third', false, true],
    ])
    expect(view?.userIds[1]?.certifications).toMatchObject([{ fingerprint: introducer, trusted: true }])
    expect(view?.subkeys.map(({ state, weak }) => [state, weak])).toEqual([
      ['valid', false],
      ['expired', false],
      ['revoked', true],
    ])
    expect(view?.subkeys[2]?.revocation).toMatchObject({ of: 'subkey', reason: 1, comment: 'no longer' })
  })

  test('its signature, and its certification of a key made here', async () => {
    await theirs(CREATED, '--quick-gen-key', 'signer <s@example.com>', 'ed25519', 'default', 'never')
    const signer = await fingerprintOf('=signer <s@example.com>')
    const friend = made(await holder.makeKey({ userId: 'friend', algorithm: 'ed25519', created: CREATED }))
    await theirs(NOW, '--import', await theirs.file('key', friend.publicKey))
    await theirs(SIGNED, '--local-user', signer, '--quick-sign-key', friend.fingerprint)
    const keys = [await exported(signer, friend.fingerprint)]
    const { signature } = made(await holder.sign(friend.fingerprint, artifact, { created: SIGNED }))
    await theirs.trust(NOW, signer)
    const { theirs: answer, ours } = await bothVerify(theirs, { artifact, signature, keys, trusted: signer })
    expect(ours.gpg?.lines.en).toEqual(answer.stderr)
    expect(ours.signatures[0]?.key).toMatchObject({ trust: 'full', certifiedBy: signer })

    const path = await theirs.file('made', new Uint8Array(0))
    await theirs(
      SIGNED,
      '--local-user',
      signer,
      '--output',
      path,
      '--clear-sign',
      await theirs.file('artifact', artifact),
    )
    const file = new Uint8Array(await readFile(path))
    const verified = await verifyCleartext({ file, keys, policy: { now: NOW } })
    expect(verified.gpg?.status).toEqual(['GOODSIG'])
  })
})

describe.skipIf(!gpgPresent)(
  gpgPresent ? 'the simulated keyserver, asked by gpg' : 'skipped: no gpg on the PATH',
  () => {
    let by: Gpg
    let hkp: HkpServer
    let honest: PublicHalf
    let impostor: PublicHalf
    const userId = 'Maintainer <maintainer@example.com>'

    beforeAll(async () => {
      by = await newGpg()
      hkp = await hkpServer()
      honest = made(await holder.makeKey({ userId, algorithm: 'ed25519', created: CREATED }))
      impostor = made(await holder.makeKey({ userId, algorithm: 'ed25519', created: CREATED }))
      for (const { publicKey } of [honest, impostor]) {
        hkp.keyserver = uploadKeys(hkp.keyserver, publicKey).keyserver
      }
    })
    afterAll(async () => {
      await by.end()
      await hkp.close()
    })
    const ask = (...args: readonly string[]) => by(NOW, '--keyserver', hkp.url, ...args)

    test('a search finds two keys with one user id', async () => {
      const { stdout } = await ask('--search-keys', 'MAINTAINER@example')
      expect(stdout.split(userId)).toHaveLength(3)
      expect(stdout).toContain(honest.fingerprint.slice(-16))
      expect(stdout).toContain(impostor.fingerprint.slice(-16))
    })

    test('a key comes by its fingerprint; another one in its place is refused', async () => {
      const truth = hkp.keyserver
      hkp.keyserver = lyingKeyserver(truth, honest.fingerprint, impostor.fingerprint)
      const lied = await ask('--recv-keys', honest.fingerprint)
      const keyId = impostor.fingerprint.slice(-16)
      expect(lied.stderr).toContain(`gpg: key ${keyId}: rejected by import screener`)
      const answer = byFingerprint(hkp.keyserver, honest.fingerprint)
      expect(answer && (await checkReceivedKey(answer, honest.fingerprint, NOW))).toEqual({
        status: 'other-key',
        fingerprints: [impostor.fingerprint],
      })
      expect((await by(NOW, '--list-keys')).stdout).toBe('')
      hkp.keyserver = truth
      const received = await ask('--recv-keys', honest.fingerprint)
      expect(received.stderr.join('\n')).toContain(`public key "${userId}" imported`)
    })

    test('a revocation reaches those who ask again', async () => {
      const { signature } = made(await holder.sign(honest.fingerprint, artifact, { created: SIGNED }))
      const verify = () => bothVerify(by, { artifact, signature, keys: [honest.publicKey] })
      expect((await verify()).status).toEqual(['GOODSIG'])
      const { publicKey } = made(
        await holder.revoke(honest.fingerprint, { reason: 'superseded', created: SIGNED }),
      )
      hkp.keyserver = uploadKeys(hkp.keyserver, publicKey).keyserver
      expect((await verify()).status).toEqual(['GOODSIG'])
      await ask('--refresh-keys')
      expect((await verify()).status).toEqual(['REVKEYSIG'])
    })

    test('what gpg sends is stored, with what it says more about a known key', async () => {
      const known = await by(NOW, '--with-colons', '--list-keys')
      const before = hkp.keyserver.keys.length
      await by(CREATED, '--quick-gen-key', 'sender <sender@example.com>', 'ed25519', 'default', 'never')
      await ask('--recv-keys', impostor.fingerprint)
      await by(SIGNED, '--local-user', 'sender@example.com', '--quick-sign-key', impostor.fingerprint)
      const sender =
        /^fpr:+([0-9A-F]{40}):/m.exec(
          (await by(NOW, '--with-colons', '--list-keys', 'sender')).stdout,
        )?.[1] ?? ''
      expect(known.stdout).not.toContain(sender)
      await ask('--send-keys', sender, impostor.fingerprint)
      expect(hkp.keyserver.keys).toHaveLength(before + 1)
      const files = [sender, impostor.fingerprint].flatMap((one) => byFingerprint(hkp.keyserver, one) ?? [])
      const { keys } = await describeKeys(files, NOW)
      expect(keys.map(({ fingerprint }) => fingerprint)).toEqual([sender, impostor.fingerprint])
      expect(keys[1]?.userIds[0]?.certifications).toMatchObject([{ fingerprint: sender, standing: 'good' }])
    })

    test('others’ certifications do not reach gpg from a keyserver, as they do from a file', async () => {
      const stored = byFingerprint(hkp.keyserver, impostor.fingerprint) ?? new Uint8Array(0)
      const other = await newGpg()
      const certifiers = async () => {
        const { stdout } = await other(NOW, '--with-colons', '--list-sigs', impostor.fingerprint)
        return new Set([...stdout.matchAll(/^sig:(?:[^:]*:){3}([0-9A-F]{16}):/gm)].map(([, keyId]) => keyId))
          .size
      }
      await other(NOW, '--keyserver', hkp.url, '--recv-keys', impostor.fingerprint)
      expect(await certifiers()).toBe(1)
      await other(NOW, '--import', await other.file('key', stored))
      expect(await certifiers()).toBe(2)
      await other.end()
    })
  },
)

describe.skipIf(!gpgPresent)(gpgPresent ? 'a transplanted signature' : 'skipped: no gpg on the PATH', () => {
  const sample = async (name: string) =>
    new Uint8Array(await readFile(join(import.meta.dirname, '../../public/samples/openpgp-sha1', name)))

  test.each([
    ['sha1', 'pay-100.pdf', 'GOODSIG'],
    ['sha1', 'pay-999999.pdf', 'GOODSIG'],
    ['sha256', 'pay-100.pdf', 'GOODSIG'],
    ['sha256', 'pay-999999.pdf', 'BADSIG'],
  ])('over %s, on %s: %s', async (digest, file, word) => {
    const keys = [await sample('demo-key.asc')]
    await gpg(NOW, '--import', await gpg.file('key', await sample('demo-key.asc')))
    const signature = await sample(`pay-100.pdf.${digest}.asc`)
    const { theirs, ours, status } = await bothVerify(gpg, { artifact: await sample(file), signature, keys })
    expect(status).toEqual([word])
    expect(ours.gpg?.lines.en).toEqual(theirs.stderr)
  })
})
