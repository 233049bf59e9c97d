/** Whom a Sigstore instance's verifiers believe (sigstore_trustroot.proto): to be believed only by a person's own word. */
import { utf8 } from '../../bytes.ts'
import { isTrustedRoot, rootLabel } from '../../sigstore/forms/roots.ts'
import { jsonLinesOf } from '../json-lines.ts'
import { kind, type Part } from '../kind.ts'
import type { Sight } from '../sight.ts'

export const trustedRoot = kind({
  id: 'trusted-root',
  source: 'trust',
  recognise: (sight) => {
    const { json, text } = sight
    if (json && 'why' in json && json.why === 'ambiguous')
      return text?.includes('sigstore.trustedroot') ? 'by-bytes' : undefined
    const first = json && 'value' in json ? json.value : jsonLinesOf(sight).lines[0]?.value
    return isTrustedRoot(first) ? 'by-bytes' : undefined
  },
  parts: (sight) => {
    const { json, bytes, text } = sight
    if (!json || 'value' in json || json.why !== 'not-json') {
      const label = json && 'value' in json ? rootLabel(json.value) : 'trusted root'
      return [root(text === undefined ? bytes : utf8(text), label)]
    }
    return rootsIn(sight)
  },
})

/** Of a list of which not all are such, none is taken. */
function rootsIn(sight: Sight): readonly Part[] | undefined {
  const { lines, isAll } = jsonLinesOf(sight)
  if (!isAll || !lines.every(({ value }) => isTrustedRoot(value))) return undefined
  return lines.map(({ line, text, value }) => ({ ...root(utf8(text), rootLabel(value)), line }))
}

function root(bytes: Uint8Array, label: string): Part {
  return { method: 'sigstore', role: 'trusted-root', bytes, label }
}
