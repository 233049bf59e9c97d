/** One file, however many bundles: what people have at hand is often not the bare bundle. */
import { fromUtf8, utf8 } from '../bytes.ts'
import { MOST_ATTESTATIONS, readAttestationList } from './attestation-list.ts'
import { cut, isBundle, labelOf } from './forms/label.ts'
import { jsonLinesIn } from './forms/lines.ts'
import { member, parseJson, takenForAnother } from '../json/reader.ts'
import { itemsOf, spanAt, wholeOf } from '../json/text.ts'
import { namedTwice } from '../json/named-twice.ts'

export interface LabelledBundle {
  /**
   * To tell one bundle from the next, and no more: the predicate type that it claims to carry or that its list claims
   * for it, otherwise the payload type or `messageSignature`. Nothing of it is verified.
   */
  readonly label: string
  /** The bundle as JSON in UTF-8, ready to be verified; empty where it is {@link elsewhere}. */
  readonly bundle: Uint8Array
  /** From 1, where it stands on a line of its own. */
  readonly line?: number
  /** The list keeps it not in itself: the address that it gives, or nothing. */
  readonly elsewhere?: string
}

/** As for the verification itself. */
const MAX_BYTES = 16 * 1024 * 1024
const MAX_BUNDLES = MOST_ATTESTATIONS

/**
 * Opens a file into its bundles: a bundle itself (`.sigstore.json`, `.sigstore`), a bundle on each line
 * (`gh attestation download`), or a list: bare, as RubyGems' API gives it, `{"attestations": [{"bundle": …}]}` as npm's
 * registry and GitHub's API do, or `[{"attestation": {"bundle": …}}]` as `gh attestation verify --format json` does.
 *
 * @param bytes the file; each bundle in it is handed on as its very text
 * @returns at least one; `undefined` if the file is of no such form, holds none, more than 200, or is larger than 16 MiB
 *   or more than is looked at. Never a shortened list.
 */
export function readBundles(bytes: Uint8Array): LabelledBundle[] | undefined {
  const text = bytes.length > MAX_BYTES ? undefined : fromUtf8(bytes)
  if (text === undefined) return undefined
  const json = parseJson(text)
  // A bundle is one whatever else stands in it: of one file, every way in verifies the same.
  const found =
    'value' in json
      ? (fromBundle(json.value, bytes) ?? fromItems(json.value, text, bytes) ?? fromList(text, bytes))
      : json.why === 'not-json'
        ? fromLines(text)
        : undefined
  return found?.length ? found : undefined
}

function fromBundle(json: unknown, bytes: Uint8Array): LabelledBundle[] | undefined {
  return isBundle(json) ? [{ label: labelOf(json), bundle: bytes }] : undefined
}

function fromLines(text: string): LabelledBundle[] | undefined {
  const { lines, isAll } = jsonLinesIn(text)
  if (!isAll || !lines.every(({ value }) => isBundle(value))) return undefined
  return lines.map(({ line, text: own, value }) => ({ label: labelOf(value), bundle: utf8(own), line }))
}

/** What the bundle of an item is called in it; `[]`: it is one itself. */
export function bundlePath(item: unknown): readonly string[] | undefined {
  if (isBundle(item)) return []
  return member(member(item, 'attestation'), 'bundle') === undefined ? undefined : ['attestation', 'bundle']
}

function fromItems(json: unknown, text: string, bytes: Uint8Array): LabelledBundle[] | undefined {
  if (!Array.isArray(json) || json.length > MAX_BUNDLES) return undefined
  const paths = json.map(bundlePath)
  if (!paths.every((path) => path !== undefined)) return undefined
  // As of any list: one that says two things is refused as a whole, by name.
  if (namedTwice(text) !== undefined || json.some(isOtherNamed)) return [{ label: 'bundle', bundle: bytes }]
  return itemsOf(text, wholeOf(text)).map((item, i) => {
    const { from, to } = spanAt(text, item, paths[i] ?? []) ?? item
    const own = text.slice(from, to)
    const read = parseJson(own)
    return { label: 'value' in read ? labelOf(read.value) : 'bundle', bundle: utf8(own) }
  })
}

const isOtherNamed = (item: unknown) =>
  isOther(item, 'attestation') || isOther(member(item, 'attestation'), 'bundle')

const isOther = (value: unknown, name: string) =>
  typeof value === 'object' && value !== null && takenForAnother(value, [name]) !== undefined

/** GitHub leaves `bundle` empty where it keeps the bundle elsewhere: such an item has nothing to verify here. */
function fromList(text: string, bytes: Uint8Array): LabelledBundle[] | undefined {
  const list = readAttestationList(text)
  // Opened, a list that says two things would say one: the verifier is given the whole of it, and refuses it.
  if (list && 'why' in list) return [{ label: 'bundle', bundle: bytes }]
  if (!list?.some(({ bundle, address }) => bundle || address !== '')) return undefined
  return list.map(({ predicateType: type, bundle, address }) => {
    const claimed = typeof type === 'string' && type !== '' ? cut(type) : undefined
    return bundle
      ? { label: claimed ?? labelOf(bundle.value), bundle: utf8(bundle.text) }
      : { label: claimed ?? 'bundle', bundle: new Uint8Array(), elsewhere: address }
  })
}
