/** What `ssh-keygen -Y` of OpenSSH 9.2 says of the same files, and how it ends, where the zone is UTC. */
import {
  allowsNamespace,
  barrierOf,
  type Barrier,
  type Facts,
  isAbout,
  isRead,
  type Lapse,
  lists,
  type ReadLine,
  type SignatureFacts,
  validityOf,
} from './facts.ts'
import { shellPath, shellWord } from '../shell.ts'
import { fingerprintOf, readable, type SshKey } from './key.ts'
import type { Computed } from './mathematics.ts'
import { Budget, matchesPattern, MOST_COMPARED } from './patterns.ts'
import { timeOption } from './times.ts'

export type KeygenAction = 'verify' | 'check-novalidate' | 'find-principals'

/** Names of the files, as they are given to ssh-keygen. */
export interface KeygenFiles {
  readonly artifact: string
  readonly signature: string
  readonly signers: string
  readonly revoked: string
}

/** The names that stand in an answer until others are put in their place. */
export const KEYGEN_FILES: KeygenFiles = {
  artifact: 'FILE',
  signature: 'FILE.sig',
  signers: 'allowed_signers',
  revoked: 'revoked_keys',
}

export interface KeygenAnswer {
  readonly action: KeygenAction
  /** Behind `ssh-keygen`, as one types it; the signed bytes come on standard input. */
  readonly command: string
  readonly stdout: string
  /** With the line ends of ssh-keygen, CR and LF. */
  readonly stderr: string
  readonly exit: 0 | 255
}

const NOT_VERIFIED = 'Could not verify signature.\n'

/** @returns what it prints, one run after the other: `verify`, or what git runs where nobody is expected */
export function askKeygen(known: Facts, files: KeygenFiles): KeygenAnswer[] {
  const budget = new Budget(MOST_COMPARED)
  const facts = { ...known, budget }
  const answers = runs(facts, files)
  return budget.spent ? [] : answers
}

function runs(facts: Facts, files: KeygenFiles): KeygenAnswer[] {
  const { read, principal, signers, revocation } = facts
  // Without an armor, or with line ends that only later versions read, it says so and nothing else.
  if ('fault' in read || read.signature.odd.some((one) => one !== 'words-outside')) return []
  if (signers === 'too-large') return []
  if (principal !== undefined && signers !== undefined) {
    const differ = revocation && !('fault' in revocation) && revocation.versionsDiffer
    return differ ? [] : [verify(facts, read, files)]
  }
  return [
    ...(signers === undefined ? [] : [findPrincipals(facts, read, files)]),
    novalidate(facts, read, files),
  ]
}

function commandOf(
  action: KeygenAction,
  facts: Facts,
  files: KeygenFiles,
  errors: readonly string[],
): string {
  const { principal, namespace, revocation, git, at } = facts
  const known = action !== 'check-novalidate'
  const words = [
    // What it says of times is in its own zone.
    ...(errors.some((line) => line.includes('verify time')) ? ['TZ=UTC'] : []),
    'ssh-keygen',
    '-Y',
    action,
    ...(known ? ['-f', shellPath(files.signers)] : []),
    ...(action === 'verify' ? ['-I', shellWord(readable(principal ?? ''))] : []),
    ...(action === 'find-principals' ? [] : ['-n', shellWord(readable(namespace))]),
    '-s',
    shellPath(files.signature),
    ...(action === 'verify' && revocation ? ['-r', shellPath(files.revoked)] : []),
    ...(git && known ? [`-Overify-time=${timeOption(at)}`] : []),
    ...(action === 'find-principals' ? [] : ['<', shellPath(files.artifact)]),
  ]
  return words.join(' ')
}

function answer(
  action: KeygenAction,
  facts: Facts,
  files: KeygenFiles,
  stdout: string | undefined,
  errors: readonly string[] = [],
): KeygenAnswer {
  return {
    action,
    command: commandOf(action, facts, files, errors),
    stdout: stdout ?? (action === 'find-principals' ? '' : NOT_VERIFIED),
    stderr:
      errors.map((line) => `${line}\r\n`).join('') +
      (action === 'find-principals' && stdout === undefined ? 'No principal matched.\n' : ''),
    exit: stdout === undefined ? 255 : 0,
  }
}

/** In OpenSSH's words: OpenSSL found no signature of the key's at all, or it is over something else than a digest. */
const MISSES: Readonly<Record<NonNullable<Computed['miss']> | 'digest', string>> = {
  padding: 'error in libcrypto',
  form: 'invalid format',
  digest: 'incorrect signature',
}

function missOf({ outcome, miss }: Computed): string | undefined {
  return outcome === 'bad' ? MISSES[miss ?? 'digest'] : undefined
}

/** Why the signature does not count, whoever made it; `undefined` if it does. */
function rejection(
  { namespace }: Facts,
  { signature, computed, certified }: SignatureFacts,
): string | undefined {
  const unsigned = certified && missOf(certified)
  if (unsigned !== undefined) return `sshsig_wrap_verify: parse signature object: ${unsigned}`
  if (signature.namespace !== namespace) return "Couldn't verify signature: namespace does not match"
  const miss = missOf(computed)
  return miss && `Signature verification failed: ${miss}`
}

