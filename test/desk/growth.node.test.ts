/** What many claims and many keys cost together: no more than each of them does. */
import { describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { createKeyHolder } from '../../playground/openpgp/make/index.ts'
import { made } from '../openpgp/made.ts'
import { readFixture } from '../support/files.ts'
import { expectLaterGrowth } from '../support/doubling.ts'
import { ask, type Asked, type Files } from './desk.ts'

const now = new Date('2026-11-20T00:00:00Z')
const created = new Date('2026-01-01T00:00:00Z')

const several = (count: number, of: (i: number) => Files): Files =>
  Object.assign({}, ...Array.from({ length: count }, (_, i) => of(i))) as Files

/** A file, and whatever is a signature over it. */
const over = (i: number, bytes: Uint8Array, end: string, signature: Uint8Array): Files => ({
  [`f${i}`]: bytes,
  [`f${i}.${end}`]: signature,
})

const MOST = 160
const people = await (async () => {
  const holder = createKeyHolder()
  return Promise.all(
    Array.from({ length: MOST }, async (_, i) => {
      const userId = `A${i} <a${i}@example.com>`
      const { fingerprint, publicKey } = made(
        await holder.makeKey({ userId, algorithm: 'ed25519', created, seed: new Uint8Array(32).fill(i) }),
      )
      const bytes = utf8(`file ${i}\n`)
      const { signature } = made(await holder.sign(fingerprint, bytes, { created }))
      return { publicKey, bytes, signature }
    }),
  )
})()

const sample = (path: string) => readFixture(`public/samples/${path}`)
const jar = await sample('hello-shomei-1.0.0.jar')
const sshSignature = await sample('ssh/hello-shomei-1.0.0.jar.sig')
const sshSigners = await sample('ssh/allowed_signers')
const minisignSignature = await sample('minisign/hello-shomei-1.0.0.jar.minisig')
const point = (i: number) =>
  Buffer.from(Uint8Array.from({ length: 32 }, (_, at) => (i >>> (8 * (at % 4))) & 255))
const sshLines = (count: number) =>
  Array.from({ length: count }, (_, i) => {
    const blob = concatBytes(utf8('\0\0\0\x0bssh-ed25519\0\0\0 '), point(i))
    return `a${i}@example.com ssh-ed25519 ${Buffer.from(blob).toString('base64')}\n`
  }).join('')
const signedBySsh = (count: number) => several(count, (i) => over(i, jar, 'sig', sshSignature))
const minisignKey = Buffer.from(
  new TextDecoder().decode(await sample('minisign/minisign.pub')).split('\n')[1] ?? '',
  'base64',
)

const KINDS: readonly (readonly [string, number, (size: number) => readonly [Files, Asked]])[] = [
  [
    'OpenPGP: keys and signatures',
    MOST,
    (size) => [
      several(size, (i) => {
        const { publicKey, bytes, signature } = people[i] ?? { bytes: new Uint8Array() }
        return publicKey && signature
          ? { [`k${i}.asc`]: publicKey, ...over(i, bytes, 'asc', signature) }
          : { [`f${i}`]: bytes }
      }),
      {},
    ],
  ],
  [
    'OpenPGP: believed keys and signatures',
    MOST,
    (size) => {
      const keys = several(size, (i) => ({ [`k${i}.asc`]: people[i]?.publicKey ?? new Uint8Array() }))
      const [one] = people
      return [
        { ...keys, ...several(size, (i) => (one ? over(i, one.bytes, 'asc', one.signature) : {})) },
        { believed: Object.keys(keys) },
      ]
    },
  ],
  [
    'SSH: lines of signers and signatures',
    MOST,
    (size) => [
      { ...signedBySsh(size), allowed_signers: concatBytes(sshSigners, utf8(sshLines(50 * size))) },
      { believed: ['allowed_signers'] },
    ],
  ],
  [
    'SSH: revoked keys and signatures',
    MOST,
    (size) => [
      {
        ...signedBySsh(size),
        allowed_signers: sshSigners,
        revoked: utf8(sshLines(50 * size).replace(/^\S+ /gm, '')),
      },
      { believed: ['allowed_signers'], revoked: ['revoked'] },
    ],
  ],
  [
    'minisign: keys of one id and signatures',
    MOST,
    (size) => {
      const keys = several(size, (i) => {
        const blob = concatBytes(minisignKey.subarray(0, 10), point(i))
        return { [`k${i}.pub`]: utf8(`untrusted comment: k\n${Buffer.from(blob).toString('base64')}\n`) }
      })
      return [
        { ...keys, ...several(size, (i) => over(i, jar, 'minisig', minisignSignature)) },
        { believed: Object.keys(keys) },
      ]
    },
  ],
]

describe('work grows as claims and keys do, not as each for each', () => {
  test.each(KINDS)('%s', async (_, upTo, make) => {
    await expectLaterGrowth({
      upTo,
      make: (size) => {
        const [files, asked] = make(size)
        return async () => {
          const { answers, standing } = await ask(files, { now, ...asked })
          expect(answers.length).toBeGreaterThanOrEqual(size)
          expect(standing).not.toBe('rejected')
        }
      },
    })
  })
})
