/** What gets mutated: whole verifications that succeed, made in a simulated Sigstore of each kind. */
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex, utf8 } from '../../playground/bytes.ts'
import type { Artifact, Policy } from '../../playground/sigstore/index.ts'
import {
  createWorld,
  generateKeyPair,
  message,
  person,
  provenance,
  signKeyless,
  signWithKey,
  subjectOf,
  toPem,
  trustedRootOf,
  workflow,
} from '../../playground/world/index.ts'

export interface Subject {
  readonly name: string
  readonly artifact: Artifact
  /** JSON texts. */
  readonly bundle: string
  readonly trustedRoot: string
  readonly policy: Policy
}

const NOW = new Date('2026-10-01T09:00:00Z')

/** Every kind of bundle that the world makes: versions, contents, logs, signers. */
export function simulated(): Subject[] {
  const world = createWorld({ seed: 'fuzz', now: NOW, earlierEntries: 5 })
  const trustedRoot = JSON.stringify(trustedRootOf(world))
  const bytes = utf8('an artifact to be mutated\n')
  const alice = person('alice@example.com')
  const release = workflow('example/hello-shomei')
  const key = generateKeyPair('p256', world.random.fork('managed'))
  const statement = provenance([{ name: 'artifact', digest: { sha256: toHex(sha256(bytes)) } }], release)
  const common = { artifact: { bytes }, trustedRoot }
  const keyless = { identity: alice.email, issuer: alice.issuer }
  const built = { identity: subjectOf(release), issuer: release.issuer }
  const held = { key: toPem('PUBLIC KEY', key.spki) }
  const json = (signing: { readonly bundle: object }) => JSON.stringify(signing.bundle)
  const plain = { content: message(bytes), identity: alice, at: NOW }
  const stated = { content: statement, identity: release, at: NOW }
  return [
    { ...common, name: 'message, v1 log', bundle: json(signKeyless(world, plain)), policy: keyless },
    {
      ...common,
      name: 'message, v2 log',
      bundle: json(signKeyless(world, { ...plain, log: 'v2' })),
      policy: keyless,
    },
    {
      ...common,
      name: 'message, bundle v0.1',
      bundle: json(signKeyless(world, { ...plain, bundleVersion: '0.1' })),
      policy: keyless,
    },
    { ...common, name: 'statement, v1 log', bundle: json(signKeyless(world, stated)), policy: built },
    {
      ...common,
      name: 'statement, v2 log',
      bundle: json(signKeyless(world, { ...stated, log: 'v2' })),
      policy: built,
    },
    {
      ...common,
      name: 'message, managed key',
      bundle: json(signWithKey(world, { content: plain.content, at: NOW, key })),
      policy: held,
    },
    {
      ...common,
      name: 'statement, managed key',
      bundle: json(signWithKey(world, { content: statement, at: NOW, key, log: 'v2' })),
      policy: held,
    },
  ]
}
