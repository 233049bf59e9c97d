/** From facts to findings: which check passes, fails or cannot run, of one signature or of the files. */
import { enums } from 'openpgp'
import type { CodeOf, Evidence, FindingOf, OutcomeOf, Source } from '../report.ts'
import { type Examination, isCompared, type KeyFacts, type SignatureFacts } from './facts.ts'
import type { OpenpgpPolicy } from './input.ts'
import { postQuantumName } from './post-quantum.ts'
import type { OPENPGP_CODES, OpenpgpCheckId, OpenpgpEvidence } from './plan.ts'
import { expectedIn } from './wanted.ts'

type Codes = typeof OPENPGP_CODES
export type OpenpgpFinding = FindingOf<OpenpgpCheckId, Codes>
type OpenpgpOutcome = OutcomeOf<OpenpgpCheckId, Codes>

/** Bits. Shorter RSA and DSA keys are within reach of an attacker with means. */
export const SHORTEST_MODERN_KEY = 2048
const AGING_DIGESTS: readonly number[] = [enums.hash.sha1, enums.hash.ripemd]

export function shown(
  label: OpenpgpEvidence,
  source: Source,
  value: Uint8Array | string | Date | undefined,
): Evidence<OpenpgpEvidence>[] {
  return value === undefined ? [] : [{ label, value, source }]
}

export function passed(warning?: CodeOf<Codes, 'warning'>): OpenpgpOutcome {
  return warning === undefined ? { status: 'passed' } : { status: 'passed', warning }
}

/** Two things were compared, and they differ. */
export function failed(code: CodeOf<Codes, 'failed'>): OpenpgpOutcome {
  return { status: 'failed', code }
}

/** Nothing could be compared. */
export function undecided(code: CodeOf<Codes, 'undecided'>): OpenpgpOutcome {
  return { status: 'undecided', code }
}

export function waits(check: OpenpgpCheckId): OpenpgpOutcome {
  return { status: 'skipped', because: { check } }
}

/** A registered algorithm's name as the library spells it, or its number. */
function nameOf(names: Readonly<Record<string, string | number>>, id: number): string {
  return Object.keys(names).find((name) => names[name] === id) ?? String(id)
}

const keyAlgorithm = (id: number) => postQuantumName(id) ?? nameOf(enums.publicKey, id)

const BROKEN_FILES: Readonly<Partial<Record<Examination['signatureFile'], CodeOf<Codes, 'undecided'>>>> = {
  'not-a-signature': 'not-a-signature',
  'too-large': 'signature-too-large',
  'not-clearsigned': 'not-clearsigned',
  'version-5': 'signature-version-5',
  message: 'not-detached',
  encrypted: 'encrypted-message',
  unsigned: 'unsigned-message',
  'unread-compression': 'unread-compression',
  'message-too-large': 'message-too-large',
  'message-in-too-many-parts': 'message-in-too-many-parts',
  'git-unsigned': 'git-unsigned',
  'git-signed-otherwise': 'git-signed-otherwise',
  'git-several-signatures': 'git-several-signatures',
  damaged: 'signature-file-damaged',
  'line-too-long': 'line-too-long',
}

export function signatureFormat(examination: Examination): OpenpgpFinding {
  const { signatureFile, signatures, onlyFirst, outside, isAmongWords } = examination
  const evidence = signatures.flatMap((signature) => [
    ...shown('key-id', 'claim', signature.keyId),
    ...shown('issuer-fingerprint', 'claim', signature.issuerFingerprint),
    ...shown('public-key-algorithm', 'claim', keyAlgorithm(signature.publicKeyAlgorithm)),
    ...shown('hash-algorithm', 'claim', nameOf(enums.hash, signature.hashAlgorithm)),
  ])
  const broken = BROKEN_FILES[signatureFile]
  if (broken !== undefined) return { ...undecided(broken), evidence }
  if (signatureFile === 'unsupported') return { status: 'skipped', because: 'unsupported', evidence }
  // First: whoever adds words can take a checksum away as well.
  if (isAmongWords || (outside !== undefined && outside.count > 0))
    return { ...passed('words-outside'), evidence }
  if (signatureFile === 'unchecksummed') return { ...passed('armor-without-checksum'), evidence }
  return { ...passed(onlyFirst ? 'other-signatures-ignored' : undefined), evidence }
}

