import { equalBytes } from '../../bytes.ts'
import type { OpenpgpReport } from '../../openpgp/index.ts'
import type { Trust } from '../item.ts'
import { type DeskMethod, type Grounds, NOTHING_SAID } from '../method.ts'

export const openpgp: DeskMethod = {
  id: 'openpgp',
  claims: ['signature', 'cleartext'],
  // What a signature is over, only its key and the bytes can tell.
  about: () => NOTHING_SAID,
  reads: () => [],
  unsaid: (report) => ({ ...(report as OpenpgpReport), gpg: undefined }),
  async verify(matter) {
    const { claim, artifact } = matter
    const { asked, policy } = await matter.once(keysAtHand)
    const { bytes } = claim
    if (claim.role !== 'cleartext')
      return asked.verifyOpenpgp({ artifact: artifact.pieces(), signature: bytes, policy })
    const { isGitObject } = await import('../../openpgp/index.ts')
    return isGitObject(bytes)
      ? asked.verifyGitObject({ object: bytes, policy })
      : asked.verifyCleartext({ file: bytes, policy })
  },
}

async function keysAtHand(grounds: Grounds) {
  const { primariesIn, withKeys } = await import('../../openpgp/index.ts')
  return { asked: withKeys(keysIn(grounds), grounds.now), policy: await policyOf(grounds, primariesIn) }
}

/** All that are at hand, whoever believes them: what came along is computed with, and is nobody's. */
const keysIn = ({ trust }: Grounds) => {
  const keys = trust.filter(({ part }) => part.role === 'keys')
  const believed = keys.filter(({ isBelieved }) => isBelieved)
  const isTwice = (one: Trust) => believed.some(({ part }) => equalBytes(part.bytes, one.part.bytes))
  return [...believed, ...keys.filter((one) => !one.isBelieved && !isTwice(one))].map(
    ({ part }) => part.bytes,
  )
}

/** A fingerprint that was typed decides; else one of the keys that are believed has to have signed. */
async function policyOf(
  { trust, expected: { fingerprint = '' } }: Grounds,
  primariesIn: (file: Uint8Array) => Promise<readonly string[]>,
) {
  if (fingerprint.trim() !== '') return { fingerprint: fingerprint.trim() }
  const believed = trust.filter(({ part, isBelieved }) => isBelieved && part.role === 'keys')
  const all = await Promise.all(believed.map(({ part }) => primariesIn(part.bytes)))
  return all.length > 0 ? { fingerprint: [...new Set(all.flat())] } : {}
}
