import { basename, dirname, join } from 'node:path'
import { edition } from '#words'
import { checksum as words, checksumList as listWords } from '#words/checksum'
import { utf8 } from '../../../playground/bytes.ts'
import {
  algorithmsIn,
  type AnyAlgorithm,
  type Channel,
  digestPieces,
  type ListedFile,
  type ListReport,
  readList,
  toolCommand,
  type ToolOptions,
  verifyFile,
  verifyList,
} from '../../../playground/checksum/index.ts'
import { readArguments } from '../arguments.ts'
import { MOST_SHOWN } from '../../../playground/printable.ts'
import { here, openArtifact, realFolder } from '../files.ts'
import { type GivenList, listAt } from './checksum-list.ts'
import { type Method, type Outcome, UsageError } from '../usage.ts'

/** One ARTIFACT is shown with all its digests; several are checked against a list as `sha256sum --check` does. */
export const checksum: Method = {
  name: 'checksum',
  usage:
    'checksum [--expected HEX | --sums FILE | --check FILE] [--channel beside|apart] [--strict] [--ignore-missing] ARTIFACT…',
  async run(args) {
    const typed = readArguments(this.name, args, {
      check: { type: 'boolean' },
      expected: { type: 'string' },
      sums: { type: 'string' },
      channel: { type: 'string', default: 'beside' },
      strict: { type: 'boolean' },
      'ignore-missing': { type: 'boolean' },
    })
    const { values, positionals } = typed.values.check ? listFirst(typed) : typed
    const [path] = positionals
    if (path === undefined)
      throw new UsageError(`checksum: expected an ARTIFACT, got 0; usage: ${this.usage}`)
    if (values.expected !== undefined && values.sums !== undefined) {
      throw new UsageError('checksum: --expected and --sums were both given; give one of them')
    }
    const channel = channelNamed(values.channel)
    const options: ToolOptions = {
      ...(values.strict && { strict: true }),
      ...(values['ignore-missing'] && { ignoreMissing: true }),
    }
    if (positionals.length > 1) {
      if (values.sums === undefined) {
        throw new UsageError(`checksum: ${positionals.length} ARTIFACTs need a list; give --sums FILE`)
      }
      return checkList(values.sums, positionals, channel, options)
    }
    if (values.strict || values['ignore-missing']) {
      throw new UsageError(
        'checksum: --strict and --ignore-missing are about a list; give --sums and several ARTIFACTs',
      )
    }
    const { bytes: claim, also } =
      values.sums !== undefined ? await listAt(values.sums) : typedDigest(values.expected)
    const claimName = values.sums ?? ''
    const { size } = await openArtifact(path)
    const digest = async (algorithms: readonly AnyAlgorithm[]) =>
      digestPieces((await openArtifact(path)).pieces, algorithms)
    const at = await realFolder(dirname(here(path)))
    const place = {
      name: basename(path),
      path: join(at, basename(path)),
      folder: await realFolder(here('.')),
      size,
      isListHere: values.sums !== undefined && (await isHere(values.sums)),
    }
    const answer = await verifyFile({
      artifact: { ...place, digest },
      channel,
      ...(claim && { claim, claimName }),
    })
    if (!answer) throw new Error('checksum: nobody cancels it')
    return { report: answer.report, words, also }
  },
}

/** As sha256sum has it: `--check LIST`. Which files are opened is typed here, not listed. */
function listFirst<Values extends { readonly sums?: string | undefined }>({
  values,
  positionals: [list, ...files],
}: {
  readonly values: Values
  readonly positionals: readonly string[]
}) {
  if (values.sums !== undefined)
    throw new UsageError('checksum: --check and --sums were both given; give one of them')
  if (list === undefined || files.length === 0)
    throw new UsageError(
      'checksum: --check: name the files behind the list, for those in it are not opened by its word: checksum --check LIST ARTIFACT…',
    )
  return { values: { ...values, sums: list }, positionals: files }
}

function typedDigest(expected: string | undefined): Partial<GivenList> & Pick<GivenList, 'also'> {
  return { ...(expected !== undefined && { bytes: utf8(expected) }), also: [] }
}

function channelNamed(name: string): Channel {
  if (name === 'beside' || name === 'apart') return name
  throw new UsageError(`checksum: --channel is ${name}; it must be beside or apart`)
}

async function checkList(
  sums: string,
  paths: readonly string[],
  channel: Channel,
  options: ToolOptions,
): Promise<Outcome> {
  const { bytes, also } = await listAt(sums)
  const list = readList(bytes, sums)
  const folder = await realFolder(here('.'))
  const isListHere = await isHere(sums)
  const judge = (files: readonly ListedFile[]) =>
    verifyList({ list, listName: sums, files, folder, isListHere, channel, options })
  const files = await digestAll(paths, algorithmsIn(list))
  let report = judge(files)
  if (report.more.length > 0) {
    const more = await digestAll(paths, report.more)
    report = judge(
      files.map((file, i) => ({ ...file, found: { ...digestsOf(file), ...digestsOf(more[i]) } })),
    )
  }
  return { report, words: listWords, also: also.length > 0 ? also : transcript(report, sums, options) }
}

/** Whether a file lies in the folder that the command was typed in. */
async function isHere(path: string): Promise<boolean> {
  return (await realFolder(dirname(here(path)))) === (await realFolder(here('.')))
}

async function digestAll(
  paths: readonly string[],
  algorithms: readonly AnyAlgorithm[],
): Promise<readonly ListedFile[]> {
  const files: ListedFile[] = []
  for (const name of paths) {
    const { pieces, size } = await openArtifact(name)
    files.push({ name, size, found: (await digestPieces(pieces, algorithms)) as ListedFile['found'] })
  }
  return files
}

const digestsOf = (file: ListedFile | undefined) => (typeof file?.found === 'object' ? file.found : {})

/** Characters of the tool's lines: some ten thousand, as many as the longest lists in use have. */
const MOST_SAID = 1024 * 1024

/**
 * The tool of coreutils whose answer this is, its lines, and how it would end; where there is none, or it may not, why.
 * What is too much to be read is not printed, and counted.
 */
export function transcript(
  { tool, untold, asListed }: ListReport,
  sums: string,
  options: ToolOptions,
): string[] {
  const say = edition.demos.checksum.list
  if (!tool) return untold ? [`# ${say.untold[untold]}`] : []
  const said = `${tool.stdout}${tool.stderr}`.split('\n').slice(0, -1)
  let [count, length] = [0, 0]
  for (const { length: more } of said) {
    length += Math.min(more, MOST_SHOWN)
    if (length > MOST_SAID) break
    count++
  }
  return [
    ...(asListed ? [`# ${say.asListed}`] : []),
    `$ ${toolCommand(tool.tool, sums, options)}`,
    ...said.slice(0, count),
    ...(count < said.length ? [`# ${say.more(said.length - count)}`] : []),
    `exit ${tool.exit}`,
  ]
}
