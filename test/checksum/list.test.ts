import { describe, expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import {
  algorithmsIn,
  type ListedFile,
  type ListReport,
  type ToolOptions,
  verifyChecksum,
  verifyList,
} from '../../playground/checksum/index.ts'
import { ABC, digestsOf } from './abc.ts'

const { md5, sha1, sha256 } = ABC
const other = sha256.replace(/^b/, 'c')
const found = await digestsOf('abc')
const abd = await digestsOf('abd')
const at = (...names: string[]): ListedFile[] => names.map((name) => ({ name, found }))

function judge(list: string, files: readonly ListedFile[], options: ToolOptions = {}): ListReport {
  return verifyList({ list: utf8(list), listName: 'SHA256SUMS', files, options })
}
const open = ({ verdict, checks }: ListReport) => [
  verdict,
  ...checks
    .filter((check) => !(check.expects && check.status === 'skipped' && check.because === 'missing-input'))
    .flatMap((check) =>
      'code' in check ? `${check.id} ${check.code}` : check.status === 'skipped' ? check.id : [],
    ),
]
const rows = (report: ListReport) => report.rows.map(({ status, file }) => [status, file])

describe('a list', () => {
  test.each([
    ['everything right', `${sha256}  a\n${sha256}  b\n`, at('a', 'b'), {}, ['verified']],
    [
      'one wrong',
      `${sha256}  a\n${other}  b\n`,
      at('a', 'b'),
      {},
      ['rejected', 'digest digest-mismatch', 'channel'],
    ],
    ['one missing', `${sha256}  a\n${sha256}  b\n`, at('a'), {}, ['undecided', 'present files-missing']],
    ['one missing, ignored', `${sha256}  a\n${sha256}  b\n`, at('a'), { ignoreMissing: true }, ['verified']],
    [
      'none left, ignored',
      `${sha256}  a\n`,
      at('z'),
      { ignoreMissing: true },
      ['undecided', 'listed', 'present none-verified', 'digest', 'channel'],
    ],
    ['a file that is not listed', `${sha256}  a\n`, at('a', 'evil'), {}, ['undecided', 'listed']],
    ['an improper line', `${sha256}  a\nhello\n`, at('a'), {}, ['verified']],
    [
      'an improper line, strictly',
      `${sha256}  a\nhello\n`,
      at('a'),
      { strict: true },
      ['undecided', 'claim improper-lines-refused'],
    ],
    ['no files', `${sha256}  a\n`, [], {}, ['undecided', 'listed', 'present', 'digest', 'channel']],
    ['no list', '', at('a'), {}, ['undecided', 'claim', 'listed', 'present', 'digest', 'channel']],
    [
      'no lines',
      '# none\n',
      at('a'),
      {},
      ['undecided', 'claim no-lines', 'listed', 'present', 'digest', 'channel'],
    ],
    [
      'another algorithm',
      `SHA224 (a) = ${sha256.slice(8)}\n`,
      at('a'),
      {},
      ['undecided', 'digest', 'channel'],
    ],
    [
      'a file that cannot be read',
      `${sha256}  a\n${sha256}  b\n`,
      [...at('a'), { name: 'b', found: 'denied' }],
      {},
      ['undecided', 'present files-unread'],
    ],
  ] as const)('%s', (_, list, files, options, expected) => {
    expect(open(judge(list, files, options))).toEqual(expected)
  })

  test('asks for no more digests than its lines name', () => {
    expect(
      algorithmsIn(utf8(`${sha256}  a\n${md5}  b\n${sha256}  c\nSHA224 (a) = ${sha256.slice(8)}\n`)),
    ).toEqual(['sha256', 'md5', 'sha224'])
    expect(() => judge(`${sha1}  a\n`, [{ name: 'a', found: { md5: found.md5 } }])).toThrow(
      'without their sha1 digest',
    )
  })

  test('a weak algorithm anywhere is warned about', () => {
    const digest = judge(`${sha256}  a\n${md5}  b\n`, at('a', 'b')).checks.find(({ id }) => id === 'digest')
    expect(digest).toMatchObject({ status: 'passed', warning: 'collisions-known' })
  })

  test('but not where a stronger one matches for each of the same files', () => {
    const digest = (list: string) => judge(list, at('a', 'b')).checks.find(({ id }) => id === 'digest')
    const strong = `${sha256}  a\n${sha256}  b\n`
    expect(digest(`${md5}  a\n${md5}  b\n${strong}`)).not.toHaveProperty('warning')
    expect(digest(`${md5}  a\n${sha1}  b\n${sha256}  a\n`)).toMatchObject({ warning: 'collisions-known' })
  })

  test.each([
    [`${sha256}  a\n`, undefined],
    [`${md5}  a\n${sha256}  a\n`, undefined],
    [`${md5}  a\n`, 'twin-unnoticed'],
  ])('by another way, %j', (list, warning) => {
    const { checks } = verifyList({ list: utf8(list), listName: 'sums', files: at('a'), channel: 'apart' })
    const channel = checks.find(({ id }) => id === 'channel')
    expect(channel?.status === 'passed' && channel.warning).toBe(warning)
  })

  test('bare digests mean the only file, or the one that has them', () => {
    expect(rows(judge(sha1, at('a')))).toEqual([['ok', 0]])
    expect(rows(judge(sha1.replace(/^a/, 'b'), at('a')))).toEqual([['mismatch', 0]])
    const two = [{ name: 'x', found: abd }, ...at('a')]
    expect(rows(judge(sha1, two))).toEqual([['ok', 1]])
    expect(rows(judge(sha1.replace(/^a/, 'b'), two))).toEqual([['missing', undefined]])
  })

  test('the tool is the one that reads most lines, and speaks beside us', () => {
    expect(judge(`${md5}  a\n`, at('a')).tool).toMatchObject({ tool: 'md5sum', exit: 0, stdout: 'a: OK\n' })
    expect(judge(`MD5 (a) = ${md5}\nSHA1 (a) = ${sha1}\n`, at('a')).tool?.tool).toBe('cksum')
    expect(judge('hello', at('a')).tool).toMatchObject({
      tool: 'sha256sum',
      exit: 1,
      stderr: 'sha256sum: SHA256SUMS: no properly formatted checksum lines found\n',
    })
    expect(judge(sha256, at('a')).tool).toMatchObject({ exit: 1, improper: [1] })
  })
})

describe('what a list proves', () => {
  const proved = (list: string, files: readonly ListedFile[], options: ToolOptions = {}) =>
    verifyList({ list: utf8(list), listName: 'SHA256SUMS', files, options, channel: 'apart' }).proved
  const [a, b] = [`${sha256}  a\n`, `${sha256}  b\n`]

  test('integrity, where every file was compared and every line was', () => {
    expect(proved(a, at('a'))).toEqual(['format', 'integrity'])
    expect(proved(a + b, at('a', 'b'))).toEqual(['format', 'integrity'])
    expect(proved(a + b, at('a'), { ignoreMissing: true })).toEqual(['format', 'integrity'])
  })

  test.each([
    ['a file that it leaves out', a, at('a', 'evil')],
    ['a file that is not there', a + b, at('a')],
    ['a file that cannot be read', a + b, [...at('a'), { name: 'b', found: 'denied' as const }]],
    ['a name that two could have', a + b, at('a', 'x/b', 'y/b')],
    ['an algorithm that is not computed', `${a}SHA224 (b) = ${sha256.slice(8)}\n`, at('a', 'b')],
    ['a digest that is wrong', `${a}${other}  b\n`, at('a', 'b')],
    ['no file at all', a, []],
  ])('not %s', (_, list, files) => {
    expect(proved(list, files)).toEqual(['format'])
  })
})

describe('names with folders in them', () => {
  test.each([
    ['a file without a folder', ['a.jar'], ['dist/a.jar'], [0]],
    ['written with a dot', ['a.jar'], ['./a.jar'], [0]],
    ['the same path', ['dist/a.jar', 'a.jar'], ['a.jar', './dist//a.jar'], [1, 0]],
    ['a file and its own name, before others', ['a.jar'], ['dist/a.jar', 'a.jar'], ['missing', 0]],
    ['two names, one file', ['a.jar'], ['x/a.jar', 'y/a.jar'], ['ambiguous', 'ambiguous']],
    ['one name, two files', ['x/a.jar', 'y/a.jar'], ['a.jar'], ['ambiguous']],
    ['folders that tell them apart', ['t/x/a.jar', 't/y/a.jar'], ['x/a.jar', 'y/a.jar'], [0, 1]],
    ['a file in that folder, and one that may be', ['t/x/a.jar', 'a.jar'], ['x/a.jar'], ['ambiguous']],
    ['another folder', ['dl/a.jar'], ['dist/a.jar'], [0]],
    ['one name twice', ['a.jar'], ['a.jar', './a.jar'], [0, 0]],
    ['no such file', ['b.jar'], ['a.jar'], ['missing']],
    ['a name that only ends alike', ['b-a.jar'], ['a.jar'], ['missing']],
  ] as const)('%s', (_, files, names, expected) => {
    const list = names.map((name) => `${sha256}  ${name}\n`).join('')
    const said = judge(list, at(...files)).rows.map(({ status, file }) => (status === 'ok' ? file : status))
    expect(said).toEqual(expected)
  })

  test('a choice that cannot be made is no success', () => {
    const said = judge(`${sha256}  x/a\n${sha256}  y/a\n`, at('a'))
    expect(open(said)).toContain('present ambiguous-names')
    expect(said.tool?.exit).toBe(1)
  })
})

describe('a file that no row stands for', () => {
  const denied: ListedFile = { name: 'z', found: 'denied' }
  const left = (list: string, files: readonly ListedFile[], options: ToolOptions = {}) => {
    const { unlisted, unsettled, verdict } = judge(list, files, options)
    return { unlisted, unsettled, verdict }
  }

  test.each([
    ['by a list that leaves it out', `${sha256}  a\n`, at('a', 'evil'), [1], []],
    ['by none', '', at('a', 'b'), [], [0, 1]],
    ['by one of no lines', '# none\n', at('a'), [], [0]],
    ['by one of too many lines', `${sha256}  a\n`.repeat(50_001), at('a'), [], [0]],
    ['by lines that two could have', `${sha256}  docs/a\n${other}  src/a\n`, at('a', 'b'), [1], [0]],
    ['by bare digests of others', `${sha1}\n`, [...at('a'), { name: 'x', found: abd }], [1], []],
    ['by a bare digest, itself not read', `${sha1}\n`, [...at('a'), denied], [], [1]],
    ['by a bare digest that is not computed', `sha384:${'ab'.repeat(48)}\n`, at('a', 'b'), [], [0, 1]],
    ['by a bare digest that another has too', `${sha256}\n`, at('a', 'b'), [], [1]],
  ] as const)('is told %s', (_, list, files, unlisted, unsettled) => {
    expect(left(list, files)).toEqual({ unlisted, unsettled, verdict: 'undecided' })
    // Nor is anything made up for by what is not looked for.
    expect(left(list, files, { ignoreMissing: true }).verdict).toBe('undecided')
  })

  test('the check says as much', () => {
    const listed = (list: string, files: readonly ListedFile[]) =>
      judge(list, files).checks.find(({ id }) => id === 'listed')
    expect(listed(`${sha256}  docs/a\n${other}  src/a\n`, at('a'))).toMatchObject({
      status: 'skipped',
      because: { check: 'present' },
    })
    expect(listed(`${sha256}\n`, at('a', 'b'))).toMatchObject({ status: 'undecided', code: 'same-digest' })
    const b: ListedFile = { name: 'b', found: abd }
    const { checks } = judge(`${sha256}\n${'0'.repeat(64)}\n`, [...at('a'), b], { ignoreMissing: true })
    expect(checks.find(({ id }) => id === 'listed')).toMatchObject({ code: 'digest-without-file' })
    expect(listed(`${sha256}  a\n`, at('a', 'evil'))).toMatchObject({ because: 'missing-input' })
  })
})

test('a bare digest is told to be without a file where it was compared with all of them', () => {
  const statuses = (list: string, files: readonly ListedFile[]) =>
    judge(list, files).rows.map(({ status }) => status)
  const denied: ListedFile = { name: 'z', found: 'denied' }
  expect(statuses(`${other}\n`, at('a', 'b'))).toEqual(['missing'])
  expect(statuses(`${sha256}\n${other}\n`, [...at('a'), denied])).toEqual(['ok', 'unread'])
  expect(statuses(`sha384:${'ab'.repeat(48)}\n`, at('a', 'b'))).toEqual(['unsupported'])
  expect(open(judge(`${sha256}\n`, [...at('a'), denied]))).toEqual([
    'undecided',
    'listed',
    'present files-unread',
  ])
  expect(open(judge(`sha384:${'ab'.repeat(48)}\n`, at('a', 'b')))).toEqual([
    'undecided',
    'listed',
    'present',
    'digest',
    'channel',
  ])
})

test('a name that no file can have is not missing: nothing makes up for it', () => {
  for (const name of ['.', '/', 'a/x', 'n'.repeat(256)]) {
    const said = judge(`${sha256}  a\n${sha256}  ${name}\n`, at('a'), { ignoreMissing: true })
    expect(rows(said)).toEqual([
      ['ok', 0],
      ['unread', undefined],
    ])
    expect(open(said)).toEqual(['undecided', 'present files-unread'])
    expect(said.tool?.exit).toBe(1)
  }
})

test('a line that was told and compared with nothing is no second reading', () => {
  const said = judge(`${other}  a\n`, at('x/a', 'y/a'))
  expect(open(said)).not.toContain('digest read-in-two-ways')
})

test('of one file: a bare digest goes before a line for another name, and the strongest is first', () => {
  const of = (claim: string) =>
    verifyChecksum({ artifact: { name: 'a', digests: found }, claim: utf8(claim) })
  expect(of(`${sha256}\n${other}  x\n`).verdict).toBe('verified')
  const { entries } = of(`${md5}  a\n${sha256}  a\n${sha1}  a\n`)
  expect(entries.map(({ algorithm }) => algorithm)).toEqual(['sha256', 'sha1', 'md5'])
})

test('a list that names standard input is left to the tool', () => {
  const said = judge(`${sha256}  a\n${sha256}  -\n`, at('a', '-'))
  expect([said.verdict, said.tool, said.untold]).toEqual(['verified', undefined, 'standard-input'])
  expect(judge(`${sha256}  ./-\n`, at('-')).tool?.exit).toBe(0)
})

test('a hostile list of one name in fifty thousand folders is answered at once', () => {
  const list = Array.from({ length: 50_000 }, (_, i) => `${sha256}  ${i}/a\n`).join('')
  const begun = Date.now()
  expect(judge(list, at('a')).rows.every(({ status }) => status === 'ambiguous')).toBe(true)
  expect(Date.now() - begun).toBeLessThan(30_000)
})
