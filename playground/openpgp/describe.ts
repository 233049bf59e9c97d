/** What there is to know about the keys of some files at one instant, for a keyring to show. */
import { enums, type Key, type Subkey } from 'openpgp'
import { certificationsOf } from './certifications.ts'
import { SHORTEST_MODERN_KEY } from './checks.ts'
import type { KeyFacts } from './facts.ts'
import { normaliseFingerprint } from './input.ts'
import { algorithmOf, usageOf } from './key-algorithm.ts'
import { certifiedUsers, expiryBy, judgeKey, revocation, valid, withPrimaryFirst } from './key-state.ts'
import type { KeyPartView, KeyState, KeysView, KeyView, UserIdView } from './key-view.ts'
import { fingerprintOf, type Keyring, readKeyring } from './keyring.ts'
import type { KeyParts } from './library.ts'

export type * from './key-view.ts'

function partView(
  part: Key | Subkey,
  flags: ArrayLike<number> | null | undefined,
  rest: Pick<KeyPartView, 'expires' | 'revocation' | 'state'>,
): KeyPartView {
  const algorithm = algorithmOf(part)
  return {
    fingerprint: fingerprintOf(part),
    keyId: part.getKeyID().toHex().toUpperCase(),
    created: part.getCreationTime(),
    algorithm,
    usage: usageOf(part, flags),
    weak: algorithm.bits !== undefined && algorithm.bits < SHORTEST_MODERN_KEY,
    ...rest,
  }
}

async function userIdsOf(
  key: KeyParts,
  keyring: Keyring,
  trusted: readonly string[],
  judged: KeyFacts,
  now: Date,
): Promise<UserIdView[]> {
  const certified = withPrimaryFirst(await certifiedUsers(key, now))
  const first = certified[0]?.user
  const views: UserIdView[] = []
  for (const user of first === undefined ? key.users : [first, ...key.users.filter((one) => one !== first)]) {
    if (user.userID === null) continue
    const over = { userID: user.userID, userAttribute: null, key: key.keyPacket }
    const selfCertified = certified.some((one) => one.user === user)
    const { certRevocation } = enums.signature
    const disowned = await valid(user.revocationSignatures, key.keyPacket, certRevocation, over, now)
    const revoked = !selfCertified && disowned.length > 0
    const text = user.userID.userID
    const facts = judged.userIds.find((one) => one.text === text)
    views.push({
      text,
      primary: user === first,
      selfCertified,
      revoked,
      validity: selfCertified ? (facts?.validity ?? 'unknown') : revoked ? 'revoked' : 'unknown',
      certifications: await certificationsOf(user, over, keyring, trusted, now),
    })
  }
  return views
}

async function subkeyView(key: KeyParts, subkey: Subkey, primary: KeyState, now: Date): Promise<KeyPartView> {
  const over = { key: key.keyPacket, bind: subkey.keyPacket }
  const { subkeyBinding, subkeyRevocation } = enums.signature
  const binding = (await valid(subkey.bindingSignatures, key.keyPacket, subkeyBinding, over, now)).at(-1)
  const revocations = subkey.revocationSignatures
  const revoked = await revocation('subkey', revocations, key.keyPacket, subkeyRevocation, over)
  const end = expiryBy(binding, subkey.keyPacket)
  const view = partView(subkey, binding?.keyFlags, {
    expires: end === Infinity ? undefined : new Date(end),
    revocation: revoked,
    state: 'valid',
  })
  const unbound =
    binding === undefined ||
    (view.usage.includes('sign') && (await judgeKey(key, subkey, [], now)).usability === 'not-bound')
  const own = stateOf(revoked !== undefined, unbound || view.created > now, end <= now.getTime())
  return { ...view, state: primary === 'valid' ? own : primary }
}

function stateOf(revoked: boolean, unusable: boolean, expired: boolean): KeyState {
  if (revoked) return 'revoked'
  if (unusable) return 'unusable'
  return expired ? 'expired' : 'valid'
}

async function keyView(
  key: KeyParts,
  keyring: Keyring,
  trusted: readonly string[],
  now: Date,
): Promise<KeyView> {
  const introducers = keyring.keys.filter((one) => trusted.includes(fingerprintOf(one)))
  const judged = await judgeKey(key, key, introducers, now)
  const over = { key: key.keyPacket }
  const direct = (await valid(key.directSignatures, key.keyPacket, enums.signature.key, over, now)).at(-1)
  const [primary] = withPrimaryFirst(await certifiedUsers(key, now))
  const unusable = judged.usability === 'uncertified' || judged.created > now
  const state = stateOf(judged.revocation !== undefined, unusable, judged.expired)
  const flags = direct?.keyFlags ?? primary?.self.keyFlags
  return {
    ...partView(key, flags, { expires: judged.expires, revocation: judged.revocation, state }),
    version: key.keyPacket.version,
    userIds: await userIdsOf(key, keyring, trusted, judged, now),
    subkeys: await Promise.all(key.subkeys.map((subkey) => subkeyView(key, subkey, state, now))),
    trust: judged.trust,
  }
}

/**
 * Describes every key of every file, each once and whole, as the verifier judges it. What cannot be read is counted,
 * never thrown.
 *
 * @param files armored (one block or several) or binary, with one key or several each
 * @param now the instant of judgement
 * @param options.trusted fingerprints of the keys, among those of the files, that the verifier trusts: its own
 * @throws {RangeError} if `now` is not a date
 */
export async function describeKeys(
  files: readonly Uint8Array[],
  now: Date,
  options: { readonly trusted?: readonly string[] } = {},
): Promise<KeysView> {
  if (Number.isNaN(now.getTime())) throw new RangeError('describeKeys: now is not a date')
  const keyring = await readKeyring(files)
  const trusted = (options.trusted ?? []).flatMap((text) => normaliseFingerprint(text) ?? [])
  const keys: KeyView[] = []
  for (const key of keyring.keys) keys.push(await keyView(key, keyring, trusted, now))
  return { keys, unreadable: keyring.unreadable }
}
