import { describe, expect, test } from 'vitest'
import { NO_ISSUER } from '../../playground/sigstore/input.ts'
import { type CommandRequest, equivalentCommands } from '../../playground/sigstore/commands.ts'

const request: CommandRequest = {
  artifact: 'hello.tgz',
  bundle: 'hello.sigstore.json',
  trustedRoot: 'trusted_root.json',
  policy: {
    identity: 'https://github.com/example/hello/.github/workflows/release.yml@refs/tags/v1',
    issuer: 'https://token.actions.githubusercontent.com',
  },
  content: 'dsseEnvelope',
  predicateType: 'https://slsa.dev/provenance/v1',
  publicGood: true,
  npm: true,
}
const tools = (changed: Partial<CommandRequest>) =>
  equivalentCommands({ ...request, ...changed }).map(({ tool }) => tool)
const line = (changed: Partial<CommandRequest>) =>
  equivalentCommands({ ...request, ...changed })[0]?.lines.join(' ') ?? ''

describe('equivalentCommands', () => {
  test('offers a tool only where it checks the same', () => {
    expect(tools({})).toEqual(['cosign', 'gh', 'npm'])
    expect(tools({ npm: false })).toEqual(['cosign', 'gh'])
    expect(tools({ content: 'messageSignature', npm: false })).toEqual(['cosign'])
    expect(tools({ policy: { identity: 'alice@example.com' }, npm: false })).toEqual(['cosign'])
    expect(tools({ policy: { identity: 'https://github.com.example.com/a/b/' }, npm: false })).toEqual([
      'cosign',
    ])
    expect(tools({ policy: { key: '-----BEGIN' }, npm: false })).toEqual(['cosign'])
  })

  test('names the trusted root unless cosign brings it along', () => {
    expect(line({})).not.toContain('--trusted-root')
    expect(line({ publicGood: false })).toContain('--trusted-root trusted_root.json')
  })

  test('offers none that would believe another root, or ask for more or less than the policy', () => {
    expect(tools({ publicGood: false, npm: false })).toEqual(['cosign'])
    expect(tools({ policy: { ...request.policy, noLog: true }, npm: false })).toEqual([])
    expect(tools({ policy: { ...request.policy, issuer: NO_ISSUER }, npm: false })).toEqual([])
  })

  test("names the kind of statement that the verifier asks for, never the claim's own", () => {
    const review = 'https://example.com/review v1'
    const asking = (statementType: string) => ({ policy: { ...request.policy, statementType } })
    expect(line({})).toContain('--type https://slsa.dev/provenance/v1')
    expect(line({ predicateType: 'https://slsa.dev/provenance/v0.2' })).toContain('/provenance/v0.2')
    expect(line({ predicateType: review })).toContain('--type https://slsa.dev/provenance/v1')
    expect(line(asking(review))).toContain(`--type '${review}'`)
    expect(line({ ...asking('any'), predicateType: review })).toContain(`--type '${review}'`)
    expect(equivalentCommands({ ...request, ...asking(review) })[1]?.lines).toContain(
      `--predicate-type '${review}'`,
    )
    expect(line({ content: 'messageSignature' })).not.toContain('--type')
  })

  test('asks for the source where the verifier does, and not at all where the tool cannot', () => {
    const of = (sourceRepository: string) => ({
      policy: { ...request.policy, sourceRepository, sourceRef: 'refs/tags/v1' },
    })
    const [cosign, gh] = equivalentCommands({ ...request, ...of('acme/app') }).map(({ lines }) => lines)
    expect(cosign).toContain('--certificate-github-workflow-repository acme/app')
    expect(cosign).toContain('--certificate-github-workflow-ref refs/tags/v1')
    expect(gh).toContain('--repo acme/app')
    expect(gh).toContain('--source-ref refs/tags/v1')
    expect(tools(of('https://gitlab.com/acme/app'))).toEqual(['npm'])
  })

  test.each(["a'; rm -rf ~; '", '$(id)', '`id`', 'a b', 'a\nb', '', '日本'])('quotes %j', (artifact) => {
    const [last = ''] = equivalentCommands({ ...request, artifact })[0]?.lines.slice(-1) ?? []
    expect(last).toBe(`'${artifact.replaceAll("'", `'\\''`)}'`)
  })
})
