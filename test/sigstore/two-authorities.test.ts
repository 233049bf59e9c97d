/** Authorities are told apart by issuer and serial number: a number alone is anybody's. */
import { expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { encodeBase64 } from '../../playground/platform/base64.ts'
import { verifySigstore } from '../../playground/sigstore/index.ts'
import { signKeyless, trustedRootOf } from '../../playground/world/index.ts'
import { signTimestamp, type TimestampAuthority } from '../../playground/world/tsa.ts'
import { authority } from './authority.ts'
import { alice, bytes, keyless, NOW, plain, world } from './lab.ts'
import { named } from './suite.ts'

const NUMBER = Uint8Array.of(7)
const one = authority({ name: 'one', serial: NUMBER })
const other = authority({ name: 'other', serial: NUMBER })
const third = authority({ name: 'third' })

function judge(...stamps: readonly (readonly [TimestampAuthority, number])[]) {
  const { bundle, signature } = signKeyless(world, { ...plain, identity: alice, log: 'v2' })
  bundle.verificationMaterial.timestampVerificationData = {
    rfc3161Timestamps: stamps.map(([tsa, seconds]) => {
      const at = new Date(NOW.getTime() + seconds * 1000)
      const stamp = signTimestamp(tsa, { message: signature, at, withCertificate: true })
      return { signedTimestamp: encodeBase64(stamp) }
    }),
  }
  const root = trustedRootOf(world)
  const timestampAuthorities = [one, other, third].flatMap(
    (tsa) => trustedRootOf({ ...world, tsa }).timestampAuthorities,
  )
  const report = verifySigstore({
    artifact: { bytes },
    bundle: utf8(JSON.stringify(bundle)),
    trustedRoot: utf8(JSON.stringify({ ...root, timestampAuthorities })),
    policy: keyless,
  })
  expect(report.agrees, report.library?.message).toBe(true)
  return [report.verdict, ...named(report)]
}
const ALIKE = 'trusted-time: timestamps-alike'
const TWICE = 'trusted-time: timestamp-duplicate'

test('two of one number, at different times or of different numbers, are two', () => {
  expect(judge([one, 0], [other, 1])).toEqual(['verified'])
  expect(judge([one, 0], [third, 0])).toEqual(['verified'])
})

test('two of one number at one time are no witness twice: the library cannot tell them apart', () => {
  expect(judge([one, 0], [other, 0])).toEqual(['undecided', ALIKE])
  expect(judge([third, 0], [other, 0], [one, 0])).toEqual(['undecided', ALIKE])
})

test('one witness twice is counted, whoever is alike', () => {
  expect(judge([one, 0], [one, 0])).toEqual(['rejected', TWICE])
  expect(judge([one, 0], [other, 0], [one, 0])).toEqual(['rejected', TWICE])
})
