/** The talk's four steps, as the page takes them: through its worker. */
import { proxy } from 'comlink'
import { describe, expect, test } from 'vitest'
import { openpgpWorker } from '../../components/demos/workers.ts'
import { utf8 } from '../../playground/bytes.ts'
import type { OpenpgpPolicy } from '../../playground/openpgp/index.ts'
import { byFingerprint, createKeyserver, searchKeys, uploadKeys } from '../../playground/world/keyserver.ts'
import { readFixture } from '../support/files.ts'
import { made } from './made.ts'

const NOW = new Date('2026-10-01T09:00:00Z')
const CREATED = new Date('2026-09-01T09:00:00Z')
const worker = openpgpWorker()
const silence = proxy(() => undefined)
const sample = (name: string) => readFixture(`public/samples/${name}`)
const blob = (bytes: Uint8Array) => new Blob([bytes.slice()])

async function verify(
  artifact: Uint8Array,
  signature: Uint8Array,
  keys: readonly Uint8Array[],
  policy: Partial<OpenpgpPolicy> = {},
) {
  const request = { artifact: blob(artifact), signature, keys, policy: { now: NOW, ...policy } }
  const report = await worker.verify(request, silence)
  if (report === undefined) throw new Error('verify: overtaken')
  return report
}

describe('the four steps', async () => {
  const jar = await sample('hello-shomei-1.0.0.jar')
  const asc = await sample('openpgp/hello-shomei-1.0.0.jar.asc')
  const impostorAsc = await sample('openpgp/hello-shomei-1.0.0.jar.impostor.asc')
  const [demoKey, impostorKey] = [
    await sample('openpgp/demo-key.asc'),
    await sample('openpgp/impostor-key.asc'),
  ]
  const { keyserver } = uploadKeys(uploadKeys(createKeyserver(), demoKey).keyserver, impostorKey)

  test('no public key, found by the fingerprint that the signature states, good, and bad on another file', async () => {
    const before = await verify(jar, asc, [])
    expect(before.gpg?.lines.en.at(-1)).toBe("gpg: Can't check signature: No public key")
    const stated = before.signatures[0]?.issuerFingerprint ?? ''
    const answer = byFingerprint(keyserver, stated) ?? new Uint8Array(0)
    expect(await worker.checkReceivedKey(answer, stated, NOW)).toEqual({
      status: 'asked-for',
      fingerprint: stated,
    })
    const good = await verify(jar, asc, [answer])
    expect(good.verdict).toBe('verified')
    expect(good.gpg?.lines.en).toContain('gpg: WARNING: This key is not certified with a trusted signature!')
    const bad = await verify(utf8('another file\n'), asc, [answer])
    expect([bad.verdict, bad.gpg?.status]).toEqual(['rejected', ['BADSIG']])
  })

  test('a search by user id finds the impostor too, whose signature is as good until the fingerprint is pinned', async () => {
    const hits = searchKeys(keyserver, 'demo@example.com')
    expect(hits).toHaveLength(2)
    const keys = hits.flatMap(({ fingerprint }) => byFingerprint(keyserver, fingerprint) ?? [])
    const fooled = await verify(jar, impostorAsc, keys)
    expect(fooled.verdict).toBe('verified')
    const { keys: views } = await worker.describeKeys(keys, { now: NOW })
    expect(new Set(views.map(({ userIds }) => userIds[0]?.text)).size).toBe(1)
    const pinned = await verify(jar, impostorAsc, keys, { fingerprint: hits[0]?.fingerprint ?? '' })
    expect(pinned.checks.find(({ id }) => id === 'key-identity')).toMatchObject({
      code: 'fingerprint-mismatch',
    })
  })

  test('certified with a key of one’s own, the warning is gone', async () => {
    const me = made(
      await worker.makeKey({ userId: 'Me <me@example.com>', algorithm: 'ed25519', created: CREATED }),
    )
    const certified = made(await worker.certify(me.fingerprint, demoKey, { created: CREATED }))
    const keys = [me.publicKey, certified.publicKey]
    const trusted = await verify(jar, asc, keys, { trustedFingerprints: [me.fingerprint] })
    expect(trusted.gpg?.lines.en.at(-1)).toMatch(/^gpg: Good signature from .* \[full\]$/)
    const { keys: views } = await worker.describeKeys(keys, { now: NOW, trusted: [me.fingerprint] })
    expect(views.map(({ trust }) => trust)).toEqual(['ultimate', 'full'])
  })
})

test('a key is made, signs, is exported and revoked; its secret stays', async () => {
  const request = { userId: 'Me <me@example.com>', algorithm: 'nistp256', created: CREATED } as const
  const { fingerprint, publicKey } = made(await worker.makeKey(request))
  const artifact = new Uint8Array(3 * 1024 * 1024).fill(7)
  const choices = { key: fingerprint, artifact: blob(artifact), created: CREATED }
  const signed = await worker.sign(choices, silence, 1)
  if (signed === undefined) throw new Error('sign: overtaken')
  const { signature } = made(signed)
  expect((await verify(artifact, signature, [publicKey])).verdict).toBe('verified')
  expect(made(await worker.exportKey(fingerprint)).publicKey).toEqual(publicKey)
  const revoked = made(await worker.revoke(fingerprint, { reason: 'retired', created: NOW }))
  expect((await verify(artifact, signature, [revoked.publicKey])).gpg?.status).toEqual(['REVKEYSIG'])
  const clear = made(await worker.clearsign(fingerprint, utf8('hello\n'), { created: NOW }))
  expect(new TextDecoder().decode(clear.signed)).toMatch(
    /^-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nhello\n-----BEGIN/,
  )
  expect(await worker.forgetKey(fingerprint)).toBe(true)
  expect(await worker.exportKey(fingerprint)).toEqual({ made: false, code: 'no-secret-key' })
})

test('signing is given up when it is cancelled', async () => {
  const { fingerprint } = made(await worker.makeKey({ userId: 'x', algorithm: 'ed25519', created: CREATED }))
  const artifact = new Blob(Array<Uint8Array<ArrayBuffer>>(64).fill(new Uint8Array(1024 * 1024)))
  const signing = worker.sign({ key: fingerprint, artifact, created: CREATED }, silence, 2)
  await worker.cancel(2)
  expect(await signing).toBeUndefined()
})

test('the two documents of one SHA-1 show a browser two pictures', async () => {
  const pixels = async (name: string) => {
    const file = await sample(`openpgp-sha1/${name}`)
    const picture = await createImageBitmap(new Blob([file.slice(149)], { type: 'image/jpeg' }))
    const canvas = new OffscreenCanvas(picture.width, picture.height)
    const context = canvas.getContext('2d')
    context?.drawImage(picture, 0, 0)
    return context?.getImageData(0, 0, picture.width, picture.height)
  }
  const [a, b] = [await pixels('pay-100.pdf'), await pixels('pay-999999.pdf')]
  expect([a?.width, a?.height]).toEqual([488, 136])
  expect([b?.width, b?.height]).toEqual([488, 136])
  expect(a?.data).not.toEqual(b?.data)
})
