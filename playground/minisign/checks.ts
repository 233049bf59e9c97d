/** From what was found out to findings: which check passes, fails or cannot run. */
import { equalBytes, fromWholeUtf8, utf8 } from '../bytes.ts'
import { encodeBase64 } from '../platform/base64.ts'
import type { CodeOf, Evidence, FindingOf, Source } from '../report.ts'
import { type Examined, isRead } from './examine.ts'
import type { MinisignPolicy } from './input.ts'
import type { MINISIGN_CODES, MinisignCheckId, MinisignEvidence } from './plan.ts'
import { type PublicKey, sameKey } from './reading/key.ts'
import type { Signature } from './reading/signature.ts'

type Codes = typeof MINISIGN_CODES
type MinisignFinding = FindingOf<MinisignCheckId, Codes>

/** Bytes of a BLAKE2b-512. */
const DIGEST = 64

function shown(
  label: MinisignEvidence,
  source: Source,
  value: Uint8Array | string | undefined,
): Evidence<MinisignEvidence>[] {
  return value === undefined ? [] : [{ label, value, source }]
}

const waits = (check: MinisignCheckId): MinisignFinding => ({ status: 'skipped', because: { check } })
const undecided = (code: CodeOf<Codes, 'undecided'>, evidence: Evidence[] = []): MinisignFinding => ({
  status: 'undecided',
  code,
  evidence,
})
function failed(
  code: CodeOf<Codes, 'failed'>,
  expected?: Evidence,
  actual?: Evidence,
  evidence: Evidence[] = [],
): MinisignFinding {
  return { status: 'failed', code, evidence, ...(expected && { expected }), ...(actual && { actual }) }
}
const passed = (evidence: Evidence[], warning?: CodeOf<Codes, 'warning'>): MinisignFinding => ({
  status: 'passed',
  evidence,
  ...(warning && { warning }),
})

/** As minisign prints it in a key file: eight bytes as a number, the lowest byte first. */
export function keyIdText(keyId: Uint8Array): string {
  return [...keyId]
    .reverse()
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase()
}

/** @returns 16 digits, or `undefined` if it is no key id */
export function normaliseKeyId(text: string): string | undefined {
  const hex = text.trim().replace(/^0x/i, '')
  return /^[0-9a-f]{1,16}$/i.test(hex) ? hex.toUpperCase().padStart(16, '0') : undefined
}

/** A comment as text, or its bytes where it is no UTF-8. */
export const commentValue = (comment: Uint8Array): string | Uint8Array => fromWholeUtf8(comment) ?? comment

/** Algorithm, key id and point, as a key file has them. */
export function keyText({ keyId, point }: PublicKey): string {
  const bytes = new Uint8Array(2 + keyId.length + point.length)
  bytes.set(utf8('Ed'))
  bytes.set(keyId, 2)
  bytes.set(point, 2 + keyId.length)
  return encodeBase64(bytes)
}

const keySource = ({ onlyHeld }: Examined): Source => (onlyHeld ? 'trust' : 'claim')

function signatureFormat({ signature, tool }: Examined): MinisignFinding {
  if (!isRead(signature)) {
    return undecided(signature.code, shown('line', 'claim', signature.line?.toString()))
  }
  const evidence = [
    ...shown('tool', 'claim', tool),
    ...shown('algorithm', 'claim', signature.algorithm),
    ...shown('key-id', 'claim', keyIdText(signature.keyId)),
    ...shown('untrusted-comment', 'claim', commentValue(signature.untrustedComment)),
  ]
  return passed(evidence, signature.outside ? 'words-outside' : undefined)
}

function keyFormat(examined: Examined): MinisignFinding {
  const { key } = examined
  if (key === undefined) return { status: 'skipped', because: 'missing-input' }
  if (!isRead(key)) return undecided(key.code)
  const source = keySource(examined)
  return passed([
    ...shown('public-key', source, keyText(key)),
    ...shown('key-id', source, keyIdText(key.keyId)),
    ...shown('untrusted-comment', 'claim', key.comment && commentValue(key.comment)),
  ])
}

function keyIdMatch(examined: Examined, signature: Signature, key: PublicKey): MinisignFinding {
  const [expected] = shown('key-id', keySource(examined), keyIdText(key.keyId))
  const [actual] = shown('key-id', 'claim', keyIdText(signature.keyId))
  return equalBytes(key.keyId, signature.keyId)
    ? passed(actual ? [actual] : [])
    : failed('key-id-mismatch', expected, actual)
}