function novalidate(facts: Facts, read: SignatureFacts, files: KeygenFiles): KeygenAnswer {
  const rejected = rejection(facts, read)
  if (rejected !== undefined) return answer('check-novalidate', facts, files, undefined, [rejected])
  const { key } = read.signature
  const good = `Good "${readable(facts.namespace)}" signature with ${key.title} key ${fingerprintOf(key)}\n`
  return answer('check-novalidate', facts, files, good)
}

function verify(facts: Facts, read: SignatureFacts, files: KeygenFiles): KeygenAnswer {
  const rejected = rejection(facts, read)
  if (rejected !== undefined) return answer('verify', facts, files, undefined, [rejected])
  const { key } = read.signature
  const { revocation, principal = '' } = facts
  if (revocation && !('fault' in revocation) && revocation.revoked)
    return answer('verify', facts, files, undefined)
  const { line, errors } = firstLine(facts, read, files)
  const good = `Good "${readable(facts.namespace)}" signature for ${readable(principal)} with ${key.title} key ${fingerprintOf(key)}\n`
  return answer('verify', facts, files, line && good, errors)
}

/** It names the principals of the first line, and asks neither for the namespace nor for the signature. */
function findPrincipals(facts: Facts, read: SignatureFacts, files: KeygenFiles): KeygenAnswer {
  const unsigned = read.certified && missOf(read.certified)
  if (unsigned !== undefined) {
    const errors = [`sig_find_principals: sshsig_get_pubkey: ${unsigned}`]
    return answer('find-principals', facts, files, undefined, errors)
  }
  const { line, errors } = firstLine({ ...facts, principal: undefined }, read, files)
  if (line === undefined) return answer('find-principals', facts, files, undefined, errors)
  const names = principalsOf(line, facts, read.signature.key)
  return answer('find-principals', facts, files, names.map((name) => `${readable(name)}\n`).join(''), errors)
}

function principalsOf(line: ReadLine, { budget }: Facts, key: SshKey): string[] {
  const patterns = (line.principals ?? '').split(',')
  const named = patterns.slice(0, [...patterns, ''].indexOf(''))
  if (!line.entry.options.certAuthority) return named
  return named.flatMap((pattern) =>
    (key.certificate?.principals ?? []).filter((name) => matchesPattern(name, pattern, budget)),
  )
}

const BARRIERS: Readonly<Record<Barrier | Extract<Lapse, `certificate-${string}`>, string>> = {
  'certificate-for-hosts': 'Certificate invalid: not a user certificate',
  'certificate-not-yet-valid': 'Certificate invalid: not yet valid',
  'certificate-expired': 'Certificate invalid: expired',
  'certificate-without-principals': 'Certificate lacks principal list',
  'certificate-principal-mismatch': 'Certificate invalid: name is not a listed principal',
}

/** The first line that holds in all it says, and what ssh-keygen says of those before. */
function firstLine(
  facts: Facts,
  read: SignatureFacts,
  files: KeygenFiles,
): { line: ReadLine | undefined; errors: string[] } {
  const errors: string[] = []
  const { signers, principal, budget } = facts
  for (const line of signers === undefined || signers === 'too-large' ? [] : signers) {
    // A line without principals is of no use to anybody, and found out first.
    if (!isAbout(line, principal, budget)) continue
    const against = isRead(line) ? objection(line, facts, read) : String(line.entry)
    if (against === undefined && isRead(line)) return { line, errors }
    if (against) errors.push(`${files.signers}:${line.number}: ${against}`)
  }
  return { line: undefined, errors }
}

/** What ssh-keygen says against a line; nothing (an empty text) where it is another key's. */
function objection(line: ReadLine, facts: Facts, { signature: { key } }: SignatureFacts): string | undefined {
  if (!lists(line, key)) return ''
  const { principal, namespace, at, budget } = facts
  const barrier = barrierOf(line, key, principal)
  const state = validityOf(line, key, at)
  const certificate = certificateObjection(line, facts, key, barrier, state)
  if (certificate !== undefined) return certificate
  // `find-principals` does not ask what for.
  if (principal !== undefined && !allowsNamespace(line, namespace, budget)) {
    return `key is not permitted for use in signature namespace "${readable(namespace)}"`
  }
  const { validAfter, validBefore } = line.entry.options
  const told = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 19)
  const now = told(Math.floor(at.getTime() / 1000))
  if (state === 'not-yet-valid')
    return `key is not yet valid: verify time ${now} < valid-after ${told(validAfter?.seconds ?? 0)}`
  if (state === 'expired')
    return `key has expired: verify time ${now} > valid-before ${told(validBefore?.seconds ?? 0)}`
  return undefined
}

function certificateObjection(
  line: ReadLine,
  facts: Facts,
  key: SshKey,
  barrier: Barrier | undefined,
  state: ReturnType<typeof validityOf>,
): string | undefined {
  const lapsed = state === 'certificate-not-yet-valid' || state === 'certificate-expired' ? state : undefined
  // Kind, then time, then names.
  const first = barrier === 'certificate-for-hosts' ? barrier : (lapsed ?? barrier)
  if (facts.principal !== undefined) return first && `certificate not authorized: ${BARRIERS[first]}`
  const empty = line.entry.options.certAuthority && principalsOf(line, facts, key).length === 0
  return first !== undefined || empty ? 'no valid principals found' : undefined
}
