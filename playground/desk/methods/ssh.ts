import { concatBytes, utf8 } from '../../bytes.ts'
import type { SshReport } from '../../ssh/index.ts'
import type { DeskMethod, Matter } from '../method.ts'
import { linesOf } from '../tool-lines.ts'

export const ssh: DeskMethod = {
  id: 'ssh',
  claims: ['signature', 'cleartext'],
  about: () => ({ digests: [], names: [] }),
  reads: () => [],
  says: (report) => linesOf((report as SshReport).keygen),
  async verify(matter) {
    const { verifyGitObject, verifySsh } = await import('../../ssh/index.ts')
    const { claim, artifact, name } = matter
    const judge = (revoked: Uint8Array | undefined) => {
      const given = { ...trustOf(matter), ...(revoked && { revoked }) }
      return claim.role === 'cleartext'
        ? verifyGitObject({ object: claim.bytes, ...given, names: { artifact: name } })
        : verifySsh({
            artifact: artifact.pieces(),
            signature: claim.bytes,
            ...given,
            names: { artifact: artifact.name, signature: name },
          })
    }
    // Each of them counts: one that revokes, or cannot be read, is the answer.
    const [first, ...others] = believedIn(matter, 'revoked')
    let report = await judge(first)
    for (const revoked of others) if (report.verdict === 'verified') report = await judge(revoked)
    return report
  },
}

/** A list of signers that only came along lets nobody in. */
function trustOf({ trust, expected: { principal = '' }, now }: Matter) {
  const signers = believedIn({ trust }, 'signers')
  const lines = signers.flatMap((one) => [one, utf8('\n')])
  return {
    ...(signers.length > 0 && { signers: concatBytes(...lines) }),
    policy: { now, ...(principal.trim() !== '' && { principal: principal.trim() }) },
  }
}

function believedIn({ trust }: Pick<Matter, 'trust'>, role: 'signers' | 'revoked'): Uint8Array[] {
  return trust
    .filter(({ part, isBelieved }) => isBelieved && part.role === role)
    .map(({ part }) => part.bytes)
}
