/** The words that the terminal has the tool say are those that it says, where it is told that they hold. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { edition } from '#words'
import { checksum } from '../../scripts/playground/methods/checksum.ts'
import { scratchFolder } from '../support/scratch.ts'
import { ABC } from './abc.ts'

/** Other versions word their messages differently. */
const isThere = /coreutils\) 9\.\d/.test(
  spawnSync('sha256sum', ['--version'], { encoding: 'utf8' }).stdout ?? '',
)
const scratch = scratchFolder()
const typedIn = process.env.INIT_CWD
beforeEach(() => {
  process.env.INIT_CWD = scratch.path()
})
afterEach(() => {
  if (typedIn === undefined) delete process.env.INIT_CWD
  else process.env.INIT_CWD = typedIn
})

const line = (name: string, digest: string = ABC.sha256) => `${digest}  ${name}\n`
const other = ABC.sha256.replace('b', 'c')

interface Case {
  readonly list: string
  readonly listName?: string
  /** Beside what is handed over. */
  readonly alsoThere?: readonly string[]
  readonly args: readonly string[]
  /** Where what is handed over has to lie for the words to hold; `undefined` where it lies. */
  readonly laid?: readonly string[]
}

const CASES: Readonly<Record<string, Case>> = {
  'files where the list has them': { list: line('b') + line('c', other), args: ['b', 'c'] },
  'the same place in other words': { list: line('./b') + line('x//c'), args: ['./b', 'x/c'] },
  'another folder': { list: line('dir/b') + line('dir/c'), args: ['b', 'c'], laid: ['dir/b', 'dir/c'] },
  'another folder, from above': { list: line('b') + line('c'), args: ['dir/b', 'dir/c'], laid: ['b', 'c'] },
  'one that is there and was not handed over': {
    list: line('a') + line('b') + line('c'),
    alsoThere: ['c'],
    args: ['a', 'b'],
    laid: ['a', 'b'],
  },
  'one handed over twice': { list: line('a') + line('b'), args: ['a', 'a', 'b'], laid: ['b'] },
  'two that could be meant': { list: line('a') + line('b'), args: ['x/a', 'y/a', 'b'], laid: ['b'] },
  'one more than is listed': { list: line('a'), args: ['a', 'b'] },
  'a list of blanks and quotes': {
    list: `${line('a')}${line('b')}?\n`,
    listName: "a 'list'",
    args: ['a', 'b'],
  },
  'a list named as an option': {
    list: `${line('a')}${line('b')}?\n`,
    listName: '--version',
    args: ['a', 'b'],
  },
  'a list named as standard input': { list: line('a') + line('b'), listName: '-', args: ['a', 'b'] },
  'names of folders, and one beneath a file': {
    list: ['b', '.', '../', 'dir', 'dir/..', 'b/x', 'dir/../b', 'gone/../b']
      .map((name) => line(name))
      .join(''),
    args: ['b', 'dir/c'],
    laid: ['b', 'dir/c'],
  },
  'a list of nothing, named as an option': { list: '?\n', listName: '-x: y', args: ['a', 'b'] },
}

test.skipIf(!isThere).each(Object.entries(CASES))(
  `%s${isThere ? '' : ' (skipped: no sha256sum of coreutils 9 here)'}`,
  async (_, { list, listName = 'sums', alsoThere = [], args, laid }) => {
    scratch.put(Object.fromEntries([...args, ...alsoThere].map((name) => [name, 'abc'])))
    scratch.put({ [listName]: list })
    const { also = [] } = await checksum.run([`--sums=${listName}`, '--', ...args])
    const supposed = also[0] === `# ${edition.demos.checksum.list.asListed}`
    expect(supposed).toBe(laid !== undefined)
    const [command = '', ...said] = supposed ? also.slice(1) : also
    let cwd = scratch.path()
    if (laid) {
      cwd = join(cwd, 'laid')
      mkdirSync(cwd)
      scratch.put(Object.fromEntries(laid.map((name) => [`laid/${name}`, 'abc'])))
      scratch.put({ [`laid/${listName}`]: list })
    }
    expect(command.slice(0, 2)).toBe('$ ')
    const typed = `${command.slice(2)} 2>err; echo "exit $?" >exit`
    const stdout = execFileSync('sh', ['-c', typed], {
      cwd,
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    })
    const read = (name: string) => execFileSync('cat', [name], { cwd, encoding: 'utf8' })
    expect(said.map((one) => `${one}\n`).join('')).toBe(stdout + read('err') + read('exit'))
  },
)

test('where a list names standard input, no words are the tool’s, and it is said why', async () => {
  scratch.put({ '-': 'abc', a: 'abc', sums: line('-') + line('a') })
  const { also } = await checksum.run(['--sums=sums', '--', './-', 'a'])
  expect(also).toEqual([`# ${edition.demos.checksum.list.untold['standard-input']}`])
})
