/** What git itself makes and says, with the installed gpg. */
import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { latin1, utf8 } from '../../playground/bytes.ts'
import { verifyGitObject } from '../../playground/openpgp/index.ts'
import { gpgPresent } from '../support/gpg.ts'

const run = promisify(execFile)
let home = ''
const env = () => ({
  ...process.env,
  GNUPGHOME: home,
  HOME: home,
  LC_ALL: 'C',
  TZ: 'UTC',
  GIT_CONFIG_NOSYSTEM: '1',
})
const call = async (command: string, ...args: readonly string[]) => {
  const { stdout } = await run(command, args, { cwd: home, env: env(), encoding: 'buffer' })
  return new Uint8Array(stdout)
}
/** How it ends, and what it prints to the terminal. */
const judged = async (...args: readonly string[]) => {
  try {
    const { stderr } = await run('git', args, { cwd: home, env: env() })
    return { code: 0, stderr }
  } catch (error) {
    return error as { code: number; stderr: string }
  }
}

beforeAll(async () => {
  if (!gpgPresent) return
  home = await mkdtemp(join(tmpdir(), 'git-'))
  const user = 'A Signer <signer@example.com>'
  await call(
    'gpg',
    '--batch',
    '--quiet',
    '--passphrase',
    '',
    '--quick-gen-key',
    user,
    'ed25519',
    'sign',
    'never',
  )
  await call('git', 'init', '-q', '.')
  await call('git', 'config', 'user.name', 'A Signer')
  await call('git', 'config', 'user.email', 'signer@example.com')
  await call('git', 'commit', '-q', '-S', '--allow-empty', '-m', 'A commit\n\nand its words')
  await call('git', 'tag', '-s', '-m', 'A tag', 'v1')
}, 60_000)

afterAll(async () => {
  if (home === '') return
  await run('gpgconf', ['--kill', 'all'], { env: env() })
  await rm(home, { recursive: true, force: true })
})

describe.skipIf(!gpgPresent)('what git signed with gpg', () => {
  test.each([
    ['commit', 'HEAD', 'verify-commit'],
    ['tag', 'v1', 'verify-tag'],
  ])(
    'a %s is good as git says, in the words that gpg says it in; with another word it is bad',
    async (kind, name, command) => {
      const object = await call('git', 'cat-file', kind, name)
      const keys = [await call('gpg', '--export')]
      const policy = { now: new Date() }
      const good = await verifyGitObject({ object, keys, policy })
      const said = await judged(command, name)
      expect([said.code, good.verdict, good.gpg?.exitCode]).toEqual([0, 'verified', 0])
      // The key is gpg's own here, and so trusted: what differs is said of that alone.
      const spoken = said.stderr
        .split('\n')
        .filter((line) => /Signature made|using|Good signature/.test(line))
      const ours = (good.gpg?.lines.en ?? []).map((line) => line.replace('[unknown]', '[ultimate]'))
      expect(ours).toEqual(expect.arrayContaining(spoken))
      const other = latin1(object).replace('A Signer', 'No Signer')
      const bad = await verifyGitObject({ object: utf8(other), keys, policy })
      expect([bad.verdict, bad.gpg?.exitCode]).toEqual(['rejected', 1])
    },
  )
})
