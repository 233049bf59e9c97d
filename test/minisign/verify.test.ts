/** What was expected, and by whom; how files are told apart; how the artifact is read. */
import { describe, expect, test } from 'vitest'
import { concatBytes, fromUtf8, utf8 } from '../../playground/bytes.ts'
import { type MinisignInput, verifyEmbedded, verifyMinisign } from '../../playground/minisign/index.ts'
import { keyText } from '../../playground/minisign/checks.ts'
import { readKey } from '../../playground/minisign/reading/key.ts'
import { standingOf } from '../../playground/report.ts'
import { recorded } from './recorded.ts'

const good = recorded('minisign-good')
const legacy = recorded('minisign-good-legacy')
const plain = recorded('signify-good')
const embedded = recorded('signify-embedded-good')
const { key, artifact, signature } = good
const other = recorded('minisign-wrong-key').key
const sameId = recorded('minisign-wrong-key-same-id').key
const ID = 'BBFF2E118EF8E90E'
const COMMENT = 'timestamp:1790000000\tfile:file'

async function judge(given: Partial<MinisignInput>) {
  const report = await verifyMinisign({ artifact, signature, policy: { key }, ...given })
  const coded = report.checks.flatMap((check) => {
    const code = 'code' in check ? check.code : check.status === 'passed' ? check.warning : undefined
    return code === undefined ? [] : [`${check.id}: ${code}`]
  })
  return { ...report, standing: standingOf(report), coded }
}
const statusOf = ({ checks }: Awaited<ReturnType<typeof judge>>, id: string) =>
  checks.find((check) => check.id === id)?.status

describe('the key', () => {
  test('known beforehand, whole, is enough', async () => {
    const { standing, proved, notAsked, coded } = await judge({})
    expect({ standing, proved, notAsked, coded }).toEqual({
      standing: 'verified',
      proved: ['format', 'key', 'integrity'],
      notAsked: [],
      coded: [],
    })
  })

  test('that came along proves nothing of whose it is', async () => {
    const { standing, proved, notAsked } = await judge({ key, policy: {} })
    expect({ standing, proved, notAsked }).toEqual({
      standing: 'nobody-expected',
      proved: ['format', 'integrity'],
      notAsked: ['key-expected'],
    })
  })

  test.each([
    ['as a file', key],
    ['alone', recorded('minisign-good-bare-key').key],
    ['alone, on a line of its own', utf8(` ${fromUtf8(recorded('minisign-good-bare-key').key)}\r\n`)],
  ])('that came along is compared with the one that is known: %s', async (_, held) => {
    expect((await judge({ key, policy: { key: held } })).standing).toBe('verified')
    const swapped = await judge({ key: sameId, policy: { key: held } })
    expect(swapped.coded).toEqual([
      'signature-integrity: signature-mismatch',
      'comment-integrity: comment-signature-mismatch',
      'key-expected: key-mismatch',
    ])
  })

  test('that is known and cannot be read leaves it open', async () => {
    const { standing, coded } = await judge({ key, policy: { key: utf8('RWQ') } })
    expect([standing, coded]).toEqual(['undecided', ['key-expected: not-a-public-key']])
  })

  test('that is missing leaves it open, and the artifact is not read', async () => {
    const unread = {
      async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
        throw new Error('read')
      },
    }
    const report = await judge({ artifact: unread, policy: {} })
    expect([report.standing, statusOf(report, 'signature-integrity')]).toEqual(['undecided', 'skipped'])
    expect(report.answer).toBeUndefined()
  })

  test('is told as a secret one', async () => {
    const secret = recorded('minisign-secret-as-key').key
    expect((await judge({ policy: { key: secret } })).coded).toContain('key-format: secret-key')
  })
})

