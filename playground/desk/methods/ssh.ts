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
    const given = trustOf(matter)
    return claim.role === 'cleartext'
      ? verifyGitObject({ object: claim.bytes, ...given, names: { artifact: name } })
      : verifySsh({
          artifact: artifact.pieces(),
          signature: claim.bytes,
          ...given,
          names: { artifact: artifact.name, signature: name },
        })
  },
}

/** A list of signers that only came along lets nobody in. */
function trustOf({ trust, expected: { principal = '' }, now }: Matter) {
  const believed = (role: 'signers' | 'revoked') =>
    trust.filter(({ part, isBelieved }) => isBelieved && part.role === role).map(({ part }) => part.bytes)
  const [signers, [revoked]] = [believed('signers'), believed('revoked')]
  const lines = signers.flatMap((one) => [one, utf8('\n')])
  return {
    ...(signers.length > 0 && { signers: concatBytes(...lines) }),
    ...(revoked && { revoked }),
    policy: { now, ...(principal.trim() !== '' && { principal: principal.trim() }) },
  }
}
