/** What `npm run fixtures:gpg` calls a difference. */
import { expect, test } from 'vitest'
import { differences } from '../../scripts/fixtures/openpgp/compare.ts'
import type { Recorded } from '../../scripts/fixtures/openpgp/record.ts'
import type { Said } from '../../scripts/fixtures/openpgp/store.ts'

const FINGERPRINTS = [
  '0123456789ABCDEF0123456789ABCDEF01234567',
  'FEDCBA9876543210FEDCBA9876543210FEDCBA98',
] as const

function said(fingerprint: string, change: Partial<Recorded> = {}): Recorded {
  const groups = fingerprint.match(/.{4}/g) ?? []
  const lines = [
    `gpg:                using RSA key ${fingerprint}`,
    `Primary key fingerprint: ${groups.slice(0, 5).join(' ')}  ${groups.slice(5).join(' ')}`,
    `gpg: CRC error; ${fingerprint.slice(0, 6)} - 000000`,
  ]
  return {
    name: 'a-case',
    about: '',
    now: new Date('2024-06-02T12:00:00Z'),
    trust: [],
    files: {
      'status.txt': `[GNUPG:] SIG_ID ${fingerprint.slice(3, 9)}+/x 2024-06-01 1\n[GNUPG:] GOODSIG ${fingerprint.slice(-16)} x`,
      'stderr.txt': lines.join('\n'),
      'stderr.ja.txt': `gpg: RSA鍵${fingerprint}を使用`,
    },
    words: 'GOODSIG',
    exit: 0,
    ...change,
  }
}

function committed({ name, words, exit, files }: Recorded): Said {
  return { name, words, exit, texts: files as Record<string, string> }
}

const [before, now] = [said(FINGERPRINTS[0]), said(FINGERPRINTS[1])]

test('other keys are no difference', () => {
  expect(differences([committed(before)], [now], true)).toEqual([])
})

test.each([
  ['another word', { words: 'BADSIG' }, ['a-case: committed GOODSIG, now BADSIG']],
  ['another exit code', { exit: 2 }, ['a-case: committed exit code 0, now 2']],
  [
    'another line',
    { files: { ...now.files, 'stderr.txt': 'gpg: something else' } },
    [
      expect.stringMatching(
        /^a-case: stderr.txt, line 1: committed .*using RSA key.*, now "gpg: something else"$/,
      ),
    ],
  ],
  [
    'a line more',
    { files: { ...now.files, 'stderr.txt': `${String(now.files['stderr.txt'])}\nmore` } },
    ['a-case: stderr.txt, line 4: committed "", now "more"'],
  ],
  [
    'a line of another date',
    { files: { ...now.files, 'status.txt': String(now.files['status.txt']).replace('2024', '2025') } },
    [expect.stringContaining('status.txt, line 1')],
  ],
] as const)('%s is one', (_, change, expected) => {
  expect(differences([committed(before)], [{ ...now, ...change }], true)).toEqual(expected)
})

test('another line in Japanese is one, where gpg speaks it', () => {
  const other = { ...now, files: { ...now.files, 'stderr.ja.txt': 'gpg: 別の行' } }
  expect(differences([committed(before)], [other], true)).toHaveLength(1)
  expect(differences([committed(before)], [other], false)).toEqual([])
})

test('cases that come and go are differences', () => {
  expect(differences([committed(before)], [{ ...now, name: 'other' }], true)).toEqual([
    'a-case: committed, and no longer made',
    'other: made, and not committed',
  ])
})
