/**
 * Certificates that issued each other in a circle. The library follows issuers until one issued itself, so on a circle
 * it would not stop before its stack is full, after thousands of signature checks.
 */
import type { X509Certificate } from '@sigstore/core'

/**
 * Issuers are told by name and key identifier, as the library tells them (RFC 5280 § 4.1.2.4, § 4.2.1.1), and their
 * signatures are looked at only where the names make a circle.
 *
 * @param certificates all that may stand in one path
 */
export function isCircular(certificates: readonly X509Certificate[]): boolean {
  return leadsBack(certificates, isNamedBy) && leadsBack(certificates, hasSigned)
}

/**
 * Whether a certificate closes a circle among those of an authority, which by themselves make none: only where it
 * issued one of them.
 */
export function closesCircle(leaf: X509Certificate, authority: readonly X509Certificate[]): boolean {
  return authority.some((certificate) => isNamedBy(leaf, certificate)) && isCircular([...authority, leaf])
}

type Issues = (issuer: X509Certificate, certificate: X509Certificate) => boolean

function leadsBack(certificates: readonly X509Certificate[], issues: Issues): boolean {
  const done = new Set<X509Certificate>()
  const open = new Set<X509Certificate>()
  const visit = (certificate: X509Certificate): boolean => {
    if (open.has(certificate)) return true
    if (done.has(certificate)) return false
    open.add(certificate)
    const found = certificates.some((issuer) => issues(issuer, certificate) && visit(issuer))
    open.delete(certificate)
    done.add(certificate)
    return found
  }
  return certificates.some(visit)
}

/** Whether `certificate` names `issuer`, another one, as its issuer; who signed it is another question. */
export function isNamedBy(issuer: X509Certificate, certificate: X509Certificate): boolean {
  const wanted = certificate.extAuthorityKeyID?.keyIdentifier
  const own = issuer.extSubjectKeyID?.keyIdentifier
  const isNamed = wanted && own ? own.equals(wanted) : issuer.subject.equals(certificate.issuer)
  // Last: to compare two certificates the library writes both anew.
  return isNamed && !issuer.equals(certificate)
}

/** A certificate that issued itself ends the path. */
function hasSigned(issuer: X509Certificate, certificate: X509Certificate): boolean {
  if (!isNamedBy(issuer, certificate) || !verifies(certificate, issuer)) return false
  return !(certificate.subject.equals(certificate.issuer) && verifies(certificate))
}

/** By `issuer`, or by itself. A key or a signature that cannot be computed with is no proof. */
export function verifies(certificate: X509Certificate, issuer?: X509Certificate): boolean {
  try {
    return certificate.verify(issuer)
  } catch {
    return false
  }
}
