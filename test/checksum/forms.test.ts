/** Every form in which people publish digests: read by one form alone, and worth what its lines say. */
import { describe, expect, test } from 'vitest'
import { concatBytes, toHex, utf8 } from '../../playground/bytes.ts'
import { type AnyAlgorithm, DIGEST_LENGTH } from '../../playground/checksum/algorithms.ts'
import { piecesOf } from '../../playground/checksum/cut.ts'
import { FORMS, readForms } from '../../playground/checksum/forms/index.ts'
import {
  algorithmsAsked,
  algorithmsIn,
  ALGORITHMS,
  digestPieces,
  type ListedFile,
  parseSums,
  type SomeDigests,
  verifyChecksum,
  verifyList,
} from '../../playground/checksum/index.ts'
import { encodeBase64 } from '../../playground/platform/base64.ts'
import { chance } from '../../scripts/fuzz/random.ts'
import { ABC, pieces } from './abc.ts'

const EVERY = Object.keys(DIGEST_LENGTH) as AnyAlgorithm[]
const of = (text: string, algorithms: readonly AnyAlgorithm[] = EVERY) =>
  digestPieces(pieces(utf8(text), 3), algorithms) as Promise<SomeDigests>
const abc = await of('abc')
const hex = (algorithm: AnyAlgorithm) => toHex(abc[algorithm] ?? new Uint8Array())
const base64 = (algorithm: AnyAlgorithm) => encodeBase64(abc[algorithm] ?? new Uint8Array())
const capitals = (algorithm: AnyAlgorithm) => hex(algorithm).toUpperCase()

test('what is computed only where a list asks is what openssl, b2sum and b3sum say', () => {
  // openssl dgst, b2sum --length, and the vectors of BLAKE3's authors.
  expect(hex('sha3-256')).toBe('3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532')
  expect(hex('sha224')).toBe('23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7')
  expect(hex('blake2s-256')).toBe('508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982')
  expect(hex('blake2b-256')).toBe('bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319')
  expect(hex('blake2b-512')).toMatch(/^ba80a53f981c4d0d6a2797b69f12f6e9/)
  expect(hex('blake3')).toBe('6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85')
})

/** As gpg 2.4 wraps it (`gpg --print-md sha512 abc.txt`, `--print-mds`). */
const GPG = `abc.txt: DDAF35A1 93617ABA CC417349 AE204131 12E6FA4E 89A97EA2 0A9EEEE6 4B55D39A
         2192992A 274FC1A8 36BA3C23 A3FEEBBD 454D4423 643CE80E 2A9AC94F A54CA49F
`
const GPG_ALL = `abc.txt:    MD5 = 90 01 50 98 3C D2 4F B0  D6 96 3F 7D 28 E1 7F 72
abc.txt:   SHA1 = A999 3E36 4706 816A BA3E  2571 7850 C26C 9CD0 D89D
abc.txt: RMD160 = 8EB2 08F7 E05D 987A 9B04  4A8E 98C6 B087 F15A 0BFC
abc.txt: SHA224 = 23097D22 3405D822 8642A477 BDA255B3 2AADBCE4 BDA0B3F7 E36C9DA7
abc.txt: SHA256 = BA7816BF 8F01CFEA 414140DE 5DAE2223 B00361A3 96177A9C B410FF61
                  F20015AD
abc.txt: SHA384 = CB00753F 45A35E8B B5A03D69 9AC65007 272C32AB 0EDED163 1A8B605A
                  43FF5BED 8086072B A1E7CC23 58BAECA1 34C825A7
abc.txt: SHA512 = DDAF35A1 93617ABA CC417349 AE204131 12E6FA4E 89A97EA2 0A9EEEE6
                  4B55D39A 2192992A 274FC1A8 36BA3C23 A3FEEBBD 454D4423 643CE80E
                  2A9AC94F A54CA49F
`
const GPG_NAMELESS = `SHA256 = BA7816BF 8F01CFEA 414140DE 5DAE2223 B00361A3 96177A9C B410FF61 F20015AD
`

