import { ssh as words } from '#words/ssh'
import type { SshReport } from '../../../playground/ssh/index.ts'
import { linesOf } from '../../../playground/desk/tool-lines.ts'
import { readArguments } from '../arguments.ts'
import { openArtifact, readClaim } from '../files.ts'
import { type Method, UsageError } from '../usage.ts'

/** Signatures by `ssh-keygen -Y sign`, beside a file or in a commit or tag as `git cat-file` prints it. */
export const ssh: Method = {
  name: 'ssh',
  usage:
    'ssh [--signature SIG] [--signers FILE] [--principal WHO] [--namespace NS] [--revoked FILE] ARTIFACT|GIT-OBJECT',
  async run(args) {
    const { values, positionals } = readArguments(this.name, args, {
      signature: { type: 'string' },
      signers: { type: 'string' },
      principal: { type: 'string' },
      namespace: { type: 'string' },
      revoked: { type: 'string' },
    })
    const [path] = positionals
    if (path === undefined || positionals.length > 1) {
      throw new UsageError(`ssh: expected one ARTIFACT, got ${positionals.length}; usage: ${this.usage}`)
    }
    const report = await verify(path, values, this.usage)
    return { report, words, ...(report.keygen.length > 0 && { also: linesOf(report.keygen) }) }
  },
}

type Named = 'signature' | 'signers' | 'principal' | 'namespace' | 'revoked'

async function verify(
  path: string,
  { signature, signers, principal, namespace, revoked }: Readonly<Partial<Record<Named, string>>>,
  usage: string,
): Promise<SshReport> {
  const { isGitObject, verifyGitObject, verifySsh } = await import('../../../playground/ssh/index.ts')
  const given = {
    ...(signers !== undefined && { signers: await readClaim('--signers', signers) }),
    ...(revoked !== undefined && { revoked: await readClaim('--revoked', revoked) }),
    policy: {
      now: new Date(),
      ...(principal !== undefined && { principal }),
      ...(namespace !== undefined && { namespace }),
    },
    names: {
      artifact: path,
      ...(signature !== undefined && { signature }),
      ...(signers !== undefined && { signers }),
      ...(revoked !== undefined && { revoked }),
    },
  }
  if (signature !== undefined) {
    const claim = await readClaim('--signature', signature)
    const { pieces: artifact } = await openArtifact(path)
    return verifySsh({ artifact, signature: claim, ...given })
  }
  const object = await readClaim('GIT-OBJECT', path)
  if (!isGitObject(object)) {
    throw new UsageError(
      `ssh: --signature is missing, and ${path} is no commit or tag of git; usage: ${usage}`,
    )
  }
  // What ssh-keygen is given is cut out of it.
  return verifyGitObject({
    object,
    ...given,
    names: { ...given.names, artifact: 'PAYLOAD', signature: 'SIGNATURE' },
  })
}
