import { describe, expect, test } from 'vitest'
import { fromHex, toHex, utf8 } from '../../playground/bytes.ts'
import { type Channel, type ChecksumInput, verifyChecksum } from '../../playground/checksum/index.ts'
import { standingOf } from '../../playground/report.ts'
import { ABC, digestsOf } from './abc.ts'

const abc = { name: 'abc.txt', digests: await digestsOf('abc') }
const changed = ABC.sha256.replace(/^b/, 'c')
const SRI = 'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw=='
const changedMd5 = ABC.md5.replace(/^9/, '8')

function outcome(input: ChecksumInput) {
  const { verdict, checks } = verifyChecksum(input)
  const open = checks.find(({ required, status }) => required && status !== 'passed')
  return [verdict, open && ('code' in open ? open.code : open.status === 'skipped' ? open.because : '')]
}

describe('verifyChecksum', () => {
  test.each([
    ['the digest', ABC.sha256, 'verified', undefined],
    ['one hex digit changed', changed, 'rejected', 'digest-mismatch'],
    ['a list that names it', `${changed}  other\n${ABC.sha256}  dir/abc.txt\n`, 'verified', undefined],
    ['a list that does not', `${changed}  x\n${changed}  y\n`, 'undecided', 'missing-input'],
    ['one line under another name', `${ABC.sha256}  renamed`, 'verified', undefined],
    ['one line under another name, wrong', `${changed}  renamed`, 'undecided', 'perhaps-another-file'],
    [
      'one other name, two algorithms',
      `${ABC.sha256}  x\n${changedMd5}  x`,
      'undecided',
      'perhaps-another-file',
    ],
    ['the same name elsewhere, wrong', `${changed}  dir/abc.txt\n`, 'undecided', 'perhaps-another-file'],
    ['two bare digests, one wrong', `${ABC.sha256}\n${changed}\n`, 'undecided', 'perhaps-another-file'],
    ['two algorithms, one wrong', `${ABC.sha256}\n${changedMd5}\n`, 'undecided', 'perhaps-another-file'],
    ['two bare digests, both wrong', `${changed}  \n${changedMd5}\n`, 'rejected', 'digest-mismatch'],
    [
      'two of Subresource Integrity, one wrong',
      `${SRI}\n${SRI.replace('3', '4')}`,
      'undecided',
      'perhaps-another-file',
    ],
    [
      'a bare digest that is wrong beside the right line for another name',
      `${changed}\n${ABC.sha256}  x\n`,
      'undecided',
      'perhaps-another-file',
    ],
    [
      'a bare digest that is wrong beside the right line',
      `${ABC.sha256}  abc.txt\n${changed}\n`,
      'undecided',
      'perhaps-another-file',
    ],
    [
      'a bare digest among others’ lines',
      `${changed}  x\n${ABC.sha256}\n${changed}  y\n`,
      'verified',
      undefined,
    ],
    [
      'a wrong line between the ends of another system',
      `${ABC.sha256}  abc.txt\n# old\r${changed}  abc.txt\r`,
      'undecided',
      'read-in-two-ways',
    ],
    [
      'a wrong line in the other dialect',
      `${ABC.sha256}  abc.txt\n${changed} abc.txt\n`,
      'undecided',
      'read-in-two-ways',
    ],
    [
      'two digests for one name',
      `${ABC.sha256}  abc.txt\n${changed}  abc.txt`,
      'rejected',
      'conflicting-entries',
    ],
    ['two bare digests', `${ABC.md5}\n${ABC.sha1}\n`, 'verified', undefined],
    [
      'MD5 right and SHA-256 wrong',
      `${ABC.md5}  abc.txt\n${changed}  abc.txt`,
      'rejected',
      'digest-mismatch',
    ],
    [
      'MD5 wrong and SHA-256 right',
      `${changedMd5}  abc.txt\n${ABC.sha256}  abc.txt`,
      'rejected',
      'digest-mismatch',
    ],
    ['an algorithm we do not compute', `BLAKE2b (abc.txt) = ${ABC.sha512}`, 'undecided', 'unsupported'],
    [
      'MD5 right beside an algorithm we do not compute',
      `${ABC.md5}  abc.txt\nBLAKE2b (abc.txt) = ${ABC.sha512}`,
      'undecided',
      'unsupported',
    ],
    [
      'MD5 and SHA-1 right beside a SHA3-256 of the only name',
      `SHA3-256 (x) = ${ABC.sha256}\nMD5 (x) = ${ABC.md5}\nSHA1 (x) = ${ABC.sha1}`,
      'undecided',
      'unsupported',
    ],
    [
      'MD5 wrong beside an algorithm we do not compute',
      `${changedMd5}  abc.txt\nBLAKE2b (abc.txt) = ${ABC.sha512}`,
      'rejected',
      'digest-mismatch',
    ],
    [
      'SHA-256 right beside an algorithm we do not compute',
      `${ABC.sha256}  abc.txt\nBLAKE2b (abc.txt) = ${ABC.sha512}`,
      'verified',
      undefined,
    ],
    [
      'MD5 right beside another file’s algorithm',
      `${ABC.md5}  abc.txt\nBLAKE2b (x) = ${ABC.sha512}`,
      'verified',
      undefined,
    ],
    ['prose', 'trust me', 'undecided', 'no-digest'],
    ['a digest without its last digit', ABC.sha256.slice(1), 'undecided', 'digest-length'],
    ['bytes', Uint8Array.of(0xff), 'undecided', 'not-text'],
    ['nothing', undefined, 'undecided', 'missing-input'],
    ['an empty file', '', 'undecided', 'missing-input'],
  ])('%s', (_, claim, verdict, why) => {
    const bytes = typeof claim === 'string' ? utf8(claim) : claim
    expect(outcome({ artifact: abc, ...(bytes && { claim: bytes }) })).toEqual([verdict, why])
  })

  test('without an artifact nothing is decided, and the list of checks is no shorter', () => {
    const { verdict, checks, entries } = verifyChecksum({ claim: utf8(`${ABC.sha1}  abc.txt`) })
    expect(verdict).toBe('undecided')
    expect(checks.map(({ id, status }) => `${id} ${status}`)).toEqual([
      'artifact skipped',
      'claim passed',
      'listed passed',
      'digest skipped',
      'channel skipped',
    ])
    expect(entries.map(({ algorithm }) => algorithm)).toEqual(['sha1'])
    const several = verifyChecksum({ claim: utf8(`${ABC.sha1}  a\n${ABC.sha1}  b\n`) })
    expect(several.checks.find(({ id }) => id === 'listed')).toMatchObject({ because: { check: 'artifact' } })
  })

  test('every flipped bit of the digest is caught', () => {
    const right = fromHex(ABC.sha256) as Uint8Array
    for (let bit = 0; bit < right.length * 8; bit++) {
      const wrong = Uint8Array.from(right, (byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte))
      expect(verifyChecksum({ artifact: abc, claim: utf8(toHex(wrong)) }).verdict).toBe('rejected')
    }
  })

  const check = (claim: string, id: string, channel?: Channel) =>
    verifyChecksum({ artifact: abc, claim: utf8(claim), ...(channel && { channel }) }).checks.find(
      (one) => one.id === id,
    )

  test('MD5 and SHA-1 match with a warning, unless something stronger matches too', () => {
    const warning = (claim: string) => {
      const found = check(claim, 'digest')
      return found?.status === 'passed' ? found.warning : 'not passed'
    }
    const { md5, sha1, sha256, sha512 } = ABC
    expect([md5, sha1, sha256, sha512].map(warning)).toEqual([
      'collisions-known',
      'collisions-known',
      undefined,
      undefined,
    ])
    expect(warning(`${md5}\n${sha1}`)).toBe('collisions-known')
    expect(warning(`${md5}\n${sha256}`)).toBeUndefined()
  })

  test('lines for two places are no two lines for one', () => {
    const named = { ...abc, name: 'a.txt' }
    expect(
      outcome({ artifact: named, claim: utf8(`${changed}  a.txt\n${ABC.sha256}  ../foo/a.txt\n`) }),
    ).toEqual(['rejected', 'digest-mismatch'])
    expect(outcome({ artifact: named, claim: utf8(`${changed}  a.txt\n${ABC.sha256}  a.txt\n`) })).toEqual([
      'rejected',
      'conflicting-entries',
    ])
  })

  test('why the tool reads no such line, and only where it reads none', () => {
    const of = (claim: string, name = 'a') =>
      verifyChecksum({ artifact: { ...abc, name }, claim: utf8(claim) }).unread
    const records = `${ABC.sha256}  a\0${ABC.sha256}  b\0`
    expect(of(records)).toBeUndefined()
    expect(of(records, 'b')).toBe('nul')
    expect(of(ABC.sha256)).toBe('bare')
    expect(of(`\uFEFF${ABC.sha256}  a\n`)).toBe('bom')
    expect(of(`${ABC.sha256}  a\n`)).toBeUndefined()
  })

  test('the algorithm is said, and how it is known', () => {
    const said = (claim: string) =>
      check(claim, 'listed')?.evidence.find(({ label }) => label.startsWith('algo'))
    for (const one of [ABC.sha1, `${ABC.sha1}  abc.txt`, `${ABC.sha1.toUpperCase()}  abc.txt`])
      expect(said(one)).toMatchObject({ label: 'algorithm-by-length', value: 'SHA-1' })
    expect(said(`SHA512 (abc.txt) = ${ABC.sha512}`)).toMatchObject({
      label: 'algorithm-by-tag',
      value: 'SHA-512',
    })
  })
})