/** @param text of a file that is right about `abc.txt` */
const CASES: readonly (readonly [form: string, title: string, text: string, name: string | undefined])[] = [
  ['coreutils', 'sha256sum', `${hex('sha256')}  abc.txt\n`, 'abc.txt'],
  ['coreutils', 'sha384sum', `${hex('sha384')}  abc.txt\n`, 'abc.txt'],
  ['coreutils', 'sha224sum --tag', `SHA224 (abc.txt) = ${hex('sha224')}\n`, 'abc.txt'],
  ['coreutils', 'b2sum --length 256 --tag', `BLAKE2b-256 (abc.txt) = ${hex('blake2b-256')}\n`, 'abc.txt'],
  ['coreutils', 'openssl dgst -sha256', `SHA2-256(abc.txt)= ${hex('sha256')}\n`, 'abc.txt'],
  ['coreutils', 'openssl dgst -sha3-512', `SHA3-512(abc.txt)= ${hex('sha3-512')}\n`, 'abc.txt'],
  ['coreutils', 'openssl dgst -blake2s256', `BLAKE2S-256(abc.txt)= ${hex('blake2s-256')}\n`, 'abc.txt'],
  ['coreutils', 'b3sum --tag', `BLAKE3 (abc.txt) = ${hex('blake3')}\n`, 'abc.txt'],
  ['bare', 'Maven', hex('sha1'), undefined],
  ['bare', 'OCI', `sha256:${hex('sha256')}\n`, undefined],
  ['bare', 'one of SRI', `sha384-${base64('sha384')}\n`, undefined],
  ['gpg', 'gpg --print-md sha512', GPG, 'abc.txt'],
  ['gpg', 'gpg --print-mds', GPG_ALL, 'abc.txt'],
  ['gpg', 'gpg --print-mds < FILE', GPG_NAMELESS, undefined],
  [
    'gpg',
    'gpg --print-md sha1 of a long name',
    'a-rather-long-file-name-of-a-release.tar.gz: \nA999 3E36 4706 816A BA3E  2571 7850 C26C 9CD0 D89D\n',
    'a-rather-long-file-name-of-a-release.tar.gz',
  ],
  [
    'certutil',
    'Windows 7',
    `SHA256 hash of file C:\\Users\\me\\abc.txt:\r\n${(hex('sha256').match(/../g) ?? []).join(' ')}\r\nCertUtil: -hashfile command completed successfully.\r\n`,
    'abc.txt',
  ],
  [
    'certutil',
    'Windows 10',
    `SHA512 hash of abc.txt:\r\n${hex('sha512')}\r\nCertUtil: -hashfile command completed successfully.\r\n`,
    'abc.txt',
  ],
  [
    'certutil',
    'Windows 10 in Japanese',
    `SHA256 ハッシュ (対象 abc.txt):\r\n${hex('sha256')}\r\nCertUtil: -hashfile コマンドは正常に完了しました。\r\n`,
    'abc.txt',
  ],
  [
    'powershell',
    'a table',
    `\r\nAlgorithm       Hash                                                                   Path\r\n---------       ----                                                                   ----\r\nSHA256          ${capitals('sha256')}       C:\\Users\\me\\abc.txt\r\n\r\n`,
    'abc.txt',
  ],
  [
    'powershell',
    'a table that is cut off',
    `Algorithm       Hash                     Path\n---------       ----                     ----\nSHA256          ${capitals('sha256')}       C:\\Users\\me\\a...\n`,
    undefined,
  ],
  [
    'powershell',
    'Format-List',
    `\r\n\r\nAlgorithm : SHA384\r\nHash      : ${capitals('sha384')}\r\nPath      : C:\\Users\\me\\abc.txt\r\n\r\n`,
    'abc.txt',
  ],
  [
    'powershell',
    'Export-Csv',
    `#TYPE Microsoft.PowerShell.Commands.FileHashInfo\r\n"Algorithm","Hash","Path"\r\n"SHA1","${capitals('sha1')}","C:\\Users\\me\\abc.txt"\r\n`,
    'abc.txt',
  ],
  ['labelled', 'a colon', `SHA256: ${hex('sha256')}\n`, undefined],
  ['labelled', 'Markdown', `- **SHA-512:** \`${hex('sha512')}\`\n`, undefined],
  ['labelled', 'SHA-3', `SHA3-256 checksum: ${hex('sha3-256')}\n`, undefined],
  ['labelled', 'BLAKE2b', `BLAKE2b = ${hex('blake2b-512')}\n`, undefined],
  ['name-first', 'two blanks', `abc.txt  ${hex('sha256')}\n`, 'abc.txt'],
  ['name-first', 'a colon', `abc.txt: ${hex('sha512')}\n`, 'abc.txt'],
  [
    'markdown',
    'a head that names it',
    `| File | SHA256 |\n| --- | --- |\n| [abc.txt](https://example.com/abc.txt) | \`${hex('sha256')}\` |\n`,
    'abc.txt',
  ],
  [
    'markdown',
    'a column that names it',
    `Algorithm | File | Digest\n--- | --- | ---\nSHA3-256 | abc.txt | ${hex('sha3-256')}\n`,
    'abc.txt',
  ],
  ['sri', 'several in one', `sha1-${base64('sha1')} sha512-${base64('sha512')}\n`, undefined],
  ['sri', 'an attribute', `integrity="sha384-${base64('sha384')}"\n`, undefined],
  ['sri', 'Nix', `  hash = "sha256-${base64('sha256')}";\n`, undefined],
  [
    'lockfile',
    'npm',
    `    "node_modules/abc": {\n      "version": "1.0.0",\n      "resolved": "https://registry.invalid/abc/-/abc-1.0.0.tgz",\n      "integrity": "sha512-${base64('sha512')}",\n      "dev": true\n    },\n`,
    'abc-1.0.0.tgz',
  ],
  [
    'lockfile',
    'npm in one line',
    `{"packages":{"a":{"resolved":"https://r/a/-/abc.tgz","integrity":"sha1-${base64('sha1')} sha512-${base64('sha512')}"}}}`,
    'abc.tgz',
  ],
  [
    'lockfile',
    'yarn',
    `  resolved "https://registry.invalid/abc/-/abc-1.0.0.tgz#a9993e364706816aba3e25717850c26c9cd0d89d"\n  integrity sha512-${base64('sha512')}\n`,
    'abc-1.0.0.tgz',
  ],
  ['pip', 'one', `abc==1.0 --hash=sha256:${hex('sha256')}\n`, undefined],
  ['pip', 'on the next line', `abc==1.0 \\\n    --hash=sha384:${hex('sha384')}\n`, undefined],
  [
    'pip',
    'several, any of which will do',
    `abc[x]==1.0 ; python_version > "3" \\\n    --hash=sha256:${'a'.repeat(64)} \\\n    --hash=sha256:${hex('sha256')} \\\n    --hash=sha512:${'b'.repeat(128)}\n    # via x\n`,
    undefined,
  ],
  // As cksum(1) of OpenBSD has it for -b, and coreutils for --base64.
  ['bsd-base64', 'cksum -b', `SHA256 (abc.txt) = ${base64('sha256')}\n`, 'abc.txt'],
  [
    'bsd-base64',
    'several',
    `MD5 (abc.txt) = ${base64('md5')}\nSHA384 (abc.txt) = ${base64('sha384')}\n`,
    'abc.txt',
  ],
  [
    'electron',
    'latest.yml',
    `version: 1.0.0\nfiles:\n  - url: abc.txt\n    sha512: ${base64('sha512')}\n    size: 3\npath: abc.txt\nsha512: ${base64('sha512')}\nreleaseDate: '2026-01-01T00:00:00.000Z'\n`,
    'abc.txt',
  ],
  ['base64', 'SHA-512', `${base64('sha512')}\n`, undefined],
  ['base64', 'SHA-256', `${base64('sha256')}\n`, undefined],
  [
    'debian',
    '.dsc',
    `Format: 3.0 (quilt)\nSource: abc\nChecksums-Sha1:\n ${hex('sha1')} 3 abc.txt\nChecksums-Sha256:\n ${hex('sha256')} 3 abc.txt\nFiles:\n ${hex('md5')} 3 abc.txt\n`,
    'abc.txt',
  ],
  ['debian', '.changes', `Files:\n ${hex('md5')} 3 devel optional abc.txt\n`, 'abc.txt'],
  ['debian', 'Release', `Suite: stable\nSHA256:\n ${hex('sha256')}        3 main/abc.txt\n`, 'main/abc.txt'],
  ['gentoo', 'Manifest', `DIST abc.txt 3 BLAKE2B ${hex('blake2b-512')} SHA512 ${hex('sha512')}\n`, 'abc.txt'],
  // nix-hash --to-base32 --type sha256
  ['nix', 'Base32', 'sha256:1b8m03r63zqhnjf7l5wnldhh7c134ap5vpj0850ymkq1iyzicy5s\n', undefined],
  ['nix', 'an expression', '  sha256 = "1b8m03r63zqhnjf7l5wnldhh7c134ap5vpj0850ymkq1iyzicy5s";\n', undefined],
  ['prose', 'release notes', `Download \`abc.zip\` (SHA-256 ${hex('sha256')}) or build it.\n`, 'abc.zip'],
]

