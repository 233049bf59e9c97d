/** A package registry in the manner of npm's: it takes a package with its provenance, and attests that it did. */
import { utf8 } from '../../bytes.ts'
import { NPM_PUBLISH, PROVENANCE_TYPES } from '../../sigstore/format.ts'
import { type SigstoreReport, verifySigstore } from '../../sigstore/index.ts'
import type { BundleJson } from '../bundle.ts'
import { statement } from '../content.ts'
import { type WorkflowIdentity, repositoryUri, subjectOf } from '../identity.ts'
import { type KeyPair, generateKeyPair } from '../keys.ts'
import { encodeBase64Url } from '../oidc/base64url.ts'
import { keySetOf } from '../oidc/identity-provider.ts'
import { jwtFailure, readJwt } from '../oidc/jwt.ts'
import type { RandomSource } from '../random.ts'
import { labHost } from '../service.ts'
import { type Signing, signWithKey } from '../sign.ts'
import { type World, trustedRootOf } from '../world.ts'
import { type PackageFile, integrityOf, packageSubject, readDocument } from './package-document.ts'

export const SLSA_PROVENANCE_V1 = PROVENANCE_TYPES[0]
export const PUBLISH_ATTESTATION = NPM_PUBLISH

export interface PackageRegistry {
  readonly host: string
  /** Signs what the registry attests itself. */
  readonly key: KeyPair
  readonly random: RandomSource
  /** Who may publish a package without a token of their own. */
  readonly trustedPublishers: Map<string, WorkflowIdentity>
  /** Tokens that were given out, and until when each is good. */
  readonly tokens: Map<string, { readonly name: string; readonly until: Date }>
  readonly published: Map<string, Published>
}

export interface Published extends PackageFile {
  readonly at: Date
  readonly provenance: BundleJson
  /** The registry's own word that it published this. */
  readonly publication: Signing
}

export function createPackageRegistry(random: RandomSource): PackageRegistry {
  return {
    host: labHost('packages'),
    key: generateKeyPair('p256', random.fork('key')),
    random: random.fork('tokens'),
    trustedPublishers: new Map(),
    tokens: new Map(),
    published: new Map(),
  }
}

/** Whom a CI token has to be for, that is to be exchanged for a token of this registry. */
export function publishAudience({ host }: PackageRegistry): string {
  return `npm:${host}`
}

const MINUTE = 60 * 1000
/** How long a token lives that was given for one publication. */
const PUBLISH_TOKEN_LIFETIME = 15 * MINUTE

export type ExchangeRefusal = 'token-invalid' | 'token-expired' | 'audience-mismatch' | 'no-trusted-publisher'

/** Trusted publishing: a CI run's token for a token that publishes `name` once, soon. */
export function exchangePublishToken(
  registry: PackageRegistry,
  { ci }: Pick<World, 'ci'>,
  idToken: string,
  name: string,
  at: Date,
): { readonly token: string } | { readonly refused: ExchangeRefusal } {
  const read = readJwt(idToken)
  if (!read || read.claims['iss'] !== ci.issuer || jwtFailure(read, keySetOf(ci))) {
    return { refused: 'token-invalid' }
  }
  const { aud, exp, repository, workflow_ref: workflow } = read.claims
  if (aud !== publishAudience(registry)) return { refused: 'audience-mismatch' }
  if (typeof exp !== 'number' || at.getTime() > exp * 1000) return { refused: 'token-expired' }
  const trusted = registry.trustedPublishers.get(name)
  const prefix = trusted && `${trusted.repository}/${trusted.workflowPath}@`
  if (!trusted || repository !== trusted.repository || !String(workflow).startsWith(prefix ?? '')) {
    return { refused: 'no-trusted-publisher' }
  }
  return { token: giveToken(registry, name, new Date(at.getTime() + PUBLISH_TOKEN_LIFETIME)) }
}

/** A token for `name`, as a maintainer used to keep one among a repository's secrets. */
export function giveToken(registry: PackageRegistry, name: string, until: Date): string {
  const token = `lab_${encodeBase64Url(registry.random.bytes(27))}`
  registry.tokens.set(token, { name, until })
  return token
}

export type PublishRefusal =
  | 'unauthorized'
  | 'document-unreadable'
  | 'version-exists'
  | 'integrity-mismatch'
  | 'provenance-invalid'
  | 'repository-mismatch'

/**
 * Publishes what `document` holds, if the provenance in it is about this package and from its repository.
 *
 * @param run the CI run that the registry expects the provenance of
 */
export function publish(
  registry: PackageRegistry,
  world: World,
  request: {
    readonly document: Uint8Array
    readonly token: string
    readonly run: WorkflowIdentity
    readonly log?: 'v1' | 'v2'
  },
  at: Date,
):
  { readonly published: Published } | { readonly refused: PublishRefusal; readonly report?: SigstoreReport } {
  const file = readDocument(request.document)
  if (!file) return { refused: 'document-unreadable' }
  const token = registry.tokens.get(request.token)
  if (!token || token.name !== file.name || at > token.until) return { refused: 'unauthorized' }
  const id = `${file.name}@${file.version}`
  if (registry.published.has(id)) return { refused: 'version-exists' }
  if (file.integrity !== integrityOf(file.bytes)) return { refused: 'integrity-mismatch' }
  const { run } = request
  if (file.repository !== `git+${repositoryUri(run)}.git`) return { refused: 'repository-mismatch' }
  const report = verifySigstore({
    artifact: { bytes: file.bytes },
    bundle: file.bundle,
    trustedRoot: utf8(JSON.stringify(trustedRootOf(world))),
    policy: { identity: subjectOf(run), issuer: run.issuer, statementType: SLSA_PROVENANCE_V1 },
  })
  if (report.verdict !== 'verified') return { refused: 'provenance-invalid', report }
  const { name, version, bytes, provenance } = file
  const published = {
    ...{ name, version, bytes, provenance, at },
    publication: signPublication(registry, world, file, at, request.log),
  }
  registry.published.set(id, published)
  return { published }
}

function signPublication(
  registry: PackageRegistry,
  world: World,
  file: PackageFile,
  at: Date,
  log: 'v1' | 'v2' = 'v1',
): Signing {
  const predicate = { name: file.name, version: file.version, registry: `https://${registry.host}` }
  const content = statement([packageSubject(file)], PUBLISH_ATTESTATION, predicate)
  return signWithKey(world, { content, key: registry.key, at, log })
}

/** What the registry answers to whoever asks for a version's attestations, JSON in UTF-8. */
export function attestationsOf(registry: PackageRegistry, id: string): Uint8Array | undefined {
  const published = registry.published.get(id)
  if (!published) return undefined
  const attestations = [
    { predicateType: PUBLISH_ATTESTATION, bundle: published.publication.bundle },
    { predicateType: SLSA_PROVENANCE_V1, bundle: published.provenance },
  ]
  return utf8(JSON.stringify({ attestations }))
}
