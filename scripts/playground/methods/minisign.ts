import { minisign as words } from '#words/minisign'
import { utf8 } from '../../../playground/bytes.ts'
import { linesOf } from '../../../playground/desk/tool-lines.ts'
import type { MinisignInput, MinisignReport, Names } from '../../../playground/minisign/index.ts'
import { readArguments } from '../arguments.ts'
import { isThere, openArtifact, readClaim } from '../files.ts'
import { type Method, UsageError } from '../usage.ts'

/** `apart`: the key is known beforehand, and it is trust itself. `beside`: it came along with the claim. */
const CHANNELS: readonly string[] = ['apart', 'beside']

export const minisign: Method = {
  name: 'minisign',
  usage:
    'minisign [--signature SIG] --key FILE|RW… [--channel apart|beside] [--key-id HEX] [--trusted-comment TEXT] [--tool minisign|signify] ARTIFACT|EMBEDDED',
  async run(args) {
    const { values, positionals } = readArguments(this.name, args, {
      verify: { type: 'boolean' },
      signature: { type: 'string' },
      key: { type: 'string' },
      channel: { type: 'string', default: 'apart' },
      'key-id': { type: 'string' },
      'trusted-comment': { type: 'string' },
      tool: { type: 'string' },
    })
    const [path] = positionals
    if (path === undefined || positionals.length > 1) {
      throw new UsageError(`minisign: expected one ARTIFACT, got ${positionals.length}; usage: ${this.usage}`)
    }
    if (values.key === undefined) throw new UsageError(`minisign: --key is missing; usage: ${this.usage}`)
    if (!CHANNELS.includes(values.channel)) {
      throw new UsageError(`minisign: --channel is ${values.channel}; it must be apart or beside`)
    }
    const { tool } = values
    if (tool !== undefined && tool !== 'minisign' && tool !== 'signify') {
      throw new UsageError(`minisign: --tool is ${tool}; it must be minisign or signify`)
    }
    const key = BARE.test(values.key) ? utf8(values.key) : await readClaim('--key', values.key)
    const keyId = values['key-id']
    const trustedComment = values['trusted-comment']
    const given = {
      ...(values.channel === 'beside' && { key }),
      policy: {
        ...(values.channel === 'apart' && { key }),
        ...(keyId !== undefined && { keyId }),
        ...(trustedComment !== undefined && { trustedComment }),
      },
    }
    const names = { artifact: path, ...(!BARE.test(values.key) && { key: values.key }) }
    const signature = values.signature ?? (values.verify ? await besideOf(path) : undefined)
    const report = await verify(path, signature, { ...given, names, ...(tool && { tool }) })
    return { report, words, also: linesOf(report.answer ? [report.answer] : []) }
  },
}

/** As both tools have it, whose file is named alone. */
async function besideOf(path: string): Promise<string | undefined> {
  for (const name of [`${path}.minisig`, `${path}.sig`]) if (await isThere(name)) return name
  return undefined
}

/** The key alone, as minisign prints it: `Ed` and what follows it in Base64, which is no file's name by chance. */
const BARE = /^RW[Q-T][A-Za-z0-9+/]{53}$/

type Given = Pick<MinisignInput, 'key' | 'policy' | 'tool'> & { readonly names: Names }

/** @param signature `undefined`: it stands before the text in the file at `path` */
async function verify(
  path: string,
  signature: string | undefined,
  { tool, ...given }: Given,
): Promise<MinisignReport> {
  const { verifyEmbedded, verifyMinisign } = await import('../../../playground/minisign/index.ts')
  if (signature !== undefined) {
    const { size, pieces } = await openArtifact(path)
    const names = { ...given.names, signature }
    const claim = await readClaim('--signature', signature)
    return verifyMinisign({
      artifact: pieces,
      size,
      signature: claim,
      ...(tool && { tool }),
      ...given,
      names,
    })
  }
  if (tool === 'minisign') throw new UsageError('minisign: --signature is missing; minisign needs one')
  // The tool writes the text to a file: here to none.
  const names = { ...given.names, signature: path, artifact: '/dev/null' }
  return verifyEmbedded({ file: await readClaim('EMBEDDED', path), ...given, names })
}
