/** Lists of attestations, as npm's registry and GitHub's API give them: `{"attestations": [{"bundle": …}]}`. */
import { member, parseJson, takenForAnother } from '../json/reader.ts'
import { itemsOf, type Span, spanAt, wholeOf } from '../json/text.ts'
import { namedTwice } from '../json/named-twice.ts'

/** Twice what GitHub's API gives at a time. */
export const MOST_ATTESTATIONS = 200

export interface Listed {
  /** As the list claims; whatever stands there. */
  readonly predicateType: unknown
  /** What stands in the list, read and as its very text; absent where the list keeps the bundle elsewhere. */
  readonly bundle?: { readonly value: unknown; readonly text: string }
  /** Where the list says that it keeps it (GitHub's `bundle_url`); empty where it does not. */
  readonly address: string
}

/**
 * @param text JSON
 * @returns its attestations in their order; `undefined` if it is no such list, or a longer one; why not where readers
 *   take it differently, or where it is more than is looked at
 */
export function readAttestationList(
  text: string,
): readonly Listed[] | { readonly why: 'ambiguous' | 'too-much' } | undefined {
  const json = parseJson(text)
  if ('why' in json) return json.why === 'not-json' ? undefined : { why: json.why }
  const list = member(json.value, 'attestations')
  if (!Array.isArray(list) || list.length > MOST_ATTESTATIONS) return undefined
  const twice = namedTwice(text)
  if (twice === 'too-much') return { why: twice }
  if (twice || isOtherNamed(json.value) || list.some(isOtherNamed)) return { why: 'ambiguous' }
  const span = spanAt(text, wholeOf(text), ['attestations'])
  const spans = span ? itemsOf(text, span) : []
  return list.map((item: unknown, i) => {
    const predicateType = member(item, 'predicateType')
    const value = member(item, 'bundle')
    const stands = value === undefined || value === null ? undefined : bundleSpan(text, spans[i])
    const url = member(item, 'bundle_url')
    return {
      predicateType,
      address: typeof url === 'string' ? url : '',
      ...(stands && { bundle: { value, text: text.slice(stands.from, stands.to) } }),
    }
  })
}

const bundleSpan = (text: string, item: Span | undefined) => item && spanAt(text, item, ['bundle'])

function isOtherNamed(one: unknown): boolean {
  return (
    typeof one === 'object' &&
    one !== null &&
    takenForAnother(one, ['attestations', 'bundle', 'predicateType']) !== undefined
  )
}
