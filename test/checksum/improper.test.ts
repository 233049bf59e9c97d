/** A line that is no digest line and has the file's name in it is somebody's all the same: nothing stands in for it unsaid. */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { verifyChecksum, verifyList } from '../../playground/checksum/index.ts'
import { ABC, digestsOf } from './abc.ts'

const digests = await digestsOf('abc')
const OTHER = ABC.sha256.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))
const line = (name: string, digest: string = ABC.sha256) => `${digest}  ${name}\n`
const CUT = OTHER.slice(1)

const NAMING = [
  `${CUT}  evil.jar\n`,
  `${CUT} *evil.jar\n`,
  `${CUT}\tevil.jar\n`,
  `SHA256 (evil.jar) = ${CUT}\n`,
  `SHA256(./evil.jar)= ${CUT}\n`,
  `evil.jar: 1234 ABCD\n`,
  `"evil.jar" is withdrawn\n`,
]
const ELSEWHERE = [
  `${CUT}  sub/evil.jar\n`,
  `${CUT}  evil.jar.asc\n`,
  `${CUT}  not-evil.jar\n`,
  '-----BEGIN PGP SIGNED MESSAGE-----\n',
]

describe('one file', () => {
  const one = (list: string, name = 'evil.jar') => {
    const { verdict, checks } = verifyChecksum({ artifact: { name, digests }, claim: utf8(list) })
    const said = checks.flatMap((check) =>
      'code' in check ? [check.code] : 'warning' in check && check.warning ? [check.warning] : [],
    )
    return [verdict, ...said]
  }

  test.each(NAMING)('its own line may be %j: a line for another place or name does not stand in', (own) => {
    const unread = ['undecided', 'own-line-unreadable']
    for (const other of ['sub/evil.jar', 'good.jar']) {
      expect(one(own + line(other))).toEqual(unread)
      expect(one(line(other, OTHER) + own)).toEqual(unread)
    }
  })

  test.each(NAMING)('beside a right one, %j is said', (own) => {
    expect(one(own + line('evil.jar'))).toEqual(['verified', 'own-line-improper'])
    expect(one(line('evil.jar', OTHER) + own)).toEqual(['rejected', 'own-line-improper', 'digest-mismatch'])
  })

  test.each(NAMING)('beside a bare one, %j is said; and whose that is, is not known', (own) => {
    expect(one(`${own}${ABC.sha256}\n`)).toEqual(['verified', 'own-line-improper'])
    expect(one(`${own}${OTHER}\n`)).toEqual(['undecided', 'own-line-improper', 'perhaps-another-file'])
  })

  test.each(ELSEWHERE)('%j has not its name', (other) => {
    expect(one(other + line('evil.jar'))).toEqual(['verified'])
    expect(one(other + line('sub/evil.jar'))).toEqual(['verified', 'path-differs'])
  })

  test('a name with blanks, and one beyond ASCII', () => {
    for (const name of ['my evil.jar', '悪.jar']) {
      for (const own of [`${CUT}  ${name}\n`, `SHA256 (${name}) = ${CUT}\n`])
        expect(one(own + line(`sub/${name}`), name)).toEqual(['undecided', 'own-line-unreadable'])
    }
  })
})

describe('a list and its files', () => {
  const many = (list: string, ignoreMissing: boolean, ...names: string[]) => {
    const { verdict, checks } = verifyList({
      list: utf8(list),
      listName: 'SHA256SUMS',
      files: names.map((name) => ({ name, found: { sha256: digests.sha256 } })),
      ...(ignoreMissing && { options: { ignoreMissing } }),
    })
    return [verdict, ...checks.flatMap((check) => ('code' in check ? [check.code] : []))]
  }

  test.each(NAMING)('its own line may be %j: a line for another place does not stand in', (own) => {
    const list = own + line('sub/evil.jar') + line('other.jar')
    expect(many(list, false, 'evil.jar', 'other.jar')).toEqual([
      'undecided',
      'own-line-unreadable',
      'files-missing',
    ])
    expect(many(list, true, 'evil.jar', 'other.jar')).toEqual(['undecided', 'own-line-unreadable'])
    expect(many(list, true, 'evil.jar', 'sub/evil.jar', 'other.jar')).toEqual([
      'undecided',
      'own-line-unreadable',
    ])
    expect(many(own + list + line('evil.jar'), false, 'evil.jar', 'sub/evil.jar', 'other.jar')).toEqual([
      'verified',
    ])
  })

  test.each(NAMING)('a wrong digest without a name accuses nobody beside %j', (own) => {
    expect(many(`${own}${OTHER}\n`, false, 'evil.jar')[0]).toBe('undecided')
  })

  test.each(ELSEWHERE)('%j has not its name', (other) => {
    expect(many(other + line('evil.jar'), false, 'evil.jar')).toEqual(['verified'])
    expect(many(other + line('x/evil.jar'), false, 'evil.jar')).toEqual(['verified'])
  })
})