export function keysFormat({ keyFiles }: Examination): OpenpgpFinding {
  if (keyFiles === 'none') return { status: 'skipped', because: 'missing-input' }
  if (keyFiles === 'too-much') return { status: 'skipped', because: 'too-much' }
  if (keyFiles === 'without-keys') return undecided('no-public-key')
  if (keyFiles === 'unreadable') return undecided('no-readable-key')
  if (keyFiles === 'damaged-keybox') return undecided('keybox-damaged')
  if (keyFiles === 'x509') return undecided('only-x509')
  if (keyFiles === 'version-3' || keyFiles === 'version-5') return undecided(`key-${keyFiles}`)
  // Nothing was compared that could speak against the signature.
  if (keyFiles === 'cut-short') return { status: 'skipped', because: 'unsupported' }
  if (keyFiles === 'partly-readable') return passed('some-keys-unreadable')
  return passed(keyFiles === 'unchecksummed' ? 'armor-without-checksum' : undefined)
}

/** A key is whose it says only once its fingerprint is known: what a keyring says of itself is a claim. */
function keyEvidence(key: KeyFacts): Evidence<OpenpgpEvidence>[] {
  return [
    ...shown('fingerprint', 'claim', key.signingFingerprint),
    ...shown('primary-fingerprint', 'claim', key.primaryFingerprint),
    ...key.userIds.flatMap(({ text }) => shown('user-id', 'claim', text)),
  ]
}

export function keyAvailable({ keyId, issuerFingerprint, key, outcome }: SignatureFacts): OpenpgpFinding {
  if (outcome === 'not-over-document') return waits('signature-integrity')
  if (key !== undefined) return { ...passed(), evidence: keyEvidence(key) }
  const evidence = [
    ...shown('key-id', 'claim', keyId),
    ...shown('issuer-fingerprint', 'claim', issuerFingerprint),
  ]
  return { status: 'skipped', because: outcome === 'too-much' ? outcome : 'missing-input', evidence }
}

function prefixFits({ digest, statedDigestPrefix }: SignatureFacts): boolean {
  return statedDigestPrefix.every((byte, i) => byte === digest?.[i])
}

export function integrity(signature: SignatureFacts, detached: boolean): OpenpgpFinding {
  const evidence = [
    ...shown('hash-algorithm', 'claim', nameOf(enums.hash, signature.hashAlgorithm)),
    ...shown('signed-digest', 'artifact', signature.digest),
    ...shown('fingerprint', 'claim', signature.key?.signingFingerprint),
  ]
  const { outcome, computed } = signature
  const told = outcome === 'time-conflict' && computed !== 'good' ? computed : outcome
  switch (told) {
    case 'good': {
      const aging = AGING_DIGESTS.includes(signature.hashAlgorithm)
      if (aging) return { ...passed('aging-digest'), evidence }
      if (!prefixFits(signature)) return { ...passed('digest-prefix-mismatch'), evidence }
      return { ...passed(signature.textMode && detached ? 'signed-as-text' : undefined), evidence }
    }
    case 'bad': {
      if (prefixFits(signature)) return { ...failed('signature-mismatch'), evidence }
      const [expected] = shown('digest-prefix', 'claim', signature.statedDigestPrefix)
      const [actual] = shown('digest-prefix', 'artifact', signature.digest?.subarray(0, 2))
      return {
        status: 'failed',
        code: 'digest-mismatch',
        evidence,
        ...(expected && { expected }),
        ...(actual && { actual }),
      }
    }
    case 'critical':
      return { ...undecided('unknown-critical-subpacket'), evidence }
    case 'weak-digest':
    case 'short-digest':
    case 'version-mismatch':
    case 'not-over-document':
      return { ...undecided(told), evidence }
    case 'cut-line':
      return { ...undecided('text-line-too-long'), evidence }
    case 'unannounced-digest': {
      // What the header would have to announce is of no use either.
      const isBroken = signature.hashAlgorithm === enums.hash.md5
      return { ...undecided(isBroken ? 'weak-digest' : 'hash-header-mismatch'), evidence }
    }
    case 'malformed':
      return { ...undecided('signature-malformed'), evidence }
    case 'time-conflict':
      return { ...waits('signature-time'), evidence }
    case 'no-key':
      return { ...waits('key-available'), evidence }
    case 'unsupported':
      if (postQuantumName(signature.publicKeyAlgorithm) !== undefined)
        return { ...undecided('post-quantum'), evidence }
      return { status: 'skipped', because: told, evidence }
    case 'too-much':
      return { status: 'skipped', because: told, evidence }
  }
}

