/** The terminal's desk: everything that came together, in any order. */
import { execFile } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROOT } from '../../scripts/lib/paths.ts'
import { desk as words } from '#words/desk'
import { intake } from '#words/intake'
import { signedWords } from '#words/signed-words'
import type { AnswersJson } from '../../playground/desk/as-json.ts'
import type { TerminalJson } from '../../scripts/playground/verify/command.ts'

const SAMPLES = join(ROOT, 'public/samples')
const JAR = 'hello-shomei-1.0.0.jar'
const DEMO = '5F26E795F2FACF68D4BB8F9372009FF9474B26F5'
/** Starting Node and the verifiers, on a busy machine, milliseconds. */
const STARTING = 60_000

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shomei-verify-'))
  const at = (name: string) => join(folder, name)
  for (const path of [
    JAR,
    `${JAR}.sha256`,
    `openpgp/${JAR}.asc`,
    'openpgp/demo-key.asc',
    `sigstore/${JAR}.sigstore.json`,
    'sigstore/trusted_root.json',
  ])
    cpSync(join(SAMPLES, path), at(path.split('/').at(-1) ?? path))
  mkdirSync(at('bent'))
  writeFileSync(
    at(`bent/${JAR}`),
    Uint8Array.from(readFileSync(join(SAMPLES, JAR)), (byte, i) => (i === 7 ? byte ^ 1 : byte)),
  )
  cpSync(join(SAMPLES, `${JAR}.sha256`), at(`bent/${JAR}.sha256`))
})
afterAll(() => rmSync(folder, { recursive: true }))

interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

function verify(...args: string[]): Promise<Ran> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(ROOT, 'scripts/playground/main.ts'), 'verify', ...args],
      { cwd: ROOT, env: { ...process.env, INIT_CWD: folder } },
      (error, stdout, stderr) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr }),
    )
  })
}

const PGP = [JAR, `${JAR}.asc`, 'demo-key.asc']
const SIGSTORE = [JAR, `${JAR}.sigstore.json`]
const IDENTITY =
  'https://git.shomei-lab.invalid/example/hello-shomei/.github/workflows/release.yml@refs/tags/v1.0.0'
const BY = ['--expect', `identity=${IDENTITY}`, '--expect', 'issuer=https://token.actions.shomei-lab.invalid']

describe('ends as the worst of its answers', { timeout: STARTING }, () => {
  test.each([
    ['nobody expected', 2, PGP],
    ['the signer expected', 0, [...PGP, '--expect', `fingerprint=${DEMO}`]],
    ['another expected', 1, [...PGP, '--expect', `fingerprint=${DEMO.replaceAll('5', '6')}`]],
    ['a root that came along', 1, [...SIGSTORE, 'trusted_root.json', ...BY]],
    ['a root that is believed', 0, [...SIGSTORE, '--trust', 'trusted_root.json', ...BY]],
    ['one file of a folder that is not what its list says', 1, ['bent']],
    [
      'a digest that is compared with nothing',
      2,
      [...PGP, '--expect', `fingerprint=${DEMO}`, '--expect', 'identity=x'],
    ],
  ])('%s: %i', async (_, code, args) => {
    expect(await verify(...args)).toMatchObject({ code, stderr: '' })
  })
})

test('says what each file is, what goes with what, and why', { timeout: STARTING }, async () => {
  const { stdout } = await verify('--json', ...PGP, `${JAR}.sha256`, '--expect', `fingerprint=${DEMO}`)
  const said = JSON.parse(stdout) as AnswersJson
  expect(said.standing).toBe('verified')
  expect(said.files.map(({ name, kind }) => `${name}: ${kind}`)).toEqual([
    `${JAR}: artifact`,
    `${JAR}.asc: openpgp-signature`,
    'demo-key.asc: openpgp-keys',
    `${JAR}.sha256: checksum-list`,
  ])
  expect(
    said.answers.flatMap(({ claims }) =>
      claims.map(({ file, because, standing }) => `${file} ${because} ${standing}`),
    ),
  ).toEqual([`${JAR}.asc name verified`, `${JAR}.sha256 digest nobody-expected`])
})

