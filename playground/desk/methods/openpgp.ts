import { equalBytes } from '../../bytes.ts'
import type { OpenpgpReport } from '../../openpgp/index.ts'
import type { Trust } from '../item.ts'
import { type DeskMethod, type Matter, NOTHING_SAID } from '../method.ts'

export const openpgp: DeskMethod = {
  id: 'openpgp',
  claims: ['signature', 'cleartext'],
  // What a signature is over, only its key and the bytes can tell.
  about: () => NOTHING_SAID,
  reads: () => [],
  unsaid: (report) => ({ ...(report as OpenpgpReport), gpg: undefined }),
  async verify(matter) {
    const { isGitObject, primariesIn, verifyCleartext, verifyGitObject, verifyOpenpgp } =
      await import('../../openpgp/index.ts')
    const { claim, artifact } = matter
    const rest = { keys: keysIn(matter), policy: await policyOf(matter, primariesIn) }
    if (claim.role === 'cleartext' && isGitObject(claim.bytes))
      return verifyGitObject({ object: claim.bytes, ...rest })
    return claim.role === 'cleartext'
      ? verifyCleartext({ file: claim.bytes, ...rest })
      : verifyOpenpgp({ artifact: artifact.pieces(), signature: claim.bytes, ...rest })
  },
}

/** All that are at hand, whoever believes them: what came along is computed with, and is nobody's. */
const keysIn = ({ trust }: Matter) => {
  const keys = trust.filter(({ part }) => part.role === 'keys')
  const believed = keys.filter(({ isBelieved }) => isBelieved)
  const isTwice = (one: Trust) => believed.some(({ part }) => equalBytes(part.bytes, one.part.bytes))
  return [...believed, ...keys.filter((one) => !one.isBelieved && !isTwice(one))].map(
    ({ part }) => part.bytes,
  )
}

/** A fingerprint that was typed decides; else one of the keys that are believed has to have signed. */
async function policyOf(
  { trust, expected: { fingerprint = '' }, now }: Matter,
  primariesIn: (file: Uint8Array) => Promise<readonly string[]>,
) {
  if (fingerprint.trim() !== '') return { now, fingerprint: fingerprint.trim() }
  const believed = trust.filter(({ part, isBelieved }) => isBelieved && part.role === 'keys')
  const all = await Promise.all(believed.map(({ part }) => primariesIn(part.bytes)))
  return { now, ...(all.length > 0 && { fingerprint: [...new Set(all.flat())] }) }
}
