import { describe, expect, test } from 'vitest'
import { verifyOpenpgp } from '../../playground/openpgp/index.ts'
import type { Verdict } from '../../playground/report.ts'
import { CASES, inputOf, stderrOf } from './cases.ts'

/** Our verdict for each of gpg's words; several words in one file are as good as the worst. */
const VERDICTS: Readonly<Record<string, Verdict>> = {
  GOODSIG: 'verified',
  'GOODSIG+GOODSIG': 'verified',
  'GOODSIG+ERRSIG': 'undecided',
  BADSIG: 'rejected',
  EXPSIG: 'rejected',
  EXPKEYSIG: 'verified',
  REVKEYSIG: 'rejected',
  NODATA: 'rejected',
}

/** ERRSIG is "cannot be checked", which is a lack only where the key is what is lacking. */
const OTHERWISE: Readonly<Record<string, Verdict>> = {
  'no-public-key--ERRSIG': 'undecided',
  'rsa2048-md5--ERRSIG': 'rejected',
  'signature-predates-key--ERRSIG': 'rejected',
  'key-expired-before-signing--EXPKEYSIG': 'rejected',
}

describe.each(CASES)('$folder', (testCase) => {
  const words = testCase.folder.split('--')[1] ?? ''

  test('has gpg’s verdict word and exit code', async () => {
    const { gpg } = await verifyOpenpgp(await inputOf(testCase))
    expect(gpg?.status.join('+')).toBe(words)
    expect(gpg?.exitCode).toBe(testCase.exit)
  })

  test('says what gpg said', async () => {
    const { gpg } = await verifyOpenpgp(await inputOf(testCase))
    expect(gpg?.lines).toEqual(await stderrOf(testCase))
  })

  test('has the verdict that belongs to the word', async () => {
    const { verdict } = await verifyOpenpgp(await inputOf(testCase))
    expect(verdict).toBe(OTHERWISE[testCase.folder] ?? VERDICTS[words])
  })
})
