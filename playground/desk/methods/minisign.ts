import { toHex, utf8 } from '../../bytes.ts'
import type { MinisignInput, MinisignReport } from '../../minisign/index.ts'
import { readKey } from '../../minisign/reading/key.ts'
import { readEmbedded, readSignature, TOOLS } from '../../minisign/reading/signature.ts'
import type { Trust } from '../item.ts'
import { type DeskMethod, type Grounds, type Matter, NOTHING_SAID } from '../method.ts'
import { baseOf } from '../names.ts'
import { linesOf } from '../tool-lines.ts'

export const minisign: DeskMethod = {
  id: 'minisign',
  claims: ['signature', 'cleartext'],
  about: () => NOTHING_SAID,
  reads: () => [],
  unsaid: (report) => ({ ...(report as MinisignReport), answer: undefined }),
  says: (report) => linesOf([(report as MinisignReport).answer].flatMap((one) => one ?? [])),
  async verify(matter) {
    const { verifyEmbedded, verifyMinisign } = await import('../../minisign/index.ts')
    const { claim, artifact, name } = matter
    const judge = ({ keyName, ...given }: Given) => {
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
    }
    const [first = { policy: {} }, ...others] = keysFor(matter)
    let report = await judge(first)
    for (const other of others) {
      if (report.verdict === 'verified') break
      const found = await judge(other)
      if (weight(found) > weight(report)) report = found
    }
    return report
  },
}

type Given = Pick<MinisignInput, 'policy' | 'key'> & { readonly keyName?: string }

/** Anybody makes a key with the id of another's: of several the one that holds is it, and else one that was compared. */
const weight = ({ verdict }: MinisignReport) => ['undecided', 'rejected', 'verified'].indexOf(verdict)

/** Different keys that are tried for one signature. Ids are made at random: honest ones are hardly ever two of one id. */
const MOST_KEYS = 8

/** The key that is expected, or those that are believed; else those that only came along and have the signature's key id. */
function keysFor(matter: Matter): readonly Given[] {
  const said = (matter.expected.key ?? '').trim()
  if (said !== '') return [{ policy: { key: utf8(said) } }]
  const { believed, brought } = matter.once(keysAtHand)
  const id = keyIdOf(matter)
  const its = ({ byId }: AtHand) => (id && byId.get(toHex(id))) ?? []
  if (believed.keys.length === 0)
    return atMost(its(brought)).map(({ name, part }) => ({ policy: {}, key: part.bytes, keyName: name }))
  const held = its(believed)
  return atMost(held.length > 0 ? held : believed.keys.slice(0, 1)).map(({ name, part }) => ({
    policy: { key: part.bytes },
    keyName: name,
  }))
}

interface AtHand {
  readonly keys: readonly Trust[]
  /** By their ids in hex, each key once however often it is there. */
  readonly byId: ReadonlyMap<string, readonly Trust[]>
}

function keysAtHand({ trust }: Grounds): { readonly believed: AtHand; readonly brought: AtHand } {
  const keys = trust.filter(({ part }) => part.role === 'public-key')
  return { believed: atHand(keys.filter(({ isBelieved }) => isBelieved)), brought: atHand(keys) }
}

function atHand(keys: readonly Trust[]): AtHand {
  const byId = new Map<string, Trust[]>()
  const known = new Set<string>()
  for (const one of keys) {
    const read = readIn(one)
    const points = read.map(({ point }) => toHex(point)).join()
    for (const id of new Set(read.map(({ keyId }) => toHex(keyId)))) {
      if (known.has(`${id} ${points}`)) continue
      known.add(`${id} ${points}`)
      const there = byId.get(id)
      if (there) there.push(one)
      else byId.set(id, [one])
    }
  }
  return { keys, byId }
}

/** Of more than that none is tried: which ones would be by their order. */
const atMost = (keys: readonly Trust[]) => (keys.length > MOST_KEYS ? [] : keys)

const readIn = ({ part: { bytes } }: Trust) =>
  TOOLS.flatMap((tool) => {
    const key = readKey(bytes, tool)
    return 'code' in key ? [] : [key]
  })

function keyIdOf({ claim: { role, bytes } }: Matter): Uint8Array | undefined {
  const read = role === 'cleartext' ? readEmbedded(bytes) : readSignature(bytes)
  return 'code' in read ? undefined : read.keyId
}
