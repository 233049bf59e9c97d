import { report, type Report } from '../report.ts'
import { type Claim, examine } from './examine.ts'
import type { SignatureFacts } from './facts.ts'
import { findingsOf, type SignatureTold, toldOfEach } from './findings.ts'
import type { CleartextInput, GitInput, OpenpgpInput, OpenpgpPolicy } from './input.ts'
import type { OutsideWords } from './outside.ts'
import { type Keyring, readKeyring } from './keyring.ts'
import { type OpenpgpCheckId, type OpenpgpFailure, PLAN } from './plan.ts'
import { type GpgTranscript, gpgTranscript } from './transcript/index.ts'

/** A report with what it was made of. Plain data: it can cross a worker's border. */
export interface OpenpgpReport extends Report<OpenpgpCheckId, OpenpgpFailure> {
  /** Every signature of the file that was looked at, in its order. */
  readonly signatures: readonly SignatureFacts[]
  /** What became of each of them by itself, in the same order. */
  readonly told: readonly SignatureTold[]
  /** What `gpg --verify` says of the same files; `undefined` where that is not known. */
  readonly gpg: GpgTranscript | undefined
}

/** A report on a file that is signed in clear. */
export interface CleartextReport extends OpenpgpReport {
  /**
   * The signed text, byte for byte as it was hashed: dashes unescaped, blanks at line ends removed, lines joined with
   * CRLF, without the last line end; or as it stands, where its header says that it is not dash-escaped. (What `gpg
   * --output` writes is the same but for line ends, which it leaves as the file has them, and one more at the end.)
   * Nothing else in the file is part of it. `undefined` where there is no such frame; whether it was signed is for
   * the verdict to say.
   */
  readonly text: Uint8Array | undefined
  /** All in the file that is neither that text nor its frame: nobody signed it. `undefined` as `text` is. */
  readonly outside: OutsideWords | undefined
}

function demand({ now, threshold = 1 }: OpenpgpPolicy): void {
  if (Number.isNaN(now.getTime())) throw new RangeError('policy.now is not a date')
  if (!Number.isInteger(threshold) || threshold < 1)
    throw new RangeError(`policy.threshold is ${threshold}, not a whole number from 1 on`)
}

async function detached(claim: Claim, keyring: Keyring, policy: OpenpgpPolicy): Promise<OpenpgpReport> {
  const { text: _, ...found } = await judge(claim, keyring, policy)
  return found
}

async function judge(claim: Claim, keyring: Keyring, policy: OpenpgpPolicy): Promise<CleartextReport> {
  const examined = await examine(claim, keyring, policy)
  return {
    ...report(PLAN, findingsOf(examined, policy)),
    signatures: examined.signatures,
    told: toldOfEach(examined, policy),
    gpg: gpgTranscript(examined, policy.now),
    text: examined.text,
    outside: examined.outside,
  }
}

/**
 * Verifies a detached OpenPGP signature over an artifact, with the judgement of `gpg --verify` (2.2).
 *
 * Whatever the bytes of signature and keys are, the answer is a report. Where a signature's key is not among `keys`,
 * the verdict is `undecided`, never `rejected`. A key that has run out since it signed is a warning (EXPKEYSIG); a
 * revoked one is a failure, although gpg's exit code is 0 for both: it says of the latter that the signature may be
 * forged.
 *
 * @throws {RangeError} if `policy.now` is not a date, or `policy.threshold` no whole number from 1 on
 * @throws whatever reading the artifact throws
 * @example
 * ```ts
 * import { readFile } from 'node:fs/promises'
 * import { verifyOpenpgp } from 'shomei/openpgp'
 *
 * const { verdict } = await verifyOpenpgp({
 *   artifact: await readFile('hello-shomei-1.0.0.jar'),
 *   signature: await readFile('openpgp/hello-shomei-1.0.0.jar.asc'),
 *   keys: [await readFile('openpgp/demo-key.asc')],
 *   policy: { fingerprint: '5F26E795F2FACF68D4BB8F9372009FF9474B26F5', now: new Date() },
 * })
 * verdict // 'verified'
 * ```
 */
export async function verifyOpenpgp({
  artifact,
  signature,
  keys,
  policy,
}: OpenpgpInput): Promise<OpenpgpReport> {
  demand(policy)
  return detached({ artifact, signature }, await readKeyring(keys, policy.now), policy)
}

/**
 * Verifies a file that is signed in clear (RFC 9580 section 7), with the judgement of `gpg --verify FILE` (2.2).
 *
 * @throws {RangeError} as {@link verifyOpenpgp} does
 * @example
 * ```ts
 * import { readFile } from 'node:fs/promises'
 * import { verifyCleartext } from 'shomei/openpgp'
 *
 * const { verdict, text } = await verifyCleartext({
 *   file: await readFile('openpgp/announcement.txt.asc'),
 *   keys: [await readFile('openpgp/maintainer-key.asc')],
 *   policy: { now: new Date() },
 * })
 * verdict // 'verified'
 * ```
 */
export async function verifyCleartext({ file, keys, policy }: CleartextInput): Promise<CleartextReport> {
  demand(policy)
  return judge({ cleartext: file }, await readKeyring(keys, policy.now), policy)
}

/**
 * Verifies the signature in a commit or a tag, with the judgement that `git verify-commit` and `git verify-tag` get from
 * `gpg --verify` (2.2). What was signed is all of the object but the signature: {@link CleartextReport.text}.
 *
 * git asks for more than gpg: no more than one signature that gpg checks, and, before 2.54, a key that has not run out since. Where it is not so
 * the verdict is `undecided`, if nothing is wrong besides.
 *
 * @throws {RangeError} as {@link verifyOpenpgp} does
 */
export async function verifyGitObject({ object, keys, policy }: GitInput): Promise<CleartextReport> {
  demand(policy)
  return judge({ gitObject: object }, await readKeyring(keys, policy.now), policy)
}

/** The three, with the same keys at the same instant. */
export interface WithKeys {
  verifyOpenpgp(input: Given<OpenpgpInput>): Promise<OpenpgpReport>
  verifyCleartext(input: Given<CleartextInput>): Promise<CleartextReport>
  verifyGitObject(input: Given<GitInput>): Promise<CleartextReport>
}
type Given<Input extends { readonly policy: OpenpgpPolicy }> = Omit<Input, 'keys' | 'policy'> & {
  readonly policy: Omit<OpenpgpPolicy, 'now'>
}

/**
 * For many claims, one after the other: the keys are read once, and each is judged once for all of them. What there is no
 * room for in one answer there may be in the next; never the other way.
 *
 * @throws {RangeError} if `now` is not a date; what it gives throws as the three do
 */
export function withKeys(keys: readonly Uint8Array[], now: Date): WithKeys {
  demand({ now })
  const read = readKeyring(keys, now)
  const ask = async <Found>(
    claim: Claim,
    policy: Omit<OpenpgpPolicy, 'now'>,
    by: (claim: Claim, keyring: Keyring, policy: OpenpgpPolicy) => Promise<Found>,
  ): Promise<Found> => {
    demand({ ...policy, now })
    const keyring = await read
    await keyring.renew()
    return by(claim, keyring, { ...policy, now })
  }
  return {
    verifyOpenpgp: ({ artifact, signature, policy }) => ask({ artifact, signature }, policy, detached),
    verifyCleartext: ({ file, policy }) => ask({ cleartext: file }, policy, judge),
    verifyGitObject: ({ object, policy }) => ask({ gitObject: object }, policy, judge),
  }
}
