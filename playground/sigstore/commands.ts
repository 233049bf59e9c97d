/** The same verification with other people's tools: what to type, one argument or option with its value a line. */
import { shellPath, shellWord } from '../shell.ts'
import type { Policy } from './input.ts'
import { repositoryMeant } from './source-facts.ts'
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
    ...(isKnownToCosign(request.policy) ? [cosignCommand(request)] : []),
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
          ...cosignSource(policy),
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

function isKnownToCosign(policy: Policy): boolean {
  if ('key' in policy || !policy.sourceRepository) return true
  return GITHUB_REPOSITORY.test(repositoryMeant(policy.sourceRepository))
}

/** cosign compares GitHub's own names alone, the ones without a host. */
function cosignSource({ sourceRepository, sourceRef }: Exclude<Policy, { readonly key: string }>): string[] {
  const name = GITHUB_REPOSITORY.exec(repositoryMeant(sourceRepository ?? ''))?.[1]
  return [
    ...(name === undefined ? [] : [`--certificate-github-workflow-repository ${shellWord(name)}`]),
    ...(sourceRef ? [`--certificate-github-workflow-ref ${shellWord(sourceRef)}`] : []),
  ]
}

/** Both tools compare the type, and each has a default of its own: it is always said, and it is the verifier's. */
function typeOf({ policy: { statementType }, predicateType = '' }: CommandRequest): string {
  if (statementType === ANY_STATEMENT) return predicateType
  if (statementType) return statementType
  return PROVENANCE_TYPES.find((type) => type === predicateType) ?? PROVENANCE_TYPES[0]
}

const GITHUB_REPOSITORY = /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+)$/
const GITHUB_IDENTITY = /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+)\//

function ghCommand(request: CommandRequest): EquivalentCommand | undefined {
  const { artifact, bundle, policy, content } = request
  if ('key' in policy || content !== 'dsseEnvelope') return undefined
  const { identity = '', sourceRepository = '', sourceRef } = policy
  // A workflow that is called lies in another repository than the one that `--repo` is compared with.
  const repository = sourceRepository
    ? GITHUB_REPOSITORY.exec(repositoryMeant(sourceRepository))?.[1]
    : GITHUB_IDENTITY.exec(identity)?.[1]
  if (repository === undefined) return undefined
  return {
    tool: 'gh',
    lines: [
      'gh attestation verify',
      shellPath(artifact),
      `--bundle ${shellPath(bundle)}`,
      `--repo ${repository}`,
      `--predicate-type ${shellWord(typeOf(request))}`,
      `--cert-identity ${shellWord(identity)}`,
      ...(sourceRef ? [`--source-ref ${shellWord(sourceRef)}`] : []),
      ...(policy.issuer ? [`--cert-oidc-issuer ${shellWord(policy.issuer)}`] : []),
    ],
  }
}
