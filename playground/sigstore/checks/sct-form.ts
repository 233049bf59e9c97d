/** What the library leaves unread around the SCTs of a certificate. */
import { OCTET_STRING } from '../../platform/der.ts'
import { isTagged } from '../certificate.ts'
import type { Certificate } from './context.ts'

/**
 * One vector within octets, with as many bytes behind its length as it says (RFC 6962 § 3.3). That each SCT is as long
 * as it says, and of the one version there is, is left to nobody else.
 *
 * @param leaf whose SCTs the library has read
 */
export function isProperSctList({ extSCT }: Certificate): boolean {
  const [octets, ...more] = extSCT?.valueObj.subs ?? []
  if (!extSCT || !octets || more.length > 0 || !isTagged(octets, OCTET_STRING)) return false
  const [high = 0, low = 0, ...list] = octets.value
  if (high * 256 + low !== list.length) return false
  return extSCT.signedCertificateTimestamps.every(({ version }) => version === V1)
}

const V1 = 0
