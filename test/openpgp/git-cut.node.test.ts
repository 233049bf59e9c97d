/** What git has verified of a commit or a tag is what is cut out of it here, to the byte, whatever its headers are. */
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { latin1 } from '../../playground/bytes.ts'
import { cutGitObject } from '../../playground/git/object.ts'
import { chance } from '../../scripts/fuzz/random.ts'

const home = mkdtempSync(join(tmpdir(), 'git-cut-'))
const gitPresent = spawnSync('git', ['--version']).status === 0
/** Keeps what it is given, and is content. */
const PROGRAM = `#!/bin/sh
while [ $# -gt 1 ]; do [ "$1" = --verify ] && cp "$2" "${home}/signature"; shift; done
cat > "${home}/payload"
echo "[GNUPG:] GOODSIG 0 x"
`
const git = (args: readonly string[], input?: Uint8Array) =>
  spawnSync('git', ['-c', `gpg.program=${home}/program`, '-C', home, ...args], {
    ...(input && { input }),
    env: { ...process.env, HOME: home, GIT_CONFIG_NOSYSTEM: '1' },
  })
const made = (type: string, text: string) =>
  git(['hash-object', '-t', type, '-w', '--stdin', '--literally'], Buffer.from(text, 'latin1'))
    .stdout.toString()
    .trim()

const PEOPLE = 'author a <a@example.com> 1 +0000\ncommitter a <a@example.com> 1 +0000\n'
const SIGNATURE = ['-----BEGIN PGP SIGNATURE-----', '', 'aaaa', '-----END PGP SIGNATURE-----']
const inHeader = (name: string) => `${name} ${SIGNATURE.join('\n ')}\n`
const HEADERS = [
  inHeader('gpgsig'),
  inHeader('gpgsig-sha256'),
  inHeader('gpgsig-other'),
  'gpgsig words that nobody reads\n more\n',
  'gpgsig-sha256 \n',
  'gpgsig-sha256\n',
  'gpgsig\n',
  ' goes on\n',
  'encoding UTF-8\n',
]
const SIGNED_IN_HEADER = /^gpgsig(?:-sha256)? /
let [commit, tree] = ['', '']

beforeAll(() => {
  if (!gitPresent) return
  writeFileSync(`${home}/program`, PROGRAM, { mode: 0o700 })
  execFileSync('git', ['init', '-q', home])
  tree = made('tree', '')
  commit = made('commit', `tree ${tree}\n${PEOPLE}\nx\n`)
})
afterAll(() => {
  rmSync(home, { recursive: true, force: true })
})

const headOf = (type: string) =>
  type === 'tag'
    ? `object ${commit}\ntype commit\ntag t\ntagger a <a@example.com> 1 +0000\n`
    : `tree ${tree}\n${PEOPLE}`

function expectAsGit(type: 'commit' | 'tag', headers: readonly string[]) {
  const own = type === 'commit' ? inHeader('gpgsig') : ''
  const end = type === 'tag' ? `${SIGNATURE.join('\n')}\n` : ''
  const text = `${headOf(type)}${headers.join('')}${own}\nwords\n${end}`
  for (const file of ['payload', 'signature']) rmSync(`${home}/${file}`, { force: true })
  git([`verify-${type}`, made(type, text)])
  if (!existsSync(`${home}/payload`)) return
  const cut = cutGitObject(Uint8Array.from(Buffer.from(text, 'latin1')))
  if (typeof cut === 'string') throw new Error(`${cut}: ${text}`)
  expect(latin1(cut.payload), text).toBe(readFileSync(`${home}/payload`, 'latin1'))
  expect(latin1(cut.signature), text).toBe(readFileSync(`${home}/signature`, 'latin1'))
}

describe.runIf(gitPresent)('as git cuts it', () => {
  test.each(HEADERS)('a tag with %j', (header) => {
    expectAsGit('tag', [header])
  })

  test.each(['commit', 'tag'] as const)('a %s with some of them', (type) => {
    for (let seed = 0; seed < 60; seed++) {
      const pick = chance(6, seed, type)
      const headers = Array.from({ length: pick.below(5) }, () => pick.of(HEADERS))
      // git 2.39 has room for two signatures, and writes a third beyond it.
      if (headers.filter((one) => SIGNED_IN_HEADER.test(one)).length < 3) expectAsGit(type, headers)
    }
  })
})
