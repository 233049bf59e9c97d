/** From facts to findings: which check passes, fails or cannot run. */
import type { CodeOf, Evidence, FindingOf, OutcomeOf, Source } from '../report.ts'
import {
  allowsNamespace,
  barrierOf,
  type Facts,
  isAbout,
  type Lapse,
  type ReadLine,
  type SignatureFacts,
  validityOf,
} from './facts.ts'
import { fingerprintOf, readable, type SshKey } from './key.ts'
import { listedIn } from './listed.ts'
import type { SSH_CODES, SshCheckId, SshEvidence } from './plan.ts'
import type { SignerLine } from './signers.ts'

type Codes = typeof SSH_CODES
type SshFinding = FindingOf<SshCheckId, Codes>
type SshOutcome = OutcomeOf<SshCheckId, Codes>
/** A finding without its evidence. */
type Found = readonly [SshOutcome, readonly Evidence<SshEvidence>[]]

function shown(
  label: SshEvidence,
  source: Source,
  value: Uint8Array | string | Date | undefined,
): Evidence<SshEvidence>[] {
  return value === undefined ? [] : [{ label, value, source }]
}

function passed(warning?: CodeOf<Codes, 'warning'>): SshOutcome {
  return warning === undefined ? { status: 'passed' } : { status: 'passed', warning }
}

/** Two things were compared, and they differ. */
function failed(
  code: CodeOf<Codes, 'failed'>,
  expected: readonly Evidence<SshEvidence>[] = [],
  actual: readonly Evidence<SshEvidence>[] = [],
): SshOutcome {
  const [wanted] = expected
  const [found] = actual
  return { status: 'failed', code, ...(wanted && { expected: wanted }), ...(found && { actual: found }) }
}

/** Nothing could be compared. */
function undecided(code: CodeOf<Codes, 'undecided'>): SshOutcome {
  return { status: 'undecided', code }
}

function waits(check: SshCheckId): SshOutcome {
  return { status: 'skipped', because: { check } }
}

const MISSING: SshOutcome = { status: 'skipped', because: 'missing-input' }
const ABSENT: SshOutcome = { status: 'skipped', because: 'absent' }

/** The last instant that a certificate can name: none. */
const FOREVER = 2n ** 64n - 1n
/** Seconds; no date of JavaScript's is later. */
const LAST_DATE = 8_640_000_000_000n

function instant(seconds: bigint): Date | undefined {
  return seconds === 0n || seconds > LAST_DATE ? undefined : new Date(Number(seconds) * 1000)
}

function keyEvidence(key: SshKey): Evidence<SshEvidence>[] {
  return [...shown('key-type', 'claim', key.title), ...shown('fingerprint', 'claim', fingerprintOf(key))]
}

function signatureFormat({ read, git, at }: Facts): Found {
  const object = git && [
    ...shown('object-kind', 'claim', git.kind),
    ...shown('object-date', 'claim', git.date === undefined ? undefined : at),
  ]
  if ('fault' in read) {
    const told = [...shown('key-type', 'claim', read.keyType), ...shown('hash-algorithm', 'claim', read.hash)]
    return [undecided(read.fault), [...(object ?? []), ...told]]
  }
  const { signature } = read
  const evidence = [
    ...(object ?? []),
    ...keyEvidence(signature.key),
    ...shown('hash-algorithm', 'claim', signature.hash),
  ]
  return [passed(signature.odd[0] ?? (signature.version === 0 ? 'version-zero' : undefined)), evidence]
}

/** Lines of the file that are about the expected principal and cannot be read. */
function unreadLines({ signers, principal, budget }: Facts): SignerLine[] {
  if (signers === undefined || signers === 'too-large') return []
  return listedIn(signers).unread.filter((line) => isAbout(line, principal, budget))
}

/** In its file; of several, in which. */
function placeOf({ file, number }: SignerLine): string {
  return file === undefined ? String(number) : `${file}:${number}`
}

/** Numbers that are shown one by one. */
const MOST_NUMBERS = 20

