/** gpg's verdict on one signature, and the lines in which it says so. */
import { enums } from 'openpgp'
import { shownSigner, shownUserId } from '../display.ts'
import type { CheckedSignature } from '../examine.ts'
import type { RevocationFacts } from '../facts.ts'
import { secondsOf } from '../keyring.ts'
import { isTooCostly, USAGE } from '../keys/part.ts'
import { shortestDigest } from '../mathematics.ts'
import { isKnownDigest, isOverDocument } from '../reading/conduct.ts'
import { ELGAMAL_BOTH } from '../reading/signature.ts'
import { find, findAll, SUBPACKET } from '../reading/subpackets.ts'
import type { Signer } from '../signer.ts'
import type { ErrorName, SignatureLine } from './line.ts'
import { notationLines } from './notation.ts'

/** The verdict words of `gpg --status-fd`. */
export type GpgVerdict = 'GOODSIG' | 'BADSIG' | 'ERRSIG' | 'EXPSIG' | 'EXPKEYSIG' | 'REVKEYSIG'

export interface GpgSignature {
  readonly verdict: GpgVerdict
  readonly lines: readonly SignatureLine[]
}

const ALGORITHMS: Readonly<Record<number, string>> = {
  [enums.publicKey.rsaEncryptSign]: 'RSA',
  [enums.publicKey.rsaEncrypt]: 'RSA',
  [enums.publicKey.rsaSign]: 'RSA',
  [enums.publicKey.elgamal]: 'ELG',
  [ELGAMAL_BOTH]: 'ELG',
  [enums.publicKey.dsa]: 'DSA',
  [enums.publicKey.ecdh]: 'ECDH',
  [enums.publicKey.ecdsa]: 'ECDSA',
  [enums.publicKey.eddsaLegacy]: 'EDDSA',
}

const DIGESTS: Readonly<Record<number, string>> = {
  [enums.hash.md5]: 'MD5',
  [enums.hash.sha1]: 'SHA1',
  [enums.hash.ripemd]: 'RIPEMD160',
  [enums.hash.sha224]: 'SHA224',
  [enums.hash.sha256]: 'SHA256',
  [enums.hash.sha384]: 'SHA384',
  [enums.hash.sha512]: 'SHA512',
}

function algorithmName(algorithm: number): string {
  return ALGORITHMS[algorithm] ?? '?'
}

function heading({ facts, says, raw }: CheckedSignature): SignatureLine[] {
  const lines: SignatureLine[] = [
    { id: 'made', at: facts.created },
    {
      id: 'using',
      algorithm: algorithmName(raw.publicKeyAlgorithm),
      key: facts.issuerFingerprint ?? facts.keyId,
    },
  ]
  const signer = find(says.hashed, SUBPACKET.signersUserId)?.body
  if (signer !== undefined && signer.length > 0 && raw.publicKeyAlgorithm !== 0)
    lines.push({ id: 'issuer', text: shownSigner(signer) })
  return lines
}

/** What gpg says where it does not get as far as an answer. */
interface Refusal {
  readonly because: ErrorName | undefined
  readonly lines: readonly SignatureLine[]
}

const refuse = (because: ErrorName | undefined, ...lines: readonly SignatureLine[]): Refusal => ({
  because,
  lines,
})

const { key: directKey, keyRevocation } = enums.signature
/** Signatures over keys and user ids. */
const OVER_KEYS: readonly number[] = [0x10, 0x11, 0x12, 0x13, 0x18, directKey, 0x28, 0x30]

function refusedClass(type: number): Refusal {
  if (type === keyRevocation) return refuse(undefined, { id: 'standalone-revocation' })
  return OVER_KEYS.includes(type)
    ? refuse('signature-class', { id: 'no-root', type })
    : refuse('signature-class')
}

/** Before the key is asked for: what the signature is made with. */
function refusedForm({ raw, facts }: CheckedSignature): Refusal | undefined {
  if (!isKnownDigest(raw.hashAlgorithm)) return refuse('digest-algorithm')
  if (!isOverDocument(raw)) return refusedClass(raw.type)
  if (!(raw.publicKeyAlgorithm in ALGORITHMS) || raw.publicKeyAlgorithm === ELGAMAL_BOTH) {
    return refuse('public-key-algorithm')
  }
  return facts.outcome === 'unannounced-digest' ? refuse('general', { id: 'digest-conflict' }) : undefined
}

