/** Where every terminal of the deck was seen: what it prints is tied to the tool, or to what computes it here. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { commandOf, turnsOf } from '../../components/scenes/transcript.ts'
import { utf8 } from '../../playground/bytes.ts'
import { parseSums } from '../../playground/checksum/sums.ts'
import { en } from '../../playground/openpgp/transcript/en.ts'
import { type Line, sentence } from '../../playground/openpgp/transcript/line.ts'
import { uploadKeys } from '../../playground/world/keyserver.ts'
import { readShared } from '../support/files.ts'
import { gpgPresent, newGpg } from '../support/gpg.ts'
import { hkpServer } from '../support/hkp.ts'

const FENCE = /^```console[^\n]*\n([\s\S]*?)^```$/gm
const TURNS = readdirSync('pages')
  .filter((name) => name.endsWith('.md'))
  .sort()
  .flatMap((name) => [...readFileSync(join('pages', name), 'utf8').matchAll(FENCE)])
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

const key = await readShared('openpgp-real/asf-logging-rm-077E8893.pub.asc')

test('no terminal shows a command that is not looked at here', () => {
  const known = [AUDIT, CHECK, COSIGN, RECEIVE, VERIFY, VERIFY_OTHER, `md5sum ${JAR}`, `sha1sum ${JAR}`]
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