describe('the key id', () => {
  test.each([ID, ID.toLowerCase(), `0x${ID}`])(
    '%s, expected, says little of a key that came along',
    async (keyId) => {
      const { standing, coded } = await judge({ key, policy: { keyId } })
      expect([standing, coded]).toEqual(['nobody-expected', ['key-id-expected: key-id-proves-little']])
    },
  )

  test('of another key with the same id is the same: it does not tell them apart', async () => {
    const report = await judge({ key: sameId, policy: { keyId: ID } })
    expect(statusOf(report, 'key-id-expected')).toBe('passed')
    expect(report.verdict).toBe('rejected')
  })

  test('rejects where it differs, whatever else holds', async () => {
    const { standing, coded } = await judge({ policy: { key, keyId: 'BEEF' } })
    expect([standing, coded]).toEqual(['rejected', ['key-id-expected: key-id-unexpected']])
  })

  test.each(['', 'minisign', `${ID}0`, ID.replace('B', 'G')])('%j is none', async (keyId) => {
    const { standing, coded } = await judge({ policy: { key, keyId } })
    expect([standing, coded]).toEqual(['undecided', ['key-id-expected: not-a-key-id']])
  })
})

describe('the trusted comment', () => {
  test('as expected, whole', async () => {
    const report = await judge({ policy: { key, trustedComment: COMMENT } })
    expect([report.standing, statusOf(report, 'comment-expected')]).toEqual(['verified', 'passed'])
    const part = await judge({ policy: { key, trustedComment: COMMENT.slice(0, -1) } })
    expect(part.coded).toEqual(['comment-expected: comment-mismatch'])
  })

  test('says nothing of whose key it is', async () => {
    expect((await judge({ key, policy: { trustedComment: COMMENT } })).standing).toBe('nobody-expected')
  })

  test('that nobody signed is not the expected one', async () => {
    const changed = recorded('minisign-trusted-comment-changed').signature
    const report = await judge({ signature: changed, policy: { key, trustedComment: `${COMMENT}!` } })
    expect(report.coded).toEqual(['comment-integrity: comment-signature-mismatch'])
    expect(statusOf(report, 'comment-expected')).toBe('skipped')
  })

  test('cannot be stripped unnoticed where it is expected', async () => {
    const stripped = recorded('signify-minisign-legacy-without-its-comment').signature
    const report = await judge({ signature: stripped })
    expect([report.verdict, report.signature?.tool]).toEqual(['verified', 'signify'])
    const { coded } = await judge({ signature: stripped, policy: { key, trustedComment: COMMENT } })
    expect(coded).toEqual(['comment-expected: comment-missing'])
  })
})

describe('warnings', () => {
  test.each([
    ['minisign-good-legacy', 'signature-integrity: legacy-signature'],
    ['minisign-digest-as-artifact', 'signature-integrity: perhaps-a-digest'],
    ['signify-digest-as-artifact', 'signature-integrity: perhaps-a-digest'],
    ['minisign-lines-behind', 'signature-format: words-outside'],
    ['minisign-return-in-trusted-comment', 'signature-format: words-outside'],
    ['signify-lines-behind', 'signature-format: words-outside'],
    ['signify-longer-than-read', 'signature-format: words-outside'],
  ])('%s', async (name, warning) => {
    const { artifact: file, signature: claim, tool } = recorded(name)
    const { verdict, coded } = await judge({ artifact: file, signature: claim, tool })
    expect([verdict, coded]).toEqual(['verified', [warning]])
  })

  test.each(['minisign-crlf', 'minisign-blank-line-behind', 'signify-crlf', 'signify-good'])(
    '%s is worth none',
    async (name) => {
      const { signature: claim, tool } = recorded(name)
      expect((await judge({ signature: claim, tool })).coded).toEqual([])
    },
  )
})

