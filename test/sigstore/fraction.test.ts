/** A timestamp has fractions of a second, which the library leaves out: a time beyond an end is beyond it all the same. */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { verifySigstore } from '../../playground/sigstore/index.ts'
import { signKeyless, trustedRootOf } from '../../playground/world/index.ts'
import { authority } from './authority.ts'
import { alice, bytes, keyless, NOW, plain, world } from './lab.ts'
import { named } from './suite.ts'

const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)
/** When the certificate ends. */
const END = after(600)
type Root = ReturnType<typeof trustedRootOf>

/** Stamped in that second, and so much behind it. */
function judge(at: Date, fraction: string, tsa = world.tsa, change: (root: Root) => void = () => undefined) {
  const written = `${at.toISOString().slice(0, 19).replace(/\D/g, '')}${fraction}Z`
  const own = { ...world, tsa }
  const timestamps = [{ message: new Uint8Array(), at, withCertificate: true, written }]
  const { bundle } = signKeyless(own, {
    ...plain,
    identity: alice,
    log: 'v2',
    revise: {
      timestamps: ([one]) => timestamps.map((odd) => ({ ...odd, message: one?.message ?? odd.message })),
    },
  })
  const root = structuredClone(trustedRootOf(own))
  change(root)
  const report = verifySigstore({
    artifact: { bytes },
    bundle: utf8(JSON.stringify(bundle)),
    trustedRoot: utf8(JSON.stringify(root)),
    policy: keyless,
  })
  expect(report.agrees, report.library?.message).toBe(true)
  return { report, said: [report.verdict, ...named(report)] }
}
const said = (...asked: Parameters<typeof judge>) => judge(...asked).said

describe('in the last second of the certificate', () => {
  test('at its very end it is believed', () => {
    expect(said(END, '')).toEqual(['verified'])
    expect(said(END, '.000')).toEqual(['verified'])
    expect(said(after(599), '.999')).toEqual(['verified'])
  })

  test('behind its end it is not', () => {
    const { report, said } = judge(END, '.001')
    expect(said).toEqual(['rejected', 'certificate-chain: past-by-fraction'])
    expect(report.library?.accepts).toBe(true)
    const chain = report.checks.find(({ id }) => id === 'certificate-chain')
    expect(chain?.status === 'failed' && [chain.expected?.value, chain.actual?.value]).toEqual([
      END,
      new Date(END.getTime() + 1),
    ])
  })

  test('what the library does not read, is not read', () => {
    expect(said(NOW, '.5')).toEqual(['undecided', 'trusted-time: timestamp-unreadable'])
  })
})

test('the end of the certificate authority counts', () => {
  const until = (end: string) => (root: Root) => {
    for (const one of root.certificateAuthorities) one.validFor.end = end
  }
  const past = ['rejected', 'certificate-chain: past-by-fraction']
  expect(said(after(1), '.500', world.tsa, until(after(1).toISOString()))).toEqual(past)
  expect(said(after(1), '.500', world.tsa, until(after(1.5).toISOString()))).toEqual(['verified'])
  expect(said(after(1), '.500', world.tsa, until(after(2).toISOString()))).toEqual(['verified'])
  const another = (root: Root) => {
    const [first] = root.certificateAuthorities
    if (first) root.certificateAuthorities.push(structuredClone(first))
    if (first) first.validFor.end = after(1).toISOString()
  }
  expect(said(after(1), '.500', world.tsa, another), 'another authority is valid').toEqual(['verified'])
})

describe('the end of the timestamp authority counts', () => {
  const past = ['rejected', 'trusted-time: past-by-fraction']

  test('as the root has it', () => {
    const until = (end: string) => (root: Root) => {
      for (const one of root.timestampAuthorities) one.validFor.end = end
    }
    expect(said(after(1), '.500', world.tsa, until(after(1).toISOString()))).toEqual(past)
    expect(said(after(1), '.500', world.tsa, until(after(1.5).toISOString()))).toEqual(['verified'])
  })

  test('as its certificate has it', () => {
    expect(said(after(1), '.500', authority({ notAfter: after(1) }))).toEqual(past)
    expect(said(after(1), '.500', authority({ notAfter: after(2) }))).toEqual(['verified'])
  })
})

test('a log that ended within the second had ended', () => {
  const until = (end: Date) => (root: Root) => {
    for (const one of root.tlogs) one.publicKey.validFor.end = end.toISOString()
  }
  const unknown = ['undecided', 'checkpoint: log-time-unknown']
  expect(said(after(1), '.500', world.tsa, until(after(1.4)))).toEqual(unknown)
  expect(said(after(1), '.500', world.tsa, until(after(1.5)))).toEqual(['verified'])
})
