/** Random labs and honest releases in them: who signs what, with which services, in which form. */
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import type { LabRun, SigstoreScenario } from '../../playground/attacks/sigstore.ts'
import { toHex, utf8 } from '../../playground/bytes.ts'
import { PROVENANCE_TYPES } from '../../playground/sigstore/format.ts'
import type { Policy } from '../../playground/sigstore/index.ts'
import {
  type Content,
  type Identity,
  type Subject,
  type World,
  createWorld,
  generateKeyPair,
  message,
  person,
  provenance,
  signKeyless,
  signWithKey,
  statement,
  subjectOf,
  toPem,
  trustedRootOf,
  workflow,
} from '../../playground/world/index.ts'
import type { Chance } from './random.ts'

export interface Release {
  /** What was drawn, for a person to read. */
  readonly name: string
  readonly scenario: SigstoreScenario
  readonly run: LabRun
}

/** A world and what its verifiers are given. Worlds are dear: some releases share one, and its logs grow. */
export interface Lab {
  readonly world: World
  readonly now: Date
  readonly trustedRoot: Uint8Array
}

const SECOND = 1000
const FIRST_NOW = Date.parse('2024-01-01T00:00:00Z')
const TEN_YEARS = 315_000_000

export function drawLab(seed: string, chance: Chance): Lab {
  const now = new Date(FIRST_NOW + chance.below(TEN_YEARS) * SECOND)
  const world = createWorld({ seed, now, earlierEntries: chance.below(20) })
  return { world, now, trustedRoot: utf8(JSON.stringify(trustedRootOf(world))) }
}

export function drawRelease({ world, now, trustedRoot }: Lab, chance: Chance): Release {
  const log = chance.of(['v1', 'v2'] as const)
  const keyless = chance.below(3) > 0
  const at = new Date(now.getTime() + chance.below(24 * 3600) * SECOND)
  const artifact = world.random.bytes(chance.of([0, 1, 31, 64, 1000, 5000]))
  const identity = drawIdentity(chance)
  const kind = chance.of(['message', 'provenance', 'statement'] as const)
  const about = drawContent(kind, chance)
  const content = about(artifact, identity)
  // Older bundles know neither v2 logs nor their times.
  const bundleVersion = log === 'v1' ? chance.of(['0.1', '0.2', '0.3'] as const) : '0.3'
  const oldEntry = log === 'v2' && content.kind === 'envelope' && chance.below(3) === 0
  const request = { content, at, log, bundleVersion, ...(oldEntry && { entryKind: 'dsse' as const }) }
  const signing = keyless
    ? signKeyless(world, { ...request, identity })
    : signWithKey(world, { ...request, key: generateKeyPair('p256', world.random) })
  const policy: Policy = {
    ...(keyless
      ? { identity: subjectOf(identity), issuer: identity.issuer }
      : { key: toPem('PUBLIC KEY', signing.key.spki) }),
    ...(kind !== 'message' && { statementType: typeOf(kind, identity) }),
  }
  return {
    name: [kind, oldEntry ? `${log} dsse` : log, bundleVersion, keyless ? identity.kind : 'key'].join(', '),
    scenario: { artifact, bundle: utf8(JSON.stringify(signing.bundle)), trustedRoot, policy },
    run: { world, release: signing, identity: keyless ? identity : undefined, at, log, about },
  }
}

const NAMES = ['lantern', 'ink-stone', 'hello', 'tea', 'a', '署名', 'x'.repeat(40), 'it.s', 'o+l'] as const
const ISSUERS = [
  undefined,
  'https://login.example.com',
  'https://example.com/a/long/path?with=query',
] as const

function drawIdentity(chance: Chance): Identity {
  const issuer = chance.of(ISSUERS)
  if (chance.below(2)) return person(`${chance.of(NAMES)}${chance.below(100)}@example.com`, issuer)
  const number = () => `${chance.below(1e6)}`
  return workflow(`${chance.of(NAMES)}/${chance.of(NAMES)}`, {
    ...(issuer !== undefined && { issuer }),
    repositoryId: number(),
    ownerId: number(),
    workflowPath: `.github/workflows/${chance.of(NAMES)}.yml`,
    workflowName: chance.of(NAMES),
    ref: `refs/tags/v${chance.below(20)}.${chance.below(20)}`,
    commit: toHex(sha256(utf8(number()))).slice(0, 40),
    trigger: chance.of(['push', 'release', 'workflow_dispatch']),
    runId: number(),
  })
}

const OTHER_TYPE = 'https://example.com/predicate/v1'

/** Only a workflow has a provenance to tell. */
function typeOf(kind: 'provenance' | 'statement', identity: Identity): string {
  return kind === 'provenance' && identity.kind === 'workflow' ? PROVENANCE_TYPES[0] : OTHER_TYPE
}

/** What is signed about an artifact; statements about several name it anywhere among the others. */
function drawContent(
  kind: 'message' | 'provenance' | 'statement',
  chance: Chance,
): (artifact: Uint8Array, identity: Identity) => Content {
  const [before, after] = [chance.below(3), chance.below(3)]
  const [name, long] = [chance.of(NAMES), chance.below(2) === 1]
  return (artifact, identity) => {
    if (kind === 'message') return message(artifact)
    const others = (count: number, from: number) =>
      Array.from({ length: count }, (_, i): Subject =>
        digested(`${name} ${from + i}`, utf8(`${from + i}`), long),
      )
    const subjects = [...others(before, 0), digested(name, artifact, long), ...others(after, 10)]
    return kind === 'provenance' && identity.kind === 'workflow'
      ? provenance(subjects, identity)
      : statement(subjects, OTHER_TYPE, { by: subjectOf(identity) })
  }
}

function digested(name: string, bytes: Uint8Array, long: boolean): Subject {
  const digest = { sha256: toHex(sha256(bytes)), ...(long && { sha512: toHex(sha512(bytes)) }) }
  return { name, digest }
}
