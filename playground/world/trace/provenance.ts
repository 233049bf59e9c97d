/** npm provenance: a CI run publishes a package together with a statement of where and how it was built. */
import { provenance } from '../content.ts'
import type { FulcioReport } from '../fulcio-plan.ts'
import { type WorkflowIdentity, repositoryUri } from '../identity.ts'
import { ciToken } from '../oidc/ci-provider.ts'
import {
  type PackageFile,
  integrityOf,
  packageSubject,
  publishDocument,
} from '../registry/package-document.ts'
import {
  type PackageRegistry,
  type PublishRefusal,
  type ExchangeRefusal,
  type Published,
  attestationsOf,
  exchangePublishToken,
  giveToken,
  publish,
  publishAudience,
} from '../registry/packages.ts'
import { entryResponse } from '../rekor-api.ts'
import type { Revisions } from '../sign.ts'
import type { World } from '../world.ts'
import { type Told, certify, prepare, signAndRecord } from './certify.ts'
import { createRecorder } from './clock.ts'
import { formFields } from './decode.ts'
import type { SignedRun } from './keyless.ts'
import { artifactPart, bundlePart, entryParts, field, jsonPart, part, tokenPart } from './parts.ts'
import type { ProvenanceStepId } from './steps.ts'
import type { Part, Pauses, Refusal, Trace } from './types.ts'

export interface ProvenanceRequest {
  readonly registry: PackageRegistry
  readonly file: PackageFile
  readonly run: WorkflowIdentity
  readonly at: Date
  readonly log?: 'v1' | 'v2'
  /**
   * `trusted`: the registry knows the workflow and takes its token. `secret`: the workflow sends a token that a
   * maintainer once put among its secrets.
   */
  readonly publishing?: 'trusted' | 'secret'
  readonly pauses?: Pauses<ProvenanceStepId>
  readonly revise?: Revisions
}

export interface ProvenanceTrace extends Omit<Trace<ProvenanceStepId>, 'refused'> {
  readonly refused?: Refusal | { readonly by: 'registry'; readonly code: PublishRefusal | ExchangeRefusal }
  /** What Fulcio checked; absent if the run never came to it. */
  readonly fulcio?: FulcioReport
  readonly signed?: SignedRun
  /** Absent if anything was refused. */
  readonly published?: Published
}

/** Runs all of it, as `npm publish` in a workflow does; every part is what really went over the wire. */
export function traceProvenance(world: World, request: ProvenanceRequest): ProvenanceTrace {
  const { steps, note, timeFor } = createRecorder<ProvenanceStepId>(request.at, request.pauses)
  const { registry, file, run, log = 'v1', revise = {} } = request
  const id = `${file.name}@${file.version}`
  const archive = artifactPart('package', { name: `${file.name}-${file.version}.tgz`, bytes: file.bytes })

  note('run-started', { from: 'forge', to: 'ci', sent: [pushEvent(run)] })
  const integrity = part('package-integrity', 'text', integrityOf(file.bytes))
  note('package-packed', { from: 'ci', to: 'ci', sent: [archive, integrity] })

  const permitted = permit(world, request, timeFor('publish-token'))
  note('publish-token', permitted.step)
  if ('refused' in permitted) return { steps, refused: { by: 'registry', code: permitted.refused } }

  const token = ciToken(world.ci, run, 'sigstore', timeFor('ci-token'))
  note('ci-token', ciTokenStep(world, 'sigstore', token))

  timeFor('key-pair')
  const prepared = prepare(world, 'ci', token)
  note('key-pair', prepared.step)
  const certified = certify(world, 'ci', prepared, timeFor('certificate-request'), revise.certificate)
  note('certificate-request', certified.asked)
  const { report: fulcio } = certified
  if ('refused' in certified) return { steps, fulcio, refused: certified.refused }
  const { verifier, identity, answered } = certified
  note('certificate', answered)

  const content = provenance([packageSubject(file)], run)
  const at = timeFor('sign')
  const loggedAt = new Date(at.getTime() + (request.pauses?.['log-entry'] ?? 0))
  const { signing, signed, recorded } = signAndRecord(
    world,
    'ci',
    { content, at, loggedAt, log, revise },
    prepared.key,
    verifier,
  )
  note('sign', signed)
  note('log-entry', recorded)

  const document = publishDocument(registry, file, repositoryUri(run), signing.bundle)
  const published = publish(
    registry,
    world,
    { document, token: permitted.token, run, log },
    timeFor('publish'),
  )
  const sent = [
    jsonPart('publish-document', document, [field('package-name', id)]),
    archive,
    bundlePart(signing.bundle),
  ]
  const done: SignedRun = { signing, identity, token }
  if ('refused' in published) {
    note('publish', { from: 'ci', to: 'registry', sent })
    return { steps, fulcio, refused: { by: 'registry', code: published.refused }, signed: done }
  }
  note('publish', {
    from: 'ci',
    to: 'registry',
    sent,
    also: [
      {
        from: 'registry',
        to: 'rekor',
        sent: [],
        returned: publicationParts(world, published.published, log),
      },
    ],
  })
  note('key-discarded', { from: 'ci', to: 'ci', sent: [] })
  note('package-page', { from: 'user', to: 'registry', ...page(registry, id) })
  return { steps, fulcio, signed: done, published: published.published }
}

