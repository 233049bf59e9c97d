/** Eighteen missions, six for each generation, each judged by the verifier of its method. */
import { lookAlike } from './checksum/look-alike.ts'
import { oneByte } from './checksum/one-byte.ts'
import { otherChannel } from './checksum/other-channel.ts'
import { signedList } from './checksum/signed-list.ts'
import { swapBoth } from './checksum/swap-both.ts'
import { twins } from './checksum/twins.ts'
import type { MissionKey } from './ids.ts'
import type { Mission } from './mission.ts'
import { checkedAddress } from './openpgp/checked-address.ts'
import { impostor } from './openpgp/impostor.ts'
import { noWarning } from './openpgp/no-warning.ts'
import { pin } from './openpgp/pin.ts'
import { renamed } from './openpgp/renamed.ts'
import { transplant } from './openpgp/transplant.ts'
import { findEntry } from './sigstore/find-entry.ts'
import { noIdentity } from './sigstore/no-identity.ts'
import { pattern } from './sigstore/pattern.ts'
import { signedMalware } from './sigstore/signed-malware.ts'
import { stateIdentity } from './sigstore/state-identity.ts'
import { tenMinutes } from './sigstore/ten-minutes.ts'

export { type Generation, GENERATIONS, keysOf, type MissionKey, missionKey } from './ids.ts'
export type * from './mission.ts'

/** In the order in which they are told. */
export const MISSIONS = [
  oneByte,
  swapBoth,
  otherChannel,
  lookAlike,
  twins,
  signedList,
  impostor,
  checkedAddress,
  pin,
  noWarning,
  transplant,
  renamed,
  noIdentity,
  stateIdentity,
  pattern,
  findEntry,
  tenMinutes,
  signedMalware,
] as const

export type AnyMission = (typeof MISSIONS)[number]

/**
 * The mission of this name. Its own types are narrower; whoever goes by name gets the general ones.
 *
 * @example
 * const stage = await missionOf('checksum/swap-both').open({})
 */
export function missionOf(key: MissionKey): Mission {
  const found = MISSIONS.find(({ generation, id }) => `${generation}/${id}` === key)
  if (!found) throw new Error(`missionOf: "${key}" is no mission`)
  return found as unknown as Mission
}
