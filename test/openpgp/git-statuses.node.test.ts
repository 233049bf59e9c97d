/** A commit by every word that gpg has for a signature, and with several: what `git verify-commit` makes of it, and we. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { concatBytes, latin1, utf8 } from '../../playground/bytes.ts'
import { armored } from '../../playground/openpgp/make/armored.ts'
import { verifyGitObject } from '../../playground/openpgp/index.ts'
import { decisiveIn } from '../../playground/report.ts'
import { gpgPresent } from '../support/gpg.ts'

const run = promisify(execFile)
const [LONG_AGO, LATER, END] = ['20250101T000000', '20250301T000000', '2025-06-01']
let home = ''
let keys: Uint8Array[] = []
let payload = ''
/** Of every version whether it takes keys that have expired since, as 2.54 began to. */
let takesExpired = false

const env = (ring: string) => ({
  ...process.env,
  GNUPGHOME: join(home, ring),
  HOME: home,
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
})
const call = async (command: string, args: readonly string[], ring = 'theirs') => {
  const { stdout } = await run(command, args, { cwd: home, env: env(ring), encoding: 'buffer' })
  return new Uint8Array(stdout)
}
const gpg = (ring: string, at: string | undefined, ...args: readonly string[]) =>
  call(
    'gpg',
    ['--batch', '--quiet', '--passphrase', '', ...(at ? ['--faked-system-time', at] : []), ...args],
    ring,
  )

const named = (name: string) => `${name} <${name}@example.com>`
const make = (name: string, end = 'never') =>
  gpg('theirs', LONG_AGO, '--quick-gen-key', named(name), 'ed25519', 'sign', end)

async function signed(name: string, over = payload, ...options: readonly string[]): Promise<Uint8Array> {
  const path = join(home, 'payload')
  await writeFile(path, over)
  return gpg('theirs', LATER, ...options, '-u', named(name), '--detach-sign', '-o', '-', path)
}

function commitWith(armors: string): string {
  const header = `gpgsig ${armors.trimEnd().split('\n').join('\n ')}\n`
  return payload.replace('\n\n', `\n${header}\n`)
}

beforeAll(async () => {
  if (!gpgPresent) return
  home = await mkdtemp(join(tmpdir(), 'git-'))
  for (const ring of ['theirs', 'ours']) await call('mkdir', ['-m', '700', ring])
  for (const name of ['good', 'another', 'revoked', 'unknown']) await make(name)
  await make('expired', END)
  for (const name of ['good', 'another', 'revoked', 'expired'])
    keys.push(await gpg('theirs', undefined, '--export', named(name)))
  const [, fingerprint = ''] =
    /^fpr:*([0-9A-F]{40})/m.exec(
      latin1(await gpg('theirs', undefined, '--with-colons', '--list-keys', named('revoked'))),
    ) ?? []
  const file = await call('cat', [join('theirs', 'openpgp-revocs.d', `${fingerprint}.rev`)])
  keys.push(utf8(latin1(file).replace(':-----BEGIN', '-----BEGIN')))
  for (const [i, key] of keys.entries()) {
    await writeFile(join(home, `key-${i}`), key)
    await gpg('ours', undefined, '--import', join(home, `key-${i}`))
  }
  keys = [await gpg('ours', undefined, '--export')]
  await call('git', ['init', '-q', '.'])
  const who = ['-c', 'user.name=A Signer', '-c', 'user.email=signer@example.com']
  await call('git', [...who, 'commit', '-q', '--allow-empty', '-m', 'A commit'])
  payload = latin1(await call('git', ['cat-file', 'commit', 'HEAD']))
  const [, major, minor] = /(\d+)\.(\d+)/.exec(latin1(await call('git', ['--version']))) ?? []
  takesExpired = Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 54)
}, 60_000)

afterAll(async () => {
  if (home === '') return
  for (const ring of ['theirs', 'ours']) await run('gpgconf', ['--kill', 'all'], { env: env(ring) })
  await rm(home, { recursive: true, force: true })
})

async function judged(armors: string) {
  const object = commitWith(armors)
  const path = join(home, 'object')
  await writeFile(path, object)
  const id = latin1(await call('git', ['hash-object', '-t', 'commit', '-w', path])).trim()
  const git = await run('git', ['verify-commit', '--raw', id], { cwd: home, env: env('ours') }).then(
    ({ stderr }) => ({ code: 0, stderr }),
    (error: unknown) => error as { code: number; stderr: string },
  )
  const ours = await verifyGitObject({ object: utf8(object), keys, policy: { now: new Date() } })
  const words = [...git.stderr.matchAll(/\[GNUPG:\] ((?:GOOD|BAD|ERR|EXP|EXPKEY|REVKEY)SIG) /g)].map(
    ([, word]) => word,
  )
  return {
    git: git.code,
    words,
    verdict: ours.verdict,
    code: decisiveIn(ours.checks)?.code,
    gpg: ours.gpg?.status,
  }
}
const one = (signature: Uint8Array) => latin1(armored('SIGNATURE', signature))
const two = (first: Uint8Array, second: Uint8Array) => one(concatBytes(first, second))

describe.skipIf(!gpgPresent)('each word of gpg', () => {
  test.each([
    ['GOODSIG', () => signed('good'), 'verified', undefined],
    ['BADSIG', () => signed('good', `${payload}x`), 'rejected', 'digest-mismatch'],
    ['EXPSIG', () => signed('good', payload, '--default-sig-expire', '2d'), 'rejected', 'signature-expired'],
    ['EXPKEYSIG', () => signed('expired'), 'undecided', 'git-key-expired-since'],
    ['REVKEYSIG', () => signed('revoked'), 'rejected', 'key-revoked'],
    ['ERRSIG', () => signed('unknown'), 'undecided', undefined],
  ] as const)('%s', async (word, make, verdict, code) => {
    const told = await judged(one(await make()))
    expect([told.words, told.gpg]).toEqual([[word], [word]])
    expect(told.git === 0).toBe(verdict === 'verified' || (word === 'EXPKEYSIG' && takesExpired))
    expect([told.verdict, told.code]).toEqual([verdict, code])
  })
})

describe.skipIf(!gpgPresent)('git takes one signature', () => {
  test.each([
    ['the same twice', async () => two(await signed('good'), await signed('good'))],
    ['and another’s', async () => two(await signed('good'), await signed('another'))],
    ['and one that is not known', async () => two(await signed('good'), await signed('unknown'))],
    ['and of an expired key', async () => two(await signed('expired'), await signed('good'))],
    ['in two armors', async () => one(await signed('good')) + one(await signed('good'))],
    ['another’s in two armors', async () => one(await signed('good')) + one(await signed('another'))],
  ] as const)('%s', async (_, make) => {
    const told = await judged(await make())
    expect([told.git, told.words.length]).toEqual([1, 2])
    expect([told.verdict, told.code]).toEqual(['undecided', 'git-several-signatures'])
  })

  test('of two classes gpg checks the first alone, and so does git; here it is several', async () => {
    const told = await judged(two(await signed('good'), await signed('good', payload, '--textmode')))
    expect([told.git, told.words]).toEqual([0, ['GOODSIG']])
    expect([told.verdict, told.code]).toEqual(['undecided', 'git-several-signatures'])
  })

  test('a bad one among them is bad', async () => {
    const told = await judged(two(await signed('good'), await signed('good', `${payload}x`)))
    expect([told.git, told.verdict]).toEqual([1, 'rejected'])
  })
})
