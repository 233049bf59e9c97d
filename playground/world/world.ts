import { createCtLog } from './ctlog.ts'
import { type Fulcio, createFulcio } from './fulcio.ts'
import type { Identity } from './identity.ts'
import { type EarlierSigning, INHABITANTS, earlierSignings } from './inhabitants.ts'
import { type CiProvider, createCiProvider } from './oidc/ci-provider.ts'
import { type IdentityProvider, createIdentityProvider } from './oidc/identity-provider.ts'
import { type RandomSource, seededRandom } from './random.ts'
import { type Submission, type TransparencyLog, createLog, entryBody } from './rekor.ts'
import { type TrustedRootJson, trustedRoot } from './trusted-root.ts'
import { type TimestampAuthority, createTimestampAuthority } from './tsa.ts'

/** A whole Sigstore, simulated. Replace a service (`{ ...world, tsa: other.tsa }`) to sign with another one. */
export interface World {
  /** What signers draw from. */
  readonly random: RandomSource
  readonly fulcio: Fulcio
  readonly logs: { readonly v1: TransparencyLog; readonly v2: TransparencyLog }
  readonly tsa: TimestampAuthority
  /** Where people log in. */
  readonly idp: IdentityProvider
  /** Where CI runs get their tokens. */
  readonly ci: CiProvider
}

export interface WorldOptions {
  /** The same seed gives the same world, byte for byte. */
  readonly seed: string
  /** The current time, to the second. */
  readonly now: Date
  /** How many entries each log already has. */
  readonly earlierEntries?: number
  /** Who made them, in turn. */
  readonly inhabitants?: readonly Identity[]
}

const YEAR = 365 * 24 * 3600 * 1000

/**
 * A new world: services that began a year before `now`, and logs in which others have already signed. What takes long
 * is done when it is first needed, which changes no byte of it.
 *
 * @throws {RangeError} naming the option that is out of range
 * @example createWorld({ seed: 'demo', now: new Date('2026-10-01T09:00:00Z') })
 */
export function createWorld(options: WorldOptions): World {
  const { seed, now, earlierEntries = 8, inhabitants = INHABITANTS } = options
  if (!Number.isFinite(now.getTime())) throw new RangeError('now: expected a valid date')
  if (!Number.isSafeInteger(earlierEntries) || earlierEntries < 0) {
    throw new RangeError('earlierEntries: expected a whole number ≥ 0')
  }
  const random = seededRandom(seed)
  const began = new Date(now.getTime() - YEAR)
  const validFor = { start: began }
  const ctLog = createCtLog(random.fork('ct log'), validFor, () =>
    signings().map(({ precertificate }) => precertificate),
  )
  const fulcio = createFulcio(random.fork('fulcio'), began, [ctLog])
  const signings = earlierSignings(fulcio, inhabitants, earlierEntries, now, random.fork('inhabitants'))
  const log = (version: 'v1' | 'v2') =>
    createLog(version, random.fork(`rekor ${version}`), validFor, () =>
      signings().map((signing) => submissionOf(signing, version)),
    )
  return {
    random: random.fork('signers'),
    fulcio,
    logs: { v1: log('v1'), v2: log('v2') },
    tsa: createTimestampAuthority(random.fork('tsa'), began),
    idp: createIdentityProvider(random.fork('identity provider')),
    ci: createCiProvider(random.fork('ci provider')),
  }
}

function submissionOf(
  { signed, signature, certificate, at }: EarlierSigning,
  version: 'v1' | 'v2',
): Submission {
  return { body: entryBody(version, signed, signature, { kind: 'certificate', der: certificate }), at }
}

/** The trusted root that names every service of `world`. */
export function trustedRootOf(world: Pick<World, 'logs' | 'fulcio' | 'tsa'>): TrustedRootJson {
  return trustedRoot({
    tlogs: [world.logs.v1, world.logs.v2],
    ctLogs: world.fulcio.ctLogs,
    certificateAuthorities: [world.fulcio],
    timestampAuthorities: [world.tsa],
  })
}