type Permit = { readonly step: Told } & ({ readonly token: string } | { readonly refused: ExchangeRefusal })

/** How the run gets to publish at all. */
function permit(
  world: World,
  { registry, file, run, publishing = 'trusted' }: ProvenanceRequest,
  at: Date,
): Permit {
  const exchangeRequest = part(
    'publish-token-request',
    'text',
    `POST /-/npm/v1/oidc/token/exchange/package/${encodeURIComponent(file.name)}`,
  )
  if (publishing === 'secret') {
    const year = 365 * 24 * 3600 * 1000
    const token = giveToken(registry, file.name, new Date(at.getTime() + year))
    const sent = [part('publish-token', 'text', token)]
    return { token, step: { from: 'forge', to: 'ci', sent } as const }
  }
  const audience = publishAudience(registry)
  const idToken = ciToken(world.ci, run, audience, at)
  const asked = ciTokenStep(world, audience, idToken)
  const answer = exchangePublishToken(registry, world, idToken, file.name, at)
  const exchange = (returned: readonly Part[]) => ({
    ...asked,
    also: [{ from: 'ci', to: 'registry', sent: [exchangeRequest, tokenPart(idToken)], returned } as const],
  })
  if ('refused' in answer) return { refused: answer.refused, step: exchange([]) }
  return { token: answer.token, step: exchange([part('publish-token', 'text', answer.token)]) }
}

function ciTokenStep({ ci }: Pick<World, 'ci'>, audience: string, token: string) {
  const url = `${ci.issuer}/token?${new URLSearchParams({ audience }).toString()}`
  return {
    from: 'ci',
    to: 'ci-idp',
    sent: [part('ci-token-request', 'url', url, formFields(url, ['audience']))],
    returned: [jsonPart('ci-token-response', { value: token }), tokenPart(token)],
  } as const
}

function pushEvent(run: WorkflowIdentity): Part {
  const event = { ref: run.ref, after: run.commit, repository: { full_name: run.repository } }
  return jsonPart('push-event', event, [
    field('source-repository', repositoryUri(run)),
    field('source-commit', run.commit),
    field('workflow-file', run.workflowPath),
  ])
}

function publicationParts(world: World, { publication }: Published, version: 'v1' | 'v2'): Part[] {
  const [entry] = publication.bundle.verificationMaterial.tlogEntries
  if (!entry) throw new Error('publication: expected a log entry')
  return entryParts(entryResponse(world.logs[version], publication.entry, entry), entry)
}

function page(registry: PackageRegistry, id: string) {
  const request = `GET /-/npm/v1/attestations/${encodeURIComponent(id)}`
  const attestations = attestationsOf(registry, id)
  return {
    sent: [part('attestations-request', 'text', request)],
    returned: attestations ? [jsonPart('attestations', attestations)] : [],
  }
}