/** What speaks against the key, before the mathematics. */
function refusedKey({ raw, facts }: CheckedSignature, signer: Signer, now: Date): Refusal | undefined {
  const { part, usage, valid } = signer
  if (!valid) return refuse('bad-public-key')
  const key = part.keyId
  const older = part.created - secondsOf(facts.created)
  if (older > 0) return refuse('time-conflict', { id: 'key-newer', key, seconds: older })
  const ahead = part.created - secondsOf(now)
  if (ahead > 0) return refuse('time-conflict', { id: 'key-from-the-future', key, seconds: ahead })
  if (raw.hashAlgorithm === enums.hash.md5) {
    return refuse('digest-algorithm', { id: 'digest-rejected', algorithm: 'MD5' })
  }
  if ((usage & USAGE.sign) === 0) {
    return refuse('wrong-key-usage', { id: 'wrong-usage', key, type: raw.type, usage })
  }
  if (facts.outcome === 'short-digest') {
    const bits = 8 * (shortestDigest(part) ?? 0)
    const [algorithm, digest] = [algorithmName(part.algorithm), DIGESTS[raw.hashAlgorithm] ?? '']
    return refuse('general', { id: 'digest-too-short', algorithm, key, bits, digest })
  }
  return facts.outcome === 'malformed' ? refuse('bad-number') : undefined
}

/** What speaks against a subkey whose signature is good. */
function refusedSubkey({ crossCertification, part }: Signer): Refusal | undefined {
  if (crossCertification === 'good' || crossCertification === 'unreadable') return undefined
  const key = part.keyId
  return crossCertification === 'bad'
    ? refuse('general', { id: 'cross-certification-invalid', key })
    : refuse('general', { id: 'cross-certification-missing', key }, { id: 'cross-certification-explained' })
}

/** Whether gpg may know, or say, more of the key than was looked at here. */
function isUncertain({ raw, signer, facts, keyUncertain }: CheckedSignature): boolean {
  // Of a kind that has no numbers for gpg it computes all the same, and sometimes calls that bad.
  if (facts.outcome === 'malformed' && raw.numbers === 0) return true
  if (keyUncertain || facts.outcome === 'too-much' || facts.outcome === 'cut-line') return true
  if (signer === undefined) return false
  // gpg 2.2 never ends over such a comment.
  if (/[^\n]\n$/.test(signer.quoted?.comment ?? '')) return true
  return signer.odd || isTooCostly(signer.part) || signer.facts.doubt === 'too-much'
}

function refusedForKey(checked: CheckedSignature, now: Date): Refusal | undefined {
  const { signer, facts } = checked
  if (signer === undefined || !signer.knownToGpg) {
    const servers = findAll(checked.says.hashed, SUBPACKET.preferredKeyServer)
    return refuse(
      'no-public-key',
      ...servers.map(({ body }): SignatureLine => ({ id: 'key-at', text: shownUserId(body) })),
    )
  }
  const key = refusedKey(checked, signer, now)
  if (key !== undefined || facts.outcome !== 'good') return key
  return refusedSubkey(signer)
}

function verdictOn({ facts }: CheckedSignature, { facts: key }: Signer): GpgVerdict {
  if (facts.outcome !== 'good') return 'BADSIG'
  if (facts.expired) return 'EXPSIG'
  if (key.expired) return 'EXPKEYSIG'
  return key.revocation === undefined ? 'GOODSIG' : 'REVKEYSIG'
}

function userLines(id: 'good' | 'bad' | 'expired', signer: Signer): SignatureLine[] {
  const { primaryUser, firstUser, otherUsers } = signer
  if (primaryUser === undefined) {
    return [{ id, user: firstUser ?? '[?]', validity: firstUser === undefined ? undefined : 'uncertain' }]
  }
  const first: SignatureLine = { id, user: primaryUser.text, validity: primaryUser.validity }
  if (id === 'bad') return [first]
  return [
    first,
    ...otherUsers.map(({ text, validity }): SignatureLine => ({ id: 'also-known-as', user: text, validity })),
  ]
}

