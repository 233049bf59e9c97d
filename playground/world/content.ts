import { concatBytes, utf8 } from '../bytes.ts'
import { encodeBase64 } from '../platform/base64.ts'
import { type WorkflowIdentity, repositoryUri, runUri, subjectOf } from './identity.ts'
import { type Json, canonicalJson } from './text.ts'

/** What gets signed: the artifact itself, or a DSSE envelope around a payload that speaks about it. */
export type Content =
  | { readonly kind: 'message'; readonly artifact: Uint8Array }
  | { readonly kind: 'envelope'; readonly payload: Uint8Array; readonly payloadType: string }

/** A subject of an attestation: a name and its digests in hex. */
export interface Subject {
  readonly name: string
  readonly digest: { readonly [algorithm: string]: string }
}

/** The artifact itself, to be signed as it is. */
export function message(artifact: Uint8Array): Content {
  return { kind: 'message', artifact }
}

/** An in-toto statement (v1) in a DSSE envelope. */
export function statement(subject: readonly Subject[], predicateType: string, predicate: Json): Content {
  const payload = canonicalJson({
    _type: 'https://in-toto.io/Statement/v1',
    subject: subject.map(({ name, digest }) => ({ name, digest })),
    predicateType,
    predicate,
  })
  return { kind: 'envelope', payload, payloadType: 'application/vnd.in-toto+json' }
}

/** SLSA provenance (v1): who built `subject`, from which commit, in which run. */
export function provenance(subject: readonly Subject[], run: WorkflowIdentity): Content {
  const repository = repositoryUri(run)
  return statement(subject, 'https://slsa.dev/provenance/v1', {
    buildDefinition: {
      buildType: 'https://shomei-lab.invalid/buildtypes/workflow/v1',
      externalParameters: { workflow: { path: run.workflowPath, ref: run.ref, repository } },
      internalParameters: { run: { event: run.trigger, repositoryId: run.repositoryId } },
      resolvedDependencies: [{ uri: `git+${repository}@${run.ref}`, digest: { gitCommit: run.commit } }],
    },
    runDetails: { builder: { id: subjectOf(run) }, metadata: { invocationId: runUri(run) } },
  })
}

/** A DSSE envelope around signed content, its members as a bundle names them. */
export function envelopeOf(
  { payload, payloadType }: Extract<Content, { kind: 'envelope' }>,
  signature: Uint8Array,
): Envelope {
  return { payload: encodeBase64(payload), payloadType, signatures: [{ sig: encodeBase64(signature) }] }
}

export interface Envelope {
  payload: string
  payloadType: string
  signatures: { sig: string; keyid?: string }[]
}

/** The bytes that the signature is over: the artifact, or the pre-authentication encoding of the envelope (DSSE v1). */
export function signedBytes(content: Content): Uint8Array {
  if (content.kind === 'message') return content.artifact
  const type = utf8(content.payloadType)
  return concatBytes(
    utf8(`DSSEv1 ${type.length} `),
    type,
    utf8(` ${content.payload.length} `),
    content.payload,
  )
}