describe.each(CASES)('%s, %s', (id, _, text, name) => {
  const bytes = utf8(text)

  test('is read by that form, and by no other', () => {
    expect(readForms(piecesOf(bytes), undefined).forms.map((form) => form.id)).toEqual([id])
    const others = FORMS.filter((form) => form.id !== id)
    // The digest that certutil writes on a line of its own is one by itself.
    const read = readForms(
      piecesOf(bytes),
      undefined,
      others.filter((form) => id !== 'certutil' || form.id !== 'bare'),
    )
    const looksAlike = id === 'debian' || id === 'lockfile'
    expect(read.found.map((one) => one.name ?? '').filter((one) => !looksAlike || one === name)).toEqual([])
  })

  const artifact = { name: name?.split('/').at(-1) ?? 'abc.txt', digests: abc, size: 3 }

  test('right, and wrong', () => {
    const entry = parseSums(bytes)?.entries[0]
    expect(entry?.name).toBe(name)
    expect(verifyChecksum({ artifact, claim: bytes, claimName: '' }).verdict).toBe('verified')
    const other = { ...artifact, digests: other3 }
    expect(['rejected', 'undecided']).toContain(verifyChecksum({ artifact: other, claim: bytes }).verdict)
    const found = Object.fromEntries(algorithmsIn(bytes).map((one) => [one, abc[one]]))
    const files: ListedFile[] = [{ name: name ?? 'abc.txt', found, size: 3 }]
    expect(verifyList({ list: bytes, listName: '', files }).verdict).toBe('verified')
  })

  test('in UTF-16, with its mark and without', () => {
    for (const mark of ['\uFEFF', '']) {
      const units = Uint16Array.from([...`${mark}${text}`].map((one) => one.charCodeAt(0)))
      const list = new Uint8Array(units.buffer)
      expect(verifyChecksum({ artifact, claim: list, claimName: '' }).verdict).toBe('verified')
    }
  })
})
const other3 = await of('abd')

