/** The command of Sigstore's conformance suite that verifies a bundle, and what it says. */
import { edition } from '#words'
import { sigstore as words } from '#words/sigstore'
import { fromHex, fromUtf8, utf8 } from '../../playground/bytes.ts'
import { decisiveIn } from '../../playground/report.ts'
import { ANY_STATEMENT } from '../../playground/sigstore/format.ts'
import type { Artifact, Policy, SigstoreReport } from '../../playground/sigstore/index.ts'
import { readArguments } from '../playground/arguments.ts'
import { readClaim } from '../playground/files.ts'
import { UsageError } from '../playground/usage.ts'
import { shippedTrust } from '../samples/npm/trust.ts'

export const USAGE =
  'verify-bundle [--staging] --bundle FILE (--certificate-identity IDENTITY --certificate-oidc-issuer URL | --key FILE) [--trusted-root FILE] FILE_OR_DIGEST'

/**
 * Runs one command of the suite's client protocol.
 *
 * @param args what stands after the program's name
 * @returns whether the bundle was verified, and one sentence about it
 * @throws {UsageError} if the command is not one of the protocol, or a file cannot be read
 */
export async function verifyBundle(
  args: readonly string[],
): Promise<{ readonly verified: boolean; readonly sentence: string }> {
  const { values, positionals } = readArguments('verify-bundle', args, {
    staging: { type: 'boolean' },
    bundle: { type: 'string' },
    'certificate-identity': { type: 'string' },
    'certificate-oidc-issuer': { type: 'string' },
    key: { type: 'string' },
    'trusted-root': { type: 'string' },
  })
  const [command, target, ...more] = positionals
  if (command !== 'verify-bundle' || target === undefined || more.length > 0 || values.bundle === undefined) {
    throw new UsageError(`expected: ${USAGE}`)
  }
  const signer = await policyOf(values.key, values['certificate-identity'], values['certificate-oidc-issuer'])
  // The suite's protocol names no type: it asks whether a bundle is good, not for what.
  const policy = { ...signer, statementType: ANY_STATEMENT }
  const trustedRoot = await trustedRootOf(values['trusted-root'], values.staging)
  // Not before the platform is in place: whoever imports this file decides when that is.
  const { verifySigstore } = await import('../../playground/sigstore/index.ts')
  const report = verifySigstore({
    artifact: await artifactOf(target),
    bundle: await readClaim('--bundle', values.bundle),
    trustedRoot,
    policy,
  })
  return { verified: report.verdict === 'verified', sentence: sentenceOf(report) }
}

async function policyOf(key?: string, identity?: string, issuer?: string): Promise<Policy> {
  if (key !== undefined && identity === undefined && issuer === undefined) {
    return { key: fromUtf8(await readClaim('--key', key)) ?? '' }
  }
  if (key === undefined && identity !== undefined && issuer !== undefined) return { identity, issuer }
  throw new UsageError(
    'expected --certificate-identity together with --certificate-oidc-issuer, or else --key alone',
  )
}

async function trustedRootOf(path: string | undefined, staging = false): Promise<Uint8Array> {
  if (path !== undefined) return readClaim('--trusted-root', path)
  if (!staging) return utf8(shippedTrust().trustedRoot)
  throw new UsageError(
    '--staging: the installed packages hold the trusted root of the production instance only; give the one of staging with --trusted-root',
  )
}

/** A digest is what looks like one: the suite names its artifacts otherwise. */
async function artifactOf(target: string): Promise<Artifact> {
  const digest = /^sha256:(.*)$/s.exec(target)?.[1]
  if (digest === undefined) return { bytes: await readClaim('FILE_OR_DIGEST', target) }
  const sha256 = fromHex(digest)
  if (sha256?.length === 32) return { digests: { sha256 } }
  throw new UsageError(
    `FILE_OR_DIGEST: sha256: expected 64 hex digits, got ${JSON.stringify(digest.slice(0, 80))}`,
  )
}

/** The first check that decided it, in the words of the slides and by its ids. */
function sentenceOf({ verdict, checks }: SigstoreReport): string {
  const cause = decisiveIn(checks) ?? checks.find(({ status, required }) => required && status === 'skipped')
  if (verdict === 'verified' || !cause) return verdict
  if (cause.status === 'failed' || cause.status === 'undecided')
    return `${verdict}: ${cause.id}: ${cause.code}: ${words.failures[cause.code]}`
  if (cause.status !== 'skipped' || typeof cause.because !== 'string') return `${verdict}: ${cause.id}`
  return `${verdict}: ${cause.id}: ${cause.because}: ${words.missing[cause.id] ?? edition.skips[cause.because]}`
}
