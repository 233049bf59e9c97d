/** What is handed to the terminal's options for checksums and OpenPGP, in whatever form, or instead of it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { intake } from '#words/intake'
import { ROOT } from '../../scripts/lib/paths.ts'
import { checksum } from '../../scripts/playground/methods/checksum.ts'
import { openpgp } from '../../scripts/playground/methods/openpgp.ts'
import type { Method } from '../../scripts/playground/usage.ts'
import { utf16 } from '../intake/cases/made.ts'

const folder = mkdtempSync(join(tmpdir(), 'shomei-terminal-forms-'))
afterAll(() => rmSync(folder, { recursive: true }))
function kept(name: string, content: Uint8Array | string): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

const sample = (path: string) => join(ROOT, 'public/samples', path)
const JAR = sample('hello-shomei-1.0.0.jar')
const ASC = sample('openpgp/hello-shomei-1.0.0.jar.asc')
const KEY = sample('openpgp/demo-key.asc')
const CLEAR = sample('openpgp/announcement.txt.asc')
const wide = (path: string, name: string) => kept(name, utf16(readFileSync(path, 'utf8')))

async function run(method: Method, ...args: readonly string[]) {
  const outcome = await method.run(args)
  return 'claims' in outcome
    ? { verdict: outcome.verdict, also: [] }
    : { verdict: outcome.report.verdict, also: outcome.also ?? [] }
}

describe('OpenPGP', () => {
  test('in UTF-16, each of what it takes, as PowerShell writes it', async () => {
    const [asc, key, clear] = [wide(ASC, 'a.asc'), wide(KEY, 'k.asc'), wide(CLEAR, 'c.asc')]
    expect((await run(openpgp, '--signature', asc, '--keys', key, JAR)).verdict).toBe('verified')
    const plain = await run(openpgp, '--keys', KEY, CLEAR)
    expect((await run(openpgp, '--keys', KEY, clear)).verdict).toBe(plain.verdict)
  })

  const page = kept('page.asc', '<!doctype html>\n<title>404</title>')
  const gone = kept('gone.asc', 'Not Found')
  test.each([
    [
      'a key as the signature',
      ['--signature', KEY, '--keys', KEY, JAR],
      `${intake.isOther('openpgp-keys', 'signature', false)}${intake.belongs('--keys')}`,
    ],
    [
      'a signature as the key',
      ['--signature', ASC, '--keys', ASC, JAR],
      `${intake.isOther('openpgp-signature', 'keys', false)}${intake.belongs('--signature')}`,
    ],
    [
      'a page as the signature',
      ['--signature', page, '--keys', KEY, JAR],
      intake.isOther('web-page', 'signature'),
    ],
    ['an answer as the key', ['--signature', ASC, '--keys', gone, JAR], intake.isOther('not-found', 'keys')],
    ['a text that is signed in clear', ['--signature', CLEAR, '--keys', KEY, JAR], intake.isSignedText],
    ['signature and artifact in turn', ['--signature', JAR, '--keys', KEY, ASC], intake.isSwapped(ASC)],
    [
      'a list as the signature',
      ['--signature', sample('SHA256SUMS'), '--keys', KEY, JAR],
      intake.isOther('checksum-list', 'signature'),
    ],
  ] as const)('%s is named, with the way on', async (_, args, says) => {
    await expect(openpgp.run(args)).rejects.toThrow(says)
  })

  test('a signature over a signature is what was asked for', async () => {
    expect((await run(openpgp, '--signature', ASC, '--keys', KEY, ASC)).verdict).toBe('rejected')
  })
})

describe('a list of digests', () => {
  const sha256 = readFileSync(`${JAR}.sha256`, 'utf8').trim()
  const line = `${sha256}  hello-shomei-1.0.0.jar\n`
  const signed = (text: string) =>
    `-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n${text}${readFileSync(ASC, 'utf8')}`

  test('that is signed is read, and its signature not passed over in silence', async () => {
    const copy = kept('copy.jar', readFileSync(JAR))
    const lines = `${line}${sha256}  copy.jar\n`
    const list = kept('SHA256SUMS.asc', signed(lines))
    for (const given of [list, kept('wide.asc', utf16(signed(lines)))])
      for (const files of [[JAR], [JAR, copy]])
        expect(await run(checksum, '--sums', given, ...files)).toEqual({
          verdict: 'verified',
          also: [`# ${intake.isSignedList(given, 'openpgp')}`],
        })
    const other = kept('other.asc', signed(line.replace(/^./, (digit) => (digit === '0' ? '1' : '0'))))
    expect((await run(checksum, '--sums', other, JAR)).verdict).toBe('rejected')
  })

  test('in UTF-16 is read', async () => {
    expect((await run(checksum, '--sums', kept('SHA256SUMS', utf16(line)), JAR)).verdict).toBe('verified')
  })

  test.each([
    [KEY, 'openpgp-keys'],
    [ASC, 'openpgp-signature'],
    [sample('sigstore/hello-shomei-1.0.0.jar.sigstore.json'), 'sigstore-bundle'],
    [kept('SHA256SUMS.txt', 'Not Found\n'), 'not-found'],
  ] as const)('%s instead of one is named', async (path, id) => {
    await expect(checksum.run(['--sums', path, JAR])).rejects.toThrow(intake.isOther(id, 'list'))
  })

  test('in a page is read', async () => {
    const page = kept('notes.html', `<!doctype html>\n<pre>\n${line}</pre>\n`)
    expect((await run(checksum, '--sums', page, JAR)).verdict).toBe('verified')
  })
})
