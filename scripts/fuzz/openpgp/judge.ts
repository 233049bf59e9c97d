/** What must hold of every answer, whatever was put in. */
import { openpgp as words } from '#words/openpgp'
import { fromUtf8, toHex } from '../../../playground/bytes.ts'
import type { OpenpgpReport } from '../../../playground/openpgp/index.ts'
import { readKeyBlocks } from '../../../playground/openpgp/keys/block.ts'
import type { Check } from '../../../playground/report.ts'

const NOTHING = new Uint8Array(0)

/** Milliseconds of work that a verification may take. */
const LONGEST = 1000

/** What is true of the subjects as they were made: nothing else may ever be verified. */
export interface Truth {
  /** In hex: what each genuine signature signs, artifact and its own words together. */
  readonly digests: ReadonlySet<string>
  /** `fingerprint user-id` of all user ids, those that were revoked among them: words can be taken out of a file. */
  readonly userIds: ReadonlySet<string>
}

export interface Answer {
  readonly report: OpenpgpReport
  /** Milliseconds of work. */
  readonly took: number
}

/** What is true of subjects that were not changed: what their signatures sign, and all that stands in their keys. */
export async function truthOf(
  reports: readonly OpenpgpReport[],
  keyFiles: readonly Uint8Array[],
): Promise<Truth> {
  const digests = reports.flatMap(({ signatures }) => signatures.map(({ digest }) => digest ?? NOTHING))
  const read = await Promise.all(keyFiles.map((file) => readKeyBlocks(file)))
  const userIds = read
    .flatMap(({ blocks }) => blocks)
    .flatMap(({ part, users }) => users.map(({ bytes }) => `${part.fingerprint} ${fromUtf8(bytes) ?? ''}`))
  return { digests: new Set(digests.map(toHex)), userIds: new Set(userIds) }
}

function userIdsOf(key: OpenpgpReport['signatures'][number]['key']): string[] {
  return key?.userIds.map(({ text }) => `${key.primaryFingerprint} ${text}`) ?? []
}

function codeOf(check: Check): string | undefined {
  if (check.status === 'failed' || check.status === 'undecided') return check.code
  return check.status === 'passed' ? check.warning : undefined
}

/** @returns the first rule that is broken, in words; `undefined` if all hold */
export function broken({ report, took }: Answer, truth: Truth): string | undefined {
  if (took > LONGEST) return `took ${Math.round(took)} ms`
  const codes = report.checks.flatMap((check) => codeOf(check) ?? [])
  const wordless = codes.find((code) => !Object.hasOwn(words.failures, code))
  if (wordless !== undefined) return `no sentence for ${wordless}`
  return verdictBroken(report) ?? transcriptBroken(report) ?? claimBroken(report, truth)
}

function verdictBroken({ verdict, checks }: OpenpgpReport): string | undefined {
  const failed = checks.some(({ status }) => status === 'failed')
  if (verdict === 'rejected') return failed ? undefined : 'rejected, and no check says why'
  if (verdict === 'verified') return undefined
  const open = checks.some(
    (check) =>
      check.status === 'undecided' || (check.status === 'skipped' && typeof check.because === 'string'),
  )
  return open ? undefined : 'undecided, and no check says why'
}

/** gpg's exit code may be other than 0 for what is newer than gpg, and then we say so. */
function transcriptBroken({ verdict, checks, gpg }: OpenpgpReport): string | undefined {
  if (gpg === undefined) return undefined
  const { lines, exitCode } = gpg
  if (lines.en.length === 0 || lines.ja.length === 0) return 'a transcript without a line'
  if (lines.en.length !== lines.ja.length) return 'a transcript that is longer in one language'
  // Words outside are warned of first; that gpg has read the last line for base64 its words say as well.
  const newer = checks.some(
    (check) =>
      codeOf(check) === 'armor-without-checksum' ||
      (codeOf(check) === 'words-outside' && lines.en.includes('gpg: invalid radix64 character 2D skipped')),
  )
  return verdict === 'verified' && exitCode !== 0 && !newer
    ? `verified, and gpg exits with ${exitCode}`
    : undefined
}

/** A change to the artifact, or to what a signature signs of itself, never verifies; nor does a user id that is not so. */
function claimBroken({ signatures }: OpenpgpReport, truth: Truth): string | undefined {
  for (const { outcome, digest, key } of signatures) {
    if (outcome === 'good' && !truth.digests.has(toHex(digest ?? NOTHING))) {
      return 'a good signature over what nobody signed'
    }
    const invented = userIdsOf(key).find((one) => !truth.userIds.has(one))
    if (invented !== undefined) return `a certified user id that is not: ${JSON.stringify(invented)}`
  }
  return undefined
}
