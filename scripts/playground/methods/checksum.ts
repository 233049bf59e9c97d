import { basename } from 'node:path'
import { parseArgs } from 'node:util'
import { checksum as words } from '../../../locales/ja/checksum.ts'
import { utf8 } from '../../../playground/bytes.ts'
import { ALGORITHMS, digestPieces, type Digests, verifyChecksum } from '../../../playground/checksum/index.ts'
import { openArtifact, readClaim } from '../files.ts'
import { type Method, UsageError } from '../usage.ts'

export const checksum: Method = {
  name: 'checksum',
  usage: 'checksum [--expected HEX | --sums FILE] ARTIFACT',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { expected: { type: 'string' }, sums: { type: 'string' } },
      allowPositionals: true,
    })
    const [path] = positionals
    if (path === undefined || positionals.length > 1) {
      throw new UsageError(`checksum: expected one ARTIFACT, got ${positionals.length}; usage: ${this.usage}`)
    }
    if (values.expected !== undefined && values.sums !== undefined) {
      throw new UsageError('checksum: --expected and --sums were both given; give one of them')
    }
    const claim =
      values.sums !== undefined
        ? await readClaim('--sums', values.sums)
        : values.expected !== undefined
          ? utf8(values.expected)
          : undefined
    const { pieces } = await openArtifact(path)
    const digests = (await digestPieces(pieces, ALGORITHMS)) as Digests
    const report = verifyChecksum({ artifact: { name: basename(path), digests }, ...(claim && { claim }) })
    return { report, words }
  },
}