describe('none of them', () => {
  test.each([
    ['a commit', `commit ${hex('sha1')}\nAuthor: me\n`],
    ['a label of no algorithm', `Hash: ${hex('sha256')}\n`],
    ['a word', 'supercalifragilisticexpialidocious'.repeat(2)],
    ['two files in a line', `a.zip and b.zip have SHA-256 ${hex('sha256')} both.`],
    ['a file and a digest of nobody knows what', `Get abc.zip of ${hex('sha1')}.`],
    ['an algorithm and a digest that does not fit', `SHA512: ${hex('sha256')}\n`],
    ['sizes', 'SIZE (abc.txt) = 407640\nTIMESTAMP = 1499901619\n'],
    ['Base64 that is padded wrongly', `sha512-${base64('sha256')} sha1-${base64('sha256')}`],
    ['hexadecimal that looks like Base64', `SHA384 (abc.txt) = ${hex('sha256')}\n`],
    ['Base64 of another length', `SHA512 (abc.txt) = ${base64('sha256')}\n`],
    ['Base32 that is too long', `sha256:${'z'.repeat(52)}`],
  ])('%s', (_, text) => {
    expect(parseSums(utf8(text))?.entries ?? []).toEqual([])
  })
})

describe('a requirement of pip', () => {
  const RIGHT = hex('sha256')
  const wrong = (digit: string) => digit.repeat(64)
  const of = (name: string, ...digests: readonly string[]) =>
    `${name} \\\n${digests.map((one) => `    --hash=sha256:${one}`).join(' \\\n')}\n`
  const judged = (name: string, text: string) => {
    const { verdict, checks } = verifyChecksum({ artifact: { name, digests: abc }, claim: utf8(text) })
    const about = checks
      .find(({ id }) => id === 'listed')
      ?.evidence.find(({ label }) => label === 'requirement')
    return [verdict, about?.value]
  }
  const WHEEL = 'abc_d-1.0-py3-none-any.whl'
  test.each([
    ['one of several', WHEEL, of('abc.d==1.0', wrong('a'), RIGHT, wrong('b')), 'verified', 'abc.d==1.0'],
    ['none of several', WHEEL, of('abc-d==1.0', wrong('a'), wrong('b')), 'rejected', 'abc-d==1.0'],
    [
      'among other packages',
      WHEEL,
      of('x==2', wrong('a')) + of('ABC_D==1.0', RIGHT),
      'verified',
      'ABC_D==1.0',
    ],
    // A file of one package that is passed off as one of another.
    [
      'that of another package',
      WHEEL,
      of('x==2', RIGHT) + of('abc-d==1.0', wrong('a')),
      'undecided',
      'abc-d==1.0',
    ],
    ['another version', 'abc-d-1.1.tar.gz', of('abc-d==1.0', wrong('a')), 'undecided', undefined],
    ['no package of that name', 'z-1.0.tar.gz', of('abc-d==1.0', wrong('a')), 'undecided', undefined],
    [
      'a file of any name',
      'download',
      of('x==2', wrong('a')) + of('y==1', RIGHT, wrong('b')),
      'verified',
      'y==1',
    ],
    ['none, of any name', 'download', of('x==2', wrong('a')) + of('y==1', wrong('b')), 'rejected', 'x==2'],
    // pip takes no such digest.
    ['MD5', 'download', `x==2 --hash=md5:${'a'.repeat(32)} --hash=sha256:${RIGHT}\n`, 'undecided', 'x==2'],
  ])('%s', (_, name, text, verdict, requirement) => {
    expect(judged(name, text)).toEqual([verdict, requirement])
  })

  test('of several files at once', () => {
    const text = of('abc==1.0', wrong('a'), RIGHT) + of('x==2', toHex(other3.sha256 ?? new Uint8Array()))
    const files: ListedFile[] = [
      { name: 'abc-1.0.tar.gz', found: abc },
      { name: 'x-2.tar.gz', found: other3 },
    ]
    const { rows } = verifyList({ list: utf8(text), listName: '', files })
    expect(rows.map(({ status, file }) => [status, file])).toEqual([
      ['ok', 0],
      ['ok', 1],
    ])
  })
})

