import { report, type Report } from '../report.ts'
import { commentValue, findingsOf, keyIdText } from './checks.ts'
import { type Examined, examineDetached, examineEmbedded, isRead } from './examine.ts'
import type { EmbeddedInput, MinisignInput, MinisignPolicy, Names } from './input.ts'
import { type MinisignCheckId, type MinisignFailure, PLAN } from './plan.ts'
import type { Tool } from './reading/signature.ts'
import { type ToolAnswer, toolAnswer } from './tool.ts'

/** What a signature says of itself. Only the trusted comment is signed, and only its check says whether it is. */
export interface SignatureView {
  readonly tool: Tool
  readonly algorithm: 'Ed' | 'ED'
  /** 16 upper-case hex digits. */
  readonly keyId: string
  /** Bytes where it is no UTF-8. */
  readonly untrustedComment: string | Uint8Array
  readonly trustedComment: string | Uint8Array | undefined
}

/** A report with what it was made of. Plain data: it can cross a worker's border. */
export interface MinisignReport extends Report<MinisignCheckId, MinisignFailure> {
  /** `undefined` if it cannot be read. */
  readonly signature: SignatureView | undefined
  /** What the tool says of the same files; `undefined` where that is not known. */
  readonly answer: ToolAnswer | undefined
}

/** A report on a text with its signature before it. */
export interface EmbeddedReport extends MinisignReport {
  /**
   * The text, byte for byte as it is signed; whether it was signed is for the verdict to say. `signify -C` signs lists of
   * checksums so: what those lines say of files is another claim, which rests on this one. `undefined` where there is no
   * such signature.
   */
  readonly text: Uint8Array | undefined
}

function reportOf(examined: Examined, policy: MinisignPolicy, names?: Names): MinisignReport {
  const { signature } = examined
  return {
    ...report<MinisignCheckId, MinisignFailure>(PLAN, findingsOf(examined, policy)),
    signature: isRead(signature)
      ? {
          tool: signature.tool,
          algorithm: signature.algorithm,
          keyId: keyIdText(signature.keyId),
          untrustedComment: commentValue(signature.untrustedComment),
          trustedComment: signature.trusted && commentValue(signature.trusted.comment),
        }
      : undefined,
    answer: toolAnswer(examined, names),
  }
}

/**
 * Verifies a minisign or signify signature over an artifact, with the judgement of `minisign -V` (0.11) or `signify -V`
 * (31).
 *
 * Whatever the bytes of signature and keys are, the answer is a report. `verified` with nobody expected is all that a
 * key can give that came with the claim; a key in `policy.key` is the verifier's own word for whose it has to be.
 *
 * @throws whatever reading the artifact throws
 * @example
 * ```ts
 * import { readFile } from 'node:fs/promises'
 * import { verifyMinisign } from 'shomei/minisign'
 *
 * const { verdict } = await verifyMinisign({
 *   artifact: await readFile('hello-shomei-1.0.0.jar'),
 *   signature: await readFile('minisign/hello-shomei-1.0.0.jar.minisig'),
 *   policy: { key: new TextEncoder().encode('RWS1pTYEac1Z55DINKnJdu7ZrVelSaznajNk5oOgMWe9l5H5MSFHsZSw') },
 * })
 * verdict // 'verified'
 * ```
 */
export async function verifyMinisign(input: MinisignInput): Promise<MinisignReport> {
  return reportOf(await examineDetached(input), input.policy, input.names)
}

/**
 * Verifies a text with its signature before it (`signify -S -e`), with the judgement of `signify -V -e` (31).
 *
 * @example
 * const { verdict, text } = await verifyEmbedded({ file: sha256Sig, policy: { key } })
 */
export async function verifyEmbedded(input: EmbeddedInput): Promise<EmbeddedReport> {
  const examined = await examineEmbedded(input)
  return { ...reportOf(examined, input.policy, input.names), text: examined.text }
}
