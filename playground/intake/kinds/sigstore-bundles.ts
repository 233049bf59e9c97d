/** Several Sigstore bundles in one file: JSON Lines, a list, or what npm's registry and GitHub answer. */
import { utf8 } from '../../bytes.ts'
import { bundlePath, readBundles } from '../../sigstore/bundles.ts'
import { isBundle } from '../../sigstore/forms/label.ts'
import { member } from '../../json/reader.ts'
import { jsonLinesOf } from '../json-lines.ts'
import { kind } from '../kind.ts'
import type { Sight } from '../sight.ts'

export const sigstoreBundles = kind({
  id: 'sigstore-bundles',
  source: 'claim',
  recognise: (sight) => (isSeveral(sight) ? 'by-bytes' : undefined),
  parts: ({ json, text = '' }) =>
    (isNone(json) ? [] : readBundles(utf8(text)))?.map(({ label, bundle: bytes, line, elsewhere }) => ({
      method: 'sigstore',
      role: 'bundle',
      bytes,
      label,
      ...(line !== undefined && { line }),
      ...(elsewhere !== undefined && { elsewhere }),
    })),
})

function isSeveral(sight: Sight): boolean {
  const { json } = sight
  if (!json || !('value' in json)) return isBundle(jsonLinesOf(sight).lines[0]?.value)
  const { value } = json
  if (Array.isArray(value)) return value.length > 0 && bundlePath(value[0]) !== undefined
  const list = member(value, 'attestations')
  return Array.isArray(list) && !isBundle(value) && (list.length === 0 || list.some(isListed))
}

/** npm's registry and GitHub answer so where they have none. */
function isNone(json: Sight['json']): boolean {
  const list = json && 'value' in json ? member(json.value, 'attestations') : undefined
  return Array.isArray(list) && list.length === 0
}

/** `null` where it is kept elsewhere. */
const isListed = (item: unknown) => typeof item === 'object' && item !== null && Object.hasOwn(item, 'bundle')
