import { describe, expect, test } from 'vitest'
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import { ALGORITHMS, digestPieces, type ListedFile, verifyList } from '../../playground/checksum/index.ts'
import { nameAsBytes } from '../../playground/checksum/name.ts'
import { finder } from '../../playground/checksum/place.ts'
import {
  askTool,
  type Found,
  type Tool,
  toolLines,
  type ToolOptions,
  type Untold,
} from '../../playground/checksum/tool.ts'
import { readFixture } from '../support/files.ts'

/** Made with the real tools by scripts/fixtures/checksum.sh. */
const FOLDER = 'test/fixtures/checksum'

interface Run {
  readonly command: string
  readonly exit: number
  readonly stdout: string
  readonly stderr: string
}
interface Case {
  readonly name: string
  readonly list: Uint8Array
  readonly files: readonly ListedFile[]
  readonly runs: readonly Run[]
}

async function json(path: string): Promise<unknown> {
  return JSON.parse(fromUtf8(await readFixture(`${FOLDER}/${path}`)) as string)
}

async function* whole(text: string) {
  yield utf8(text)
}

const CASES: readonly Case[] = await Promise.all(
  ((await json('cases.json')) as string[]).map(async (name) => {
    const contents = Object.entries((await json(`${name}/files.json`)) as Record<string, string | null>)
    return {
      name,
      list: await readFixture(`${FOLDER}/${name}/sums`),
      files: await Promise.all(
        contents.map(async ([path, content]) => ({
          name: path,
          found:
            content === null
              ? ('directory' as const)
              : ((await digestPieces(whole(content), ALGORITHMS)) as ListedFile['found']),
        })),
      ),
      runs: (await json(`${name}/ran.json`)) as Run[],
    }
  }),
)

function read(command: string): { tool: Tool; options: ToolOptions } {
  const [tool, , option] = command.split(' ')
  return {
    tool: tool as Tool,
    options: {
      strict: option === '--strict',
      ignoreMissing: option === '--ignore-missing',
      ...(option === '--quiet' && { print: 'quiet' as const }),
      ...(option === '--status' && { print: 'status' as const }),
    },
  }
}

/** Where we cannot say what the tool prints, and why. */
const SILENT: Readonly<Record<string, Untold>> = {
  'other-algorithms: cksum': 'other-algorithm',
  'standard-input: sha256sum': 'standard-input',
  'standard-input-beside: sha256sum': 'standard-input',
}

describe('what the tool prints, to the byte', () => {
  test.each(
    CASES.flatMap((one) => one.runs.map((run) => [`${one.name}: ${run.command}`, one, run] as const)),
  )('%s', (_title, { name, list, files }, run) => {
    const { tool, options } = read(run.command)
    const answer = askTool(tool, toolLines(list), 'sums', lookup(files), options)
    const untold = SILENT[`${name}: ${tool}`]
    if (untold) return expect(answer).toBe(untold)
    if (typeof answer === 'string') throw new Error(answer)
    const { exit, stdout, stderr } = answer
    // What is no UTF-8 in a name was replaced when the fixture was made.
    const printed = new TextDecoder().decode(nameAsBytes(stdout))
    expect({ exit, stdout: printed, stderr }).toEqual({
      exit: run.exit,
      stdout: run.stdout,
      stderr: run.stderr,
    })
  })
})

function lookup(files: readonly ListedFile[]) {
  return (listed: readonly string[]) => {
    const at = finder(files, listed)
    return (name: string): Found => {
      const i = at(name)
      return typeof i === 'number' ? (files[i]?.found ?? 'missing') : i === 'ambiguous' ? 'missing' : i
    }
  }
}

/** Where our rows, counts or exit are not those of the tool that reads most of the list: each with its reason. */
const FRIENDLIER: Readonly<Record<string, string>> = {
  'bare-with-blanks': 'a digest with blanks behind it is a bare digest, not one of a file named " "',
  'byte-order-mark': 'the first line counts, in spite of the mark before it',
  'integrity-prefixes': 'sha256:… and sha512-… are read',
  'maven-bare': 'a bare digest stands for the one file there is',
  'mixed-algorithms': 'every line is checked with its own algorithm',
  'nobodys-algorithm': 'a row says that we do not compute RIPEMD-160, and the verdict is undecided',
  openssl: "OpenSSL 3's own name of SHA-256 is read",
  'other-algorithms': 'rows say which algorithms we do not compute, and the verdict is undecided',
  'standard-input': 'the name - is a file like any other to us: a page has no standard input',
  'standard-input-beside': 'the name - is a file like any other to us: a page has no standard input',
  'tag-variants': 'SHA-256 and sha256 are names of it too',
  'utf-16': 'UTF-16 is read',
  zero: 'every record is checked, where sha256sum reads the first alone',
}

