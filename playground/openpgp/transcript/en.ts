/** gpg 2.2 in English, where the terminal speaks UTF-8 and the clock UTC. */
import { shownLine } from '../display.ts'
import type { Validity } from '../facts.ts'
import { counted, crc, type ErrorName, grouped, hex2, type Words } from './line.ts'

const ERRORS: Readonly<Record<ErrorName, string>> = {
  'no-public-key': 'No public key',
  'bad-public-key': 'Bad public key',
  general: 'General error',
  'time-conflict': 'Time conflict',
  'wrong-key-usage': 'Wrong key usage',
  'digest-algorithm': 'Invalid digest algorithm',
  'public-key-algorithm': 'Invalid public key algorithm',
  'signature-class': 'Invalid signature class',
  'bad-number': 'Bad MPI value',
  unexpected: 'Unexpected error',
  'unknown-system': 'Unknown system error',
  'no-data': 'No data',
}

const REASONS: Readonly<Record<number, string>> = {
  0: 'No reason specified',
  1: 'Key is superseded',
  2: 'Key has been compromised',
  3: 'Key is no longer used',
  32: 'User ID is no longer valid',
}

/** C's `%c`, and the zone. */
function date(at: Date): string {
  const [weekday = '', day = '', month = '', year = '', clock = ''] = at.toUTCString().split(/,? /)
  return `${weekday} ${month} ${day.replace(/^0/, ' ')} ${clock} ${year} UTC`
}

function valued(validity: Validity | 'uncertain' | undefined): string {
  return validity === undefined ? '' : ` [${validity}]`
}

