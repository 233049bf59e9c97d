/** What there is to know about the keys of some files at one instant, for a keyring to show. */
import { certificationsOf } from './certifications.ts'
import { SHORTEST_MODERN_KEY } from './checks.ts'
import { userIdText } from './display.ts'
import type { KeyFacts, Validity } from './facts.ts'
import { groupedBy } from './grouped.ts'
import { normaliseFingerprint, type OpenpgpPolicy } from './input.ts'
import { algorithmOf, usagesOf } from './key-algorithm.ts'
import type { KeyPartView, KeyState as Standing, KeysView, KeyView, UserIdView } from './key-view.ts'
import { type Keyring, readKeyring, secondsOf } from './keyring.ts'
import type { KeyBlock } from './keys/block.ts'
import { bitsOf, type KeyPart, USAGE } from './keys/part.ts'
import { isExpired, type KeyState } from './keys/state.ts'
import type { OwnerTrust } from './keys/trust.ts'
import type { UserState } from './keys/users.ts'
import { judgeSigner, type Reliance, relianceOf } from './signer.ts'

export type * from './key-view.ts'

/** What the verifier relies on; as in `OpenpgpPolicy`. */
export interface DescribeOptions {
  readonly trusted?: OpenpgpPolicy['trustedFingerprints']
  readonly ownerTrust?: OpenpgpPolicy['ownerTrust']
}

/** One keyring at one instant. */
interface Scene {
  readonly keyring: Keyring
  readonly reliance: Reliance
  readonly trusted: readonly string[]
  certifierWithId(keyId: string): Promise<KeyState | undefined>
  readonly now: Date
}

function standing(
  { revocation, perhapsRevoked }: { readonly revocation: unknown; readonly perhapsRevoked: boolean },
  tooMuch: boolean,
  unusable: boolean,
  expired: boolean,
): Standing {
  if (revocation !== undefined) return 'revoked'
  if (tooMuch) return 'too-much'
  if (unusable) return 'unusable'
  if (expired) return 'expired'
  return perhapsRevoked ? 'perhaps-revoked' : 'valid'
}

function weak(part: KeyPart): boolean {
  const bits = bitsOf(part)
  return bits !== undefined && bits < SHORTEST_MODERN_KEY
}

async function partView(
  scene: Scene,
  block: KeyBlock,
  part: KeyPart,
  usage: number,
  rest: Pick<KeyPartView, 'expires' | 'state'>,
): Promise<KeyPartView> {
  const { facts } = await judgeSigner({ block, part }, scene.keyring, scene.reliance, scene.now)
  const { revocation, created } = facts
  const ofAnother = revocation?.of === 'key' && part !== block.part
  return {
    fingerprint: part.fingerprint,
    keyId: part.keyId,
    created,
    algorithm: algorithmOf(part),
    usage: usagesOf(usage),
    revocation: ofAnother ? undefined : revocation,
    weak: weak(part),
    ...rest,
  }
}

function dateOf(seconds: number | undefined): Date | undefined {
  return seconds === undefined ? undefined : new Date(seconds * 1000)
}

/** Whether words of one second, in another order, would make something else of it. */
function isAmbiguous({ usability, expired, otherwise }: KeyFacts): boolean {
  return otherwise.some((one) => one.usability !== usability || one.expired !== expired)
}

async function subkeyViews(scene: Scene, state: KeyState, primary: Standing): Promise<KeyPartView[]> {
  const now = secondsOf(scene.now)
  const { block } = state
  const states = new Map(state.subkeys.map((one) => [one.subkey.part, one]))
  return Promise.all(
    block.subkeys.map(async ({ part }) => {
      const { facts } = await judgeSigner({ block, part }, scene.keyring, scene.reliance, scene.now)
      const found = states.get(part)
      const signs = ((found?.usage ?? 0) & USAGE.sign) !== 0
      const unproven =
        found?.bound !== true || found.contested || (signs && found.crossCertification !== 'good')
      const own = standing(
        { revocation: found?.revocation, perhapsRevoked: facts.perhapsRevoked },
        state.exceeded,
        unproven || part.created > now || isAmbiguous(facts),
        found !== undefined && isExpired(found, now),
      )
      return partView(scene, block, part, found?.usage ?? 0, {
        expires: dateOf(found?.expires),
        state: primary === 'valid' || (primary === 'perhaps-revoked' && own !== 'valid') ? own : primary,
      })
    }),
  )
}

