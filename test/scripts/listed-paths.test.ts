/** Where a list's names begin, from the terminal: in the folder that the command was typed in, whatever leads there. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ROOT } from '../../scripts/lib/paths.ts'

const folder = mkdtempSync(join(tmpdir(), 'shomei-listed-'))
afterAll(() => rmSync(folder, { recursive: true }))
const at = (...path: string[]) => join(folder, ...path)

const digest = createHash('sha256').update('evil').digest('hex')
const right = (name: string) => `${digest}  ${name}\n`
const wrong = (name: string) => `${digest.replace(/^./, (one) => (one === '0' ? '1' : '0'))}  ${name}\n`
mkdirSync(at('release', 'sub'), { recursive: true })
for (const name of ['evil.jar', 'sub/evil.jar', 'other.jar']) writeFileSync(at('release', name), 'evil')
symlinkSync(at('release'), at('link'))

/** @returns the exit code, and sha256sum's as far as it is told */
function ask(
  list: string,
  args: readonly string[],
  from = 'release',
  lies = at('list'),
): Promise<readonly [unknown, string | undefined]> {
  writeFileSync(lies, list)
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['scripts/playground/main.ts', 'checksum', '--sums', lies, ...args],
      { cwd: ROOT, env: { ...process.env, INIT_CWD: at(from) } },
      (error, stdout) => resolve([error ? error.code : 0, /^exit (\d)$/m.exec(stdout)?.[1]]),
    )
  })
}

describe.each(['release', 'link'])('one file, from %s', (from) => {
  test('the line for its very place counts', async () => {
    const list = wrong('evil.jar') + right('sub/evil.jar')
    expect(await ask(list, ['evil.jar'], from)).toEqual([1, undefined])
    expect(await ask(list, ['./sub/evil.jar'], from)).toEqual([2, undefined])
    expect(await ask(right('evil.jar') + wrong('sub/evil.jar'), ['sub/evil.jar'], from)).toEqual([
      1,
      undefined,
    ])
  })

  test('a name that goes out of the folder and comes back is its own', async () => {
    const back = '../release/evil.jar'
    expect(await ask(wrong(back) + right('x/evil.jar'), ['evil.jar'], from)).toEqual([1, undefined])
    expect(await ask(right(at('release', 'evil.jar')) + wrong('x/evil.jar'), ['evil.jar'], from)).toEqual([
      0,
      undefined,
    ])
  })
})

describe.each(['release', 'link'])('several files, from %s', (from) => {
  const both = ['evil.jar', 'sub/evil.jar']

  test('each by the line for its own place', async () => {
    expect(await ask(right('evil.jar') + right('sub/evil.jar'), both, from)).toEqual([0, '0'])
    expect(await ask(wrong('evil.jar') + right('sub/evil.jar'), both, from)).toEqual([1, '1'])
    expect(await ask(right(at('release', 'evil.jar')) + right('sub/evil.jar'), both, from)).toEqual([0, '0'])
    expect(await ask(wrong('../release/evil.jar') + right('sub/evil.jar'), both, from)).toEqual([1, '1'])
  })

  test('what is missing may be passed over, and one at least must be there', async () => {
    const list = right('evil.jar') + right('other.jar') + wrong('gone.jar')
    const given = ['evil.jar', 'other.jar']
    expect(await ask(list, given, from)).toEqual([2, '1'])
    expect(await ask(list, ['--ignore-missing', ...given], from)).toEqual([0, '0'])
    expect(await ask(wrong('gone.jar'), ['--ignore-missing', ...given], from)).toEqual([2, '1'])
    expect(await ask(list + wrong('./evil.jar'), ['--ignore-missing', ...given], from)).toEqual([1, '1'])
  })
})

describe.each(['release', 'link'])('in the folder of the list, which is %s', (from) => {
  const lies = at('release', 'list')
  const both = ['evil.jar', 'sub/evil.jar'] as const

  test.each([both, ['sub/evil.jar', 'evil.jar']] as const)(
    'a line for %s is not for %s',
    async (listed, given) => {
      expect(await ask(right(given), [given], from, lies)).toEqual([0, undefined])
      expect(await ask(wrong(given), [given], from, lies)).toEqual([1, undefined])
      expect(await ask(right(listed), [given], from, lies)).toEqual([2, undefined])
      expect(await ask(wrong(listed), [given], from, lies)).toEqual([2, undefined])
      expect(await ask(right(listed) + right('other.jar'), [given, 'other.jar'], from, lies)).toEqual([
        2,
        '0',
      ])
      const passing = ['--ignore-missing', given, 'other.jar']
      expect(await ask(right(listed) + right('other.jar'), passing, from, lies)).toEqual([2, '0'])
    },
  )

  test('from another folder, the end of a path is its place', async () => {
    expect(await ask(right('evil.jar'), ['release/evil.jar'], '.', lies)).toEqual([0, undefined])
  })
})
