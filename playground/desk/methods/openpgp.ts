import { type DeskMethod, type Matter, NOTHING_SAID } from '../method.ts'

export const openpgp: DeskMethod = {
  id: 'openpgp',
  claims: ['signature', 'cleartext'],
  // What a signature is over, only its key and the bytes can tell.
  about: () => NOTHING_SAID,
  reads: () => [],
  async verify(matter) {
    const { isGitObject, verifyCleartext, verifyGitObject, verifyOpenpgp } =
      await import('../../openpgp/index.ts')
    const { claim, artifact } = matter
    const rest = { keys: keysIn(matter), policy: policyOf(matter) }
    if (claim.role === 'cleartext' && isGitObject(claim.bytes))
      return verifyGitObject({ object: claim.bytes, ...rest })
    return claim.role === 'cleartext'
      ? verifyCleartext({ file: claim.bytes, ...rest })
      : verifyOpenpgp({ artifact: artifact.pieces(), signature: claim.bytes, ...rest })
  },
}

/** All that are at hand: a keyring believes nobody, and whose signature it has to be is said by a fingerprint. */
const keysIn = ({ trust }: Matter) =>
  trust.filter(({ part }) => part.role === 'keys').map(({ part }) => part.bytes)

function policyOf({ expected: { fingerprint = '' }, now }: Matter) {
  return { now, ...(fingerprint.trim() !== '' && { fingerprint: fingerprint.trim() }) }
}
