import { createMD5, createSHA1, createSHA256 } from 'hash-wasm'
import { describe, expect, test } from 'vitest'
import { type OpenpgpPolicy, type OpenpgpReport, verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { readFixture } from '../support/files.ts'
import { text } from './cases.ts'

const SAMPLES = 'public/samples'
const JAR = 'hello-shomei-1.0.0.jar'
const NOW = new Date('2026-12-01T00:00:00Z')
const { demo, impostor } = JSON.parse(await text(`${SAMPLES}/openpgp/fingerprints.json`)) as {
  readonly demo: string
  readonly impostor: string
}

async function verify(
  signature: string,
  keys: readonly string[],
  policy: Partial<OpenpgpPolicy> = {},
): Promise<OpenpgpReport> {
  return verifyOpenpgp({
    artifact: await readFixture(`${SAMPLES}/${JAR}`),
    signature: await readFixture(`${SAMPLES}/openpgp/${signature}`),
    keys: await Promise.all(keys.map((name) => readFixture(`${SAMPLES}/openpgp/${name}`))),
    policy: { now: NOW, ...policy },
  })
}

describe('the samples of the OpenPGP demo', () => {
  test('the demo key’s signature is verified, by its fingerprint too', async () => {
    expect((await verify(`${JAR}.asc`, ['demo-key.asc'])).verdict).toBe('verified')
    expect((await verify(`${JAR}.asc`, ['demo-key.asc'], { fingerprint: demo })).verdict).toBe('verified')
  })

  test('the impostor is as good, under the same user id, until a fingerprint is asked for', async () => {
    const keys = ['demo-key.asc', 'impostor-key.asc']
    const [ours] = (await verify(`${JAR}.asc`, keys)).signatures
    const { verdict, signatures } = await verify(`${JAR}.impostor.asc`, keys)
    expect(verdict).toBe('verified')
    expect(signatures[0]?.key?.userIds).toEqual(ours?.key?.userIds)
    expect(signatures[0]?.key?.primaryFingerprint).toBe(impostor)
    expect((await verify(`${JAR}.impostor.asc`, keys, { fingerprint: demo })).verdict).toBe('rejected')
  })

  test('each other’s key is none', async () => {
    expect((await verify(`${JAR}.asc`, ['impostor-key.asc'])).verdict).toBe('undecided')
    expect((await verify(`${JAR}.impostor.asc`, ['demo-key.asc'])).verdict).toBe('undecided')
  })

  test('the keys never expire and say that they are for slides only', async () => {
    const { signatures } = await verify(`${JAR}.asc`, ['demo-key.asc'])
    expect(signatures[0]?.key?.expires).toBeUndefined()
    expect(signatures[0]?.key?.userIds[0]?.text).toContain('for slides only, trust nothing')
  })
})

test('the checksum files are those of the artifact', async () => {
  const jar = await readFixture(`${SAMPLES}/${JAR}`)
  const sha256 = (await createSHA256()).update(jar).digest()
  expect(await text(`${SAMPLES}/${JAR}.md5`)).toBe((await createMD5()).update(jar).digest())
  expect(await text(`${SAMPLES}/${JAR}.sha1`)).toBe((await createSHA1()).update(jar).digest())
  expect(await text(`${SAMPLES}/${JAR}.sha256`)).toBe(sha256)
  expect(await text(`${SAMPLES}/SHA256SUMS`)).toBe(`${sha256}  ${JAR}\n`)
})