describe('our own rows, counts and exit are those of the tool', () => {
  const plain = CASES.flatMap((one) =>
    ['', '--strict', '--ignore-missing'].map((option) => [one.name, option, one] as const),
  )
  test.each(plain)('%s %s', (name, option, { list, files }) => {
    const { options } = read(`tool -c ${option}`)
    const folder = '/where/the/tool/ran'
    const said = verifyList({ list, listName: 'sums', files: filesFor(list, files), folder, options })
    const ours = {
      rows: said.rows
        .filter(({ status }) => !(options.ignoreMissing && status === 'missing'))
        .map((row) => ({ line: row.line, name: row.name, status: WORD[row.status] })),
      improper: said.improper,
      exit: said.verdict === 'verified' ? 0 : 1,
    }
    const theirs = {
      rows: said.tool?.rows.filter(({ status }) => status !== 'ignored'),
      improper: said.tool?.improper,
      exit: said.tool?.exit,
    }
    if (name in FRIENDLIER) expect(ours).not.toEqual(theirs)
    else expect(ours).toEqual(theirs)
  })

  test('the list of differences is short and every one has its reason', () => {
    const names = new Set(CASES.map(({ name }) => name))
    expect(Object.keys(FRIENDLIER).filter((name) => !names.has(name))).toEqual([])
    expect(CASES.length - Object.keys(FRIENDLIER).length).toBeGreaterThanOrEqual(39)
  })
})

const WORD = {
  ok: 'ok',
  mismatch: 'mismatch',
  missing: 'unread',
  ambiguous: 'unread',
  unread: 'unread',
  unsupported: 'unsupported',
} as const

/** A file that the list does not name is none of the tool's business, and would make us undecided. */
function filesFor(list: Uint8Array, files: readonly ListedFile[]): readonly ListedFile[] {
  const { unlisted, unsettled } = verifyList({ list, listName: 'sums', files })
  return files.filter((_, i) => ![...unlisted, ...unsettled].includes(i))
}

/** Deterministic, so that a failure comes again (xorshift32). */
function* numbers(seed: number): Generator<number, never> {
  for (let x = seed; ;) {
    x ^= x << 13
    x ^= x >>> 17
    x ^= x << 5
    yield x >>> 0
  }
}

test('on a line that both read, we and the tool never say different things, however a list is bent', () => {
  const random = numbers(20_260_101)
  const below = (limit: number) => random.next().value % limit
  const SPLICES = [
    '\\',
    '\n',
    '\r\n',
    '\0',
    ' ',
    '  ',
    '\t',
    '*',
    '#',
    ')',
    '(',
    ' = ',
    'SHA256 (',
    '\uFEFF',
    'é',
    '',
  ]
  let compared = 0
  for (let round = 0; round < 3000; round++) {
    const { list, files } = CASES[below(CASES.length)] as Case
    const bent = [...list.subarray(0, 2000)]
    for (let edit = 0; edit <= below(4); edit++) {
      const splice = utf8(SPLICES[below(SPLICES.length)] ?? '')
      bent.splice(below(bent.length + 1), below(3), ...splice)
    }
    const { rows, improper, tool } = verifyList({ list: Uint8Array.from(bent), listName: 'sums', files })
    if (!tool || rows.some(({ leniency }) => leniency !== undefined)) continue
    const theirs = new Map(tool.rows.map(({ line, name, status }) => [line, `${name} ${status}`]))
    // A line of another algorithm may name the same file by its last part, and leave a choice.
    // No tool looks for a file under another spelling of its name.
    const alike = rows.filter((row) => row.status !== 'ambiguous' && !row.respelled)
    for (const row of alike.filter(({ line }) => theirs.has(line))) {
      expect(`${row.name} ${WORD[row.status]}`, JSON.stringify(String.fromCharCode(...bent))).toBe(
        theirs.get(row.line),
      )
      compared++
    }
    // What nothing is read from here, no tool reads: but for digests cut short and names of one blank.
    const odd = tool.rows.filter(({ line, name }) => improper.includes(line) && name.trim() !== '')
    expect(odd.filter(() => tool.tool !== 'cksum')).toEqual([])
  }
  expect(compared).toBeGreaterThan(1000)
})
