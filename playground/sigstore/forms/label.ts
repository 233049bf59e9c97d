/** To tell one bundle from the next, and no more: nothing of it is verified. */
import { fromUtf8 } from '../../bytes.ts'
import { decodeBase64 } from '../../platform/base64.ts'
import { member, readJson } from '../../json/reader.ts'

const MAX_LABEL = 200

/** Whatever else stands in it: of one file, every way in verifies the same. */
export function isBundle(json: unknown): boolean {
  const mediaType = member(json, 'mediaType')
  const named = typeof mediaType === 'string' && mediaType.includes('sigstore.bundle')
  return named || member(json, 'verificationMaterial') !== undefined
}

/** The predicate type that it claims to carry, otherwise the payload type or `messageSignature`. */
export function labelOf(bundle: unknown): string {
  const envelope = member(bundle, 'dsseEnvelope')
  const payload = member(envelope, 'payload')
  const label = [predicateTypeIn(payload), member(envelope, 'payloadType')].find(
    (text) => typeof text === 'string' && text !== '',
  )
  if (typeof label === 'string') return cut(label)
  return member(bundle, 'messageSignature') === undefined ? 'bundle' : 'messageSignature'
}

/** @param payload a statement, as Base64 */
export function predicateTypeIn(payload: unknown): unknown {
  const read = typeof payload === 'string' ? readJson(fromUtf8(decodeBase64(payload)) ?? '') : undefined
  return read && 'value' in read ? member(read.value, 'predicateType') : undefined
}

export const cut = (text: string) => text.slice(0, MAX_LABEL)
