/**
 * What gpg 2.2 itself prints about the same files (`LC_ALL=C TZ=UTC gpg --verify SIGNATURE ARTIFACT`): its output as
 * data, compared with real gpg's in the tests.
 */
import { enums } from 'openpgp'
import type { Examination, KeyFacts, RevocationFacts, SignatureFacts } from './facts.ts'

/** The verdict words of `gpg --status-fd`. */
export type GpgStatus = 'GOODSIG' | 'BADSIG' | 'ERRSIG' | 'EXPSIG' | 'EXPKEYSIG' | 'REVKEYSIG' | 'NODATA'

export interface GpgTranscript {
  /** Standard error, line by line. */
  readonly lines: readonly string[]
  /** One word for each signature. */
  readonly status: readonly GpgStatus[]
  readonly exitCode: 0 | 1 | 2
}

const ALGORITHMS: Readonly<Record<number, string>> = {
  [enums.publicKey.rsaEncryptSign]: 'RSA',
  [enums.publicKey.rsaSign]: 'RSA',
  [enums.publicKey.dsa]: 'DSA',
  [enums.publicKey.ecdsa]: 'ECDSA',
  [enums.publicKey.eddsaLegacy]: 'EDDSA',
}

const REVOCATION_REASONS: Readonly<Record<number, string>> = {
  0: 'No reason specified',
  1: 'Key is superseded',
  2: 'Key has been compromised',
  3: 'Key is no longer used',
  32: 'User ID is no longer valid',
}

const CONTINUED = 'gpg:                '
const NO_SIGNATURE = [
  'gpg: no signature found',
  'gpg: the signature could not be verified.',
  'Please remember that the signature file (.sig or .asc)',
  'should be the first file given on the command line.',
]

/** C's asctime, in UTC. */
function timestamp(date: Date): string {
  const [weekday = '', day = '', month = '', year = '', clock = ''] = date.toUTCString().split(/,? /)
  return `${weekday} ${month} ${day.replace(/^0/, ' ')} ${clock} ${year} UTC`
}

/** In two halves of groups of four digits. */
function grouped(fingerprint: string): string {
  const groups = fingerprint.match(/.{4}/g) ?? []
  const half = groups.length / 2
  return `${groups.slice(0, half).join(' ')}  ${groups.slice(half).join(' ')}`
}

/** Control characters and quotes of a user id cannot reach the terminal. */
function quoted(text: string): string {
  const safe = [...text].map((char) => {
    const code = char.charCodeAt(0)
    return code < 0x20 || code === 0x7f || char === '"' ? `\\x${code.toString(16).padStart(2, '0')}` : char
  })
  return `"${safe.join('')}"`
}

function statusOf({ outcome, expired, key }: SignatureFacts): GpgStatus | undefined {
  if (outcome === 'unsupported') return undefined
  if (outcome === 'bad' || outcome === 'critical') return 'BADSIG'
  if (outcome !== 'good' || key === undefined) return 'ERRSIG'
  if (key.usability === 'not-bound' || key.usability === 'not-for-signing') return undefined
  if (key.usability === 'uncertified') return 'ERRSIG'
  if (expired) return 'EXPSIG'
  if (key.expired) return 'EXPKEYSIG'
  return key.revocation === undefined ? 'GOODSIG' : 'REVKEYSIG'
}

function heading(signature: SignatureFacts): string[] {
  const algorithm = ALGORITHMS[signature.publicKeyAlgorithm] ?? `[${signature.publicKeyAlgorithm}]`
  const lines = [
    `gpg: Signature made ${timestamp(signature.created)}`,
    `${CONTINUED}using ${algorithm} key ${signature.issuerFingerprint ?? signature.keyId}`,
  ]
  if (signature.signersUserId !== undefined)
    lines.push(`${CONTINUED}issuer ${quoted(signature.signersUserId.toLowerCase())}`)
  return lines
}

function newerBy(signature: SignatureFacts, key: KeyFacts): string {
  const seconds = Math.floor((key.created.getTime() - signature.created.getTime()) / 1000)
  const days = Math.floor(seconds / 86400)
  const [count, unit] = seconds < 86400 ? [seconds, 'second'] : [days, 'day']
  const plural = count === 1 ? '' : 's'
  return `gpg: public key ${signature.keyId} is ${count} ${unit}${plural} newer than the signature`
}

