/** The certificate extensions Fulcio documents (sigstore/fulcio, docs/oid-info.md): arc 1.3.6.1.4.1.57264.1. */
export const FULCIO = '1.3.6.1.4.1.57264.1.'

const NAMES: Readonly<Record<number, string>> = {
  1: 'Issuer (deprecated)',
  2: 'GitHub Workflow Trigger (deprecated)',
  3: 'GitHub Workflow SHA (deprecated)',
  4: 'GitHub Workflow Name (deprecated)',
  5: 'GitHub Workflow Repository (deprecated)',
  6: 'GitHub Workflow Ref (deprecated)',
  7: 'OtherName SAN',
  8: 'Issuer (V2)',
  9: 'Build Signer URI',
  10: 'Build Signer Digest',
  11: 'Runner Environment',
  12: 'Source Repository URI',
  13: 'Source Repository Digest',
  14: 'Source Repository Ref',
  15: 'Source Repository Identifier',
  16: 'Source Repository Owner URI',
  17: 'Source Repository Owner Identifier',
  18: 'Build Config URI',
  19: 'Build Config Digest',
  20: 'Build Trigger',
  21: 'Run Invocation URI',
  22: 'Source Repository Visibility At Signing',
  23: 'Deployment Environment',
}

/** Extensions 1 to 6 hold the bare text; those from 8 on hold a DER UTF8String. */
const LAST_BARE = 6

export interface FulcioExtension {
  readonly name: string
  readonly bare: boolean
}

/** @returns `undefined` for an object identifier that Fulcio does not document */
export function fulcioExtension(oid: string): FulcioExtension | undefined {
  if (!oid.startsWith(FULCIO)) return undefined
  const number = Number(oid.slice(FULCIO.length))
  const name = NAMES[number]
  return name === undefined ? undefined : { name, bare: number <= LAST_BARE }
}
