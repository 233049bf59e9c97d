/** A list's line is about a file at a place: another file of that name is not silently taken for it. */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { verifyChecksum, verifyList } from '../../playground/checksum/index.ts'
import { ABC, digestsOf } from './abc.ts'

const digests = await digestsOf('abc')
const OTHER = ABC.sha256.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))
const line = (name: string, digest: string = ABC.sha256) => `${digest}  ${name}\n`

const one = (list: string, path?: string, folder?: string) => {
  const report = verifyChecksum({
    artifact: {
      name: 'evil.jar',
      digests,
      ...(path !== undefined && { path }),
      ...(folder !== undefined && { folder }),
    },
    claim: utf8(list),
  })
  const listed = report.checks.find(({ id }) => id === 'listed')
  const listedNames = listed?.evidence.flatMap((one) => (one.label === 'listed-name' ? [one.value] : []))
  return {
    verdict: report.verdict,
    said: listed?.status === 'passed' ? listed.warning : listed?.status,
    listedNames,
  }
}

describe('one file', () => {
  test.each([
    ['sub/evil.jar', undefined, 'path-differs'],
    ['sub/evil.jar', 'evil.jar', 'path-differs'],
    ['sub/evil.jar', '/home/me/other/evil.jar', 'path-differs'],
    ['../evil.jar', '/home/me/evil.jar', 'path-differs'],
    ['/etc/evil.jar', '/home/etc/evil.jar', 'path-differs'],
    ['ub/evil.jar', '/home/sub/evil.jar', 'path-differs'],
    ['sub/evil.jar', '/home/me/sub/evil.jar', undefined],
    ['./sub//evil.jar', '/home/me/sub/evil.jar', undefined],
    ['/home/me/evil.jar', '/home/me/evil.jar', undefined],
    ['evil.jar', undefined, undefined],
    ['./evil.jar', undefined, undefined],
    ['evil.jar', '/home/me/evil.jar', undefined],
    ['good.jar', undefined, 'name-differs'],
  ])('the list says %s, the file is %s: %s', (listed, path, warning) => {
    for (const more of ['', line('other.jar', OTHER)]) {
      if (warning === 'name-differs' && more) continue
      expect(one(line(listed) + more, path)).toEqual({
        verdict: 'verified',
        said: warning,
        listedNames: [listed],
      })
    }
  })

  test('the line for that very place counts, whatever is listed elsewhere', () => {
    expect(one(line('sub/evil.jar', OTHER) + line('evil.jar')).verdict).toBe('verified')
    expect(one(line('sub/evil.jar') + line('evil.jar', OTHER)).verdict).toBe('rejected')
    expect(one(line('a/evil.jar', OTHER) + line('b/evil.jar'), '/x/b/evil.jar').verdict).toBe('verified')
  })

  test('several places that could be meant, and not one digest: undecided, and they are named', () => {
    expect(one(line('a/evil.jar', OTHER) + line('b/evil.jar'))).toEqual({
      verdict: 'undecided',
      said: 'skipped',
      listedNames: ['a/evil.jar', 'b/evil.jar'],
    })
    expect(one(line('a/evil.jar') + line('b/evil.jar'))).toMatchObject({ said: 'path-differs' })
  })

  test('one place with two digests is a conflict still, where it is the file’s own', () => {
    const list = line('sub/evil.jar', OTHER) + line('./sub/evil.jar')
    expect(one(list, '/x/sub/evil.jar').verdict).toBe('rejected')
    expect(one(list).verdict).toBe('undecided')
  })

  test('its own line counts, in whatever algorithm; one for another place does not stand in for it', () => {
    const tagged = (name: string, tag: string, digest: string) => `${tag} (${name}) = ${digest}\n`
    const asked = (list: string) => one(list, '/x/sub/evil.jar', '/x').verdict
    const elsewhere = (digest: string) => tagged('evil.jar', 'SHA256', digest)
    expect(asked(elsewhere(OTHER) + tagged('sub/evil.jar', 'SHA512', ABC.sha512)), 'both honest').toBe(
      'undecided',
    )
    expect(asked(elsewhere(ABC.sha256) + tagged('sub/evil.jar', 'SHA384', '0'.repeat(96)))).toBe('undecided')
    expect(asked(elsewhere(ABC.sha256) + tagged('sub/evil.jar', 'SHA512', ABC.sha512))).toBe('verified')
    expect(asked(elsewhere(ABC.sha256) + tagged('sub/evil.jar', 'SHA512', '0'.repeat(128)))).toBe('rejected')
  })

  test('a wrong line for its very place stays wrong, whatever else a path may be written like', () => {
    const path = '/x/sub/evil.jar'
    const [wrong, wrong2] = [line('evil.jar', OTHER), line('sub/evil.jar', OTHER.replace(/.$/, '0'))]
    for (const more of [line('sub/evil.jar'), wrong2, line('x/sub/evil.jar') + wrong2, line(path)])
      for (const list of [wrong + more, more + wrong])
        expect([more, one(list, path, '/x/sub').verdict]).toEqual([more, 'rejected'])
    expect(one(wrong + wrong2, path).verdict, 'none is right, wherever the list begins').toBe('rejected')
    const several = wrong + line('sub/evil.jar')
    expect(one(several, path).verdict, 'of two files perhaps').toBe('undecided')
    expect(one(several, path, '/x').verdict, 'the other’s').toBe('undecided')
  })

  test('a wrong line that leads back to its place is not somebody else’s', () => {
    const right = line('evil.jar')
    const at = '/x/sub/evil.jar'
    expect(one(line('../sub/evil.jar', OTHER) + right, at, '/x/sub').verdict).toBe('rejected')
    expect(one(line('../../x/sub/evil.jar', OTHER) + right, at, '/x/sub').verdict).toBe('rejected')
    for (const name of ['../b/evil.jar', '../evil.jar', '../../evil.jar'])
      expect([name, one(line(name, OTHER) + right, at, '/x/sub').verdict]).toEqual([name, 'verified'])
    for (const name of ['../b/evil.jar', 'c/../evil.jar', '../../a/b/evil.jar']) {
      expect([name, one(line(name, OTHER) + right).verdict]).toEqual([name, 'undecided'])
      expect([name, one(line(name) + right).verdict]).toEqual([name, 'verified'])
    }
    for (const name of ['../evil.jar', '../../b/evil.jar', '../b/other.jar'])
      expect([name, one(line(name, OTHER) + right).verdict]).toEqual([name, 'verified'])
  })

  test('a digest for its own place that is not the file’s does', () => {
    expect(one(line('sub/evil.jar', OTHER), '/home/me/sub/evil.jar').verdict).toBe('rejected')
  })

  test.each(['sub/evil.jar', 'good.jar'])(
    'a digest for %s that is not the file’s accuses nobody',
    (listed) => {
      expect(one(line(listed, OTHER)).verdict).toBe('undecided')
    },
  )
})