/** What a good signature says besides: policies, keyservers, and the notations that are not somebody's own. */
function remarkLines({ says }: CheckedSignature): SignatureLine[] {
  const lines: SignatureLine[] = []
  for (const { critical, body } of findAll(says.hashed, SUBPACKET.policyUri)) {
    lines.push({ id: 'policy', critical, text: shownUserId(body) })
  }
  for (const { critical, body } of findAll(says.hashed, SUBPACKET.preferredKeyServer)) {
    lines.push({ id: 'keyserver', critical, text: shownUserId(body) })
  }
  return [...lines, ...notationLines(says.hashed)]
}

function revocationLines({ of, by, reason, comment }: RevocationFacts): SignatureLine[] {
  const lines: SignatureLine[] =
    of === 'subkey'
      ? [{ id: 'subkey-revoked' }]
      : [{ id: by === 'owner' ? 'key-revoked' : 'key-revoked-by-designated' }, { id: 'perhaps-forged' }]
  if (reason === undefined) return lines
  lines.push({ id: 'revocation-reason', code: reason })
  const words = comment.split('\n').filter((line) => line !== '')
  return [
    ...lines,
    ...words.map((text): SignatureLine => ({ id: 'revocation-comment', text: shownComment(text) })),
  ]
}

function shownComment(text: string): string {
  return shownUserId(new TextEncoder().encode(text))
}

function trustLines({ facts, quoted }: Signer): SignatureLine[] {
  const { primaryFingerprint, signingFingerprint, perhapsRevoked, expired, trust } = facts
  const fingerprints: SignatureLine[] = [{ id: 'primary-fingerprint', fingerprint: primaryFingerprint }]
  if (signingFingerprint !== primaryFingerprint) {
    fingerprints.push({ id: 'subkey-fingerprint', fingerprint: signingFingerprint })
  }
  const lines: SignatureLine[] = perhapsRevoked ? [{ id: 'perhaps-revoked' }] : []
  if (quoted !== undefined) lines.push(...revocationLines(quoted))
  if (expired) return [...lines, { id: 'key-expired' }, ...fingerprints]
  if (trust === 'full' || trust === 'ultimate') return lines
  if (trust === 'marginal')
    return [...lines, { id: 'not-certified-enough' }, { id: 'not-certain' }, ...fingerprints]
  return [...lines, { id: 'not-certified' }, { id: 'no-indication' }, ...fingerprints]
}

/**
 * What gpg says of a signature that it checks.
 *
 * @returns `undefined` if the answer needs something that gpg may know and this software does not
 */
export function gpgOn(checked: CheckedSignature, now: Date): GpgSignature | undefined {
  const form = refusedForm(checked)
  if (form === undefined && isUncertain(checked)) return undefined
  const refusal = form ?? refusedForKey(checked, now)
  if (refusal !== undefined) {
    const { because, lines } = refusal
    const last: SignatureLine[] = because === undefined ? [] : [{ id: 'cannot-check', because }]
    return { verdict: 'ERRSIG', lines: [...heading(checked), ...lines, ...last] }
  }
  const { signer, facts } = checked
  if (signer === undefined || facts.outcome === 'unsupported') return undefined
  if (signer.facts.trustUnsettled || signer.facts.trustUnclear) return undefined
  if (signer.crossCertification === 'unreadable') return undefined
  const verdict = verdictOn(checked, signer)
  const end: SignatureLine[] =
    facts.expires === undefined ? [] : [{ id: facts.expired ? 'ended' : 'ends', at: facts.expires }]
  if (verdict === 'BADSIG') {
    const assumed: SignatureLine[] =
      facts.outcome === 'critical' ? [{ id: 'unknown-critical', key: signer.part.keyId }] : []
    return { verdict, lines: [...heading(checked), ...assumed, ...userLines('bad', signer), ...end] }
  }
  return {
    verdict,
    lines: [
      ...heading(checked),
      ...userLines(verdict === 'EXPSIG' ? 'expired' : 'good', signer),
      ...remarkLines(checked),
      ...trustLines(signer),
      ...end,
    ],
  }
}