function signersFormat(facts: Facts): Found {
  const { signers, principal } = facts
  if (signers === undefined) return [principal === undefined ? MISSING : undecided('signers-missing'), []]
  if (signers === 'too-large' || facts.budget.spent) return [undecided('signers-too-large'), []]
  const { count, unread } = listedIn(signers)
  const evidence = [
    ...shown('lines', 'trust', String(count)),
    ...unread.slice(0, MOST_NUMBERS).flatMap((line) => shown('unreadable-line', 'trust', placeOf(line))),
  ]
  if (count === 0) return [undecided('no-signers'), evidence]
  return [passed(unread.length > 0 ? 'some-lines-unreadable' : undefined), evidence]
}

function namespace({ read, namespace: wanted, namespaceChosen }: Facts): Found {
  const label = namespaceChosen ? 'expected-namespace' : 'default-namespace'
  const expected = shown(label, 'policy', readable(wanted))
  if ('fault' in read) return [waits('signature-format'), expected]
  const actual = shown('namespace', 'claim', readable(read.signature.namespace))
  if (read.signature.namespace === wanted) return [passed(), [...expected, ...actual]]
  const [one] = expected
  return [
    failed('namespace-mismatch', one && [{ ...one, label: 'namespace' }], actual),
    [...expected, ...actual],
  ]
}

function integrity({ read }: Facts): Found {
  if ('fault' in read) return [waits('signature-format'), []]
  const { computed, digest } = read
  const { key } = read.signature
  const application = 'application' in key.material ? key.material.application : undefined
  const evidence = [
    ...shown('signature-algorithm', 'claim', computed.algorithm && readable(computed.algorithm)),
    ...shown('signed-digest', 'artifact', digest),
    ...keyEvidence(key),
    ...shown('application', 'claim', application && readable(application)),
    ...shown('flags', 'claim', computed.device && `0x${computed.device.flags.toString(16).padStart(2, '0')}`),
    ...shown('counter', 'claim', computed.device && String(computed.device.counter)),
  ]
  return [integrityOutcome(read), evidence]
}

/** PROTOCOL.u2f: the device says that somebody touched it. */
const USER_PRESENT = 1

function integrityOutcome({ computed, signature: { key } }: SignatureFacts): SshOutcome {
  // OpenSSH does not look at it, so its numbers do not matter.
  if (key.material.kind === 'rsa' && computed.algorithm === 'ssh-rsa') return undecided('weak-digest')
  switch (computed.outcome) {
    case 'good': {
      const touched = computed.device === undefined || (computed.device.flags & USER_PRESENT) !== 0
      return passed(touched ? undefined : 'touch-not-shown')
    }
    case 'loose':
      return passed('loose-ed25519')
    case 'small-order':
      return passed('key-of-small-order')
    case 'bad':
      return failed('signature-mismatch')
    case 'sha1':
      return undecided('weak-digest')
    default:
      return undecided(computed.outcome)
  }
}

export function isGood({ computed }: SignatureFacts): boolean {
  return (['good', 'loose', 'small-order'] as readonly string[]).includes(computed.outcome)
}

function certificate({ read }: Facts): Found {
  if ('fault' in read) return [waits('signature-format'), []]
  const found = read.signature.key.certificate
  if (found === undefined || read.certified === undefined) return [ABSENT, []]
  const evidence = [
    ...shown('certificate-key-id', 'claim', readable(found.keyId)),
    ...shown('certificate-serial', 'claim', String(found.serial)),
    ...found.principals.flatMap((name) => shown('certificate-principals', 'claim', readable(name))),
    ...shown('certificate-authority', 'claim', fingerprintOf(found.authority)),
    ...shown('certificate-starts', 'claim', instant(found.validAfter)),
    ...shown(
      'certificate-ends',
      'claim',
      found.validBefore === FOREVER ? undefined : instant(found.validBefore),
    ),
    ...found.criticalOptions.flatMap((name) => shown('critical-option', 'claim', readable(name))),
  ]
  switch (read.certified.outcome) {
    case 'good':
    case 'loose':
      return [passed(found.criticalOptions.length > 0 ? 'critical-options-ignored' : undefined), evidence]
    case 'small-order':
      return [passed('key-of-small-order'), evidence]
    case 'sha1':
      return [passed('certificate-over-sha1'), evidence]
    case 'bad':
      return [failed('certificate-signature-mismatch'), evidence]
    default:
      return [undecided('certificate-not-computed'), evidence]
  }
}

