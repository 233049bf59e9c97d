/** An entry is of what was signed: the bytes that are signed of an envelope are no statement where a file was signed. */
import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, test } from 'vitest'
import { toHex, utf8 } from '../../playground/bytes.ts'
import { encodeBase64 } from '../../playground/platform/base64.ts'
import { signedBytes } from '../../playground/world/content.ts'
import { message, signKeyless, signWithKey } from '../../playground/world/index.ts'
import type { EntryBody } from '../../playground/world/rekor.ts'
import { about, alice, ask, bytes, held, key, keyless, NOW, plain, world } from './lab.ts'
import { named } from './suite.ts'

const stated = about([{ name: 'artifact', digest: { sha256: toHex(sha256(bytes)) } }])
const { dsseEnvelope } = signKeyless(world, { content: stated, at: NOW, identity: alice }).bundle
if (!dsseEnvelope) throw new Error('entry kind: no envelope')

/** A file that reads like the signed bytes of an envelope, signed as a file, and shown as that envelope. */
function shownAsEnvelope(log: 'v1' | 'v2', policy: 'keyless' | 'held') {
  const content = message(signedBytes(stated))
  const { bundle, signature } =
    policy === 'held'
      ? signWithKey(world, { content, at: NOW, key, log })
      : signKeyless(world, { content, at: NOW, identity: alice, log })
  const { messageSignature: _, ...rest } = bundle
  return { ...rest, dsseEnvelope: { ...dsseEnvelope, signatures: [{ sig: encodeBase64(signature) }] } }
}

test.each([
  ['keyless', keyless],
  ['held', held],
] as const)('what was signed and logged as a file is no statement (%s)', (name, policy) => {
  const report = ask(shownAsEnvelope('v1', name) as Parameters<typeof ask>[0], policy)
  expect([report.verdict, report.library?.accepts, ...named(report)]).toEqual([
    'rejected',
    true,
    'log-entry: entry-other-kind',
  ])
})

test('a Rekor v2 log takes the hash of the signed bytes for either, by design', () => {
  const report = ask(shownAsEnvelope('v2', 'keyless') as Parameters<typeof ask>[0], keyless)
  expect(named(report)).toEqual([])
})

type Spec = Record<string, never>
const revised = (
  content: typeof stated | typeof plain.content,
  log: 'v1' | 'v2',
  body: (one: EntryBody) => object,
) =>
  signKeyless(world, {
    content,
    at: NOW,
    identity: alice,
    log,
    revise: { entry: ({ body: one, at }) => ({ at, body: { ...one, ...body(one) } as EntryBody }) },
  }).bundle

test.each(['v1', 'v2'] as const)('an envelope’s entry is none of a file (%s)', (log) => {
  const hash = toHex(sha256(bytes))
  const bundle = revised(plain.content, log, ({ spec }) => {
    const one = spec as Record<string, Spec>
    if (log === 'v1') {
      const { content: signature, publicKey } = one.signature as unknown as {
        content: string
        publicKey: { content: string }
      }
      const payloadHash = { algorithm: 'sha256', value: hash }
      return { kind: 'dsse', spec: { payloadHash, signatures: [{ signature, verifier: publicKey.content }] } }
    }
    const { data, signature } = one.hashedRekordV002 as unknown as { data: object; signature: object }
    return { kind: 'dsse', spec: { dsseV002: { payloadHash: data, signatures: [signature] } } }
  })
  const report = ask(bundle, keyless)
  expect([report.verdict, ...named(report)]).toEqual(['rejected', 'log-entry: entry-other-kind'])
})

describe('a digest under another algorithm’s name, or under none', () => {
  const text = (one: object, from: string, to: string) => {
    const changed = JSON.stringify(one).replace(from, to)
    expect(changed).not.toBe(JSON.stringify(one))
    return JSON.parse(changed) as object
  }
  test.each([
    ['a file, v1', plain.content, 'v1', '"algorithm":"sha256"', '"algorithm":"sha512"'],
    ['a file, v1, no name', plain.content, 'v1', '"algorithm":"sha256",', ''],
    ['a file, v2', plain.content, 'v2', '"algorithm":"SHA2_256"', '"algorithm":"SHA2_512"'],
    [
      'a statement, v1',
      stated,
      'v1',
      '"payloadHash":{"algorithm":"sha256"',
      '"payloadHash":{"algorithm":"sha1"',
    ],
    ['a statement, v2', stated, 'v2', '"algorithm":"SHA2_256"', '"algorithm":"SHA3_256"'],
  ] as const)('%s: undecided', (_, content, log, from, to) => {
    const report = ask(
      revised(content, log, (one) => text(one, from, to)),
      keyless,
    )
    expect([report.verdict, ...named(report)]).toEqual(['undecided', 'log-entry: entry-digest-malformed'])
  })
})

test('the world’s own entries are of what was signed', () => {
  for (const log of ['v1', 'v2'] as const) {
    for (const content of [plain.content, stated, message(utf8('another'))]) {
      const { bundle } = signKeyless(world, { content, at: NOW, identity: alice, log })
      expect(named(ask(bundle, keyless))).not.toContain('log-entry: entry-other-kind')
    }
  }
})
