import type { SshReport } from '../../ssh/index.ts'
import type { Trust } from '../item.ts'
import { type DeskMethod, type Matter, NOTHING_SAID } from '../method.ts'
import { baseOf } from '../names.ts'
import { linesOf } from '../tool-lines.ts'

export const ssh: DeskMethod = {
  id: 'ssh',
  claims: ['signature', 'cleartext'],
  about: () => NOTHING_SAID,
  reads: () => [],
  says: (report) => linesOf((report as SshReport).keygen),
  async verify(matter) {
    const { verifyGitObject, verifySsh } = await import('../../ssh/index.ts')
    const { claim, artifact, name } = matter
    const judge = (revoked: Trust | undefined) => {
      const { names, ...trust } = trustOf(matter)
      const given = { ...trust, ...(revoked && { revoked: revoked.part.bytes }) }
      const known = { ...names, ...(revoked && { revoked: baseOf(revoked.name) }) }
      if (claim.role !== 'cleartext')
        return verifySsh({
          artifact: artifact.pieces(),
          signature: claim.bytes,
          ...given,
          names: { ...known, artifact: artifact.name, signature: baseOf(name) },
        })
      // What ssh-keygen is given is cut out of it.
      return verifyGitObject({
        object: claim.bytes,
        ...given,
        names: { ...known, artifact: 'PAYLOAD', signature: 'SIGNATURE' },
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
  const signers = believedIn({ trust }, 'signers').map(({ name, part }) => ({
    name: baseOf(name),
    bytes: part.bytes,
  }))
  const [one, ...more] = signers
  return {
    ...(one && { signers: more.length > 0 ? signers : one.bytes }),
    names: one && { signers: one.name },
    policy: { now, ...(principal.trim() !== '' && { principal: principal.trim() }) },
  }
}

function believedIn({ trust }: Pick<Matter, 'trust'>, role: 'signers' | 'revoked'): readonly Trust[] {
  return trust.filter(({ part, isBelieved }) => isBelieved && part.role === role)
}