test('two tables one below the other have heads of their own', () => {
  const head = (tag: string) => `| File | ${tag} |\n| --- | --- |\n`
  const list = `${head('SHA3-256')}| x.txt | ${hex('sha3-256')} |\n${head('SHA256')}| abc.txt | ${hex('sha256')} |\n`
  expect(parseSums(utf8(list), 'B2SUMS')?.entries.map(({ algorithm }) => algorithm)).toEqual([
    'sha3-256',
    'sha256',
  ])
})

test('sizes are no digests, and no slips of a list', () => {
  const list = utf8(`TIMESTAMP = 1\nSHA256 (abc.txt) = ${hex('sha256')}\nSIZE (abc.txt) = 407640\n`)
  expect(parseSums(list)).toMatchObject({ entries: [{ line: 2 }], improper: [] })
})

describe('a size', () => {
  const line = (size: number) => utf8(`SHA256:\n ${hex('sha256')} ${size} abc.txt\n`)
  test.each([
    [3, undefined],
    [4, 'size-differs'],
  ])('of %i where there are 3', (size, warning) => {
    const artifact = { name: 'abc.txt', digests: abc, size: 3 }
    const { verdict, checks } = verifyChecksum({ artifact, claim: line(size) })
    expect([verdict, checks.find(({ id }) => id === 'digest')]).toMatchObject([
      'verified',
      warning ? { warning } : {},
    ])
    const files: ListedFile[] = [{ name: 'abc.txt', found: abc, size: 3 }]
    const many = verifyList({ list: line(size), listName: 'x', files })
    const digest = many.checks.find(({ id }) => id === 'digest')
    expect(digest?.status === 'passed' && digest.warning).toBe(warning)
  })
})

