import { execFile } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  createReadStream,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { intake } from '#words/intake'
import { ROOT } from '../../scripts/lib/paths.ts'
import { openArtifact } from '../../scripts/playground/files.ts'
import { UsageError } from '../../scripts/playground/usage.ts'
import type { Report } from '../../playground/report.ts'
import { edition } from '#words'

/** Starting Node and the verifiers, on a busy machine, milliseconds. */
const STARTING = 60_000

const SAMPLES = join(ROOT, 'public/samples')
const JAR = join(SAMPLES, 'hello-shomei-1.0.0.jar')
const SUMS = join(SAMPLES, 'SHA256SUMS')
const SHA256 = readFileSync(`${JAR}.sha256`, 'utf8').trim()
const ASC = join(SAMPLES, 'openpgp/hello-shomei-1.0.0.jar.asc')
const KEY = join(SAMPLES, 'openpgp/demo-key.asc')
/** A file that is signed in clear, and the key that signed it. */
const clear = (file: string) => join(ROOT, 'test/fixtures/openpgp/clear-text--GOODSIG', file)
const OTHER_KEY = join(SAMPLES, 'openpgp/impostor-key.asc')
const FINGERPRINTS = JSON.parse(readFileSync(join(SAMPLES, 'openpgp/fingerprints.json'), 'utf8')) as {
  demo: string
  impostor: string
}
const LAB = [
  '--bundle',
  join(SAMPLES, 'sigstore/hello-shomei-1.0.0.jar.sigstore.json'),
  '--trusted-root',
  join(SAMPLES, 'sigstore/trusted_root.json'),
]
const ATTESTED = ['--bundle', join(SAMPLES, 'sigstore/hello-shomei-1.0.0.jar.provenance.sigstore.json')]
const IDENTITY =
  'https://git.shomei-lab.invalid/example/hello-shomei/.github/workflows/release.yml@refs/tags/v1.0.0'
const EXPECTED = [
  '--certificate-identity',
  IDENTITY,
  '--certificate-oidc-issuer',
  'https://token.actions.shomei-lab.invalid',
]

/** Signatures that ssh-keygen made. */
const SSH = JSON.parse(readFileSync(join(ROOT, 'test/fixtures/ssh/cases.json'), 'utf8')) as readonly Readonly<
  Partial<Record<'name' | 'artifact' | 'signature' | 'signers' | 'object', string>>
>[]
/** Those whose files are all text. */
const MINISIGN = JSON.parse(readFileSync(join(ROOT, 'test/fixtures/minisign/cases.json'), 'utf8')) as {
  name: string
  artifact?: string
  signature: string
  key: string
}[]

const MINISIGN_KEY = MINISIGN.find(({ name }) => name === 'minisign-good')?.key.split('\n')[1] ?? ''

/** A sentence as it was before it was broken for a terminal. */
const whole = (sentence: string) => sentence.replaceAll('\n+ ', '')

interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** As `npm run` starts it: in the repository, with the caller's folder in INIT_CWD. */
function playground(args: readonly string[], from: string = ROOT): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(ROOT, 'scripts/playground/main.ts'), ...args],
      { cwd: ROOT, env: { ...process.env, INIT_CWD: from } },
      (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
    )
  })
}