describe('the channel', () => {
  const judged = (claim: string, channel?: Channel) => {
    const report = verifyChecksum({ artifact: abc, claim: utf8(claim), ...(channel && { channel }) })
    const { verdict, checks } = report
    const [digest, last] = checks.slice(-2)
    const sources = [...(digest?.evidence ?? []), ...(digest?.status === 'failed' ? [digest.expected] : [])]
      .filter((one) => one?.source !== 'artifact')
      .map((one) => one?.source)
    return {
      verdict,
      standing: standingOf(report),
      sources,
      status: last?.status,
    }
  }

  test('a match with a digest from the same server was expected by nobody, and its digest is a claim', () => {
    const beside = { verdict: 'verified', standing: 'nobody-expected', sources: ['claim'], status: 'skipped' }
    expect(judged(ABC.sha256)).toEqual(beside)
    expect(judged(ABC.sha256, 'beside')).toEqual(beside)
  })

  test('a match with one from elsewhere is not, and its digest is trust', () => {
    expect(judged(ABC.sha256, 'apart')).toEqual({
      verdict: 'verified',
      sources: ['trust'],
      standing: 'verified',
      status: 'passed',
    })
  })

  test.each([
    [ABC.md5, 'twin-unnoticed'],
    [`${ABC.md5}\n${ABC.sha1}\n`, 'twin-unnoticed'],
    [ABC.sha256, undefined],
    [`${ABC.md5}\n${ABC.sha256}\n`, undefined],
  ])('a swap for a twin is not noticed by %j', (claim, warning) => {
    const { checks } = verifyChecksum({ artifact: abc, claim: utf8(claim), channel: 'apart' })
    const last = checks.at(-1)
    expect(last?.status === 'passed' && [last.warning]).toEqual([warning])
  })

  test.each(['beside', 'apart'] as const)(
    'a mismatch is one, %s: nothing is said about the channel',
    (channel) => {
      expect(judged(changed, channel)).toMatchObject({
        verdict: 'rejected',
        standing: 'rejected',
        sources: [channel === 'beside' ? 'claim' : 'trust'],
        status: 'skipped',
      })
    },
  )
})