/** Whether nobody's certification is certain to count. */
function isDoubtful({ reliance: { web } }: Scene): boolean {
  return web.contested || web.ambiguous
}

function validityOf(scene: Scene, state: KeyState, user: UserState | undefined): Validity {
  if (user?.status === 'revoked') return 'revoked'
  if (user?.status !== 'good') return 'unknown'
  if (isExpired(state, secondsOf(scene.now))) return 'expired'
  const trust = scene.reliance.web.trustIn(user.user) ?? 'unknown'
  return isDoubtful(scene) && trust !== 'ultimate' ? 'unknown' : trust
}

async function userIdViews(scene: Scene, state: KeyState): Promise<UserIdView[]> {
  const { keyring, trusted, now } = scene
  const { block, users } = state
  const looker = keyring.proofs.looker('certifications')
  const states = new Map(users.map((one) => [one.user, one]))
  const views = await Promise.all(
    block.users
      .filter(({ attribute }) => !attribute)
      .map(async (user): Promise<UserIdView> => {
        const found = states.get(user)
        return {
          text: userIdText(user.bytes),
          bytes: user.bytes,
          primary: found?.primary === true,
          selfCertified: found?.status === 'good',
          revoked: found?.status === 'revoked',
          validity: validityOf(scene, state, found),
          certifications: await certificationsOf(
            block,
            user,
            scene.certifierWithId,
            keyring.withdrawals,
            looker,
            (fingerprint) => trusted.includes(fingerprint) && !isDoubtful(scene),
            secondsOf(now),
          ),
        }
      }),
  )
  return [...views.filter(({ primary }) => primary), ...views.filter(({ primary }) => !primary)]
}

async function keyView(scene: Scene, block: KeyBlock): Promise<KeyView> {
  const { keyring, reliance, now } = scene
  const state = await keyring.stateOf(block)
  const { facts, imported, valid } = await judgeSigner({ block, part: block.part }, keyring, reliance, now)
  const unusable = !imported || !valid || facts.fromTheFuture || state.contested || isAmbiguous(facts)
  const own = standing(facts, state.exceeded, unusable, facts.expired)
  return {
    ...(await partView(scene, block, block.part, state.usage, { expires: facts.expires, state: own })),
    version: block.part.version,
    userIds: await userIdViews(scene, state),
    subkeys: await subkeyViews(scene, state, own),
    // One's own key is so because one says so; all else rests on words that may have been taken back.
    trust: isDoubtful(scene) && facts.trust !== 'ultimate' ? 'unknown' : facts.trust,
  }
}

/**
 * Describes every key of every file, each once and whole, as the verifier judges it. What cannot be read is counted,
 * never thrown.
 *
 * @param files armored (one block or several) or binary, with one key or several each
 * @param now the instant of judgement
 * @throws {RangeError} if `now` is not a date
 */
export async function describeKeys(
  files: readonly Uint8Array[],
  now: Date,
  options: DescribeOptions = {},
): Promise<KeysView> {
  if (Number.isNaN(now.getTime())) throw new RangeError('describeKeys: now is not a date')
  const keyring = await readKeyring(files, now)
  const trusted = (options.trusted ?? []).flatMap((text) => normaliseFingerprint(text) ?? [])
  const others = Object.entries(options.ownerTrust ?? {}).flatMap(([text, trust]): [string, OwnerTrust][] => {
    const fingerprint = normaliseFingerprint(text)
    return fingerprint === undefined ? [] : [[fingerprint, trust]]
  })
  const own = trusted.map((fingerprint): [string, OwnerTrust] => [fingerprint, 'ultimate'])
  const reliance = await relianceOf(keyring, new Map([...others, ...own]), now)
  const byKeyId = groupedBy(keyring.blocks, ({ part }) => part.keyId)
  const certifierWithId = async (keyId: string) => {
    const [block] = byKeyId.get(keyId) ?? []
    return block && keyring.stateOf(block)
  }
  const scene = { keyring, reliance, trusted, certifierWithId, now }
  const keys: KeyView[] = []
  for (const block of keyring.blocks) keys.push(await keyView(scene, block))
  return { keys, unreadable: keyring.unreadable, tooMuch: keyring.tooMuch }
}
