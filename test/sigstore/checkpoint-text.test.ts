/** What a log signs of its tree is a checkpoint as C2SP has it: a text that readers read differently is none. */
import { expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { encodeBase64 } from '../../playground/platform/base64.ts'
import type { BundleJson } from '../../playground/world/bundle.ts'
import { signKeyless } from '../../playground/world/index.ts'
import { sign } from '../../playground/world/keys.ts'
import { alice, ask, keyless, plain, world } from './lab.ts'
import { named } from './suite.ts'

const { bundle } = signKeyless(world, { ...plain, identity: alice })
const { logs } = world

/** Signed by the log as it stands. */
function judge(change: (text: string) => string) {
  const copy: BundleJson = structuredClone(bundle)
  const checkpoint = copy.verificationMaterial.tlogEntries[0]?.inclusionProof?.checkpoint
  if (!checkpoint) throw new Error('checkpoint text: no checkpoint')
  const text = change(checkpoint.envelope.replace(/\n\n[^]*$/, '\n'))
  const { key, signer, logId } = logs.v1
  const signature = encodeBase64(concatBytes(logId.subarray(0, 4), sign(key, utf8(text))))
  checkpoint.envelope = `${text}\n\u2014 ${signer} ${signature}\n`
  const report = ask(copy, keyless)
  return { said: [report.verdict, ...named(report)], accepts: report.library?.accepts }
}
const line = (at: number, change: (line: string) => string) => (text: string) =>
  text
    .split('\n')
    .map((one, i) => (i === at ? change(one) : one))
    .join('\n')
const last = (text: string) => text.slice(0, -1)
/** The same bytes: two bits of the last letter before the padding mean nothing. */
const sloppy = (hash: string) =>
  hash.replace(/(.)=$/, (_, letter: string) => `${String.fromCharCode(letter.charCodeAt(0) + 1)}=`)

test('as it is, and with more lines, it is believed', () => {
  expect(judge((text) => text).said).toEqual(['verified'])
  expect(judge((text) => `${text}Timestamp: 1679349379012118479\n`).said).toEqual(['verified'])
  expect(judge(line(0, () => 'rekor.sigstore.dev - 2605736670972794746')).said).toEqual(['verified'])
})

test.each<readonly [string, (text: string) => string]>([
  ['without an origin', line(0, () => '')],
  ['with a tab in its origin', line(0, (one) => `${one}\t`)],
  ['with a CR behind its origin', line(0, (one) => `${one}\r`)],
  ['with half a letter in its origin', line(0, (one) => `${one}\ud800`)],
  ['whose size begins with a zero', line(1, (one) => `0${one}`)],
  ['whose size has a sign', line(1, (one) => `+${one}`)],
  ['whose size is in hex', line(1, (one) => `0x${Number(one).toString(16)}`)],
  ['whose size has a blank behind it', line(1, (one) => `${one} `)],
  ['whose hash has no padding', line(2, (one) => one.replace(/=+$/, ''))],
  ['whose hash has more padding', line(2, (one) => `${one}=`)],
  ['whose hash has a blank behind it', line(2, (one) => `${one} `)],
  [
    'whose hash is in the other alphabet',
    line(2, (one) => one.replaceAll('+', '-').replaceAll('/', '_').replace(/^/, ' ')),
  ],
  ['whose hash has bits that mean nothing', line(2, sloppy)],
  ['whose hash has a letter that means nothing', line(2, (one) => `*${one}`)],
  ['with a control character in a line more', (text) => `${text}more\u0001\n`],
])('%s it is undecided, though the log signed it', (_, change) => {
  expect(judge(change)).toEqual({ said: ['undecided', 'checkpoint: checkpoint-malformed'], accepts: true })
})

test('a line more that is empty is none of it', () => {
  expect(judge((text) => `${text}\nmore\n`).said[0]).not.toBe('verified')
  expect(judge(last).said[0]).not.toBe('verified')
})