test.skipIf(process.platform === 'win32')(
  'names what of a folder cannot be read, answers the rest, and never ends with 0',
  { timeout: STARTING },
  async () => {
    const lying = join(folder, 'lying')
    mkdirSync(lying)
    for (const name of PGP) cpSync(join(folder, name), join(lying, name))
    symlinkSync('nowhere', join(lying, 'dangling'))
    symlinkSync('round', join(lying, 'round'))
    const socket = createServer().listen(join(lying, 'socket'))
    await once(socket, 'listening')
    const said = ['--expect', `fingerprint=${DEMO}`, 'lying']
    try {
      const { code, stdout, stderr } = await verify('--json', ...said)
      expect({ code, stderr }).toEqual({ code: 2, stderr: '' })
      const json = JSON.parse(stdout) as TerminalJson
      expect(json.answers.map(({ file, standing }) => `${file} ${standing}`)).toEqual([
        `lying/${JAR} verified`,
      ])
      expect(json.unreadable).toEqual([
        { name: 'lying/dangling', why: 'gone' },
        { name: 'lying/round', why: { code: 'ELOOP' } },
        { name: 'lying/socket', why: 'no-file' },
      ])
      const text = await verify(...said)
      expect(text.code).toBe(2)
      for (const { name } of json.unreadable) expect(text.stdout).toContain(`${name}：`)
      expect((await verify('--expect', `fingerprint=${DEMO.replaceAll('5', '6')}`, 'lying')).code).toBe(1)
      expect((await verify('lying/dangling')).stderr).toMatch(/there is no such file/)
    } finally {
      socket.close()
    }
  },
)

test(
  'a list means the file that lies beside it, however the files are typed',
  { timeout: STARTING },
  async () => {
    const files = [JAR, `${JAR}.sha256`, `bent/${JAR}`, `bent/${JAR}.sha256`]
    const { stdout } = await verify('--json', ...files)
    const { answers } = JSON.parse(stdout) as AnswersJson
    expect(answers.map(({ file, claims }) => [file, ...claims.map((one) => one.file)])).toEqual([
      [JAR, `${JAR}.sha256`, `bent/${JAR}.sha256`],
      [`bent/${JAR}`, `bent/${JAR}.sha256`],
    ])
  },
)

test('tells what it believes from the beginning where it is used', { timeout: STARTING }, async () => {
  expect((await verify(...SIGSTORE)).stdout).toContain(words.shipped)
  expect((await verify(...PGP)).stdout).not.toContain(words.shipped)
  const { stdout } = await verify('--trust', 'trusted_root.json', ...SIGSTORE)
  expect(stdout).not.toContain(words.shipped)
  expect(stdout.replaceAll('\n+ ', '')).toContain(words.ownRoots(['trusted_root.json']))
})

test.each([
  [[], /expected FILEs or FOLDERs, got none/],
  [['gone'], /gone: there is no such file/],
  [[JAR, '--expect', 'sha=1'], /--expect sha=1: expected KIND=VALUE, KIND one of digest, fingerprint/],
  [[JAR, '--expect', 'digest='], intake.emptyValue('verify', '--expect digest=')],
  [[JAR, '--expect', 'type=any', '--expect', 'type=link'], /--expect type= was given twice/],
  [[JAR, '--expect', 'type=nonsense'], /--expect type= is "nonsense"; it must be a URI, any, or one of slsa/],
  [[JAR, '--type', 'nonsense'], /--expect type= is "nonsense"; it must be a URI/],
  [[JAR, '--trust', JAR], /--trust .* is neither a key nor a root/],
] as const)('one sentence for what was mistyped: %j', { timeout: STARTING }, async (args, sentence) => {
  const { code, stdout, stderr } = await verify(...args)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr.replaceAll('\n+ ', '')).toMatch(sentence)
})

test('shows the words that were signed in clear, and those around them', { timeout: STARTING }, async () => {
  const clear = (file: string) => join(ROOT, 'test/fixtures/openpgp/clear-text--GOODSIG', file)
  const [name = ''] = readdirSync(clear('.')).filter((one) =>
    /PGP SIGNED/.test(readFileSync(clear(one), 'utf8')),
  )
  writeFileSync(join(folder, 'signed.asc'), `${readFileSync(clear(name), 'utf8')}rm -rf ~\n`)
  const { stdout } = await verify('signed.asc')
  expect(stdout).toMatch(new RegExp(`${signedWords.marks.notSigned}\\| \\S`))
  expect(stdout).toContain(`${signedWords.marks.outside}| rm -rf ~`)
})
