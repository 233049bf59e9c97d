import { basename, dirname, join } from 'node:path'
import { ja } from '../../../locales/ja.ts'
import { checksum as words, checksumList as listWords } from '../../../locales/ja/checksum.ts'
import { utf8 } from '../../../playground/bytes.ts'
import {
  algorithmsIn,
  ALGORITHMS,
  type Channel,
  digestPieces,
  type Digests,
  type ListedFile,
  type ListReport,
  readList,
  toolCommand,
  type ToolOptions,
  verifyChecksum,
  verifyList,
} from '../../../playground/checksum/index.ts'
import { readArguments } from '../arguments.ts'
import { MOST_SHOWN } from '../../../playground/printable.ts'
import { here, openArtifact, readClaim, realFolder } from '../files.ts'
import { type Method, type Outcome, UsageError } from '../usage.ts'

/** One ARTIFACT is shown with all its digests; several are checked against a list as `sha256sum --check` does. */
export const checksum: Method = {
  name: 'checksum',
  usage:
    'checksum [--expected HEX | --sums FILE] [--channel beside|apart] [--strict] [--ignore-missing] ARTIFACT…',
  async run(args) {
    const { values, positionals } = readArguments(this.name, args, {
      expected: { type: 'string' },
      sums: { type: 'string' },
      channel: { type: 'string', default: 'beside' },
      strict: { type: 'boolean' },
      'ignore-missing': { type: 'boolean' },
    })
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
    const claim =
      values.sums !== undefined
        ? await readClaim('--sums', values.sums)
        : values.expected !== undefined
          ? utf8(values.expected)
          : undefined
    const { pieces } = await openArtifact(path)
    const digests = (await digestPieces(pieces, ALGORITHMS)) as Digests
    const at = await realFolder(dirname(here(path)))
    const artifact = {
      name: basename(path),
      path: join(at, basename(path)),
      folder: await realFolder(here('.')),
      isListHere: values.sums !== undefined && (await isHere(values.sums)),
      digests,
    }
    return { report: verifyChecksum({ artifact, channel, ...(claim && { claim }) }), words }
  },
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
  const list = readList(await readClaim('--sums', sums))
  const algorithms = algorithmsIn(list)
  const files: ListedFile[] = []
  for (const name of paths) {
    const { pieces } = await openArtifact(name)
    files.push({ name, found: (await digestPieces(pieces, algorithms)) as ListedFile['found'] })
  }
  const folder = await realFolder(here('.'))
  const isListHere = await isHere(sums)
  const report = verifyList({ list, listName: sums, files, folder, isListHere, channel, options })
  return { report, words: listWords, also: transcript(report, sums, options) }
}

/** Whether a file lies in the folder that the command was typed in. */
async function isHere(path: string): Promise<boolean> {
  return (await realFolder(dirname(here(path)))) === (await realFolder(here('.')))
}

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
  const say = ja.demos.checksum.list
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