test('a file without a byte is said, whatever its digest is', async () => {
  const digests = await of('')
  const claim = utf8(`${toHex(digests.sha256)}  a\n`)
  const one = verifyChecksum({ artifact: { name: 'a', digests }, claim })
  expect(one.checks[0]).toMatchObject({ status: 'passed', warning: 'empty-file' })
  const many = verifyList({ list: claim, listName: 'SHA256SUMS', files: [{ name: 'a', found: digests }] })
  expect(many.checks.find(({ id }) => id === 'present')).toMatchObject({ warning: 'empty-file' })
})

describe('an algorithm that nothing names', () => {
  const artifact = { name: 'abc.txt', digests: abc }
  const judge = (claim: string, claimName?: string, digests: SomeDigests = abc) => {
    const given = { artifact: { ...artifact, digests }, claim: utf8(claim) }
    const report = verifyChecksum({ ...given, ...(claimName !== undefined && { claimName }) })
    const open = report.checks.find(({ id }) => id === 'digest')
    return [report.verdict, open && 'code' in open ? open.code : report.entries[0]?.algorithm]
  }
  const far = (algorithm: AnyAlgorithm) => toHex(other3[algorithm] ?? new Uint8Array())
  const ambiguous = [
    'sha256',
    'blake3',
    'sha3-256',
    'blake2s-256',
    'blake2b-256',
    'sha512',
    'sha3-512',
  ] as const

  test.each([...ambiguous, 'sha384', 'sha3-384', 'sha224'] as const)(
    '%s is found, and named',
    (algorithm) => {
      for (const claim of [hex(algorithm), `${hex(algorithm)}  abc.txt`, `abc.txt  ${hex(algorithm)}`]) {
        expect(judge(claim, 'sums.txt')).toEqual(['verified', algorithm])
        expect(judge(claim, '')).toEqual(['verified', algorithm])
      }
    },
  )

  test('where none holds, nobody is accused, and what else it may be is asked for', () => {
    const known = Object.fromEntries(ALGORITHMS.map((one) => [one, abc[one]])) as SomeDigests
    for (const claim of [far('sha256'), `${far('sha256')}  abc.txt`]) {
      expect(judge(claim, 'sums.txt')).toEqual(['undecided', 'algorithm-guessed'])
      const { more } = verifyChecksum({
        artifact: { name: 'abc.txt', digests: known },
        claim: utf8(claim),
        claimName: 'sums.txt',
      })
      expect(more).toEqual(['blake3', 'sha3-256', 'blake2b-256', 'blake2s-256'])
      const files: ListedFile[] = [{ name: 'abc.txt', found: known }]
      const many = verifyList({ list: utf8(claim), listName: 'sums.txt', files })
      expect([many.verdict, many.more]).toEqual(['undecided', more])
    }
  })

  test.each([
    ['SHA256SUMS', 'sha256'],
    ['art.txt.sha512', 'sha512'],
    ['checksums_sha256.txt', 'sha256'],
    ['SHASUMS256.txt', 'sha256'],
    ['abc.txt.sha3-256', 'sha3-256'],
    ['abc.b3', 'blake3'],
    ['B2SUMS', 'blake2b-512'],
    ['dist/B2SUMS.asc', 'blake2b-256'],
  ] as const)('%s names %s', (listName, algorithm) => {
    expect(judge(`${hex(algorithm)}  abc.txt`, listName)).toEqual(['verified', algorithm])
    expect(judge(`${far(algorithm)}  abc.txt`, listName)).toEqual(['rejected', 'digest-mismatch'])
    expect(algorithmsAsked(utf8(hex(algorithm)), listName)).toEqual([algorithm])
  })

  test('a name that says of a file, and of no algorithm, names none', () => {
    for (const name of ['app-1.0-b3.txt', 'md5crypt.list', 'release-b2.sums'])
      expect(judge(`${far('sha256')}  abc.txt`, name)).toEqual(['undecided', 'algorithm-guessed'])
  })

  test('a list that is called after another tool is not shown to one of ours', () => {
    const files: ListedFile[] = [{ name: 'abc.txt', found: abc }]
    const list = utf8(`${hex('blake2b-512')}  abc.txt\n`)
    const { verdict, tool, untold } = verifyList({ list, listName: 'B2SUMS', files })
    expect([verdict, tool, untold]).toEqual(['verified', undefined, 'other-algorithm'])
  })

  test('what was typed is what is expected', () => {
    expect(judge(far('sha256'), '')).toEqual(['rejected', 'digest-mismatch'])
    const known = Object.fromEntries(ALGORITHMS.map((one) => [one, abc[one]])) as SomeDigests
    expect(judge(far('sha256'), '', known)).toEqual(['undecided', 'algorithm-guessed'])
  })

  test('a digit that is another is a digit that is another', () => {
    const near = hex('sha256').replace(/^b/, 'c')
    expect(judge(near, '')).toEqual(['rejected', 'digest-mismatch'])
  })

  test('b2sum of any length but the shortest', () => {
    expect(judge(`${hex('blake2b-200')}  abc.txt`, 'B2SUMS')).toEqual(['verified', 'blake2b-200'])
    expect(judge(`${hex('md5')}  abc.txt`, 'B2SUMS')[0]).toBe('undecided')
    expect(judge(`BLAKE2b-128 (abc.txt) = ${hex('md5')}`)[0]).toBe('undecided')
  })

  test('no list makes us compute more than a few', () => {
    const all = Array.from({ length: 40 }, (_, i) => `BLAKE2b-${200 + 8 * i} (a) = ${'00'.repeat(25 + i)}\n`)
    expect(algorithmsIn(utf8(all.join('')))).toHaveLength(8)
    expect(verifyChecksum({ artifact, claim: utf8(all.join('')) }).verdict).toBe('undecided')
  })
})