/** Lines with the key, whoever they are about. */
function listing({ read, signers }: Facts): ReadLine[] {
  if ('fault' in read || signers === undefined || signers === 'too-large') return []
  return listedIn(signers).linesWith(read.signature.key)
}

function lineEvidence(lines: readonly ReadLine[]): Evidence<SshEvidence>[] {
  return lines
    .slice(0, MOST_NUMBERS)
    .flatMap((line) => [
      ...shown('line', 'trust', placeOf(line)),
      ...shown('principals', 'trust', readable(line.principals ?? '')),
    ])
}

/** What stops every look at the list: it was not given, or neither it nor the signature was read. */
function beforeList(facts: Facts): SshOutcome | undefined {
  if (facts.signers === undefined) return MISSING
  if ('fault' in facts.read) return waits('signature-format')
  const [format] = signersFormat(facts)
  return format.status === 'passed' ? undefined : waits('signers-format')
}

/** Lines that remain, or what stands against the last that were left. */
type Admitted = { readonly lines: readonly ReadLine[] } | { readonly outcome: SshOutcome }

/** What passes says whose key it is only where the key made the signature: anybody can name somebody else's. */
function onceGood(read: SignatureFacts, outcome: SshOutcome): SshOutcome {
  return outcome.status !== 'passed' || isGood(read) ? outcome : waits('signature-integrity')
}

/** Of lines with the key, those that let it sign this for `principal`; for anybody, if that is left out. */
function admit(
  facts: Facts,
  read: SignatureFacts,
  found: readonly ReadLine[],
  principal: string | undefined,
): Admitted {
  const { key } = read.signature
  const certified = found.filter((line) => barrierOf(line, key, principal) === undefined)
  const [first] = found
  const barrier = first && barrierOf(first, key, principal)
  if (certified.length === 0 && barrier !== undefined) return { outcome: failed(barrier) }
  const lines = certified.filter((line) => allowsNamespace(line, facts.namespace, facts.budget))
  if (lines.length > 0) return { lines }
  const allowed = certified[0]?.entry.options.namespaces ?? ''
  const wanted = shown('allowed-namespaces', 'policy', readable(facts.namespace))
  const actual = shown('allowed-namespaces', 'trust', readable(allowed))
  return { outcome: failed('namespace-not-allowed', wanted, actual) }
}

/** A line that cannot be read may be the one that is missed. */
function unlessUnread(facts: Facts, outcome: SshOutcome): SshOutcome {
  return outcome.status === 'failed' && unreadLines(facts).length > 0
    ? undecided('lines-unreadable')
    : outcome
}

function keyListed(facts: Facts): Found {
  const { read } = facts
  const stop = beforeList(facts)
  if (stop !== undefined || 'fault' in read) return [stop ?? waits('signature-format'), []]
  const found = listing(facts)
  const evidence = [...keyEvidence(read.signature.key), ...lineEvidence(found)]
  if (found.length === 0) return [unlessUnread(facts, failed('key-not-listed')), evidence]
  const result = admit(facts, read, found, undefined)
  const outcome = 'lines' in result ? onceGood(read, passed()) : unlessUnread(facts, result.outcome)
  return [outcome, evidence]
}

function revocation({ read, revocation: found }: Facts): Found {
  if ('fault' in read) return [waits('signature-format'), []]
  if (found === undefined) return [MISSING, []]
  const evidence = shown('revocation-kind', 'trust', found.kind)
  if ('fault' in found) return [undecided(found.fault), evidence]
  const { key } = read.signature
  if (!found.revoked) return [onceGood(read, passed()), evidence]
  return [failed('key-revoked'), [...evidence, ...revokedEvidence(key, found.by)]]
}

/** Whichever it is that the list names: of a certificate it has the number or the ID, and not the key. */
function revokedEvidence(key: SshKey, by: 'key' | 'certificate' | 'authority' | undefined) {
  const { certificate } = key
  if (by === 'certificate' && certificate)
    return [
      ...shown('certificate-serial', 'claim', String(certificate.serial)),
      ...shown('certificate-key-id', 'claim', readable(certificate.keyId)),
    ]
  return shown(
    'revoked-by',
    'trust',
    fingerprintOf(by === 'authority' && certificate ? certificate.authority : key),
  )
}

