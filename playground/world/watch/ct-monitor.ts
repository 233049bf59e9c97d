/** Reading the CT log for a name: it holds certificates that nobody has signed anything with, too. */
import { equalBytes } from '../../bytes.ts'
import { describeCertificate, parseCertificate } from '../../sigstore/certificate.ts'
import { merklePath } from '../../sigstore/merkle.ts'
import type { CtEntry, CtLog } from '../ctlog.ts'
import * as der from '../der.ts'

export interface CtMatch {
  readonly index: number
  /** When the log saw it. */
  readonly at: Date
  readonly identity: string | undefined
  readonly issuer: string | undefined
  readonly notBefore: Date
  readonly notAfter: Date
  readonly publicKeySha256: Uint8Array
  /** Whether its inclusion proof leads to the root of the log. */
  readonly included: boolean
}

/** Every certificate about `query` that the log was shown, oldest first. */
export function searchCtLog(
  log: CtLog,
  query: { readonly identity?: string; readonly issuer?: string } = {},
): CtMatch[] {
  const { tree, entries } = log
  const root = tree.root()
  return entries.map(read).flatMap(({ entry, certificate }) => {
    const { identity, issuer, notBefore, notAfter, publicKeySha256 } = certificate
    if (query.identity !== undefined && identity !== query.identity) return []
    if (query.issuer !== undefined && issuer !== query.issuer) return []
    const { index, at, leaf } = entry
    const path = merklePath(leaf, BigInt(index), BigInt(tree.size), tree.inclusionProof(index))
    const included = 'root' in path && equalBytes(path.root, root)
    return [{ index, at, identity, issuer, notBefore, notAfter, publicKeySha256, included }]
  })
}

/** The log keeps what was going to be signed. For the parser, an empty signature stands in; nobody verifies it. */
function read(entry: CtEntry) {
  const algorithm = der.sequence(der.oid('1.2.840.10045.4.3.3'))
  const unsigned = der.sequence(entry.tbs, algorithm, der.bitString(new Uint8Array(0)))
  return { entry, certificate: describeCertificate(parseCertificate(unsigned)) }
}