describe('another spelling of the name', () => {
  const wrong = ABC.sha256.replace(/^b/, 'c')
  test.each([
    ['My App.zip', 'My.App.zip'],
    ['a~b.zip', 'a.b.zip'],
    ['dist\\app.zip', 'app.zip'],
    ['app.zip', 'app (1).zip'],
    ['カ\u3099イト\u3099.zip', 'ガイド.zip'],
  ])('%j for %j', (listed, name) => {
    const list = (digest: string) => utf8(`${wrong.replace(/d$/, 'e')}  other.zip\n${digest}  ${listed}\n`)
    const judge = (digest: string) =>
      verifyChecksum({ artifact: { name, digests: abc }, claim: list(digest) })
    const { verdict, checks } = judge(ABC.sha256)
    expect([verdict, checks[2]]).toMatchObject(['verified', { warning: 'name-respelled' }])
    expect(judge(wrong).verdict).toBe('undecided')
    const files: ListedFile[] = [{ name, found: abc }]
    const given = { listName: 'SHA256SUMS', files, options: { ignoreMissing: true } }
    const many = verifyList({ list: list(ABC.sha256), ...given })
    expect([many.verdict, many.rows[1]]).toMatchObject(['verified', { respelled: true, file: 0 }])
    expect(verifyList({ list: list(wrong), ...given }).verdict).toBe('undecided')
  })

  test('in the folder of the list, or beside a line that nobody can read, it stands in for nothing', () => {
    const at = { folder: '/a', isListHere: true }
    const judged = (list: string, name: string, path = name, options = {}) => {
      const files: ListedFile[] = [{ name: path, found: abc }]
      // The only line there is may be about a file of any name.
      const claim = utf8(`${wrong}  other.zip\n${list}`)
      return [
        verifyChecksum({ artifact: { name, path, digests: abc, ...options }, claim }).verdict,
        verifyList({ list: utf8(list), listName: 'SHA256SUMS', files, ...options }).verdict,
      ]
    }
    const line = (listed: string) => `${ABC.sha256}  ${listed}\n`
    for (const listed of ['sub/my app.zip', 'sub\\my.app.zip'])
      expect(judged(line(listed), 'my.app.zip', '/a/my.app.zip', at)).toEqual(['undecided', 'undecided'])
    expect(judged(line('sub\\my app.zip'), 'my.app.zip', '/a/sub/my.app.zip', at)).toEqual([
      'verified',
      'verified',
    ])
    const cut = `${ABC.sha256.slice(1)}  my.app.zip\n`
    expect(judged(cut + line('my app.zip'), 'my.app.zip')).toEqual(['undecided', 'undecided'])
  })

  test('a name of its own is another file’s: the line is named, and nothing follows', () => {
    const claim = utf8(`${wrong}  a.zip\n${ABC.sha256}  old.zip\n`)
    const { verdict, checks } = verifyChecksum({ artifact: { name: 'new.zip', digests: abc }, claim })
    const same = { label: 'same-digest', value: '2: old.zip', source: 'claim' }
    expect(verdict).toBe('undecided')
    expect(checks[2]?.evidence).toContainEqual(same)
    const files: ListedFile[] = [{ name: 'new.zip', found: abc }]
    const many = verifyList({ list: claim, listName: 'SHA256SUMS', files })
    expect(many.checks[1]?.evidence).toContainEqual(same)
  })
})

