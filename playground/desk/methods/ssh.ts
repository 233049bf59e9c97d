import type { SshReport } from '../../ssh/index.ts'
import type { Trust } from '../item.ts'
import { type DeskMethod, type Grounds, NOTHING_SAID } from '../method.ts'
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
    const { claim, artifact, name } = matter
    const { asked, policy, names } = await matter.once(trustAtHand)
    if (claim.role !== 'cleartext')
      return asked.verifySsh({
        artifact: artifact.pieces(),
        signature: claim.bytes,
        policy,
        names: { ...names, artifact: artifact.name, signature: baseOf(name) },
      })
    // What ssh-keygen is given is cut out of it.
    return asked.verifyGitObject({
      object: claim.bytes,
      policy,
      names: { ...names, artifact: 'PAYLOAD', signature: 'SIGNATURE' },
    })
  },
}

/** A list of signers that only came along lets nobody in. */
async function trustAtHand({ trust, expected: { principal = '' }, now }: Grounds) {
  const { withTrust } = await import('../../ssh/index.ts')
  const signers = believedIn(trust, 'signers')
  const revoked = believedIn(trust, 'revoked')
  const [one, ...more] = signers
  return {
    asked: withTrust({
      ...(one && { signers: more.length > 0 ? signers : one.bytes }),
      ...(revoked.length > 0 && { revoked }),
    }),
    names: one && { signers: one.name },
    policy: { now, ...(principal.trim() !== '' && { principal: principal.trim() }) },
  }
}

function believedIn(trust: readonly Trust[], role: 'signers' | 'revoked') {
  return trust
    .filter(({ part, isBelieved }) => isBelieved && part.role === role)
    .map(({ name, part }) => ({ name: baseOf(name), bytes: part.bytes }))
}
