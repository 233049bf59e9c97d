/** A checkpoint is a signed note as C2SP has it: what stands around its signatures is read by nobody, or differently. */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { encodeBase64 } from '../../playground/platform/base64.ts'
import { verifySigstore } from '../../playground/sigstore/index.ts'
import type { BundleJson } from '../../playground/world/bundle.ts'
import { signKeyless, trustedRootOf } from '../../playground/world/index.ts'
import { alice, ask, bytes, keyless, plain, world } from './lab.ts'
import { named } from './suite.ts'

const { bundle } = signKeyless(world, { ...plain, identity: alice })

function judge(change: (envelope: string) => string) {
  const copy: BundleJson = structuredClone(bundle)
  const checkpoint = copy.verificationMaterial.tlogEntries[0]?.inclusionProof?.checkpoint
  if (!checkpoint) throw new Error('signed note: no checkpoint')
  checkpoint.envelope = change(checkpoint.envelope)
  const report = ask(copy, keyless)
  return [report.verdict, ...named(report)]
}
const first = (line: string) => (envelope: string) => envelope.replace('\n\n', `\n\n${line}`)

test('as the log signed it, and with a witness’s signature, it is believed', () => {
  expect(judge((envelope) => envelope)).toEqual(['verified'])
  expect(judge(first('\u2014 witness.example/a AAAAAAAAAAA=\n'))).toEqual(['verified'])
  for (const signature of ['AAAAAAA=', 'AAAAAAAA', 'AAAAAAAAAA=='])
    expect(judge((envelope) => `${envelope}\u2014 witness.example ${signature}\n`)).toEqual(['verified'])
})

test('by the name of its host, wherever that listens, it is believed', () => {
  const root = trustedRootOf(world)
  for (const end of [':3000', '/', '/a/path', ':3000/a/path/']) {
    for (const log of root.tlogs) log.baseUrl = log.baseUrl.replace(/^(\w+:\/\/[^/:]+).*$/, `$1${end}`)
    const report = verifySigstore({
      artifact: { bytes },
      bundle: utf8(JSON.stringify(bundle)),
      trustedRoot: utf8(JSON.stringify(root)),
      policy: keyless,
    })
    expect([end, report.verdict, ...named(report)]).toEqual([end, 'verified'])
  }
})

test.each<readonly [string, (envelope: string) => string]>([
  ['a line behind', (envelope) => `${envelope}hello\n`],
  ['a line before', first('hello\n')],
  ['an empty line behind', (envelope) => `${envelope}\n`],
  ['an empty line more before', first('\n')],
  ['another part behind', (envelope) => `${envelope}\n\u2014 witness.example AAAAAAAAAAAA\n`],
  ['letters before the dash', (envelope) => envelope.replace('\n\n\u2014', '\n\nxx\u2014')],
  ['something behind its end', (envelope) => `${envelope}\0`],
  ['a signature without padding', first('\u2014 witness.example AAAAAAAAAAA\n')],
  ['a signature in the other alphabet', first('\u2014 witness.example AAAAAAAAAA-_\n')],
  ['a signature with bits that mean nothing', first('\u2014 witness.example AAAAAAAAAAB=\n')],
  ['a signature by a key and no name', first('\u2014 witness+x AAAAAAAAAAAA\n')],
])('with %s it is undecided', (_, change) => {
  expect(judge(change)).toEqual(['undecided', 'checkpoint: checkpoint-malformed'])
})

test('without a signature that is counted; by the key of another log of the root it is compared', () => {
  expect(judge((envelope) => envelope.replace(/\n\n[^]*$/, '\n\n'))).toEqual([
    'rejected',
    'checkpoint: checkpoint-without-signature',
  ])
  const id = encodeBase64(Uint8Array.of(...world.logs.v2.logId.subarray(0, 4), 0, 0))
  const others = (envelope: string) => envelope.replace(/\n\n[^]*$/, `\n\n\u2014 a ${id}\n`)
  expect(judge(others)).toEqual(['rejected', 'checkpoint: checkpoint-unsigned'])
})

test.each(['http', 'l', ':', 'shomei-lab.invalid'])('signed by a part of the log’s name: %s', (name) => {
  const change = (envelope: string) => envelope.replace(/\n\n\u2014 \S+ /, `\n\n\u2014 ${name} `)
  expect(judge(change)).toEqual(['undecided', 'checkpoint: checkpoint-malformed'])
})

test.each<readonly [string, (envelope: string) => string]>([
  ['a signature too short to be one', (envelope) => `${envelope}\u2014 a AAAA\n`],
  ['a key id and no signature', (envelope) => `${envelope}\u2014 a AAAAAA==\n`],
  ['no end of its last line', (envelope) => envelope.trimEnd()],
  ['another dash', (envelope) => envelope.replace('\u2014', '\u2013')],
  ['something behind the signature', (envelope) => envelope.replace(/\n$/, ' more\n')],
  ['the ends of lines of another system', (envelope) => envelope.replaceAll('\n', '\r\n')],
])('with %s nothing was compared', (_, change) => {
  expect(judge(change)).toEqual(['undecided', 'checkpoint: checkpoint-unreadable'])
})

describe('a log whose name is not its address', () => {
  const elsewhere = trustedRootOf(world)
  for (const log of elsewhere.tlogs) log.baseUrl = 'http://log.cluster.local:3000'
  const asked = (change: (envelope: string) => string) => {
    const copy: BundleJson = structuredClone(bundle)
    const checkpoint = copy.verificationMaterial.tlogEntries[0]?.inclusionProof?.checkpoint
    if (checkpoint) checkpoint.envelope = change(checkpoint.envelope)
    const report = verifySigstore({
      artifact: { bytes },
      bundle: utf8(JSON.stringify(copy)),
      trustedRoot: utf8(JSON.stringify(elsewhere)),
      policy: keyless,
    })
    expect(report.agrees).toBe(true)
    return report
  }

  test('is known by its key, where it signed that name; both are shown', () => {
    const report = asked((envelope) => envelope)
    expect([report.verdict, ...named(report)]).toEqual(['verified'])
    const seen = report.checks.find(({ id }) => id === 'checkpoint')?.evidence ?? []
    expect(seen.map(({ label }) => label)).toEqual(
      expect.arrayContaining(['checkpoint-signer', 'log-address']),
    )
  })

  test.each<readonly [string, string, (envelope: string) => string]>([
    [
      'a name that nobody signed',
      'checkpoint: checkpoint-name-differs',
      (envelope) => envelope.replace(/\n\n\u2014 \S+ /, '\n\n\u2014 other.example '),
    ],
    [
      'a name that was changed in what is signed, too',
      'checkpoint: checkpoint-invalid',
      (envelope) =>
        envelope.replace(/^\S+/, 'other.example').replace(/\n\n\u2014 \S+ /, '\n\n\u2014 other.example '),
    ],
  ])('not by %s', (_, why, change) => {
    const report = asked(change)
    expect(report.verdict).toBe('rejected')
    expect(named(report).map((one) => one.split(' ').slice(0, 2).join(' '))).toContain(why)
  })
})
