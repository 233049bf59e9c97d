/** Where every terminal of the deck was seen: what it prints is tied to the tool, or to what computes it here. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commandOf, turnsOf } from '../../components/scenes/transcript.ts'
import { utf8 } from '../../playground/bytes.ts'
import { parseSums } from '../../playground/checksum/sums.ts'
import { en } from '../../playground/openpgp/transcript/en.ts'
import { type Line, sentence } from '../../playground/openpgp/transcript/line.ts'
import { verifyMinisign } from '../../playground/minisign/index.ts'
import { verifySsh } from '../../playground/ssh/index.ts'
import { uploadKeys } from '../../playground/world/keyserver.ts'
import { readShared } from '../support/files.ts'
import { gpgPresent, newGpg } from '../support/gpg.ts'
import { hkpServer } from '../support/hkp.ts'

const FENCE = /^```console[^\n]*\n([\s\S]*?)^```$/gm
const TURNS = readdirSync('pages/ja')
  .filter((name) => name.endsWith('.md'))
  .sort()
  .flatMap((name) => [...readFileSync(join('pages/ja', name), 'utf8').matchAll(FENCE)])
  .flatMap(([, text = '']) => turnsOf(text))
  .map((turn) => ({ command: commandOf(turn), printed: turn.output.map(({ text }) => text) }))
const printedBy = (command: string) =>
  TURNS.filter((one) => one.command === command).map((one) => one.printed)

const JAR = 'log4j-core-2.21.0.jar'
const KEY = '077E8893A6DCC33DD4A4D5B256E73BA9A0B592D0'
const USER = 'ASF Logging Services RM <private@logging.apache.org>'
const VERIFY = `gpg --verify ${JAR}.asc ${JAR}`
const VERIFY_OTHER = `gpg --verify ${JAR}.asc trivy_0.46.0_Linux-64bit.tar.gz`
const RECEIVE = `gpg --keyserver keyserver.ubuntu.com --recv-keys ${KEY}`
const CHECK = `echo "$(cat ${JAR}.sha1)  ${JAR}" | sha1sum -c`
const COSIGN =
  'cosign verify \\\n  --certificate-identity alice@example.com \\\n' +
  '  --certificate-oidc-issuer https://github.com/login/oauth \\\n  ghcr.io/example/nginx@$DIGEST'
const AUDIT = 'npm audit signatures'
const SAMPLE = 'hello-shomei-1.0.0.jar'
const keygen = (namespace: string) =>
  'ssh-keygen -Y verify -f allowed_signers -I release@example.com \\\n' +
  `    -n ${namespace} -s ${SAMPLE}.sig < ${SAMPLE}`
const MINISIGN =
  `minisign -Vm ${SAMPLE} \\\n    -x ${SAMPLE}.minisig \\\n` +
  '    -P RWS1pTYEac1Z55DINKnJdu7ZrVelSaznajNk5oOgMWe9l5H5MSFHsZSw'

const isHere = (tool: string) => spawnSync(tool, ['-?']).error === undefined
const [sshKeygen, minisign] = [isHere('ssh-keygen'), isHere('minisign')]

const key = await readShared('openpgp-real/asf-logging-rm-077E8893.pub.asc')

test('no terminal shows a command that is not looked at here', () => {
  const sums = [`md5sum ${JAR}`, `sha1sum ${JAR}`]
  const keysAlone = [keygen('file'), keygen('git'), MINISIGN]
  const known = [AUDIT, CHECK, COSIGN, RECEIVE, VERIFY, VERIFY_OTHER, ...keysAlone, ...sums]
  expect([...new Set(TURNS.map(({ command }) => command))].sort()).toEqual(known.sort())
})

describe('md5sum and sha1sum', () => {
  test.each(['md5', 'sha1'] as const)(
    'print the %s that the checksum demo has from Maven Central',
    (name) => {
      const [line = ''] = printedBy(`${name}sum ${JAR}`).flat()
      const [entry] = parseSums(utf8(`${line}\n`))?.entries ?? []
      expect(entry).toMatchObject({ name: JAR, algorithm: name })
      expect(readFileSync('components/demos/checksum-scenario.ts', 'utf8')).toContain(line.split(' ')[0])
    },
  )

  test('check what the shell puts together', () => {
    const folder = mkdtempSync(join(tmpdir(), 'shomei-transcript-'))
    try {
      writeFileSync(join(folder, JAR), 'abc')
      writeFileSync(join(folder, `${JAR}.sha1`), 'a9993e364706816aba3e25717850c26c9cd0d89d')
      const said = execFileSync('sh', ['-c', CHECK], { cwd: folder, encoding: 'utf8' })
      expect(printedBy(CHECK)).toEqual([said.trimEnd().split('\n')])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

describe('gpg', () => {
  /** The fixtures hold these words to real gpg's, to the byte. */
  const says = (line: Line) => sentence(en, line).map((words) => `gpg: ${words}`)
  const made = [
    // When the signature says it was made, in the talk's own zone.
    ...says({ id: 'made', at: new Date('2023-10-13T00:35:31Z') }).map((one) => one.replace('UTC', 'JST')),
    ...says({ id: 'using', algorithm: 'RSA', key: KEY }),
  ]

  test('cannot check without the key; with it, finds the signature good', () => {
    expect(printedBy(VERIFY)).toEqual([
      [...made, ...says({ id: 'cannot-check', because: 'no-public-key' })],
      [
        ...made,
        ...says({ id: 'good', user: USER, validity: 'unknown' }),
        ...says({ id: 'not-certified' }),
        ...says({ id: 'no-indication' }),
        ...sentence(en, { id: 'primary-fingerprint', fingerprint: KEY }),
      ],
    ])
  })

  test('finds it bad for another file', () => {
    expect(printedBy(VERIFY_OTHER)).toEqual([
      [...made, ...says({ id: 'bad', user: USER, validity: 'unknown' })],
    ])
  })

  test.skipIf(!key || !gpgPresent)('receives the real key (skipped: no shared data, or no gpg)', async () => {
    const [gpg, server] = await Promise.all([newGpg(), hkpServer()])
    try {
      server.keyserver = uploadKeys(server.keyserver, key ?? new Uint8Array()).keyserver
      const now = new Date('2026-12-01T00:00:00Z')
      const { stderr } = await gpg(now, '--keyserver', server.url, '--recv-keys', KEY)
      expect(printedBy(RECEIVE)).toEqual([stderr])
    } finally {
      await Promise.all([gpg.end(), server.close()])
    }
  })
})