let folder: string
const at = (name: string) => join(folder, name)
const HOSTILE = 'a\u001b[31m\u009b31m\u202ejar'

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shomei-playground-'))
  const jar = readFileSync(JAR)
  for (const name of ['sigstore', '--json', '-dash.jar', HOSTILE]) writeFileSync(at(name), jar)
  writeFileSync(
    at('tampered'),
    Uint8Array.from(jar, (byte, i) => (i === 7 ? byte ^ 1 : byte)),
  )
  writeFileSync(at('hostile.sums'), `${SHA256}  b\u001b]0;owned\u0007\u202ejar\n`)
  const line = (name: string) => `${SHA256}  ${name}\n`
  writeFileSync(at('two.sums'), `${line('hello-shomei-1.0.0.jar')}${line('sigstore')}`)
  writeFileSync(at('three.sums'), `${line('./hello-shomei-1.0.0.jar')}${line('sigstore')}${line('gone')}`)
  writeFileSync(at('slip.sums'), `${line('hello-shomei-1.0.0.jar')}${line('sigstore')}hello\n`)
  for (const { name, artifact, signature, key } of MINISIGN) {
    if (name === 'minisign-good') {
      writeFileSync(at('mini'), artifact ?? '')
      writeFileSync(at('mini.minisig'), signature)
      writeFileSync(at('mini.pub'), key)
    }
    if (name === 'signify-embedded-good') writeFileSync(at('mini.sig'), signature)
  }
  writeFileSync(at('root.json'), '{"no": "root"}')
  writeFileSync(at('secret'), jar)
  chmodSync(at('secret'), 0)
  writeFileSync(at('huge'), '')
  truncateSync(at('huge'), 64 * 1024 * 1024 + 1)
  mkdirSync(at('folder'))
  const [signed, commit] = ['ed25519', 'commit-sha1'].map((name) => SSH.find((one) => one.name === name))
  for (const [name, text] of [
    ['signed', signed?.artifact],
    ['signed.sig', signed?.signature],
    ['signed.key', signed?.signers?.replace(/^\S+ /, '')],
    ['signers', signed?.signers],
    ['commit', commit?.object],
  ] as const)
    writeFileSync(at(name), text ?? '')
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Two cores: a few at a time are quicker than all at once or one by one. */
async function inGroups<Case>(cases: readonly Case[], run: (one: Case) => Promise<void>): Promise<void> {
  const waiting = [...cases]
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await run(one)
    }),
  )
}

type Mistake = readonly [args: readonly string[], says: RegExp]

