/** A certificate that one reader of DER takes and another refuses is not verified: what each would read in it differs. */
import { expect, test } from 'vitest'
import { fromHex, toHex, utf8 } from '../../playground/bytes.ts'
import { decodeBase64 } from '../../playground/platform/base64.ts'
import { parseCertificate } from '../../playground/sigstore/certificate.ts'
import { checkForm } from '../../playground/sigstore/checks/certificate-form.ts'
import { message, signKeyless } from '../../playground/world/index.ts'
import { alice, bytes, NOW, world } from './lab.ts'

const { bundle } = signKeyless(world, { content: message(bytes), at: NOW, identity: alice })
const leaf = toHex(decodeBase64(bundle.verificationMaterial.certificate?.rawBytes ?? ''))

/** What the form of the honest leaf is told to be with one place of it written otherwise, as long as it was. */
function told(before: string, after: string): string | undefined {
  expect(after.length).toBe(before.length)
  expect(leaf.split(before).length, `${before} stands there once`).toBe(2)
  const certificate = parseCertificate(fromHex(leaf.replace(before, after)) ?? bytes)
  const finding = checkForm([certificate], [certificate])
  return finding && 'code' in finding ? finding.code : undefined
}

const MALFORMED = 'certificate-malformed'
/** id-ce-keyUsage, critical, digitalSignature */
const KEY_USAGE = '0603551d0f0101ff040403020780'

test('the honest one is well formed', () => {
  expect(told(KEY_USAGE, KEY_USAGE)).toBeUndefined()
})

test.each([
  ['a TRUE that is 1', '0603551d0f 010101 040403020780'],
  ['two values', '0603551d0f 040100 040403020780'],
  ['something between name and value', '0603551d0f 020100 040403020780'],
  ['something behind its value', '0603551d0f 0404 03020780 010100'],
  ['another kind of value', '0603551d0f 0101ff 030403020780'],
])('an extension with %s', (_, written) => {
  expect(told(KEY_USAGE, written.replaceAll(' ', ''))).toBe(MALFORMED)
})

const at = (time: string) => toHex(utf8(time))
const time = /170d([0-9a-f]{24}5a)/.exec(leaf)?.[1] ?? ''
const read = new TextDecoder().decode(fromHex(time) ?? bytes)

test.each([
  ['a day that there is not', `${read.slice(0, 2)}0931${read.slice(6)}`],
  ['24 hours', `${read.slice(0, 6)}240000Z`],
  ['60 minutes', `${read.slice(0, 8)}6000Z`],
  ['a sign', `${read.slice(0, 10)}+1Z`],
])('a time with %s', (_, written) => {
  expect(told(`170d${time}170d`, `170d${at(written)}170d`)).toBe(MALFORMED)
})

test('a negative serial number, and one with a zero that it does not need', () => {
  const serial = /a003020102(0214[0-9a-f]{40})/.exec(leaf)?.[1] ?? ''
  expect(told(serial, `0214ff${serial.slice(6)}`)).toBe(MALFORMED)
  expect(told(serial, `02140001${serial.slice(8)}`)).toBe(MALFORMED)
})