export function time(signature: SignatureFacts, now: Date): OpenpgpFinding {
  const evidence = [
    ...shown('signature-created', 'claim', signature.created),
    ...shown('signature-expires', 'claim', signature.expires),
    ...shown('key-created', 'claim', signature.key?.created),
    ...shown('now', 'policy', now),
  ]
  if (signature.outcome === 'time-conflict' && signature.computed === 'good')
    return { ...failed('signature-predates-key'), evidence }
  // Until the mathematics holds, these dates are anybody's.
  if (signature.outcome !== 'good') return { ...waits('signature-integrity'), evidence }
  if (signature.expired) return { ...failed('signature-expired'), evidence }
  return { ...passed(signature.fromTheFuture ? 'signature-from-the-future' : undefined), evidence }
}

/** What every primary key says that it belongs to: only what all agree on is decided, and what one warns of is told. */
function keyStates(signature: SignatureFacts, inGit: boolean): OpenpgpOutcome {
  const [first = passed(), ...others] = keysOf(signature).map((key) => {
    const state = keyState(key, signature)
    const isExpiredSince = state.status === 'passed' && state.warning === 'key-expired-since'
    return inGit && isExpiredSince ? undecided('git-key-expired-since') : state
  })
  const all = [first, ...others]
  const against = all.filter(({ status }) => status === 'failed')
  if (against.length > 0 && against.length < all.length) return undecided('key-ambiguous')
  return (
    all.find(({ status }) => status !== 'passed') ??
    all.find((one) => one.status === 'passed' && one.warning !== undefined) ??
    first
  )
}

/** By each order in which words of one second can count: only what is so in all of them is decided. */
function keyState(key: KeyFacts, signature: SignatureFacts): OpenpgpOutcome {
  const outcome = readingOf(key, signature)
  const others = key.otherwise.map((reading) => readingOf({ ...key, ...reading }, signature))
  const name = JSON.stringify(outcome)
  return others.every((other) => JSON.stringify(other) === name) ? outcome : undecided('key-ambiguous')
}

function readingOf(key: KeyFacts, signature: SignatureFacts): OpenpgpOutcome {
  if (key.revocation !== undefined && key.spokenFor) {
    return failed(key.revocation.of === 'key' ? 'key-revoked' : 'subkey-revoked')
  }
  if (key.fromTheFuture && key.spokenFor) return failed('key-from-the-future')
  if (key.doubt === 'too-much') return { status: 'skipped', because: 'too-much' }
  if (key.doubt === 'contested') return undecided('perhaps-withdrawn')
  if (key.doubt === 'unfit-revoker') return undecided('revoker-unfit')
  if (key.doubt === 'malformed') return undecided('key-malformed')
  if (key.doubt === 'disputed' && key.usability !== 'usable') {
    return { status: 'skipped', because: 'unsupported' }
  }
  if (key.usability === 'uncertified') return undecided(key.stripped ? 'key-stripped' : 'key-uncertified')
  if (key.usability === 'not-bound' || !key.spokenFor) return undecided('subkey-not-bound')
  if (key.usability === 'not-for-signing') return failed('not-a-signing-key')
  if (key.expires !== undefined && key.expires < signature.created) return failed('signed-after-key-expiry')
  if (key.expired) return passed('key-expired-since')
  if (key.perhapsRevoked) return passed('perhaps-revoked')
  return passed(key.bits !== undefined && key.bits < SHORTEST_MODERN_KEY ? 'short-key' : undefined)
}

/** The first and the last that it may be; not what stands between them, which changes nothing. */
function endsOf({ expires, otherwise }: KeyFacts): Date[] {
  const ends = [expires, ...otherwise.map((reading) => reading.expires)]
  const times = ends.map((end) => end?.getTime() ?? Infinity)
  const outermost = new Set([Math.min(...times), Math.max(...times)])
  return [...outermost].filter(Number.isFinite).map((time) => new Date(time))
}

/** @param inGit whether it is the signature of a commit or a tag */
export function signingKeyValid(signature: SignatureFacts, now: Date, inGit: boolean): OpenpgpFinding {
  const { key } = signature
  if (key === undefined) return waits('key-available')
  const evidence = [
    ...shown('key-created', 'claim', key.created),
    ...keysOf(signature).flatMap((one) => [
      ...endsOf(one).flatMap((end) => shown('key-expires', 'claim', end)),
      ...shown('revoked-at', 'claim', one.revocation?.at),
      ...shown('revocation-reason', 'claim', one.revocation?.reason?.toString()),
      ...shown('revocation-comment', 'claim', one.revocation?.comment),
    ]),
    ...shown('now', 'policy', now),
  ]
  return { ...(isCompared(signature) ? keyStates(signature, inGit) : waits('signature-integrity')), evidence }
}