function unchecked(signature: SignatureFacts): string[] {
  const cannot = "gpg: Can't check signature: "
  if (signature.outcome === 'weak-digest') {
    return ['gpg: Note: signatures using the MD5 algorithm are rejected', `${cannot}Invalid digest algorithm`]
  }
  if (signature.outcome === 'time-conflict' && signature.key !== undefined) {
    return [newerBy(signature, signature.key), `${cannot}Time conflict`]
  }
  // gpg does not even import a key without a user id that it certifies.
  return [`${cannot}No public key`]
}

function userIdLines(says: string, { userIds }: KeyFacts): string[] {
  const [primary, ...others] = userIds
  return [
    `gpg: ${says} signature from ${quoted(primary?.text ?? '[?]')} [${primary?.validity ?? 'unknown'}]`,
    ...others.map(({ text, validity }) => `${CONTINUED} aka ${quoted(text)} [${validity}]`),
  ]
}

function revocationLines({ of, reason, comment }: RevocationFacts): string[] {
  const lines =
    of === 'key'
      ? [
          'gpg: WARNING: This key has been revoked by its owner!',
          'gpg:          This could mean that the signature is forged.',
        ]
      : ['gpg: WARNING: This subkey has been revoked by its owner!']
  if (reason !== undefined) lines.push(`gpg: reason for revocation: ${REVOCATION_REASONS[reason] ?? ''}`)
  for (const line of comment === '' ? [] : comment.split('\n')) lines.push(`gpg: revocation comment: ${line}`)
  return lines
}

function trustLines(key: KeyFacts): string[] {
  const fingerprints = [`Primary key fingerprint: ${grouped(key.primaryFingerprint)}`]
  if (key.signingFingerprint !== key.primaryFingerprint) {
    fingerprints.push(`     Subkey fingerprint: ${grouped(key.signingFingerprint)}`)
  }
  const revoked = key.revocation === undefined ? [] : revocationLines(key.revocation)
  if (key.expired) return [...revoked, 'gpg: Note: This key has expired!', ...fingerprints]
  if (key.trust !== 'unknown') return revoked
  return [
    ...revoked,
    'gpg: WARNING: This key is not certified with a trusted signature!',
    'gpg:          There is no indication that the signature belongs to the owner.',
    ...fingerprints,
  ]
}

function linesOf(signature: SignatureFacts, status: GpgStatus): string[] {
  const { key, expires, expired } = signature
  if (status === 'ERRSIG' || key === undefined) return [...heading(signature), ...unchecked(signature)]
  if (status === 'BADSIG') {
    const assumed = `gpg: assuming bad signature from key ${signature.keyId} due to an unknown critical bit`
    return [
      ...heading(signature),
      ...(signature.outcome === 'critical' ? [assumed] : []),
      ...userIdLines('BAD', key).slice(0, 1),
    ]
  }
  return [
    ...heading(signature),
    ...userIdLines(status === 'EXPSIG' ? 'Expired' : 'Good', key),
    ...trustLines(key),
    ...(expires === undefined
      ? []
      : [`gpg: Signature ${expired ? 'expired' : 'expires'} ${timestamp(expires)}`]),
  ]
}

function exitCodeOf(status: readonly GpgStatus[]): GpgTranscript['exitCode'] {
  if (status.includes('ERRSIG') || status.includes('NODATA')) return 2
  return status.includes('BADSIG') || status.includes('EXPSIG') ? 1 : 0
}

/**
 * gpg's own words for what was found out.
 *
 * @returns `undefined` if a signature needs something that gpg may know and this software does not
 */
export function gpgTranscript({ signatureFile, signatures }: Examination): GpgTranscript | undefined {
  if (signatureFile === 'unsupported' || signatureFile === 'too-large') return undefined
  if (signatureFile === 'not-a-signature') return { lines: NO_SIGNATURE, status: ['NODATA'], exitCode: 2 }
  const status: GpgStatus[] = []
  const lines: string[] = []
  for (const signature of signatures) {
    const word = statusOf(signature)
    if (word === undefined) return undefined
    status.push(word)
    lines.push(...linesOf(signature, word))
  }
  return { lines, status, exitCode: exitCodeOf(status) }
}