function signatureIntegrity({ message, answer }: Examined, { algorithm, tool }: Signature): MinisignFinding {
  if (message === 'too-much') return { status: 'skipped', because: 'too-much' }
  const evidence = [
    ...shown('algorithm', 'claim', algorithm),
    ...shown('signed-digest', 'artifact', message?.digest),
  ]
  if (!answer?.usable) return undecided('key-unusable', evidence)
  if (!answer.good) return failed('signature-mismatch', undefined, undefined, evidence)
  if (algorithm === 'Ed' && message?.length === DIGEST) return passed(evidence, 'perhaps-a-digest')
  return passed(evidence, algorithm === 'Ed' && tool === 'minisign' ? 'legacy-signature' : undefined)
}

function commentIntegrity({ commentAnswer }: Examined, { trusted }: Signature): MinisignFinding {
  if (trusted === undefined) return { status: 'skipped', because: 'absent' }
  const evidence = shown('trusted-comment', 'claim', commentValue(trusted.comment))
  if (!commentAnswer?.usable) return { ...waits('signature-integrity'), evidence }
  return commentAnswer.good
    ? passed(evidence)
    : failed('comment-signature-mismatch', undefined, undefined, evidence)
}

function keyExpected({ key, held }: Examined): MinisignFinding {
  if (held === undefined) return { status: 'skipped', because: 'missing-input' }
  if (!isRead(held)) return undecided(held.code)
  if (!isRead(key)) return waits('key-format')
  const [expected] = shown('expected-key', 'trust', keyText(held))
  const [actual] = shown('public-key', 'claim', keyText(key))
  return sameKey(key, held) ? passed(expected ? [expected] : []) : failed('key-mismatch', expected, actual)
}

function keyIdExpected(examined: Examined, { keyId }: MinisignPolicy, isHeld: boolean): MinisignFinding {
  const { key } = examined
  if (keyId === undefined) return { status: 'skipped', because: 'missing-input' }
  const wanted = normaliseKeyId(keyId)
  const [expected] = shown('expected-key-id', 'policy', wanted ?? keyId)
  if (wanted === undefined) return undecided('not-a-key-id', expected && [expected])
  if (!isRead(key)) return waits('key-format')
  const own = keyIdText(key.keyId)
  const [actual] = shown('key-id', keySource(examined), own)
  if (own !== wanted) return failed('key-id-unexpected', expected, actual)
  return passed(expected ? [expected] : [], isHeld ? undefined : 'key-id-proves-little')
}

function commentExpected(
  { signature }: Examined,
  { trustedComment }: MinisignPolicy,
  integrity: MinisignFinding,
): MinisignFinding {
  if (trustedComment === undefined) return { status: 'skipped', because: 'missing-input' }
  if (!isRead(signature)) return waits('signature-format')
  const [expected] = shown('expected-comment', 'policy', trustedComment)
  const { trusted } = signature
  if (trusted === undefined) return failed('comment-missing', expected)
  const [actual] = shown('trusted-comment', 'claim', commentValue(trusted.comment))
  if (!equalBytes(trusted.comment, utf8(trustedComment))) return failed('comment-mismatch', expected, actual)
  return integrity.status === 'passed' ? passed(expected ? [expected] : []) : waits('comment-integrity')
}

export function findingsOf(
  examined: Examined,
  policy: MinisignPolicy,
): Readonly<Record<MinisignCheckId, MinisignFinding>> {
  const { signature, key } = examined
  const lacking = !isRead(signature) ? 'signature-format' : !isRead(key) ? 'key-format' : undefined
  const both = (find: (signature: Signature, key: PublicKey) => MinisignFinding) =>
    isRead(signature) && isRead(key) ? find(signature, key) : waits(lacking ?? 'key-format')
  const unsigned = isRead(signature) && signature.trusted === undefined
  const comment = unsigned
    ? commentIntegrity(examined, signature)
    : both((read) => commentIntegrity(examined, read))
  const expected = keyExpected(examined)
  return {
    'signature-format': signatureFormat(examined),
    'key-format': keyFormat(examined),
    'key-id-match': both((read, ofKey) => keyIdMatch(examined, read, ofKey)),
    'signature-integrity': both((read) => signatureIntegrity(examined, read)),
    'comment-integrity': comment,
    'key-expected': expected,
    'key-id-expected': keyIdExpected(examined, policy, expected.status === 'passed'),
    'comment-expected': commentExpected(examined, policy, comment),
  }
}
