/** Every part of a run, made from the bytes that really went over. */
import { concatBytes, utf8 } from '../../bytes.ts'
import { decodeBase64 } from '../../platform/base64.ts'
import type { BundleJson } from '../bundle.ts'
import { type Content, signedBytes } from '../content.ts'
import type { LogEntryJson } from '../rekor.ts'
import * as decode from './decode.ts'
import type { Field, FieldLabel, Part, PartForm, PartId } from './types.ts'

export function part<Id extends PartId>(
  id: Id,
  form: PartForm,
  bytes: Uint8Array | string,
  fields: readonly Field[] = [],
): Part<Id> {
  return { id, form, bytes: typeof bytes === 'string' ? utf8(bytes) : bytes, fields }
}

export function field(label: FieldLabel, value: Field['value']): Field {
  return { label, value }
}

export function jsonPart<Id extends PartId>(
  id: Id,
  value: object | Uint8Array,
  fields: readonly Field[] = [],
): Part<Id> {
  return part(id, 'json', value instanceof Uint8Array ? value : JSON.stringify(value), fields)
}

export function artifactPart(
  id: 'artifact' | 'package',
  { name, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Part {
  return part(id, id === 'package' ? 'gzip' : 'binary', bytes, [
    field('artifact-name', name),
    field('size', `${bytes.length}`),
    field('sha256', decode.sha256(bytes)),
  ])
}

/** As it stands in its file. */
export function bundlePart(bundle: BundleJson): Part {
  const text = `${JSON.stringify(bundle, null, 2)}\n`
  return part('bundle', 'json', text, [field('media-type', bundle.mediaType)])
}

export function tokenPart(token: string): Part {
  return part('id-token', 'jwt', token, decode.tokenFields(token))
}

export function certificatePart(id: 'certificate' | 'precertificate', der: Uint8Array): Part {
  return part(id, 'der', der, decode.certificateFields(der))
}

export function sctPart(sct: Uint8Array): Part {
  return part('sct', 'binary', sct, decode.sctFields(sct))
}

/** What is signed: the artifact's digest, or a statement and the bytes it is wrapped into. */
export function contentParts(content: Content): Part[] {
  if (content.kind === 'message') {
    const digest = decode.sha256(content.artifact)
    return [part('artifact-digest', 'binary', digest, [field('sha256', digest)])]
  }
  return [
    jsonPart('statement', content.payload, decode.statementFields(content.payload)),
    part('signed-bytes', 'binary', signedBytes(content), [
      field('sha256', decode.sha256(signedBytes(content))),
    ]),
  ]
}

/** What a log answers, taken apart. */
export function entryParts(response: Uint8Array, entry: LogEntryJson): Part[] {
  const { inclusionPromise, inclusionProof, integratedTime, kindVersion } = entry
  const hashes = inclusionProof?.hashes.map(decodeBase64) ?? []
  const note = inclusionProof?.checkpoint.envelope ?? ''
  const time = integratedTime ? [field('integrated-time', new Date(Number(integratedTime) * 1000))] : []
  return [
    jsonPart('entry-response', response, [field('log-index', entry.logIndex), ...time]),
    jsonPart('entry-body', decodeBase64(entry.canonicalizedBody), [
      field('entry-kind', `${kindVersion.kind} ${kindVersion.version}`),
    ]),
    ...(inclusionPromise
      ? [
          part('promise', 'der', decodeBase64(inclusionPromise.signedEntryTimestamp), [
            field('log-index', entry.logIndex),
            field('log-id', decodeBase64(entry.logId.keyId)),
            ...time,
          ]),
        ]
      : []),
    part('inclusion-proof', 'hashes', concatBytes(...hashes), [
      field('log-index', inclusionProof?.logIndex ?? ''),
      field('tree-size', inclusionProof?.treeSize ?? ''),
      ...hashes.map((hash) => field('proof-hash', hash)),
    ]),
    part('checkpoint', 'note', note, decode.checkpointFields(note)),
  ]
}
