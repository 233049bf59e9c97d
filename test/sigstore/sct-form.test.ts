/** The SCTs of a certificate are a list as RFC 6962 § 3.3 has it, and nothing stands behind it. */
import { expect, test } from 'vitest'
import { concatBytes } from '../../playground/bytes.ts'
import * as der from '../../playground/world/der.ts'
import { makeCertificate } from '../../playground/world/fulcio.ts'
import { signKeyless } from '../../playground/world/index.ts'
import { alice, ask, keyless, plain, world } from './lab.ts'
import { named } from './suite.ts'

const vector = (bytes: Uint8Array) =>
  concatBytes(Uint8Array.of(Math.floor(bytes.length / 256), bytes.length % 256), bytes)
const ZERO = Uint8Array.of(0)

/** With the SCTs that the log gives, written otherwise into the certificate. */
function judge(written: (sct: Uint8Array) => Uint8Array) {
  const { bundle } = signKeyless(world, {
    ...plain,
    identity: alice,
    revise: {
      certificate: (honest) => {
        const serial = Uint8Array.of(1, 2, 3)
        const { timestamps } = makeCertificate(world.fulcio, { ...honest, serial })
        const value = written(timestamps[0] ?? ZERO)
        const extension = { oid: '1.3.6.1.4.1.11129.2.4.2', value }
        return { ...honest, serial, ctLogs: [], extensions: [...honest.extensions, extension] }
      },
    },
  })
  const report = ask(bundle, keyless)
  return { said: [report.verdict, ...named(report)], accepts: report.library?.accepts }
}
const list = (sct: Uint8Array) => vector(vector(sct))

test('as it is it is believed', () => {
  expect(judge((sct) => der.octetString(list(sct))).said).toEqual(['verified'])
})

test.each<readonly [string, (sct: Uint8Array) => Uint8Array]>([
  ['with an octet behind it', (sct) => der.octetString(concatBytes(list(sct), ZERO))],
  ['with another list behind it', (sct) => der.octetString(concatBytes(list(sct), list(sct)))],
  ['with something behind its octets', (sct) => concatBytes(der.octetString(list(sct)), der.nothing())],
  ['in a string of bits', (sct) => der.element(0x03, list(sct))],
])('%s it is undecided', (_, written) => {
  expect(judge(written)).toEqual({ said: ['undecided', 'sct: sct-malformed'], accepts: true })
})

test('what is shorter than it says is not read', () => {
  for (const written of [
    (sct: Uint8Array) => der.octetString(list(sct).slice(0, -1)),
    (sct: Uint8Array) => der.octetString(vector(concatBytes(vector(sct), ZERO))),
    (sct: Uint8Array) => der.octetString(vector(vector(concatBytes(sct, ZERO)))),
  ])
    expect(judge(written).said[0]).toBe('undecided')
})
