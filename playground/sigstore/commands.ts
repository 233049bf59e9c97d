/** The same verification with other people's tools: what to type, one argument or option with its value a line. */
import { shellPath, shellWord } from '../shell.ts'
import type { Policy } from './input.ts'
import { ANY_STATEMENT, PROVENANCE_TYPES } from './statement-types.ts'

export interface CommandRequest {
  readonly artifact: string
  readonly bundle: string
  readonly trustedRoot: string
  readonly policy: Policy
  readonly content: 'messageSignature' | 'dsseEnvelope'
  /** What the statement in a DSSE envelope claims to be; the policy says what is asked for. */
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

function cosignCommand(request: CommandRequest): EquivalentCommand {
  const { artifact, bundle, trustedRoot, policy, content, publicGood } = request
  const verb = content === 'dsseEnvelope' ? 'verify-blob-attestation' : 'verify-blob'
  const who =
    'key' in policy
      ? ['--key cosign.pub']
      : [
          `--certificate-identity ${shellWord(policy.identity ?? '')}`,
          `--certificate-oidc-issuer ${shellWord(policy.issuer ?? '')}`,
        ]
  return {
    tool: 'cosign',
    lines: [
      `cosign ${verb}`,
      `--bundle ${shellPath(bundle)}`,
      ...(publicGood ? [] : [`--trusted-root ${shellPath(trustedRoot)}`]),
      ...who,
      ...(content === 'dsseEnvelope' ? [`--type ${shellWord(typeOf(request))}`] : []),
      shellPath(artifact),
    ],
  }
}

/** Both tools compare the type, and each has a default of its own: it is always said, and it is the verifier's. */
function typeOf({ policy: { statementType }, predicateType = '' }: CommandRequest): string {
  if (statementType === ANY_STATEMENT) return predicateType
  if (statementType) return statementType
  return PROVENANCE_TYPES.find((type) => type === predicateType) ?? PROVENANCE_TYPES[0]
}

const GITHUB_IDENTITY = /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+)\//

function ghCommand(request: CommandRequest): EquivalentCommand | undefined {
  const { artifact, bundle, policy, content } = request
  if ('key' in policy || content !== 'dsseEnvelope') return undefined
  const repository = GITHUB_IDENTITY.exec(policy.identity ?? '')?.[1]
  if (repository === undefined) return undefined
  return {
    tool: 'gh',
    lines: [
      'gh attestation verify',
      shellPath(artifact),
      `--bundle ${shellPath(bundle)}`,
      `--repo ${repository}`,
      `--predicate-type ${shellWord(typeOf(request))}`,
      `--cert-identity ${shellWord(policy.identity ?? '')}`,
      ...(policy.issuer ? [`--cert-oidc-issuer ${shellWord(policy.issuer)}`] : []),
    ],
  }
}