const mistakes: Readonly<Record<string, () => readonly Mistake[]>> = {
  'what was asked for': () => [
    [[], /^usage:/],
    [
      ['shasum', JAR],
      /unknown command "shasum"; expected one of verify, checksum, openpgp, sigstore, minisign, ssh/,
    ],
    [['--json'], /unknown command "--json"/],
    [['--lang', 'fr', 'checksum'], /--lang: expected ja or en, got "fr"/],
    [['checksum'], /expected an ARTIFACT, got 0; usage: checksum/],
    [['checksum', JAR, JAR], /2 ARTIFACTs need a list; give --sums FILE/],
    [['checksum', '--expected', SHA256, JAR, JAR], /2 ARTIFACTs need a list/],
    [['checksum', '--strict', '--sums', SUMS, JAR], /--strict and --ignore-missing are about a list/],
    [['checksum', '--channel', 'mail', '--sums', SUMS, JAR], /--channel is mail; it must be beside or apart/],
    [['checksum', '--strictt', JAR], /--strictt is no option here; the nearest is --strict/],
    [['checksum', '--expected'], /'--expected/],
    [['checksum', '--expected', SHA256, '--sums', SUMS, JAR], /--expected and --sums were both given/],
    [['openpgp', '--signature', ASC, '--keys', KEY], /expected one ARTIFACT, got 0/],
    [['openpgp', '--keys', KEY, JAR], /--signature is missing/],
    [['openpgp', '--signature', ASC, JAR], /--keys is missing/],
    [
      ['openpgp', '--gpg', 'fr', '--signature', ASC, '--keys', KEY, JAR],
      /--gpg: expected en or ja, got "fr"/,
    ],
    [['ssh', '--signature', ASC], /expected one ARTIFACT, got 0/],
    [['ssh', '--namespace', '', JAR], new RegExp(intake.emptyValue('ssh', '--namespace'))],
    [['ssh', '--principal=', JAR], new RegExp(intake.emptyValue('ssh', '--principal'))],
    [['ssh', JAR], /--signature is missing, and .* is no commit or tag of git/],
    [['minisign', '--key', at('mini.pub')], /expected one ARTIFACT, got 0/],
    [['minisign', '--signature', at('mini.minisig'), JAR], /--key is missing/],
    [['minisign', '--tool', 'minisign', '--key', at('mini.pub'), JAR], /--signature is missing/],
    [['minisign', '--tool', 'gpg', '--key', at('mini.pub'), JAR], /--tool is gpg; it must be minisign or/],
    [
      ['minisign', '--channel', 'mail', '--key', at('mini.pub'), JAR],
      /--channel is mail; it must be apart or/,
    ],
    [['sigstore', ...LAB], /expected one ARTIFACT, got 0/],
    [['sigstore', JAR], /--bundle is missing/],
    [['sigstore', ...LAB, ...EXPECTED, '--key', KEY, JAR], /--key was given together with an identity/],
  ],
  'a digest in place of an artifact': () => [
    [['sigstore', ...LAB, '--type', 'provenance', JAR], /--type is "provenance"; it must be a URI, any, or/],
    [['sigstore', ...LAB, 'sha256:'], /sha256: expected 64 hex digits/],
    [['sigstore', ...LAB, `sha256:${SHA256.slice(2)}`], /sha256: expected 64 hex digits/],
    [['sigstore', ...LAB, `sha256:${SHA256.replace(/./, 'x')}`], /sha256: expected 64 hex digits/],
    [['sigstore', ...LAB, `sha512:${SHA256}`], /sha512: expected 128 hex digits/],
  ],
  'files that are not there, or no files, or too large': () => [
    [['checksum', at('nothing')], /ARTIFACT: .*nothing: there is no such file/],
    [['checksum', at('folder')], /ARTIFACT: .* is not a file/],
    [['checksum', join(JAR, 'inside')], /ARTIFACT: .* cannot be read \(ENOTDIR\)/],
    [['checksum', '--sums', at('nothing'), JAR], /--sums: .*there is no such file/],
    [['checksum', '--sums', at('huge'), JAR], /--sums: .* has 67108865 bytes, expected at most 67108864/],
    [['openpgp', '--signature', at('nothing'), '--keys', KEY, JAR], /--signature: .*there is no such file/],
    [['openpgp', '--signature', ASC, '--keys', at('huge'), JAR], /--keys: .* has 67108865 bytes/],
    [['openpgp', '--signature', ASC, '--keys', KEY, at('folder')], /ARTIFACT: .*is not a file/],
    [['ssh', '--signature', at('nothing'), JAR], /--signature: .*there is no such file/],
    [['ssh', '--signature', ASC, '--signers', at('folder'), JAR], /--signers: .*is not a file/],
    [['ssh', '--signature', ASC, '--revoked', at('nothing'), JAR], /--revoked: .*there is no such file/],
    [['sigstore', '--bundle', at('nothing'), JAR], /--bundle: .*there is no such file/],
    [['sigstore', '--bundle', at('huge'), JAR], /--bundle: .* has 67108865 bytes/],
    [['sigstore', ...LAB, '--key', at('folder'), JAR], /--key: .*is not a file/],
    [['sigstore', ...LAB, at('nothing')], /ARTIFACT: .*there is no such file/],
    [
      ['openpgp', '--signature', SUMS, '--keys', KEY, JAR],
      /--signature: .*: 署名ではなく、digest の一覧です。/,
    ],
    [['sigstore', '--bundle', ASC, ...EXPECTED, JAR], /--bundle: .*: bundle ではなく、OpenPGP の署名です。/],
    [
      ['sigstore', ...LAB.slice(0, 2), ...EXPECTED, '--trusted-root', SUMS, JAR],
      /--trusted-root: .*: trusted root ではなく、digest の一覧です。/,
    ],
  ],
}

test.each(Object.keys(mistakes))(
  'a mistake in %s is one clear line and exit 2',
  async (what) => {
    await inGroups(mistakes[what]?.() ?? [], async ([args, says]) => {
      const { code, stdout, stderr } = await playground(args)
      expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' })
      expect(whole(stderr), args.join(' ')).toMatch(says)
      expect(whole(stderr), args.join(' ')).not.toMatch(/\n\s+at |node:internal|Error:/)
      if (args.length > 0) expect(whole(stderr)).toMatch(/^[^\n]+\n$/)
    })
  },
  STARTING,
)

// Root may read every file; what Linux keeps at this path answers nobody.
const unreadable = () => (process.getuid?.() === 0 ? '/proc/self/mem' : at('secret'))

test.skipIf(!['linux', 'darwin'].includes(process.platform))(
  'a file that cannot be read is one clear line and exit 2, never "rejected"',
  async () => {
    const says = /^(ARTIFACT|--sums): .*: it cannot be read \(E\w+\); give the path of a readable file\n$/
    await inGroups(
      [
        ['checksum', unreadable()],
        ['checksum', '--sums', unreadable(), JAR],
        ['openpgp', '--signature', ASC, '--keys', KEY, unreadable()],
        ['sigstore', ...LAB, ...EXPECTED, unreadable()],
      ],
      async (args) => {
        const { code, stdout, stderr } = await playground(args)
        expect({ args, code, stdout }).toEqual({ args, code: 2, stdout: '' })
        expect(whole(stderr)).toMatch(says)
      },
    )
  },
  STARTING,
)

test(
  'the terminal speaks the language that it is asked for, with the same verdict and exit code',
  { timeout: 2 * STARTING },
  async () => {
    const asked = ['checksum', '--expected', SHA256, '--channel', 'apart', JAR]
    const [first, other] = await Promise.all(
      ['ja', 'en'].map((language) => playground(['--lang', language, ...asked])),
    )
    expect([first?.code, other?.code]).toEqual([0, 0])
    expect(first?.stdout).toBe((await playground(asked)).stdout)
    expect(first?.stdout).toContain('検証できました')
    expect(other?.stdout).toContain('Verified')
    expect(other?.stdout).not.toMatch(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u)
  },
)

test('an artifact that vanishes before it is read is a sentence, however long that takes', async () => {
  writeFileSync(at('vanishing'), 'x')
  const { size, pieces } = await openArtifact(at('vanishing'))
  expect(size).toBe(1)
  rmSync(at('vanishing'))
  // An opened stream would raise its error here, where nobody listens yet: before those that are opened after it.
  for (let later = 0; later < 3; later++) await once(createReadStream(at('vanishing')), 'error')
  await expect(pieces[Symbol.asyncIterator]().next()).rejects.toThrow(
    new UsageError(`ARTIFACT: ${at('vanishing')}: there is no such file; give the path of a readable file`),
  )
})

async function exitSo(exits: readonly (readonly [number, string[]])[]): Promise<void> {
  await inGroups(exits, async ([expected, args]) => {
    const { code, stdout, stderr } = await playground(args)
    expect({ args, code, stderr }).toEqual({ args, code: expected, stderr: '' })
    expect(stdout).toContain(`(${['verified', 'rejected', 'undecided'][expected]})`)
  })
}

test(
  'exits 0 for verified, 1 for rejected, 2 for undecided',
  async () => {
    const openpgp = (...rest: string[]) => ['openpgp', '--signature', ASC, ...rest]
    const sigstore = (...rest: string[]) => ['sigstore', ...LAB, ...rest]
    const minisign = (...rest: string[]) => ['minisign', '--signature', at('mini.minisig'), ...rest]
    const attested = (...rest: string[]) => ['sigstore', ...ATTESTED, ...LAB.slice(2), ...EXPECTED, ...rest]
    const exits: readonly [number, string[]][] = [
      [0, ['checksum', '--sums', SUMS, JAR]],
      [0, ['checksum', '--expected', SHA256.toUpperCase(), JAR]],
      [1, ['checksum', '--expected', SHA256, at('tampered')]],
      // The only line is about a file of another name.
      [2, ['checksum', '--sums', SUMS, at('tampered')]],
      [2, ['checksum', '--expected', 'no hex at all', JAR]],
      [2, ['checksum', JAR]],
      [0, ['checksum', '--channel', 'apart', '--sums', SUMS, JAR]],
      [0, ['checksum', '--sums', at('two.sums'), JAR, at('sigstore')]],
      [2, ['checksum', '--sums', at('two.sums'), JAR, at('tampered')]],
      [2, ['checksum', '--sums', at('three.sums'), JAR, at('sigstore')]],
      [0, ['checksum', '--ignore-missing', '--sums', at('three.sums'), JAR, at('sigstore')]],
      [2, ['checksum', '--strict', '--sums', at('slip.sums'), JAR, at('sigstore')]],
      [2, ['checksum', '--sums', SUMS, JAR, at('sigstore')]],
      [0, openpgp('--keys', KEY, '--fingerprint', FINGERPRINTS.demo, JAR)],
      [1, openpgp('--keys', KEY, at('tampered'))],
      [1, openpgp('--keys', KEY, '--fingerprint', FINGERPRINTS.impostor, JAR)],
      [2, openpgp('--keys', OTHER_KEY, JAR)],
      [0, ['openpgp', '--gpg', 'ja', '--keys', clear('keys'), clear('message')]],
      [2, ['openpgp', '--keys', KEY, clear('message')]],
      [0, minisign('--key', at('mini.pub'), at('mini'))],
      [0, minisign('--key', MINISIGN_KEY, at('mini'))],
      [0, minisign('--key', at('mini.pub'), '--channel', 'beside', at('mini'))],
      [1, minisign('--key', at('mini.pub'), '--key-id', 'BEEF', at('mini'))],
      [1, minisign('--key', at('mini.pub'), '--trusted-comment', 'another', at('mini'))],
      [1, minisign('--key', at('mini.pub'), at('tampered'))],
      [2, minisign('--key', KEY, at('mini'))],
      [0, ['minisign', '--key', at('mini.pub'), at('mini.sig')]],
      [2, ['minisign', '--key', at('mini.pub'), at('mini')]],
      [0, sigstore(...EXPECTED, JAR)],
      [0, sigstore(...EXPECTED, `sha256:${SHA256}`)],
      [1, sigstore(...EXPECTED, at('tampered'))],
      [1, sigstore('--certificate-identity', `${IDENTITY}x`, ...EXPECTED.slice(2), JAR)],
      [2, sigstore(JAR)],
      // A root that is none, a key that cannot be read: nobody is accused.
      [2, openpgp('--keys', KEY, '--fingerprint', 'no hex at all', JAR)],
      [2, ['sigstore', ...LAB.slice(0, 2), ...EXPECTED, '--trusted-root', at('root.json'), JAR]],
      [0, sigstore(...EXPECTED, '--type', 'any', JAR)],
      [1, sigstore(...EXPECTED, '--type', 'slsaprovenance1', JAR)],
      [0, attested(JAR)],
      [0, attested('--type', 'slsaprovenance1', JAR)],
      [0, attested('--type', 'https://slsa.dev/provenance/v1', JAR)],
      [1, attested('--type', 'slsaprovenance', JAR)],
      [1, attested('--type', 'spdx', JAR)],
    ]
    await exitSo(exits)
  },
  STARTING,
)

test(
  'exits so for SSH signatures too',
  async () => {
    const ssh = (...rest: string[]) => ['ssh', '--signature', at('signed.sig'), ...rest, at('signed')]
    const exits: readonly [number, string[]][] = [
      [0, ssh('--signers', at('signers'), '--principal', 'alice@example.com')],
      [0, ssh()],
      [1, ssh('--signers', at('signers'), '--principal', 'bob@example.com')],
      [1, ssh('--namespace', 'git')],
      [1, ssh('--revoked', at('signed.key'))],
      [2, ssh('--principal', 'alice@example.com')],
      [2, ssh('--signers', SUMS)],
      [0, ['ssh', '--signers', at('signers'), '--principal', 'alice@example.com', at('commit')]],
    ]
    await exitSo(exits)
  },
  STARTING,
)

test(
  '--json prints the report, bytes in hex and instants in ISO 8601',
  async () => {
    const [checksum, openpgp, before] = await Promise.all([
      playground(['checksum', '--json', '--sums', SUMS, JAR]),
      playground(['openpgp', '--signature', ASC, '--keys', KEY, JAR, '--json']),
      playground(['--json', 'checksum', JAR]),
    ])
    const sums = JSON.parse(checksum.stdout) as Report
    expect(sums.verdict).toBe('verified')
    expect(sums.checks.map(({ id }) => id)).toEqual(['artifact', 'claim', 'listed', 'digest', 'channel'])
    expect(sums.checks.flatMap(({ evidence }) => evidence)).toContainEqual({
      label: 'sha256',
      value: SHA256,
      source: 'artifact',
    })
    const evidence = (JSON.parse(openpgp.stdout) as Report).checks.flatMap((check) => check.evidence)
    const created = evidence.find(({ label }) => label === 'signature-created')?.value
    expect(created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    const said = (output: string) => {
      const { proved, notAsked } = JSON.parse(output) as Report
      return { proved, notAsked }
    }
    expect(said(checksum.stdout)).toEqual({ proved: ['format'], notAsked: ['channel'] })
    expect(said(openpgp.stdout)).toEqual({
      proved: ['format', 'key', 'integrity', 'time'],
      notAsked: ['key-identity', 'key-trust'],
    })
    expect(before.code).toBe(2)
  },
  STARTING,
)

test(
  'beneath minisign’s report stand the tool’s command, its words and how it ends',
  async () => {
    const asked = ['minisign', '--signature', 'mini.minisig', '--key']
    const [held, beside, inside] = await Promise.all([
      playground([...asked, MINISIGN_KEY, 'mini'], folder),
      playground([...asked, 'mini.pub', '--channel', 'beside', 'mini'], folder),
      playground(['minisign', '--key', 'mini.pub', 'mini.sig'], folder),
    ])
    const last = ({ stdout }: Ran) => whole(stdout).trimEnd().split('\n\n').at(-1)
    const good =
      'Signature and comment signature verified\nTrusted comment: timestamp:1790000000\\u{9}file:file'
    const files = '-x mini.minisig -m mini'
    expect(last(held)).toBe(`$ minisign -V -P ${MINISIGN_KEY} ${files}\n${good}\nexit 0`)
    expect(last(beside)).toBe(`$ minisign -V -p mini.pub ${files}\n${good}\nexit 0`)
    expect(beside.stdout).toContain(edition.verdicts['nobody-expected'])
    const command = 'signify-openbsd -V -e -p mini.pub -x mini.sig -m /dev/null'
    expect(last(inside)).toBe(`$ ${command}\nSignature Verified\nexit 0`)
  },
  STARTING,
)

test(
  'a path means what it means where the command was typed, and "--" ends the options',
  async () => {
    const expected = ['--expected', SHA256]
    await inGroups(
      [
        ['checksum', ...expected, 'sigstore'],
        ['checksum', ...expected, `../${basename(folder)}/sigstore`],
        ['checksum', ...expected, '--', '-dash.jar'],
        ['checksum', ...expected, '--', '--json'],
        ['openpgp', '--signature', ASC, '--keys', KEY, '--', '--json'],
        ['sigstore', ...LAB, ...EXPECTED, '--', '-dash.jar'],
      ],
      async (args) => {
        const { code, stdout, stderr } = await playground(args, folder)
        expect({ args, code, stderr }).toEqual({ args, code: 0, stderr: '' })
        expect(stdout).toContain('(verified)')
      },
    )
    const elsewhere = await playground(['checksum', 'sigstore'], ROOT)
    expect(elsewhere).toMatchObject({
      code: 2,
      stderr: 'ARTIFACT: sigstore: there is no such file; give the path of a readable file\n',
    })
  },
  STARTING,
)

/** What a terminal obeys, or an eye does not see. */
const RAW = /[\p{Cc}\p{Cf}]/u

test(
  'hostile text never reaches the terminal raw',
  async () => {
    await inGroups(
      [
        ['checksum', '--sums', at('hostile.sums'), at(HOSTILE)],
        ['checksum', '--json', '--sums', at('hostile.sums'), at(HOSTILE)],
        ['checksum', '--sums', at('hostile.sums'), at(`${HOSTILE}\nno`)],
        ['checksum', '--sums', at('hostile.sums'), at(HOSTILE), JAR],
        ['checksum', '--json', '--sums', at('hostile.sums'), at(HOSTILE), JAR],
        ['checksum', '--sums', at(`no-${HOSTILE}`), JAR],
        ['checksum', `--${HOSTILE}`, JAR],
        [HOSTILE],
        ['sigstore', ...LAB, `sha256:${HOSTILE}`],
        ['sigstore', ...LAB, ...EXPECTED.slice(0, 1), HOSTILE, ...EXPECTED.slice(2), JAR],
        ['openpgp', '--signature', ASC, '--keys', KEY, '--fingerprint', HOSTILE, JAR],
      ],
      async (args) => {
        const { stdout, stderr } = await playground(args)
        expect(`${stdout}${stderr}`.replaceAll('\n', ''), JSON.stringify(args)).not.toMatch(RAW)
        expect(`${stdout}${stderr}`, JSON.stringify(args)).toMatch(/\\u(\{1b\}|001b)/)
      },
    )
  },
  STARTING,
)