/** Lines that let this key sign this for whoever is expected. */
function admitted(facts: Facts, read: SignatureFacts): Admitted {
  const { principal, budget } = facts
  const found = listing(facts)
  if (principal === undefined) return admit(facts, read, found, undefined)
  const theirs = found.filter((line) => isAbout(line, principal, budget))
  if (theirs.length > 0) return admit(facts, read, theirs, principal)
  const expected = shown('principals', 'policy', readable(principal))
  const actual = shown('principals', 'trust', readable(found[0]?.principals ?? ''))
  return { outcome: failed('principal-mismatch', expected, actual) }
}

function identity(facts: Facts): Found {
  const { principal, read } = facts
  const found = listing(facts)
  if (principal === undefined) return [MISSING, lineEvidence(found)]
  const expected = shown('expected-principal', 'policy', readable(principal))
  const stop = beforeList(facts)
  if (stop !== undefined || 'fault' in read) return [stop ?? waits('signature-format'), expected]
  const evidence = [...expected, ...lineEvidence(found)]
  if (found.length === 0) return [waits('key-listed'), evidence]
  const result = admitted(facts, read)
  if ('outcome' in result) return [unlessUnread(facts, result.outcome), evidence]
  return [onceGood(read, passed()), [...expected, ...lineEvidence(result.lines)]]
}

function validity(facts: Facts): Found {
  const stop = beforeList(facts)
  const { read, at, now, git, principal } = facts
  if (stop !== undefined || 'fault' in read) return [stop ?? waits('signature-format'), []]
  if (listing(facts).length === 0) return [waits('key-listed'), []]
  const result = admitted(facts, read)
  if ('outcome' in result) return [waits(principal === undefined ? 'key-listed' : 'identity'), []]
  const { lines } = result
  const { key } = read.signature
  const states = lines.map((line) => validityOf(line, key, at))
  const evidence = [...shown('verified-at', git ? 'claim' : 'policy', at), ...limits(lines)]
  if (states.includes('none')) return [ABSENT, evidence]
  if (states.includes('holds')) {
    const stillHolds = lines.some((line) => validityOf(line, key, now) === 'holds')
    return [onceGood(read, passed(stillHolds ? undefined : 'expired-since')), evidence]
  }
  if (states.includes('by-zone')) return [undecided('time-zone-decides'), evidence]
  return [unlessUnread(facts, failed(states.find(isLapse) ?? 'expired')), evidence]
}

function isLapse(state: ReturnType<typeof validityOf>): state is Lapse {
  return state !== 'holds' && state !== 'none' && state !== 'by-zone'
}

function limits(lines: readonly ReadLine[]): Evidence<SshEvidence>[] {
  return lines.slice(0, MOST_NUMBERS).flatMap(({ entry: { options } }) =>
    (
      [
        ['valid-after', options.validAfter],
        ['valid-before', options.validBefore],
      ] as const
    ).flatMap(([label, time]) =>
      time === undefined
        ? []
        : time.local
          ? shown(
              'local-time',
              'trust',
              `${label} ${new Date(time.seconds * 1000).toISOString().slice(0, 19)}`,
            )
          : shown(label, 'trust', new Date(time.seconds * 1000)),
    ),
  )
}

/** What each check of the plan found. */
export function findingsOf(facts: Facts): Record<SshCheckId, SshFinding> {
  const finding = ([outcome, evidence]: Found): SshFinding => ({ ...outcome, evidence })
  const listed = {
    'key-listed': finding(keyListed(facts)),
    validity: finding(validity(facts)),
    identity: finding(identity(facts)),
  }
  const unlooked = finding([waits('signers-format'), []])
  return {
    'signature-format': finding(signatureFormat(facts)),
    namespace: finding(namespace(facts)),
    'signature-integrity': finding(integrity(facts)),
    certificate: finding(certificate(facts)),
    revocation: finding(revocation(facts)),
    // By now it is known whether all of the list was looked at.
    'signers-format': finding(signersFormat(facts)),
    ...(facts.budget.spent ? { 'key-listed': unlooked, validity: unlooked, identity: unlooked } : listed),
  }
}
