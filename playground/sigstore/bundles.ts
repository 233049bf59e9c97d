/** One file, however many bundles: what people have at hand is often not the bare bundle. */
import { fromUtf8, utf8 } from '../bytes.ts'
import { decodeBase64 } from '../platform/base64.ts'
import { readJson, takenForAnother } from './json.ts'

export interface LabelledBundle {
  /**
   * To tell one bundle from the next, and no more: the predicate type that it claims to carry or that its list claims
   * for it, otherwise the payload type or `messageSignature`. Nothing of it is verified.
   */
  readonly label: string
  /** The bundle as JSON in UTF-8, ready to be verified. */
  readonly bundle: Uint8Array
}

/** As for the verification itself. */
const MAX_BYTES = 16 * 1024 * 1024
/** Twice what GitHub's API gives at a time. */
const MAX_BUNDLES = 200
const MAX_LABEL = 200

/**
 * Opens a file into its bundles: a bundle itself (`.sigstore.json`, `.sigstore`), a list of attestations from npm or
 * from GitHub's API (`{"attestations": [{"bundle": …}]}`), or a bundle on each line (`gh attestation download`).
 *
 * @param bytes the file; a bundle by itself or on its line is handed on byte for byte
 * @returns at least one bundle; `undefined` if the file is of no such form, holds none, more than 200, or is larger
 *   than 16 MiB. Never a shortened list.
 */
export function readBundles(bytes: Uint8Array): LabelledBundle[] | undefined {
  const text = bytes.length > MAX_BYTES ? undefined : fromUtf8(bytes)
  if (text === undefined) return undefined
  const json = parse(text)
  // A bundle is one whatever else stands in it: of one file, every way in verifies the same.
  const found =
    json === undefined ? fromLines(text) : (fromBundle(json, bytes) ?? fromList(json, text, bytes))
  return found?.length ? found : undefined
}

/** @returns `undefined`, which no JSON stands for, if `text` is none */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function fromBundle(json: unknown, bytes: Uint8Array): LabelledBundle[] | undefined {
  return isBundle(json) ? [{ label: labelOf(json), bundle: bytes }] : undefined
}

function fromLines(text: string): LabelledBundle[] | undefined {
  const found: LabelledBundle[] = []
  // One after the other, for there may be millions.
  for (const [line] of text.matchAll(/\S[^\n]*/g)) {
    const json = found.length < MAX_BUNDLES ? parse(line) : undefined
    if (!isBundle(json)) return undefined
    found.push({ label: labelOf(json), bundle: utf8(line.trimEnd()) })
  }
  return found
}

/** GitHub leaves `bundle` empty where it keeps the bundle elsewhere: such an item has nothing to verify. */
function fromList(json: unknown, text: string, bytes: Uint8Array): LabelledBundle[] | undefined {
  const list = member(json, 'attestations')
  if (!Array.isArray(list) || list.length > MAX_BUNDLES) return undefined
  // Written anew, a bundle would say one thing where its list says two: the verifier is given the list, and refuses it.
  if (!('value' in readJson(text)) || otherNamed(json, list)) return [{ label: 'bundle', bundle: bytes }]
  try {
    return list
      .map((item: unknown) => ({ type: member(item, 'predicateType'), bundle: member(item, 'bundle') }))
      .filter(({ bundle }) => bundle !== undefined && bundle !== null)
      .map(({ type, bundle }) => ({
        label: typeof type === 'string' && type !== '' ? cut(type) : labelOf(bundle),
        bundle: utf8(JSON.stringify(bundle)),
      }))
  } catch {
    // Nested deeper than the writer can follow: no bundle that anybody would make.
    return undefined
  }
}

function otherNamed(json: unknown, list: readonly unknown[]): boolean {
  return [json, ...list].some(
    (one) =>
      typeof one === 'object' &&
      one !== null &&
      takenForAnother(one, ['attestations', 'bundle', 'predicateType']) !== undefined,
  )
}

function isBundle(json: unknown): boolean {
  const mediaType = member(json, 'mediaType')
  const named = typeof mediaType === 'string' && mediaType.includes('sigstore.bundle')
  return named || member(json, 'verificationMaterial') !== undefined
}

function labelOf(bundle: unknown): string {
  const envelope = member(bundle, 'dsseEnvelope')
  const payload = member(envelope, 'payload')
  const read = typeof payload === 'string' ? readJson(fromUtf8(decodeBase64(payload)) ?? '') : undefined
  const statement = read && 'value' in read ? read.value : undefined
  const label = [member(statement, 'predicateType'), member(envelope, 'payloadType')].find(
    (text) => typeof text === 'string' && text !== '',
  )
  if (typeof label === 'string') return cut(label)
  return member(bundle, 'messageSignature') === undefined ? 'bundle' : 'messageSignature'
}

const cut = (text: string) => text.slice(0, MAX_LABEL)

/** Own members only: the file is of somebody else's making. */
function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined
  return (value as Readonly<Record<string, unknown>>)[name]
}
