import { utf8 } from '../bytes.ts'
import { message } from './content.ts'
import { createCtLog } from './ctlog.ts'
import { type Fulcio, certificateRequest, createFulcio, issueCertificate } from './fulcio.ts'
import { type Identity, person, workflow } from './identity.ts'
import { generateKeyPair, sign } from './keys.ts'
import { type RandomSource, seededRandom } from './random.ts'
import { type TransparencyLog, appendEntry, createLog, entryBody } from './rekor.ts'
import { type TrustedRootJson, trustedRoot } from './trusted-root.ts'
import { type TimestampAuthority, createTimestampAuthority } from './tsa.ts'

/** A whole Sigstore, simulated. Replace a service (`{ ...world, tsa: other.tsa }`) to sign with another one. */
export interface World {
  readonly random: RandomSource
  readonly fulcio: Fulcio
  readonly logs: { readonly v1: TransparencyLog; readonly v2: TransparencyLog }
  readonly tsa: TimestampAuthority
}

const YEAR = 365 * 24 * 3600 * 1000
const MINUTE = 60 * 1000

/** Others who sign in this world; they take turns. */
const INHABITANTS: readonly Identity[] = [
  person('bob@example.com'),
  workflow('example/tea-timer', { repositoryId: '1002', runId: '3101', commit: '7ea'.padEnd(40, '0') }),
  person('carol@example.com'),
  person('dave@example.com'),
  workflow('example/ink-stone', { repositoryId: '1003', runId: '3202', ref: 'refs/heads/main' }),
  person('erin@example.com'),
]

/**
 * A new world: services that began a year before `now`, and logs in which others have already signed.
 *
 * @param options.seed the same seed gives the same world, byte for byte
 * @param options.now the current time, to the second
 * @param options.earlierEntries how many entries each log already has
 * @throws {RangeError} naming the option that is out of range
 * @example createWorld({ seed: 'demo', now: new Date('2026-10-01T09:00:00Z') })
 */
export function createWorld(options: { seed: string; now: Date; earlierEntries?: number }): World {
  const { seed, now, earlierEntries = 8 } = options
  if (!Number.isFinite(now.getTime())) throw new RangeError('now: expected a valid date')
  if (!Number.isSafeInteger(earlierEntries) || earlierEntries < 0) {
    throw new RangeError('earlierEntries: expected a whole number ≥ 0')
  }
  const random = seededRandom(seed)
  const began = new Date(now.getTime() - YEAR)
  const validFor = { start: began }
  const ctLog = createCtLog(random.fork('ct log'), validFor)
  const world: World = {
    random: random.fork('signers'),
    fulcio: createFulcio(random.fork('fulcio'), began, [ctLog]),
    logs: {
      v1: createLog('v1', random.fork('rekor v1'), validFor),
      v2: createLog('v2', random.fork('rekor v2'), validFor),
    },
    tsa: createTimestampAuthority(random.fork('tsa'), began),
  }
  populate(world, earlierEntries, now, random.fork('inhabitants'))
  return world
}

/** Real signings by others, recorded in both logs, seven minutes apart. */
function populate(world: World, count: number, now: Date, random: RandomSource): void {
  for (let i = 0; i < count; i++) {
    const identity = INHABITANTS[i % INHABITANTS.length]
    if (identity === undefined) return
    const at = new Date(now.getTime() - (count - i) * 7 * MINUTE)
    const key = generateKeyPair('p256', random)
    const certificate = issueCertificate(world.fulcio, certificateRequest(world.fulcio, identity, key, at))
    const artifact = utf8(`artifact ${i} of the Shomei lab (simulation)\n`)
    const signature = sign(key, artifact)
    for (const log of [world.logs.v1, world.logs.v2]) {
      const verifier = { kind: 'certificate', der: certificate } as const
      appendEntry(log, entryBody(log.version, message(artifact), signature, verifier), at)
    }
  }
}

/** The trusted root that names every service of `world`. */
export function trustedRootOf(world: World): TrustedRootJson {
  return trustedRoot({
    tlogs: [world.logs.v1, world.logs.v2],
    ctLogs: world.fulcio.ctLogs,
    certificateAuthorities: [world.fulcio],
    timestampAuthorities: [world.tsa],
  })
}
