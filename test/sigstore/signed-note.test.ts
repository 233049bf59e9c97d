/** A checkpoint is a signed note as C2SP has it: what stands around its signatures is read by nobody, or differently. */
import { describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { decodeBase64, encodeBase64 } from '../../playground/platform/base64.ts'
import { verifySigstore } from '../../playground/sigstore/index.ts'
import type { BundleJson } from '../../playground/world/bundle.ts'
import { signKeyless, trustedRootOf } from '../../playground/world/index.ts'
import { sign } from '../../playground/world/keys.ts'
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

/** That line, and the same one with a bit of its signature changed. */
const lineOf = (envelope: string, name?: string, keyId?: Uint8Array) => {
  const [, signer = '', signature = ''] = /\n\n\u2014 (\S+) (\S+)\n$/.exec(envelope) ?? []
  const wrong = decodeBase64(signature).map((octet, i, { length }) => (i === length - 1 ? octet ^ 1 : octet))
  if (keyId) wrong.set(keyId.subarray(0, 4))
  return {
    held: `\u2014 ${name ?? signer} ${signature}\n`,
    wrong: `\u2014 ${name ?? signer} ${encodeBase64(wrong)}\n`,
  }
}
const lines =
  (make: (envelope: string) => string) =>
  (envelope: string): string =>
    envelope.replace(/\n\n[^]*$/, () => `\n\n${make(envelope)}`)
const { signer, logId } = world.logs.v2

describe('what a line says counts only where its own signature holds', () => {
  test.each<readonly [string, (envelope: string) => string]>([
    ['beside a true one by a part of it', (one) => lineOf(one, 'shomei').held + lineOf(one).wrong],
    ['before a true one by the same', (one) => lineOf(one).wrong + lineOf(one).held],
    ['behind a true one by the same', (one) => lineOf(one).held + lineOf(one).wrong],
    ['of another log of the root', (one) => lineOf(one).held + lineOf(one, signer, logId).wrong],
  ])('a false one by a log’s name and key id is not passed over: %s', (_, make) => {
    expect(judge(lines(make))).toEqual(['rejected', 'checkpoint: checkpoint-line-invalid'])
  })

  test('one by a name that is no log’s, or by another key of that name, is nobody’s', () => {
    const other = Uint8Array.of(1, 2, 3, 4)
    for (const [name, id] of [['shomei'], [undefined, other], [signer]] as const)
      expect(judge(lines((one) => lineOf(one, name, id).wrong + lineOf(one).held))).toEqual(['verified'])
  })

  test('one in the text that is signed is none', () => {
    const { key, signer: own, logId: id } = world.logs.v1
    const said = judge((envelope) => {
      const text = `${envelope.slice(0, envelope.indexOf('\n\n'))}\n${lineOf(envelope).held}`
      const signature = encodeBase64(concatBytes(id.subarray(0, 4), sign(key, utf8(text))))
      return `${text}\n\u2014 ${own.slice(0, 5)} ${signature}\n`
    })
    expect(said).toEqual(['undecided', 'checkpoint: checkpoint-malformed'])
  })
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
      'a name that its own line does not hold for',
      'checkpoint: checkpoint-invalid',
      lines((one) => lineOf(one, 'shomei').held + lineOf(one).wrong),
    ],
    [
      'its own name where one line of two does not hold',
      'checkpoint: checkpoint-line-invalid',
      lines((one) => lineOf(one).wrong + lineOf(one).held),
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