test('cosign verify has the options of the image demo, whose bundles real cosign verifies', () => {
  const demo = readFileSync('components/demos/ImageVerify.vue', 'utf8')
  const options = COSIGN.match(/--[\w-]+/g) ?? []
  expect(options).toHaveLength(2)
  for (const option of options) expect(demo).toContain(`${option} `)
  expect(printedBy(COSIGN)).toEqual([[]])
})

test('npm audit signatures is the command of the npm demo, and prints nothing here', () => {
  expect(readFileSync('playground/sigstore/commands.ts', 'utf8')).toContain(`'${AUDIT}'`)
  expect(printedBy(AUDIT)).toEqual([[]])
})

describe('keys alone', () => {
  const read = (path: string) => new Uint8Array(readFileSync(join('public/samples', path)))
  const artifact = read(SAMPLE)
  /** As a shell runs it beside the samples. */
  const reallyPrinted = (command: string) => {
    const folder = mkdtempSync(join(tmpdir(), 'shomei-transcript-'))
    try {
      for (const path of [SAMPLE, `ssh/${SAMPLE}.sig`, 'ssh/allowed_signers', `minisign/${SAMPLE}.minisig`])
        writeFileSync(join(folder, basename(path)), read(path))
      const { stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8' })
      return `${stderr}${stdout}`.trimEnd().split(/\r?\n/)
    } finally {
      rmSync(folder, { recursive: true })
    }
  }

  test.each([
    ['file', 'verified'],
    ['git', 'rejected'],
  ])('ssh-keygen prints of the namespace %s what is computed here (%s)', async (namespace, verdict) => {
    const report = await verifySsh({
      artifact,
      signature: read(`ssh/${SAMPLE}.sig`),
      signers: read('ssh/allowed_signers'),
      policy: { principal: 'release@example.com', namespace, now: new Date('2026-12-01T00:00:00Z') },
    })
    expect(report.verdict).toBe(verdict)
    const said = report.keygen.flatMap(({ stderr, stdout }) => `${stderr}${stdout}`.trimEnd().split(/\r?\n/))
    expect(printedBy(keygen(namespace))).toEqual([said])
  })

  test('minisign prints what is computed here', async () => {
    const [, key = ''] = new TextDecoder().decode(read('minisign/minisign.pub')).split('\n')
    expect(MINISIGN).toContain(` -P ${key}`)
    const report = await verifyMinisign({
      artifact,
      signature: read(`minisign/${SAMPLE}.minisig`),
      policy: { key: read('minisign/minisign.pub') },
    })
    expect(report.verdict).toBe('verified')
    expect(printedBy(MINISIGN)).toEqual([report.answer?.stdout.trimEnd().split('\n')])
  })

  test.skipIf(!sshKeygen)('and so does the tool itself (skipped: no ssh-keygen)', () => {
    for (const command of [keygen('file'), keygen('git')])
      expect(printedBy(command)).toEqual([reallyPrinted(command)])
  })

  test.skipIf(!minisign)('and so does the tool itself (skipped: no minisign)', () => {
    expect(printedBy(MINISIGN)).toEqual([reallyPrinted(MINISIGN)])
  })
})
