/** The runs behind the lab's scenes: the same options give the same bytes, and a worker can send all of them. */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { PEOPLE } from '../../playground/world/oidc/people.ts'
import { digestOf } from '../../playground/world/registry/oci.ts'
import { runEntries } from '../../workers/scenes/entries.ts'
import { runImage } from '../../workers/scenes/image.ts'
import { type KeyedOptions, runKeyed } from '../../workers/scenes/keyed.ts'
import { runProvenance } from '../../workers/scenes/provenance.ts'
import { readFixture } from '../support/files.ts'

const where = { seed: 'scenes', now: new Date('2026-10-01T09:00:00Z') }
const artifact = { name: 'hello.txt', bytes: utf8('hello\n') }
const FIXTURE = 'test/fixtures/cosign/plain'
const keyed: KeyedOptions = {
  ...where,
  artifact,
  keyFile: await readFixture(`${FIXTURE}/cosign.key`),
  password: new TextDecoder().decode(await readFixture(`${FIXTURE}/password`)),
  consent: true,
}

test.each([
  ['keyed', () => runKeyed(keyed, () => undefined)],
  ['image', () => runImage({ ...where, account: PEOPLE.bob, says: 'hello' })],
  ['entries', () => runEntries({ ...where, artifact: artifact.bytes, account: PEOPLE.bob, log: 'v2' })],
  ['provenance', () => runProvenance({ ...where, from: 'release', publishing: 'trusted', log: 'v1' })],
] as const)('%s: the same again, and ready to be sent', async (_name, run) => {
  const once = await run()
  expect(await run()).toEqual(once)
  expect(structuredClone(once)).toEqual(once)
})

describe('an image in a registry', () => {
  const made = runImage({ ...where, account: PEOPLE.alice, says: 'hello' })
  if (!made) throw new Error('refused')

  test('is listed with everything under the digest of its own bytes', () => {
    for (const { listing, bentListing } of Object.values(made.signed)) {
      for (const { digest, bytes } of [...listing.things, ...bentListing.things]) {
        expect(digestOf(bytes)).toBe(digest)
      }
    }
  })

  test('is signed by a tag of its digest in 2023, and today by what refers to it', () => {
    const { tag, referrer } = made.signed
    const hex = made.digest.replace('sha256:', '')
    expect(tag.listing.tags.map((one) => one.tag)).toEqual(['1.0.0', `sha256-${hex}.sig`])
    expect(tag.listing.things.flatMap(({ subject }) => subject ?? [])).toEqual([])
    expect(referrer.listing.tags.map((one) => one.tag)).toEqual(['1.0.0'])
    expect(referrer.listing.things.flatMap(({ subject }) => subject ?? [])).toEqual([made.digest])
    const kinds = (one: typeof tag) => one.listing.things.map(({ kind }) => kind)
    expect(kinds(tag)).toEqual(expect.arrayContaining(['index', 'manifest', 'signature', 'payload']))
    expect(kinds(referrer)).toEqual(expect.arrayContaining(['signature', 'bundle', 'empty']))
  })

  test('gives its tag to another one, and the signature with it', () => {
    for (const { bentListing } of Object.values(made.signed)) {
      expect(bentListing.tags.find(({ tag }) => tag === '1.0.0')?.digest).toBe(made.otherDigest)
    }
    expect(made.otherDigest).not.toBe(made.digest)
  })
})

test('one character changed in an entry after it was logged is that entry’s end, and only its', () => {
  const options = { ...where, artifact: artifact.bytes, account: PEOPLE.alice }
  for (const log of ['v1', 'v2'] as const) {
    const { left, right } = runEntries({ ...options, log, bent: 'left' })
    expect([left.report.verdict, right.report.verdict]).toEqual(['rejected', 'verified'])
    const honest = runEntries({ ...options, log })
    const changed = left.bytes.filter((octet, i) => octet !== honest.left.bytes[i])
    expect([left.bytes.length - honest.left.bytes.length, changed.length]).toEqual([0, 1])
  }
})
