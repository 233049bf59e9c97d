/**
 * PEP 740: the attestations of the Python index (`provenance`, and `*.publish.attestation` as it is uploaded), as bundles
 * v0.3 around a DSSE envelope. It is the same signature over the same bytes: its appendix 2 says how.
 */
import { member, parseJson, takenForAnother } from '../../json/reader.ts'
import { itemsOf, type Span, spanAt, wholeOf } from '../../json/text.ts'
import { namedTwice } from '../../json/named-twice.ts'
import { AsWritten, written } from './bundle-of.ts'
import { cut, predicateTypeIn } from './label.ts'

const V03 = 'application/vnd.dev.sigstore.bundle.v0.3+json'
const IN_TOTO = 'application/vnd.in-toto+json'

export interface Rewrapped {
  /** What it claims to state; from an index, whose it is said to be behind it. Nothing of it is verified. */
  readonly label: string
  readonly text: string
}

export function isAttestation(json: unknown): boolean {
  return has(json, 'verification_material') && has(json, 'envelope')
}

export function isProvenance(json: unknown): boolean {
  return Array.isArray(member(json, 'attestation_bundles'))
}

const has = (json: unknown, name: string) => member(json, name) !== undefined

/** As many as are looked at of another list. */
const MOST = 200

/**
 * @param text JSON: an attestation, or a provenance with however many
 * @returns one bundle for each; `undefined` where one is of another form, might be taken for another, or there are too many
 */
export function fromPep740(text: string): readonly Rewrapped[] | undefined {
  const json = parseJson(text)
  if ('why' in json || namedTwice(text) !== undefined) return undefined
  const found = isProvenance(json.value)
    ? fromProvenance(json.value, text)
    : [fromAttestation(json.value, text, wholeOf(text))]
  if (!found || found.length > MOST) return undefined
  const whole = found.filter((one) => one !== undefined)
  return whole.length === found.length ? whole : undefined
}

function fromProvenance(json: unknown, text: string): readonly (Rewrapped | undefined)[] | undefined {
  if (member(json, 'version') !== 1 || isOther(json, ['version', 'attestation_bundles'])) return undefined
  const groups = member(json, 'attestation_bundles') as readonly unknown[]
  const spans = spansAt(text, wholeOf(text), ['attestation_bundles'])
  return groups.flatMap((group, i) => {
    const attestations = member(group, 'attestations')
    const whole = spans[i]
    if (!Array.isArray(attestations) || !whole || isOther(group, ['publisher', 'attestations']))
      return [undefined]
    const own = spansAt(text, whole, ['attestations'])
    const publisher = publisherOf(member(group, 'publisher'))
    return attestations.map((one: unknown, k) => fromAttestation(one, text, own[k], publisher))
  })
}

function fromAttestation(
  json: unknown,
  text: string,
  span: Span | undefined,
  publisher = '',
): Rewrapped | undefined {
  const [material, envelope] = [member(json, 'verification_material'), member(json, 'envelope')]
  const [payload, sig] = [member(envelope, 'statement'), member(envelope, 'signature')]
  const certificate = member(material, 'certificate')
  const entries = span && spanAt(text, span, ['verification_material', 'transparency_entries'])
  if (member(json, 'version') !== 1 || !entries) return undefined
  if (![certificate, payload, sig].every((one) => typeof one === 'string')) return undefined
  if (
    isOther(json, ['version', 'verification_material', 'envelope']) ||
    isOther(material, ['certificate', 'transparency_entries']) ||
    isOther(envelope, ['statement', 'signature'])
  )
    return undefined
  const bundle = {
    mediaType: V03,
    verificationMaterial: {
      certificate: { rawBytes: certificate },
      tlogEntries: new AsWritten(text.slice(entries.from, entries.to)),
    },
    dsseEnvelope: { payload, payloadType: IN_TOTO, signatures: [{ sig }] },
  }
  const type = predicateTypeIn(payload)
  const label = [typeof type === 'string' ? type : '', publisher].filter(Boolean).join(' · ')
  return { label: cut(label), text: written(bundle) }
}

/** As the index says who may publish: `GitHub example/project release.yml`. */
function publisherOf(publisher: unknown): string {
  const names = ['kind', 'repository', 'workflow', 'workflow_filepath', 'email']
  return names
    .map((name) => member(publisher, name))
    .filter((value) => typeof value === 'string' && value !== '')
    .join(' ')
}

function spansAt(text: string, span: Span, path: readonly string[]): readonly Span[] {
  const list = spanAt(text, span, path)
  return list ? itemsOf(text, list) : []
}

function isOther(value: unknown, known: readonly string[]): boolean {
  return typeof value === 'object' && value !== null && takenForAnother(value, known) !== undefined
}
