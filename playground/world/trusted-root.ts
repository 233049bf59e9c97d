import { encodeBase64 } from '../platform/base64.ts'
import type { CtLog } from './ctlog.ts'
import type { Fulcio } from './fulcio.ts'
import type { KeyPair } from './keys.ts'
import type { TransparencyLog } from './rekor.ts'
import type { Validity } from './service.ts'
import type { TimestampAuthority } from './tsa.ts'
import type { Name } from './x509.ts'

/** Whom to trust, as it stands in `trusted_root.json`. */
export interface TrustedRootJson {
  mediaType: string
  tlogs: LogJson[]
  certificateAuthorities: AuthorityJson[]
  ctlogs: LogJson[]
  timestampAuthorities: AuthorityJson[]
}

interface ValidityJson {
  start?: string
  end?: string
}

export interface LogJson {
  baseUrl: string
  hashAlgorithm: string
  publicKey: { rawBytes: string; keyDetails: string; validFor: ValidityJson }
  logId: { keyId: string }
}

export interface AuthorityJson {
  subject: { organization: string; commonName: string }
  uri: string
  certChain: { certificates: { rawBytes: string }[] }
  validFor: ValidityJson
}

export interface Trusted {
  readonly tlogs: readonly TransparencyLog[]
  readonly ctLogs: readonly CtLog[]
  readonly certificateAuthorities: readonly Fulcio[]
  readonly timestampAuthorities: readonly TimestampAuthority[]
}

/** The trusted root that names these services, each with its own `validFor`. */
export function trustedRoot(trusted: Trusted): TrustedRootJson {
  return {
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: trusted.tlogs.map(logJson),
    certificateAuthorities: trusted.certificateAuthorities.map(authorityJson),
    ctlogs: trusted.ctLogs.map(logJson),
    timestampAuthorities: trusted.timestampAuthorities.map(authorityJson),
  }
}

const KEY_DETAILS = {
  p256: 'PKIX_ECDSA_P256_SHA_256',
  p384: 'PKIX_ECDSA_P384_SHA_384',
  ed25519: 'PKIX_ED25519',
} as const

function logJson(log: { baseUrl: string; key: KeyPair; logId: Uint8Array; validFor: Validity }): LogJson {
  return {
    baseUrl: log.baseUrl,
    hashAlgorithm: 'SHA2_256',
    publicKey: {
      rawBytes: encodeBase64(log.key.spki),
      keyDetails: KEY_DETAILS[log.key.algorithm],
      validFor: validityJson(log.validFor),
    },
    logId: { keyId: encodeBase64(log.logId) },
  }
}

function authorityJson(authority: {
  uri: string
  rootName: Name
  chain: readonly Uint8Array[]
  validFor: Validity
}): AuthorityJson {
  const { organization, commonName } = authority.rootName
  return {
    subject: { organization, commonName },
    uri: authority.uri,
    certChain: { certificates: authority.chain.map((der) => ({ rawBytes: encodeBase64(der) })) },
    validFor: validityJson(authority.validFor),
  }
}

function validityJson({ start, end }: Validity): ValidityJson {
  return { ...(start && { start: instant(start) }), ...(end && { end: instant(end) }) }
}

/** RFC 3339, without a fraction where there is none. */
const instant = (date: Date) => date.toISOString().replace('.000Z', 'Z')
