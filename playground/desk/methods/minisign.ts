import { equalBytes, utf8 } from '../../bytes.ts'
import type { MinisignInput, MinisignReport } from '../../minisign/index.ts'
import { readKey } from '../../minisign/reading/key.ts'
import { readEmbedded, readSignature } from '../../minisign/reading/signature.ts'
import type { Trust } from '../item.ts'
import { type DeskMethod, type Matter, NOTHING_SAID } from '../method.ts'
import { baseOf } from '../names.ts'
import { linesOf } from '../tool-lines.ts'

export const minisign: DeskMethod = {
  id: 'minisign',
  claims: ['signature', 'cleartext'],
  about: () => NOTHING_SAID,
  reads: () => [],
  says: (report) => linesOf([(report as MinisignReport).answer].flatMap((one) => one ?? [])),
  async verify(matter) {
    const { verifyEmbedded, verifyMinisign } = await import('../../minisign/index.ts')
    const { claim, artifact, name } = matter
    const { keyName, ...given } = keyFor(matter)
    const named = { signature: baseOf(name), ...(keyName !== undefined && { key: baseOf(keyName) }) }
    const names = { ...named, artifact: artifact.name }
    return claim.role === 'cleartext'
      ? verifyEmbedded({ file: claim.bytes, names: named, ...given })
      : verifyMinisign({
          artifact: artifact.pieces(),
          size: artifact.size,
          signature: claim.bytes,
          names,
          ...given,
        })
  },
}

/** The key that is expected, or one that is believed; else one that only came along and has the signature's key id. */
function keyFor(matter: Matter): Pick<MinisignInput, 'policy' | 'key'> & { readonly keyName?: string } {
  const { expected, trust } = matter
  const said = (expected.key ?? '').trim()
  if (said !== '') return { policy: { key: utf8(said) } }
  const id = keyIdOf(matter)
  const isIts = ({ part: { bytes } }: Trust) =>
    (['minisign', 'signify'] as const).some((tool) => {
      const key = readKey(bytes, tool)
      return id !== undefined && !('code' in key) && equalBytes(key.keyId, id)
    })
  const keys = trust.filter(({ part }) => part.role === 'public-key')
  const believed = keys.filter(({ isBelieved }) => isBelieved)
  const held = believed.find(isIts) ?? believed[0]
  if (held) return { policy: { key: held.part.bytes }, keyName: held.name }
  const found = keys.find(isIts)
  return { policy: {}, ...(found && { key: found.part.bytes, keyName: found.name }) }
}

function keyIdOf({ claim: { role, bytes } }: Matter): Uint8Array | undefined {
  const read = role === 'cleartext' ? readEmbedded(bytes) : readSignature(bytes)
  return 'code' in read ? undefined : read.keyId
}