describe('lines in any form, added to a list in any form', () => {
  const ROUNDS = 4000
  /** For no file at hand, and for none. */
  const garbage = CASES.map(([, , text]) => text.replaceAll('abc', 'x'))
  const wrongly = (text: string) =>
    EVERY.reduce((all, one) => all.replaceAll(hex(one), toHex(other3[one] ?? new Uint8Array())), text)

  test('turn no verdict, of seed 23', () => {
    const seen: Record<string, number> = {}
    const NAMED = CASES.filter(([, , , name]) => name !== undefined)
    for (let index = 0; index < ROUNDS; index++) {
      const draw = chance(23, index)
      const [, , own, name = ''] = draw.of(NAMED)
      const text = draw.below(2) ? own : wrongly(own)
      const artifact = { name: name.split('/').at(-1) ?? '', digests: abc, size: 3 }
      const some = () =>
        Array.from({ length: draw.below(3) }, () => {
          const one = draw.of([...garbage, 'hello\n', '\n', '# no\n', `${ABC.sha256}  y\n`, `${ABC.md5}\n`])
          return one.endsWith('\n') ? one : `${one}\n`
        }).join('')
      const claimName = draw.of([undefined, '', 'SHA256SUMS', 'B2SUMS'])
      const judged = (claim: Uint8Array) =>
        verifyChecksum({ artifact, claim, ...(claimName !== undefined && { claimName }) }).verdict
      const [base, all] = [
        judged(utf8(text)),
        judged(concatBytes(utf8(some()), utf8(`${text}\n`), utf8(some()))),
      ]
      const way = `${base} → ${all}`
      seen[way] = (seen[way] ?? 0) + 1
      expect(
        ['rejected → verified', 'verified → rejected', 'undecided → verified'],
        `#${index} ${text}`,
      ).not.toContain(way)
    }
    for (const way of ['verified → verified', 'rejected → rejected'])
      expect(seen[way], way).toBeGreaterThan(ROUNDS / 20)
  })
})
