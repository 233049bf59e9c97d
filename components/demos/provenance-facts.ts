/** Where and how something was built: what the statement says, and what the certificate says. Nothing is verified. */
import { FACTS, type FactId } from '../../locales/ids.ts'
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import { decodeBase64, encodeBase64 } from '../../playground/platform/base64.ts'
import type { CertificateView } from '../../playground/sigstore/view.ts'

export interface Fact {
  readonly id: FactId
  readonly statement?: string
  readonly certificate?: string
}

/** Extensions of Fulcio's certificates: Source Repository URI and Digest, Build Config URI, Run Invocation URI. */
const EXTENSIONS: Readonly<Record<FactId, string>> = {
  repository: '1.3.6.1.4.1.57264.1.12',
  commit: '1.3.6.1.4.1.57264.1.13',
  workflow: '1.3.6.1.4.1.57264.1.18',
  run: '1.3.6.1.4.1.57264.1.21',
}

/** @returns a fact's value without what everybody knows: the scheme, and the repository it is in */
export function shortened(value: string, repository: string | undefined): string {
  if (repository !== undefined && value.startsWith(`${repository}/`))
    return value.slice(repository.length + 1)
  return value.replace(/^https:\/\//, '')
}

interface Envelope {
  readonly dsseEnvelope?: { readonly payload?: string }
}

/** @returns the statement in the bundle's envelope, JSON in UTF-8; `undefined` if there is none */
export function statementIn(bundle: Uint8Array): Uint8Array | undefined {
  try {
    const { dsseEnvelope } = JSON.parse(fromUtf8(bundle) ?? '') as Envelope
    return dsseEnvelope?.payload === undefined ? undefined : decodeBase64(dsseEnvelope.payload)
  } catch {
    return undefined
  }
}

/** The bundle with another statement in its envelope, and the same signature. */
export function withStatement(bundle: Uint8Array, change: (statement: string) => string): Uint8Array {
  const read = JSON.parse(fromUtf8(bundle) ?? '') as Envelope
  const statement = change(fromUtf8(statementIn(bundle) ?? new Uint8Array(0)) ?? '')
  const dsseEnvelope = { ...read.dsseEnvelope, payload: encodeBase64(utf8(statement)) }
  return utf8(JSON.stringify({ ...read, dsseEnvelope }))
}

/** What SLSA provenance (v1) of a workflow run says, beside what its certificate says. */
export function factsOf(bundle: Uint8Array, certificate: CertificateView | undefined): Fact[] {
  const said = saidBy(statementIn(bundle))
  return FACTS.map((id) => {
    const statement = said[id]
    const extension = certificate?.extensions.find(({ oid }) => oid === EXTENSIONS[id])
    return {
      id,
      ...(statement !== undefined && { statement }),
      ...(extension && { certificate: extension.value }),
    }
  })
}

function saidBy(statement: Uint8Array | undefined): Partial<Record<FactId, string>> {
  try {
    const { predicate } = JSON.parse(fromUtf8(statement ?? new Uint8Array(0)) ?? '') as Slsa
    const { buildDefinition, runDetails } = predicate
    const { repository, path, ref } = buildDefinition.externalParameters.workflow
    const commit = buildDefinition.resolvedDependencies[0]?.digest.gitCommit
    return {
      repository,
      workflow: `${repository}/${path}@${ref}`,
      run: runDetails.metadata.invocationId,
      ...(commit !== undefined && { commit }),
    }
  } catch {
    return {}
  }
}

interface Slsa {
  readonly predicate: {
    readonly buildDefinition: {
      readonly externalParameters: {
        readonly workflow: { readonly repository: string; readonly path: string; readonly ref: string }
      }
      readonly resolvedDependencies: readonly { readonly digest: { readonly gitCommit?: string } }[]
    }
    readonly runDetails: { readonly metadata: { readonly invocationId: string } }
  }
}
