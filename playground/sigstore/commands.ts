/** The same verification with other people's tools: what to type, one argument or option with its value a line. */
import type { Policy } from './input.ts'

export interface CommandRequest {
  readonly artifact: string
  readonly bundle: string
  readonly trustedRoot: string
  readonly policy: Policy
  readonly content: 'messageSignature' | 'dsseEnvelope'
  /** Of the statement in a DSSE envelope. Both tools compare it, and each has a default of its own. */
  readonly predicateType: string | undefined
  /** Whether the trusted root is the public-good instance's, which every tool brings along. */
  readonly publicGood: boolean
  /** Whether the artifact is a package of npm's registry. */
  readonly npm: boolean
}

export interface EquivalentCommand {
  readonly tool: 'cosign' | 'gh' | 'npm'
  readonly lines: readonly string[]
}

/**
 * Only commands that would really check the same: `gh` knows GitHub's identities alone, `npm` its own registry's.
 * @example
 * equivalentCommands({ …, policy: { identity, issuer } })[0].lines.join(' \\\n  ')
 */
export function equivalentCommands(request: CommandRequest): EquivalentCommand[] {
  const gh = ghCommand(request)
  return [
    cosignCommand(request),
    ...(gh ? [gh] : []),
    ...(request.npm ? [{ tool: 'npm' as const, lines: ['npm audit signatures'] }] : []),
  ]
}

function cosignCommand({
  artifact,
  bundle,
  trustedRoot,
  policy,
  content,
  predicateType,
  publicGood,
}: CommandRequest): EquivalentCommand {
  const verb = content === 'dsseEnvelope' ? 'verify-blob-attestation' : 'verify-blob'
  const who =
    'key' in policy
      ? ['--key cosign.pub']
      : [
          `--certificate-identity ${quoted(policy.identity ?? '')}`,
          `--certificate-oidc-issuer ${quoted(policy.issuer ?? '')}`,
        ]
  return {
    tool: 'cosign',
    lines: [
      `cosign ${verb}`,
      `--bundle ${quoted(bundle)}`,
      ...(publicGood ? [] : [`--trusted-root ${quoted(trustedRoot)}`]),
      ...who,
      ...(content === 'dsseEnvelope' ? [`--type ${quoted(predicateType ?? '')}`] : []),
      quoted(artifact),
    ],
  }
}

const GITHUB_IDENTITY = /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+)\//

function ghCommand({
  artifact,
  bundle,
  policy,
  content,
  predicateType,
}: CommandRequest): EquivalentCommand | undefined {
  if ('key' in policy || content !== 'dsseEnvelope') return undefined
  const repository = GITHUB_IDENTITY.exec(policy.identity ?? '')?.[1]
  if (repository === undefined) return undefined
  return {
    tool: 'gh',
    lines: [
      'gh attestation verify',
      quoted(artifact),
      `--bundle ${quoted(bundle)}`,
      `--repo ${repository}`,
      `--predicate-type ${quoted(predicateType ?? '')}`,
      `--cert-identity ${quoted(policy.identity ?? '')}`,
      ...(policy.issuer ? [`--cert-oidc-issuer ${quoted(policy.issuer)}`] : []),
    ],
  }
}

/** One word for a POSIX shell: names come from files that somebody else made. */
export function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) && !word.startsWith('-') ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
