/** One file, however many bundles: what people have at hand is often not the bare bundle. */
import { fromUtf8, utf8 } from '../bytes.ts'
import { decodeBase64 } from '../platform/base64.ts'
import { MOST_ATTESTATIONS, readAttestationList } from './attestation-list.ts'
import { member, parseJson, readJson } from './json.ts'

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
const MAX_BUNDLES = MOST_ATTESTATIONS
const MAX_LABEL = 200

/**
 * Opens a file into its bundles: a bundle itself (`.sigstore.json`, `.sigstore`), a list of attestations from npm or
 * from GitHub's API (`{"attestations": [{"bundle": …}]}`), or a bundle on each line (`gh attestation download`).
 *
 * @param bytes the file; a bundle by itself or on its line is handed on byte for byte
 * @returns at least one bundle; `undefined` if the file is of no such form, holds none, more than 200, or is larger
 *   than 16 MiB or more than is looked at. Never a shortened list.
 */
export function readBundles(bytes: Uint8Array): LabelledBundle[] | undefined {
  const text = bytes.length > MAX_BYTES ? undefined : fromUtf8(bytes)
  if (text === undefined) return undefined
  const json = parseJson(text)
  // A bundle is one whatever else stands in it: of one file, every way in verifies the same.
  const found =
    'value' in json
      ? (fromBundle(json.value, bytes) ?? fromList(text, bytes))
      : json.why === 'not-json'
        ? fromLines(text)
        : undefined
  return found?.length ? found : undefined
}

function fromBundle(json: unknown, bytes: Uint8Array): LabelledBundle[] | undefined {
  return isBundle(json) ? [{ label: labelOf(json), bundle: bytes }] : undefined
}

function fromLines(text: string): LabelledBundle[] | undefined {
  const found: LabelledBundle[] = []
  // One after the other, for there may be millions.
  for (const [line] of text.matchAll(/\S[^\n]*/g)) {
    const json = found.length < MAX_BUNDLES ? parseJson(line) : undefined
    if (!json || !('value' in json) || !isBundle(json.value)) return undefined
    found.push({ label: labelOf(json.value), bundle: utf8(line.trimEnd()) })
  }
  return found
}

/** GitHub leaves `bundle` empty where it keeps the bundle elsewhere: such an item has nothing to verify. */
function fromList(text: string, bytes: Uint8Array): LabelledBundle[] | undefined {
  const list = readAttestationList(text)
  // Opened, a list that says two things would say one: the verifier is given the whole of it, and refuses it.
  if (list && 'why' in list) return [{ label: 'bundle', bundle: bytes }]
  return list?.flatMap(({ predicateType: type, bundle }) => {
    if (!bundle) return []
    const label = typeof type === 'string' && type !== '' ? cut(type) : labelOf(bundle.value)
    return [{ label, bundle: utf8(bundle.text) }]
  })
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
