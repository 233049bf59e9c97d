/** Trusted roots as tools write them: one, one a line (`gh attestation trusted-root`), or inside a client's configuration. */
import { utf8 } from '../../bytes.ts'
import { member } from '../../json/reader.ts'
import { spanAt, wholeOf } from '../../json/text.ts'
import { cut } from './label.ts'

const SERVICES = ['tlogs', 'ctlogs', 'certificateAuthorities', 'timestampAuthorities']

/** By its media type; without one by what it lists, for its reader to say that the version is missing. */
export function isTrustedRoot(json: unknown): boolean {
  const mediaType = member(json, 'mediaType')
  if (typeof mediaType === 'string') return mediaType.includes('sigstore.trustedroot')
  return mediaType === undefined && SERVICES.some((name) => Array.isArray(member(json, name)))
}

/** sigstore_trustroot.proto, `ClientTrustConfig` */
export function isTrustConfig(json: unknown): boolean {
  return String(member(json, 'mediaType')).includes('sigstore.clienttrustconfig')
}

export function isSigningConfig(json: unknown): boolean {
  return String(member(json, 'mediaType')).includes('sigstore.signingconfig')
}

/** TUF's own metadata: `root.json`, `targets.json`, … */
export function isTufMetadata(json: unknown): boolean {
  return (
    typeof member(member(json, 'signed'), '_type') === 'string' && Array.isArray(member(json, 'signatures'))
  )
}

/** The trusted root of a configuration, as it stands there. */
export function rootInConfig(text: string): Uint8Array | undefined {
  const span = spanAt(text, wholeOf(text), ['trustedRoot'])
  return span && text[span.from] === '{' ? utf8(text.slice(span.from, span.to)) : undefined
}

/** Whose it may be, to tell it from its neighbours: the address of its first authority or log. Nothing of it is verified. */
export function rootLabel(json: unknown): string {
  for (const name of ['certificateAuthorities', 'timestampAuthorities', 'tlogs']) {
    const list = member(json, name)
    const [first] = Array.isArray(list) ? (list as readonly unknown[]) : []
    const address = member(first, 'uri') ?? member(first, 'baseUrl')
    if (typeof address === 'string' && address !== '') return cut(address)
  }
  return 'trusted root'
}
