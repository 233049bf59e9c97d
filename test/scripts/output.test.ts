/** What becomes of what is printed: nobody reads on, nowhere to write, and names that would pass for our words. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { edition } from '#words'
import { ROOT } from '../../scripts/lib/paths.ts'
import { scratchFolder } from '../support/scratch.ts'

/** Starting Node several times, on a busy machine, milliseconds. */
const STARTING = 60_000
const MAIN = join(ROOT, 'scripts/playground/main.ts')
const CONFORMANCE = join(ROOT, 'scripts/conformance/main.ts')
/** SHA-256 of "abc". */
const RIGHT = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
const WRONG = RIGHT.replace('b', 'c')

const scratch = scratchFolder()
beforeEach(() => scratch.put({ a: 'abc' }))

/** @param typed after `"$@"`, which is the program, an artifact and what it is expected to be */
function run(typed: string, expected: string, ...more: string[]) {
  const args = [
    process.execPath,
    MAIN,
    'checksum',
    '--channel',
    'apart',
    '--expected',
    expected,
    ...more,
    'a',
  ]
  const { stdout, stderr } = spawnSync('bash', ['-c', `"$@" ${typed}`, 'bash', ...args], {
    encoding: 'utf8',
    cwd: ROOT,
    env: { ...process.env, INIT_CWD: scratch.path() },
  })
  return { code: Number(stdout.trim()), stderr }
}

describe.skipIf(process.platform === 'win32')('standard output', () => {
  const CODE = 'echo "${PIPESTATUS[0]}"'
  test.each([
    [RIGHT, 0],
    [WRONG, 1],
    ['deadbeef', 2],
  ])(
    'that nobody reads ends in silence, with the code of the verdict: %s is %i',
    (expected, code) => {
      // Whoever reads has gone before the first word.
      expect(run(`| exec 0<&-; ${CODE}`, expected)).toEqual({ code, stderr: '' })
      expect(run(`| true; ${CODE}`, expected, '--json')).toEqual({ code, stderr: '' })
    },
    STARTING,
  )

  test.skipIf(process.platform !== 'linux').each([RIGHT, WRONG])(
    'that cannot be written is one sentence and exit 2, whatever the verdict: %s',
    (expected) => {
      expect(run('>/dev/full; echo $?', expected)).toEqual({
        code: 2,
        stderr: 'standard output cannot be written (ENOSPC); make room, or write elsewhere\n',
      })
    },
    STARTING,
  )

  test(
    'nobody to tell of a mistake: its code all the same',
    () => {
      const code = 'echo "${PIPESTATUS[0]}"'
      expect(run(`2>&1 >/dev/null | true; ${code}`, RIGHT, 'gone').code).toBe(2)
    },
    STARTING,
  )
})

/** As a terminal of 80 columns shows a line, two for each letter of ours. */
function rows(line: string): string[] {
  const shown = ['']
  let used = 0
  for (const letter of line) {
    const width = /[ -~]/u.test(letter) ? 1 : 2
    if (used + width > 80) {
      shown.push('')
      used = 0
    }
    shown[shown.length - 1] += letter
    used += width
  }
  return shown
}

describe('a name in a sentence about a mistake', () => {
  const VERDICT = `${edition.verdicts.verified} (verified)`
  const ask = (main: string, ...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
      encoding: 'utf8',
      cwd: ROOT,
      env: { ...process.env, INIT_CWD: scratch.path() },
    })
    expect([status, stdout]).toEqual([2, ''])
    return stderr
  }
  const signer = ['--certificate-identity', 'i', '--certificate-oidc-issuer', 'u']
  const bundle = (path: string) => ['verify-bundle', ...signer, '--bundle', path, 'a']

  test(
    'begins no line with our words, however it is wrapped',
    () => {
      for (const blanks of [64, 65, 66, 67, 68]) {
        const name = `x${' '.repeat(blanks)}${VERDICT}`
        for (const said of [ask(MAIN, 'checksum', name), ask(CONFORMANCE, ...bundle(name))]) {
          expect(said).toContain('verified')
          const shown = said.split('\n').flatMap(rows)
          expect(shown.filter((row) => row.trimStart().startsWith(edition.verdicts.verified))).toEqual([])
        }
      }
    },
    STARTING,
  )

  test(
    'steers no terminal',
    () => {
      const said = [
        ask(MAIN, 'checksum', 'a\u001b[2K\u202e'),
        ask(CONFORMANCE, ...bundle('a\u001b[2K\u202e')),
      ]
      for (const one of said) {
        expect(one).toContain('a\\u{1b}[2K\\u{202e}')
        expect(one.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
      }
    },
    STARTING,
  )
})
