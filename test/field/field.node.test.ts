/** Every folder of what people have in hand, at the terminal's desk, which is the page's: each gives what it expects. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { AnswersJson } from '../../playground/desk/as-json.ts'
import { decisiveIn, type Report } from '../../playground/report.ts'
import { sigstore } from '../../scripts/playground/methods/sigstore.ts'
import { verify } from '../../scripts/playground/verify/command.ts'
import { listShared } from '../support/files.ts'
import { NOT_YET } from './not-yet.ts'
import { type Row, ROWS, TYPED, type TypedRow } from './rows.ts'

const written = ({ pieces }: { readonly pieces: Iterable<string> }) => [...pieces].join('')

const FIELD = join(import.meta.dirname, '../../../shared/data/field')
const folders = await listShared('field')
const isThere = folders.length > 0

const named = ({ folder, what }: Row | TypedRow) => (what === '' ? folder : `${folder}: ${what}`)
const at = (folder: string, file: string) => join(FIELD, folder, file)

function told({ checks }: Report, standing: string): string {
  const code = decisiveIn(checks)?.code
  return code === undefined ? standing : `${standing} ${code}`
}
/** An expectation may leave open what decided it. */
const asMuchAs = (expected: string, said: string) =>
  expected.includes(' ') ? said : (said.split(' ')[0] ?? '')

async function atDesk({
  folder,
  files,
  trust = [],
  expect: expected = [],
  gives,
  kinds = {},
  shows = [],
}: Row) {
  const args = [
    ...files.map((file) => at(folder, file)),
    ...trust.flatMap((file) => ['--trust', at(folder, file)]),
    ...expected.flatMap((one) => ['--expect', one]),
  ]
  const json = JSON.parse(written(await verify.run(args, true))) as AnswersJson
  const text = shows.length > 0 ? written(await verify.run([...args, '--evidence'], false)) : ''
  const said = (file: string) => {
    const answer = json.answers.find((one) => one.file === file)
    const [first] = answer?.claims ?? []
    const said = answer && (first ? told(first.report, answer.standing) : answer.standing)
    return asMuchAs(gives[file] ?? '', said ?? 'not answered')
  }
  return {
    gives: Object.fromEntries(Object.keys(gives).map((file) => [file, said(file)])),
    kinds: Object.fromEntries(
      Object.keys(kinds).map((file) => [file, json.files.find(({ name }) => name === file)?.kind]),
    ),
    shows: shows.filter((one) => text.includes(one)),
  }
}

async function asTyped({ args, gives }: TypedRow): Promise<readonly string[]> {
  const outcome = await sigstore.run(
    args.map((arg) => (/\.(?:jsonl?|pem)$/.test(arg) ? join(FIELD, arg) : arg)),
  )
  const reports = 'claims' in outcome ? outcome.claims.map(({ report }) => report) : [outcome.report]
  return reports.map((report, i) => asMuchAs(gives[i] ?? '', report ? told(report, report.verdict) : 'none'))
}

interface Asked {
  readonly name: string
  readonly folder: string
  readonly expected: unknown
  readonly ask: () => Promise<unknown>
}
const ALL: readonly Asked[] = [
  ...ROWS.map((row) => ({
    name: named(row),
    folder: row.folder,
    expected: { gives: row.gives, kinds: row.kinds ?? {}, shows: row.shows ?? [] },
    ask: () => atDesk(row),
  })),
  ...TYPED.map((row) => ({
    name: `typed, ${named(row)}`,
    folder: row.folder,
    expected: row.gives,
    ask: () => asTyped(row),
  })),
]

describe.skipIf(!isThere)(isThere ? 'the field' : 'the field (skipped: no shared data)', () => {
  test.each(ALL.filter(({ name }) => !(name in NOT_YET)))('$name', async ({ ask, expected }) => {
    expect(await ask()).toEqual(expected)
  })

  test.each(ALL.filter(({ name }) => name in NOT_YET))('$name: not yet', async ({ name, ask, expected }) => {
    const said = await ask().catch((error: unknown) => error)
    expect(said, `${name} gives what is expected: take it out of NOT_YET`).not.toEqual(expected)
  })

  test('has a row for every folder', () => {
    expect(folders.filter((folder) => !ALL.some((row) => row.folder === folder))).toEqual([])
  })
})

test('what is not yet so is a row, and every row has its own name', () => {
  const names = ALL.map(({ name }) => name)
  expect(Object.keys(NOT_YET).filter((name) => !names.includes(name))).toEqual([])
  expect(new Set(names).size).toBe(names.length)
})