describe('a list and its files', () => {
  const many = (list: string, ...names: string[]) => judge(undefined, list, ...names)
  const judge = (folder: string | undefined, list: string, ...names: string[]) => {
    const { checks, verdict, rows, asListed } = verifyList({
      list: utf8(list),
      listName: 'SHA256SUMS',
      ...(folder !== undefined && { folder }),
      files: names.map((name) => ({ name, found: { sha256: digests.sha256 } })),
    })
    const present = checks.find(({ id }) => id === 'present')
    return {
      verdict,
      said: present?.status === 'passed' ? present.warning : present?.status,
      elsewhere: rows.filter((row) => row.elsewhere).map(({ name }) => name),
      asListed,
    }
  }

  test.each([
    ['sub/evil.jar', 'evil.jar', true, true],
    ['sub/evil.jar', 'other/evil.jar', true, true],
    ['sub/evil.jar', 'x/sub/evil.jar', false, true],
    ['evil.jar', 'x/evil.jar', false, true],
    ['./evil.jar', 'evil.jar', false, false],
    ['sub/evil.jar', 'sub/evil.jar', false, false],
  ])('%s listed, %s at hand', (listed, name, elsewhere, asListed) => {
    expect(many(line(listed), name)).toEqual({
      verdict: 'verified',
      said: elsewhere ? 'path-differs' : undefined,
      elsewhere: elsewhere ? [listed] : [],
      asListed,
    })
  })

  test('a wrong line for a file’s very place stays wrong, whatever is added', () => {
    const [wrong, wrong2] = [line('evil.jar', OTHER), line('sub/evil.jar', OTHER.replace(/.$/, '0'))]
    const path = '/x/sub/evil.jar'
    for (const more of ['', wrong2, line('sub/evil.jar'), line('x/sub/evil.jar')])
      for (const list of [wrong + more, more + wrong])
        for (const typed of [path, 'evil.jar'])
          expect([list, judge('/x/sub', list, typed).verdict]).toEqual([list, 'rejected'])
    for (const dropped of [path, 'x/sub/evil.jar'])
      expect(many(wrong + wrong2, dropped).verdict, 'none is right, wherever the list begins').toBe(
        'rejected',
      )
    expect(many(wrong + line('sub/evil.jar'), path).verdict, 'of two files perhaps').toBe('undecided')
    expect(many(line('a/evil.jar', OTHER) + line('b/evil.jar', OTHER), 'evil.jar').verdict).toBe('undecided')
  })

  test('a wrong line for the end of a file’s path may be about it, where the list begins nowhere known', () => {
    const list = line('evil.jar', OTHER) + line('sub/evil.jar')
    const passing = (folder?: string) =>
      verifyList({
        list: utf8(list),
        listName: 'SHA256SUMS',
        ...(folder !== undefined && { folder }),
        files: [{ name: 'sub/evil.jar', found: { sha256: digests.sha256 } }],
        options: { ignoreMissing: true },
      }).verdict
    expect(one(list, 'sub/evil.jar').verdict).toBe('undecided')
    expect(many(list, 'sub/evil.jar').verdict).toBe('undecided')
    expect(passing()).toBe('undecided')
    expect(passing('/x')).toBe('verified')
  })

  test('a file known by its whole path lies in the folder that the list begins in', () => {
    const list = line('sub/evil.jar') + line('evil.jar', OTHER)
    expect(judge('/x', list, '/x/sub/evil.jar', '/x/evil.jar').verdict).toBe('rejected')
    expect(judge('/x', line('./sub/evil.jar'), '/x/sub//evil.jar').asListed).toBe(false)
    expect(judge('/x', line('/x/sub/evil.jar'), 'sub/evil.jar').asListed).toBe(false)
    expect(judge('/x', line('sub/evil.jar'), '/xx/sub/evil.jar').asListed).toBe(true)
  })

  test('a wrong line that leads back to a file’s place is not somebody else’s', () => {
    const present = (folder: string | undefined, name: string) => {
      const list = line(name, OTHER) + line('evil.jar')
      const options = { ignoreMissing: true }
      const files = [{ name: 'evil.jar', found: { sha256: digests.sha256 } }]
      const given = { list: utf8(list), listName: 'SHA256SUMS', files, options }
      return verifyList({ ...given, ...(folder !== undefined && { folder }) }).verdict
    }
    expect(present('/x/sub', '../sub/evil.jar')).toBe('rejected')
    expect(present('/x/sub', '../b/evil.jar')).toBe('verified')
    expect(present(undefined, '../b/evil.jar')).toBe('undecided')
    expect(present(undefined, '../evil.jar')).toBe('verified')
  })
})
