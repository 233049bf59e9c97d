/** Reads the bytes of parts for people. Nothing is verified; the bytes are the run's own, so they have their shape. */
import { crypto as core, RFC3161Timestamp, X509Certificate } from '@sigstore/core'
import { fromUtf8, toHex } from '../../bytes.ts'
import { describeCertificate } from '../../sigstore/certificate.ts'
import { valueIn } from '../../json/reader.ts'
import { queryOf } from '../oidc/identity-provider.ts'
import { type Claims, readJwt } from '../oidc/jwt.ts'
import { readHead } from '../watch/head.ts'
import type { Field, FieldLabel } from './types.ts'

export function text(bytes: Uint8Array): string {
  return fromUtf8(bytes) ?? ''
}

export function sha256(bytes: Uint8Array): Uint8Array {
  return Uint8Array.from(core.digest('sha256', bytes))
}

/** Of a URL's query or a form: names are the protocol's own. */
export function formFields(form: string, names: readonly FieldLabel[]): Field[] {
  const query = form.startsWith('http') ? queryOf(form) : new URLSearchParams(form)
  return names.flatMap((label) => {
    const value = query.get(label)
    return value === null ? [] : [{ label, value }]
  })
}

const CLAIM_DATES = new Set<string>(['exp', 'iat', 'nbf'] satisfies FieldLabel[])

/** Header and claims, flat, in the order in which they stand there. */
export function tokenFields(token: string): Field[] {
  const read = readJwt(token)
  return read ? [...claimFields(read.header), ...claimFields(read.claims)] : []
}

function claimFields(claims: Claims): Field[] {
  return Object.entries(claims).flatMap(([name, value]): Field[] => {
    if (typeof value === 'object' && value !== null) return claimFields(value as Claims)
    const label = name as FieldLabel
    if (CLAIM_DATES.has(name) && typeof value === 'number') return [{ label, value: new Date(value * 1000) }]
    return [{ label, value: String(value) }]
  })
}

export function certificateFields(der: Uint8Array): Field[] {
  const certificate = X509Certificate.parse(Buffer.from(der))
  const { identity = '', issuer = '', ...named } = describeCertificate(certificate)
  return [
    { label: 'identity', value: identity },
    { label: 'issuer', value: issuer },
    { label: 'not-before', value: named.notBefore },
    { label: 'not-after', value: named.notAfter },
    { label: 'public-key-sha256', value: named.publicKeySha256 },
    { label: 'certificate-issuer', value: named.issuerName },
    { label: 'serial-number', value: Uint8Array.from(certificate.serialNumber) },
  ]
}

/** RFC 6962 section 3.2: a version, the log's id, and the time in milliseconds. */
export function sctFields(sct: Uint8Array): Field[] {
  const milliseconds = Number(BigInt(`0x${toHex(sct.subarray(33, 41))}`))
  return [
    { label: 'log-id', value: sct.slice(1, 33) },
    { label: 'sct-time', value: new Date(milliseconds) },
  ]
}

export function timestampFields(response: Uint8Array): Field[] {
  const { tstInfo } = RFC3161Timestamp.parse(Buffer.from(response))
  return [
    { label: 'timestamp', value: tstInfo.genTime },
    { label: 'sha256', value: Uint8Array.from(tstInfo.messageImprintHashedMessage) },
  ]
}

export function checkpointFields(note: string): Field[] {
  const head = readHead(note)
  if (!head) return []
  return [
    { label: 'origin', value: head.origin },
    { label: 'tree-size', value: `${head.size}` },
    { label: 'root-hash', value: head.root },
  ]
}

/** Of a statement that readers read differently nothing is told. */
export function statementFields(payload: Uint8Array): Field[] {
  const statement = valueIn(payload) as
    { readonly subject: readonly { name?: string }[]; readonly predicateType: string } | undefined
  if (statement === undefined) return []
  return [
    { label: 'predicate-type', value: statement.predicateType },
    ...statement.subject.map(({ name = '' }): Field => ({ label: 'subject', value: name })),
  ]
}