export function identity(signatures: readonly SignatureFacts[], policy: OpenpgpPolicy): OpenpgpFinding {
  const known = signatures.filter(({ key }) => key !== undefined)
  const evidence = known.flatMap((one) => keysOf(one).flatMap(keyEvidence))
  const wanted = expectedIn(policy)
  if (wanted === undefined) return { status: 'skipped', because: 'missing-input', evidence }
  const { names, source, unread } = wanted
  const matching = known.filter((one) => namesOf(one).some((name) => names.has(name)))
  const met = new Set(matching.flatMap(namesOf))
  const told = [...unread, ...names].filter((one) => met.size === 0 || met.has(one) || unread.includes(one))
  const expectations = told
    .slice(0, MOST_EXPECTED)
    .flatMap((one) => shown('expected-fingerprint', source, one))
  const [expected, another] = expectations
  const asked = [...expectations, ...evidence]
  if (unread.length > 0) {
    return { ...undecided('not-a-fingerprint'), evidence: asked }
  }
  if (known.length === 0) return { ...waits('key-available'), evidence: asked }
  if (matching.length > 0) {
    const proven = matching.some(({ outcome }) => outcome === 'good')
    return { ...(proven ? passed() : waits('signature-integrity')), evidence: asked }
  }
  if (known.some((one) => !keysOf(one).every(isItsPrimarys))) {
    return { ...waits('signing-key-valid'), evidence: asked }
  }
  // Of one whose key is not at hand nobody knows that it is not the expected one's.
  if (signatures.some(({ key, outcome }) => key === undefined && outcome !== 'not-over-document')) {
    return { ...waits('key-available'), evidence: asked }
  }
  const compared = known.filter(isCompared)
  if (compared.length === 0) return { ...waits('signature-integrity'), evidence: asked }
  const key = compared[0]?.key
  const label = key?.signingFingerprint === key?.primaryFingerprint ? 'fingerprint' : 'primary-fingerprint'
  const [actual] = shown(label, 'claim', key?.primaryFingerprint)
  return {
    status: 'failed',
    code: 'fingerprint-mismatch',
    evidence: asked,
    // Side by side it is one thing, once as expected and once as found.
    ...(expected && another === undefined && { expected: { ...expected, label } }),
    ...(actual && { actual }),
  }
}

/** Whether the primary key it stands under is its own: anybody can write theirs, or somebody else's, in front of it. */
function isItsPrimarys(key: KeyFacts): boolean {
  const usable = [key, ...key.otherwise].every(({ usability }) => usability === 'usable')
  return key.signingFingerprint === key.primaryFingerprint || usable
}

/** The fingerprints that the key of a signature is known by; none where it is not at hand. */
export function namesOf(signature: SignatureFacts): string[] {
  const keys = keysOf(signature)
  const primaries = keys.filter(isItsPrimarys).map(({ primaryFingerprint }) => primaryFingerprint)
  return [...new Set([...keys.map(({ signingFingerprint }) => signingFingerprint), ...primaries])]
}

/** The key of a signature, as each primary key has it that it belongs to. */
export function keysOf({ key, alsoOf }: SignatureFacts): KeyFacts[] {
  return key === undefined ? [] : [key, ...alsoOf]
}

/** Expected fingerprints that are shown one by one. */
const MOST_EXPECTED = 20

export function trust(signatures: readonly SignatureFacts[], policy: OpenpgpPolicy): OpenpgpFinding {
  if ((policy.trustedFingerprints ?? []).length === 0) return { status: 'skipped', because: 'missing-input' }
  const known = signatures.flatMap((one) => keysOf(one).map((key) => ({ key, outcome: one.outcome })))
  if (known.length === 0) return waits('key-available')
  if (known.some(({ key }) => key.trustUnsettled)) return { status: 'skipped', because: 'too-much' }
  if (known.some(({ key }) => key.trustAmbiguous)) return undecided('key-ambiguous')
  const vouchedFor = known.filter(({ key }) => key.trust === 'full' || key.trust === 'ultimate')
  if (vouchedFor.length === 0) return { status: 'skipped', because: 'absent' }
  const trusted = vouchedFor.filter(({ key }) => isItsPrimarys(key))
  if (trusted.length === 0) return waits('signing-key-valid')
  const evidence = trusted.flatMap(({ key }) => shown('certified-by', 'trust', key.certifiedBy))
  if (trusted.some(({ key }) => key.trustContested)) return { ...undecided('perhaps-withdrawn'), evidence }
  const proven = trusted.some(({ outcome }) => outcome === 'good')
  return { ...(proven ? passed() : waits('signature-integrity')), evidence }
}