function age(seconds: number): string {
  const { count, unit } = counted(seconds)
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

export const en: Words = {
  made: ({ at }) => `Signature made ${date(at)}`,
  using: ({ algorithm, key }) => `               using ${algorithm} key ${key}`,
  issuer: ({ text }) => `               issuer "${text}"`,
  good: ({ user, validity }) => `Good signature from "${user}"${valued(validity)}`,
  bad: ({ user, validity }) => `BAD signature from "${user}"${valued(validity)}`,
  expired: ({ user, validity }) => `Expired signature from "${user}"${valued(validity)}`,
  'also-known-as': ({ user, validity }) => `                aka "${user}"${valued(validity)}`,
  // gpg leaves an empty line behind these two.
  policy: ({ critical, text }) => [`${critical ? 'Critical signature' : 'Signature'} policy: ${text}`, ''],
  keyserver: ({ critical, text }) => [
    `${critical ? 'Critical preferred' : 'Preferred'} keyserver: ${text}`,
    '',
  ],
  'key-at': ({ text }) => `Key available at: ${text}`,
  notation: ({ critical, name, value }) =>
    `${critical ? 'Critical signature' : 'Signature'} notation: ${name}=${typeof value === 'string' ? value : `[ not human readable (${value.bytes} bytes: ${value.preview}) ]`}`,
  'key-revoked': () => 'WARNING: This key has been revoked by its owner!',
  'key-revoked-by-designated': () => 'WARNING: This key has been revoked by its designated revoker!',
  'perhaps-forged': () => '         This could mean that the signature is forged.',
  'subkey-revoked': () => 'WARNING: This subkey has been revoked by its owner!',
  'perhaps-revoked': () => 'WARNING: this key might be revoked (revocation key not present)',
  'revocation-reason': ({ code }) => `reason for revocation: ${REASONS[code] ?? `code=${hex2(code)}`}`,
  'revocation-comment': ({ text }) => `revocation comment: ${text}`,
  'key-expired': () => 'Note: This key has expired!',
  'not-certified': () => 'WARNING: This key is not certified with a trusted signature!',
  'no-indication': () => '         There is no indication that the signature belongs to the owner.',
  'not-certified-enough': () => 'WARNING: This key is not certified with sufficiently trusted signatures!',
  'not-certain': () => '         It is not certain that the signature belongs to the owner.',
  'primary-fingerprint': ({ fingerprint }) => `Primary key fingerprint: ${grouped(fingerprint)}`,
  'subkey-fingerprint': ({ fingerprint }) => `     Subkey fingerprint: ${grouped(fingerprint)}`,
  ended: ({ at }) => `Signature expired ${date(at)}`,
  ends: ({ at }) => `Signature expires ${date(at)}`,
  'cannot-check': ({ because }) => `Can't check signature: ${ERRORS[because]}`,
  'digest-rejected': ({ algorithm }) => `Note: signatures using the ${algorithm} algorithm are rejected`,
  'digest-conflict': () => 'WARNING: signature digest conflict in message',
  'digest-too-short': ({ algorithm, key, bits, digest }) =>
    `${algorithm} key ${key} requires a ${bits} bit or larger hash (hash is ${digest})`,
  'key-newer': ({ key, seconds }) => `public key ${key} is ${age(seconds)} newer than the signature`,
  'key-from-the-future': ({ key, seconds }) =>
    `key ${key} was created ${age(seconds)} in the future (time warp or clock problem)`,
  'wrong-usage': ({ key, type, usage }) =>
    `bad data signature from key ${key}: ${ERRORS['wrong-key-usage']} (0x${hex2(type)}, 0x${usage.toString(16)})`,
  'unknown-critical': ({ key }) => `assuming bad signature from key ${key} due to an unknown critical bit`,
  'cross-certification-missing': ({ key }) => `WARNING: signing subkey ${key} is not cross-certified`,
  'cross-certification-explained': () =>
    'please see https://gnupg.org/faq/subkey-cross-certify.html for more information',
  'cross-certification-invalid': ({ key }) =>
    `WARNING: signing subkey ${key} has an invalid cross-certification`,
  'standalone-revocation': () => 'standalone revocation - use "gpg --import" to apply',
  'no-root': ({ type }) => `invalid root packet for sigclass ${hex2(type)}`,
  'armor-header-invalid': ({ line }) => `invalid armor header: ${shownLine(line)}`,
  'armor-header-unknown': ({ line }) => `unknown armor header: ${shownLine(line)}`,
  'armor-character-invalid': ({ byte }) => `invalid radix64 character ${hex2(byte).toUpperCase()} skipped`,
  'armor-checksum-wrong': ({ computed, stated }) => `CRC error; ${crc(computed)} - ${crc(stated)}`,
  'armor-checksum-malformed': () => 'malformed CRC',
  'armor-quoted-printable': () => 'quoted printable character in armor - probably a buggy MTA has been used',
  'armor-line-too-long': () => 'invalid armor: line longer than 20000 characters',
  'no-openpgp-data': () => 'no valid OpenPGP data found.',
  'cleartext-header-invalid': () => 'invalid clearsig header',
  'cleartext-without-data': () => 'cleartext signature without data',
  'cleartext-ends-early': () => 'block_filter: 1st length byte missing',
  'cleartext-unexpected-armor': ({ line }) => `unexpected armor: ${shownLine(line)}`,
  'cleartext-dash-invalid': ({ line }) => `invalid dash escaped line: ${shownLine(line)}`,
  'signature-in-front': () => 'old style (PGP 2.x) signature',
  'several-texts': () => 'WARNING: multiple plaintexts seen',
  'second-text-refused': () => `handle plaintext failed: ${ERRORS.unexpected}`,
  'packet-invalid': ({ first }) => `[don't know]: invalid packet (ctb=${hex2(first)})`,
  'packet-version-unknown': ({ tag, version }) => `packet(${tag}) with unknown version ${version}`,
  'packet-too-short': ({ tag }) => `packet(${tag}) too short`,
  'marker-invalid': () => 'invalid marker packet',
  'mdc-invalid': () => 'mdc_packet with invalid encoding',
  'number-too-large': ({ bits }) => `mpi too large (${bits} bits)`,
  'number-beyond-packet': ({ bits }) => `mpi larger than indicated length (${bits} bits)`,
  'signature-area-cut': ({ area }) => `premature eof while reading ${area} signature data`,
  'signature-area-too-long': ({ area }) => `signature packet: ${area} data too long`,
  'only-first-checked': () => 'WARNING: multiple signatures detected.  Only the first will be checked.',
  ambiguous: () => "can't handle this ambiguous signature data",
  'not-detached': () => 'not a detached signature',
  'no-signed-data': () => 'no signed data',
  'no-signature': () => 'no signature found',
  'could-not-verify': () => [
    'the signature could not be verified.',
    'Please remember that the signature file (.sig or .asc)',
    'should be the first file given on the command line.',
  ],
  'not-a-document': ({ type }) => `standalone signature of class 0x${hex2(type)}`,
  'digest-unavailable': ({ algorithm }) => `DBG: md_enable: algorithm ${algorithm} not available`,
  'artifact-not-hashed': ({ because }) =>
    `can't hash datafile: ${ERRORS[because === 'digest' ? 'digest-algorithm' : 'no-data']}`,
  'verify-failed': ({ because }) =>
    `verify signatures failed: ${ERRORS[because === 'unexpected' ? 'unexpected' : 'unknown-system']}`,
}
