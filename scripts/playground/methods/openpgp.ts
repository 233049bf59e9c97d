import { parseArgs } from 'node:util'
import { openpgp as words } from '../../../locales/ja/openpgp.ts'
import { openArtifact, readClaim } from '../files.ts'
import { type Method, UsageError } from '../usage.ts'

export const openpgp: Method = {
  name: 'openpgp',
  usage: 'openpgp --signature SIG --keys FILE [--keys FILE …] [--fingerprint FPR] ARTIFACT',
  async run(args) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        signature: { type: 'string' },
        keys: { type: 'string', multiple: true },
        fingerprint: { type: 'string' },
      },
      allowPositionals: true,
    })
    const [path] = positionals
    if (path === undefined || positionals.length > 1) {
      throw new UsageError(`openpgp: expected one ARTIFACT, got ${positionals.length}; usage: ${this.usage}`)
    }
    if (values.signature === undefined)
      throw new UsageError(`openpgp: --signature is missing; usage: ${this.usage}`)
    const keys = await Promise.all((values.keys ?? []).map((file) => readClaim('--keys', file)))
    if (keys.length === 0) throw new UsageError(`openpgp: --keys is missing; usage: ${this.usage}`)
    const input = {
      artifact: (await openArtifact(path)).pieces,
      signature: await readClaim('--signature', values.signature),
      keys,
      policy: {
        now: new Date(),
        ...(values.fingerprint !== undefined && { fingerprint: values.fingerprint }),
      },
    }
    const { verifyOpenpgp } = await import('../../../playground/openpgp/index.ts')
    const report = await verifyOpenpgp(input)
    return { report, words, ...(report.gpg && { also: report.gpg.lines }) }
  },
}