describe('a signature without a word of whose it is', () => {
  test.each([
    [signature, 'minisign'],
    [legacy.signature, 'minisign'],
    [plain.signature, 'signify'],
    [recorded('signify-crlf').signature, 'signify'],
    [recorded('minisign-crlf').signature, 'minisign'],
  ])('%# goes by its form', async (claim, tool) => {
    const report = await judge({ signature: claim })
    expect([report.verdict, report.signature?.tool]).toEqual(['verified', tool])
  })

  test('has nothing behind it, or that may be its text', async () => {
    const { verdict, coded, answer } = await judge({ signature: embedded.signature })
    expect([verdict, coded, answer]).toEqual(['undecided', ['signature-format: not-detached'], undefined])
  })

  test('in a gzip archive is named', async () => {
    const zipped = recorded('signify-embedded-gzip').signature
    expect((await judge({ signature: zipped })).coded).toEqual(['signature-format: gzip-signature'])
    const { checks } = await verifyEmbedded({ file: zipped, policy: { key } })
    expect(checks[0]).toMatchObject({ status: 'undecided', code: 'gzip-signature' })
  })
})

describe('every check that can run, runs', () => {
  test('behind another key id', async () => {
    const { signature: claim } = recorded('minisign-id-changed')
    const report = await judge({ signature: claim })
    expect(report.coded).toEqual(['key-id-match: key-id-mismatch'])
    expect(statusOf(report, 'signature-integrity')).toBe('passed')
  })

  test('on everything that is wrong at once', async () => {
    const { artifact: file, signature: claim, key: wrong } = recorded('minisign-all-wrong')
    const expected = { key, keyId: ID, trustedComment: COMMENT }
    const { coded } = await judge({ artifact: file, signature: claim, key: wrong, policy: expected })
    expect(coded).toEqual([
      'key-id-match: key-id-mismatch',
      'signature-integrity: signature-mismatch',
      'comment-integrity: comment-signature-mismatch',
      'key-expected: key-mismatch',
      'key-id-expected: key-id-unexpected',
      'comment-expected: comment-mismatch',
    ])
  })
})

test('the artifact is read in pieces, whichever way it is signed', async () => {
  const pieces = async function* () {
    for (let at = 0; at < artifact.length; at += 3) yield artifact.subarray(at, at + 3)
  }
  for (const { signature: claim } of [good, legacy, plain]) {
    expect((await judge({ artifact: pieces(), signature: claim })).verdict).toBe('verified')
  }
})

test('what is signed inside is given byte for byte, and whether it holds is said apart', async () => {
  const bytes = recorded('signify-embedded-any-bytes').signature
  const { verdict, text } = await verifyEmbedded({ file: bytes, policy: { key } })
  expect([verdict, text]).toEqual(['verified', Uint8Array.from({ length: 256 }, (_, i) => i)])
  const longer = await verifyEmbedded({ file: concatBytes(bytes, utf8('!')), policy: { key } })
  expect([longer.verdict, longer.text?.length]).toEqual(['rejected', 257])
})

describe('no words are given', () => {
  test('where the tool takes no key alone', async () => {
    const bare = recorded('minisign-good-bare-key').key
    const { verdict, answer } = await judge({ signature: plain.signature, policy: { key: bare } })
    expect([verdict, answer]).toEqual(['verified', undefined])
  })

  test('where an artifact of unknown size may be too much for it', async () => {
    const stream = async function* () {
      yield artifact
    }
    const broken = { signature: recorded('signify-empty-signature').signature, tool: 'signify' } as const
    expect((await judge({ ...broken, artifact: stream() })).answer).toBeUndefined()
    expect((await judge({ ...broken, artifact: stream(), size: artifact.length })).answer?.exit).toBe(1)
  })
})

test('the comments say who wrote them', async () => {
  const { checks } = await judge({})
  const evidence = checks.flatMap((check) => check.evidence)
  expect(evidence).toContainEqual({
    label: 'untrusted-comment',
    value: 'signature from a throw-away key',
    source: 'claim',
  })
  expect(evidence).toContainEqual({ label: 'trusted-comment', value: COMMENT, source: 'claim' })
})

test('a key is written as minisign prints it', () => {
  const read = readKey(other, 'minisign')
  expect('code' in read ? undefined : keyText(read)).toBe(fromUtf8(other)?.split('\n')[1])
})
