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
  unsaid: (report) => ({ ...(report as SshReport), keygen: [] }),
  says: (report) => linesOf((report as SshReport).keygen),
  async verify(matter) {
    const { verifyGitObject, verifySsh } = await import('../../ssh/index.ts')
    const { claim, artifact, name } = matter
    const { names, ...given } = trustOf(matter)
    if (claim.role !== 'cleartext')
      return verifySsh({
        artifact: artifact.pieces(),
        signature: claim.bytes,
        ...given,
        names: { ...names, artifact: artifact.name, signature: baseOf(name) },
      })
    // What ssh-keygen is given is cut out of it.
    return verifyGitObject({
      object: claim.bytes,
      ...given,
      names: { ...names, artifact: 'PAYLOAD', signature: 'SIGNATURE' },
    })
  },
}

/** A list of signers that only came along lets nobody in. */
function trustOf({ trust, expected: { principal = '' }, now }: Matter) {
  const signers = believedIn(trust, 'signers')
  const revoked = believedIn(trust, 'revoked')
  const [one, ...more] = signers
  return {
    ...(one && { signers: more.length > 0 ? signers : one.bytes }),
    ...(revoked.length > 0 && { revoked }),
    names: one && { signers: one.name },
    policy: { now, ...(principal.trim() !== '' && { principal: principal.trim() }) },
  }
}

function believedIn(trust: readonly Trust[], role: 'signers' | 'revoked') {
  return trust
    .filter(({ part, isBelieved }) => isBelieved && part.role === role)
    .map(({ name, part }) => ({ name: baseOf(name), bytes: part.bytes }))
}
