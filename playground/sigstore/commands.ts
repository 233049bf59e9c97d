/** The same verification with other people's tools: what to type, one argument or option with its value a line. */
import { shellPath, shellWord } from '../shell.ts'
import { NO_ISSUER, type Policy } from './input.ts'
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
  const { artifact, bundle, content } = request
  const verb = content === 'dsseEnvelope' ? 'verify-blob-attestation' : 'verify-blob'
  const [cosign, gh] = [optionsOf(COSIGN, request), optionsOf(GH, request)]
  const given = `--bundle ${shellPath(bundle)}`
  return [
    ...(cosign
      ? [{ tool: 'cosign', lines: [`cosign ${verb}`, given, ...cosign, shellPath(artifact)] } as const]
      : []),
    ...(gh
      ? [{ tool: 'gh', lines: ['gh attestation verify', shellPath(artifact), given, ...gh] } as const]
      : []),
    ...(request.npm ? [{ tool: 'npm', lines: ['npm audit signatures'] } as const] : []),
  ]
}

/** Of a union, what any of its members has. */
type KeyOfAny<Union> = Union extends unknown ? keyof Union : never
/** All that decides a verdict beside the files that are judged. */
type Decisive = KeyOfAny<Policy> | 'trustedRoot' | 'content'
/** What a tool has to be told so that it checks the same; `cannot` where it does not, whatever it is told. */
type Said = readonly string[] | 'cannot'
type Tool = Readonly<Record<Decisive, (request: CommandRequest) => Said>>

/** @returns in the order in which the tool lists them; `undefined` where one of them cannot be said */
function optionsOf(tool: Tool, request: CommandRequest): readonly string[] | undefined {
  const said = Object.values(tool).map((one) => one(request))
  return said.includes('cannot') ? undefined : said.flatMap((one) => one as readonly string[])
}

type OfCertificate = Exclude<Policy, { readonly key: string }>
/** What only a certificate has; of a key nothing is asked so. */
const ofCertificate =
  (say: (policy: OfCertificate) => Said) =>
  ({ policy }: CommandRequest): Said =>
    'key' in policy ? [] : say(policy)

/** Both would skip what the bundle says of logs, which is judged here all the same. */
const withoutLog = ({ policy: { noLog } }: CommandRequest): Said => (noLog ? 'cannot' : [])

const COSIGN: Tool = {
  trustedRoot: ({ publicGood, trustedRoot }) =>
    publicGood ? [] : [`--trusted-root ${shellPath(trustedRoot)}`],
  key: ({ policy }) => ('key' in policy ? ['--key cosign.pub'] : []),
  identity: ofCertificate(({ identity = '' }) => [`--certificate-identity ${shellWord(identity)}`]),
  issuer: ofCertificate(({ issuer = '' }) =>
    issuer === NO_ISSUER ? 'cannot' : [`--certificate-oidc-issuer ${shellWord(issuer)}`],
  ),
  // It compares GitHub's own names alone, the ones without a host.
  sourceRepository: ofCertificate(({ sourceRepository }) => {
    if (!sourceRepository) return []
    const name = GITHUB_REPOSITORY.exec(repositoryMeant(sourceRepository))?.[1]
    return name === undefined ? 'cannot' : [`--certificate-github-workflow-repository ${shellWord(name)}`]
  }),
  sourceRef: ofCertificate(({ sourceRef }) =>
    sourceRef ? [`--certificate-github-workflow-ref ${shellWord(sourceRef)}`] : [],
  ),
  statementType: (request) =>
    request.content === 'dsseEnvelope' ? [`--type ${shellWord(typeOf(request))}`] : [],
  noLog: withoutLog,
  content: () => [],
}

const GH: Tool = {
  content: ({ content }) => (content === 'dsseEnvelope' ? [] : 'cannot'),
  // It takes others by the line, and not as they are written everywhere else.
  trustedRoot: ({ publicGood }) => (publicGood ? [] : 'cannot'),
  key: ({ policy }) => ('key' in policy ? 'cannot' : []),
  // A workflow that is called lies in another repository than the one that `--repo` is compared with.
  sourceRepository: ofCertificate(({ identity = '', sourceRepository }) => {
    const repository = sourceRepository
      ? GITHUB_REPOSITORY.exec(repositoryMeant(sourceRepository))?.[1]
      : GITHUB_IDENTITY.exec(identity)?.[1]
    return repository === undefined ? 'cannot' : [`--repo ${repository}`]
  }),
  statementType: (request) => [`--predicate-type ${shellWord(typeOf(request))}`],
  identity: ofCertificate(({ identity = '' }) => [`--cert-identity ${shellWord(identity)}`]),
  sourceRef: ofCertificate(({ sourceRef }) => (sourceRef ? [`--source-ref ${shellWord(sourceRef)}`] : [])),
  issuer: ofCertificate(({ issuer }) =>
    issuer === NO_ISSUER ? 'cannot' : issuer ? [`--cert-oidc-issuer ${shellWord(issuer)}`] : [],
  ),
  noLog: withoutLog,
}

/** Both tools compare the type, and each has a default of its own: it is always said, and it is the verifier's. */
function typeOf({ policy: { statementType }, predicateType = '' }: CommandRequest): string {
  if (statementType === ANY_STATEMENT) return predicateType
  if (statementType) return statementType
  return PROVENANCE_TYPES.find((type) => type === predicateType) ?? PROVENANCE_TYPES[0]
}

const GITHUB_REPOSITORY = /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+)$/
const GITHUB_IDENTITY = /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+)\//
