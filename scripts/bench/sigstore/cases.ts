/** What is verified: two bundles of Sigstore's conformance suite, or two of our own world where it is absent. */
import { sha256 } from '@noble/hashes/sha2.js'
import { fromUtf8, toHex, utf8 } from '../../../playground/bytes.ts'
import {
  createWorld,
  message,
  provenance,
  signKeyless,
  subjectOf,
  trustedRootOf,
  workflow,
} from '../../../playground/world/index.ts'
import { readShared } from '../../../test/support/files.ts'
import { publicGoodTrustedRoot } from '../../../test/support/trusted-root.ts'

export interface BenchCase {
  readonly name: string
  /** JSON; text, because it crosses into the browser. */
  readonly bundle: string
  readonly trustedRoot: string
  readonly artifact: string
  readonly identity: string
  readonly issuer: string
}

const SUITE = 'sigstore-conformance'
const NAMES = ['happy-path-v0.3', 'happy-path-intoto-in-dsse-v3']
const BEACON = {
  identity:
    'https://github.com/sigstore-conformance/extremely-dangerous-public-oidc-beacon/.github/workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main',
  issuer: 'https://token.actions.githubusercontent.com',
}

export async function benchCases(): Promise<BenchCase[]> {
  const artifact = await readShared(`${SUITE}/a.txt`)
  if (!artifact) return worldCases()
  const trustedRoot = await publicGoodTrustedRoot()
  return Promise.all(
    NAMES.map(async (name) => ({
      name,
      bundle: text(await readShared(`${SUITE}/bundle-verify/${name}/bundle.sigstore.json`)),
      trustedRoot,
      artifact: text(artifact),
      ...BEACON,
    })),
  )
}

function worldCases(): BenchCase[] {
  const at = new Date('2026-10-01T09:00:42Z')
  const world = createWorld({ seed: 'bench', now: at, earlierEntries: 14 })
  const identity = workflow('example/hello-shomei')
  const artifact = 'hello, shomei\n'
  const subject = { name: 'hello.txt', digest: { sha256: toHex(sha256(utf8(artifact))) } }
  const contents = { message: message(utf8(artifact)), provenance: provenance([subject], identity) }
  return Object.entries(contents).map(([name, content]) => ({
    name: `world-${name}`,
    bundle: JSON.stringify(signKeyless(world, { content, identity, at }).bundle),
    trustedRoot: JSON.stringify(trustedRootOf(world)),
    artifact,
    identity: subjectOf(identity),
    issuer: identity.issuer,
  }))
}

function text(bytes: Uint8Array | undefined): string {
  const found = bytes && fromUtf8(bytes)
  if (found === undefined) throw new Error('bench: a case of the conformance suite cannot be read')
  return found
}
