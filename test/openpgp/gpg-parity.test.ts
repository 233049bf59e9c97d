/** What gpg itself said of each case (`npm run fixtures:gpg`), beside what we say. */
import { beforeAll, describe, expect, test } from 'vitest'
import { verifyCleartext, verifyOpenpgp, type OpenpgpReport } from '../../playground/openpgp/index.ts'
import type { Verdict } from '../../playground/report.ts'
import { type Case, CASES, CLEAR_CASES, clearInputOf, inputOf, nameOf, stderrOf, wordsOf } from './cases.ts'
import { DIFFERENCES } from './differences.ts'

const ALL = [...CASES, ...CLEAR_CASES]
const differenceOf = (testCase: Case) => DIFFERENCES.find(({ name }) => name === nameOf(testCase))

async function verify(testCase: Case): Promise<OpenpgpReport> {
  return CLEAR_CASES.includes(testCase)
    ? verifyCleartext(await clearInputOf(testCase))
    : verifyOpenpgp(await inputOf(testCase))
}

/** Each case is verified once. */
const reports = new Map<Case, OpenpgpReport>()

beforeAll(async () => {
  for (const testCase of ALL) reports.set(testCase, await verify(testCase))
})

function reportOn(testCase: Case): OpenpgpReport {
  const report = reports.get(testCase)
  if (report === undefined) throw new Error(`reportOn: ${testCase.folder} was not verified`)
  return report
}

test('there are cases enough', () => {
  expect(ALL.length).toBeGreaterThan(200)
})

describe.each(ALL.filter((testCase) => differenceOf(testCase)?.kind !== 'transcript'))(
  '$folder',
  (testCase) => {
    test('has gpg’s verdict words and exit code', () => {
      const { gpg } = reportOn(testCase)
      expect(gpg?.status.join('+') || 'NOTHING').toBe(wordsOf(testCase))
      expect(gpg?.exitCode).toBe(testCase.exit)
    })

    test.each(['en', 'ja'] as const)('says what gpg said in %s', async (language) => {
      expect(reportOn(testCase).gpg?.lines[language]).toEqual(await stderrOf(testCase, language))
    })
  },
)

/** Our verdict for what gpg says of a signature; the worst of several counts. */
const VERDICTS: Readonly<Record<string, Verdict>> = {
  GOODSIG: 'verified',
  BADSIG: 'rejected',
  EXPSIG: 'rejected',
  EXPKEYSIG: 'verified',
  REVKEYSIG: 'rejected',
  ERRSIG: 'undecided',
  NODATA: 'undecided',
  UNEXPECTED: 'undecided',
  NOTHING: 'undecided',
}
const WORST: readonly Verdict[] = ['rejected', 'undecided', 'verified']

/** ERRSIG is "cannot be checked": whatever it is that lacks, nothing was compared. */
function verdictOf(testCase: Case): Verdict | undefined {
  const verdicts = wordsOf(testCase)
    .split('+')
    .map((word) => VERDICTS[word])
  return WORST.find((verdict) => verdicts.includes(verdict))
}

/**
 * Where gpg stops before it compares, we compare dates and uses all the same; where gpg takes what it does not
 * understand for bad, or is content with what it could not read, nothing was compared.
 */
const OTHERWISE: Readonly<Record<string, Verdict>> = {
  'signature-undated': 'rejected',
  'signature-predates-key': 'rejected',
  'signature-predates-key-by-a-day': 'rejected',
  'signature-predates-key-by-a-second': 'rejected',
  'signature-predates-key-by-minutes': 'rejected',
  'primary-for-certifying-only': 'rejected',
  'subkey-for-encryption-only': 'rejected',
  'key-from-the-future': 'rejected',
  'key-expired-before-signing': 'rejected',
  'key-revoked-and-expired': 'rejected',
  'critical-notation': 'undecided',
  'subpacket-unknown-critical': 'undecided',
  'subpacket-unknown-critical-unsigned': 'undecided',
  'second-block-wrong-checksum': 'undecided',
  'armor-stray-character': 'undecided',
  'clear-two-messages': 'undecided',
  'clear-second-message-tampered': 'undecided',
  'clear-outside-form-feed': 'undecided',
  'clear-outside-no-separator': 'undecided',
}

describe('our verdict', () => {
  test.each(ALL.filter((testCase) => differenceOf(testCase) === undefined))('$folder', (testCase) => {
    expect(reportOn(testCase).verdict).toBe(OTHERWISE[nameOf(testCase)] ?? verdictOf(testCase))
  })

  test('is never "verified" where gpg’s exit code is not 0, but for what is newer than gpg', () => {
    const bold = ALL.filter((testCase) => testCase.exit !== 0 && reportOn(testCase).verdict === 'verified')
    const newer = DIFFERENCES.filter(({ kind }) => kind === 'newer')
    expect(bold.map(nameOf).sort()).toEqual(newer.map(({ name }) => name).sort())
  })

  test('what gpg calls Good and we do not is on the list, or said with a reason above', () => {
    const strict = ALL.filter(
      (testCase) => testCase.exit === 0 && /^GOODSIG(?:\+GOODSIG)*$/.test(wordsOf(testCase)),
    ).filter((testCase) => reportOn(testCase).verdict !== 'verified')
    const listed = DIFFERENCES.filter(({ kind }) => kind !== 'newer')
    expect(strict.map(nameOf).sort()).toEqual(listed.map(({ name }) => name).sort())
  })
})

describe('the list of differences', () => {
  test.each(DIFFERENCES)('$name: $because', ({ name, kind }) => {
    const testCase = ALL.find((one) => nameOf(one) === name)
    if (testCase === undefined) throw new Error('no such case')
    const { verdict, gpg } = reportOn(testCase)
    const ours = gpg === undefined ? 'transcript' : verdict === 'verified' ? 'newer' : 'stricter'
    const theirs = testCase.exit === 0 ? 'good' : 'error'
    expect([ours, theirs]).toEqual([kind, kind === 'newer' ? 'error' : 'good'])
  })
})
