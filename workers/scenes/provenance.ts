/** A package published from CI with its provenance, as the registry's trusted workflow does it or as somebody else. */
import { utf8 } from '../../playground/bytes.ts'
import type { Policy } from '../../playground/sigstore/index.ts'
import { subjectOf, workflow } from '../../playground/world/identity.ts'
import { createLabWorld } from '../../playground/world/lab.ts'
import { gzipStored } from '../../playground/world/registry/gzip.ts'
import { integrityOf } from '../../playground/world/registry/package-document.ts'
import {
  createPackageRegistry,
  PUBLISH_ATTESTATION,
  SLSA_PROVENANCE_V1,
} from '../../playground/world/registry/packages.ts'
import { tar } from '../../playground/world/registry/tar.ts'
import { toPem } from '../../playground/world/text.ts'
import { type ProvenanceTrace, traceProvenance } from '../../playground/world/trace/provenance.ts'
import { trustedRootOf } from '../../playground/world/world.ts'

export interface ProvenanceOptions {
  readonly seed: string
  /** When the run begins, to the second. */
  readonly now: Date
  /** The workflow that the package is known to come from, or one in somebody's fork. */
  readonly from: 'release' | 'fork'
  /** As today, or with a token that a maintainer once gave away. */
  readonly publishing: 'trusted' | 'secret'
  readonly log: 'v1' | 'v2'
}

export interface ProvenanceAnswer {
  readonly steps: ProvenanceTrace['steps']
  readonly refused?: ProvenanceTrace['refused']
  /** Absent if anything was refused. */
  readonly page?: PublishedPackage
}

/** What a registry shows and serves of a version. */
export interface PublishedPackage {
  readonly host: string
  readonly name: string
  readonly version: string
  readonly integrity: string
  readonly file: Uint8Array
  /** Bundles, JSON in UTF-8. */
  readonly provenance: Uint8Array
  readonly publication: Uint8Array
  /** JSON in UTF-8. */
  readonly trustedRoot: Uint8Array
  /** Whom somebody expects who knows the package: its repository's release workflow. */
  readonly expected: { readonly identity: string; readonly issuer: string; readonly statementType: string }
  /** Whom they expect to have published it: the registry, by its key. */
  readonly registry: Policy
}

const NAME = 'hello-shomei'
const VERSION = '1.0.0'
const RELEASE = workflow(`example/${NAME}`)
const FORK = workflow(`mallory/${NAME}`, {
  repositoryId: '4601',
  ownerId: '4602',
  runId: '4603',
  commit: 'bad'.padEnd(40, '0'),
})

/** The package, the same bytes every time. */
function pack(): Uint8Array {
  const manifest = JSON.stringify({ name: NAME, version: VERSION, type: 'module', exports: './index.js' })
  return gzipStored(
    tar([
      { path: 'package/package.json', bytes: utf8(`${manifest}\n`) },
      { path: 'package/index.js', bytes: utf8("export const hello = () => 'hello, Shomei lab'\n") },
    ]),
  )
}

export function runProvenance(options: ProvenanceOptions): ProvenanceAnswer {
  const { from, publishing, log, now: at } = options
  const world = createLabWorld(options)
  const registry = createPackageRegistry(world.random.fork('packages'))
  registry.trustedPublishers.set(NAME, RELEASE)
  const file = { name: NAME, version: VERSION, bytes: pack() }
  const run = from === 'release' ? RELEASE : FORK
  const { steps, refused, published } = traceProvenance(world, { registry, file, run, publishing, log, at })
  if (!published) return { steps, ...(refused && { refused }) }
  const json = (value: object) => utf8(`${JSON.stringify(value, null, 2)}\n`)
  return {
    steps,
    page: {
      ...{ host: registry.host, name: NAME, version: VERSION },
      integrity: integrityOf(file.bytes),
      file: file.bytes,
      provenance: json(published.provenance),
      publication: json(published.publication.bundle),
      trustedRoot: json(trustedRootOf(world)),
      expected: {
        ...{ identity: subjectOf(RELEASE), issuer: RELEASE.issuer },
        statementType: SLSA_PROVENANCE_V1,
      },
      registry: { key: toPem('PUBLIC KEY', registry.key.spki), statementType: PUBLISH_ATTESTATION },
    },
  }
}
