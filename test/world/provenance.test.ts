import { describe, expect, it } from 'vitest'
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import { readAttestations } from '../../playground/sigstore/npm.ts'
import { verifySigstore } from '../../playground/sigstore/index.ts'
import { createWorld, subjectOf, toPem, trustedRootOf, workflow } from '../../playground/world/index.ts'
import { ciToken } from '../../playground/world/oidc/ci-provider.ts'
import { gzipStored } from '../../playground/world/registry/gzip.ts'
import {
  type PackageRegistry,
  attestationsOf,
  createPackageRegistry,
  exchangePublishToken,
  giveToken,
  publish,
  publishAudience,
  PUBLISH_ATTESTATION,
} from '../../playground/world/registry/packages.ts'
import { packageSubject, publishDocument } from '../../playground/world/registry/package-document.ts'
import { tar } from '../../playground/world/registry/tar.ts'
import { type ProvenanceRequest, traceProvenance } from '../../playground/world/trace/provenance.ts'
import { PROVENANCE_STEPS } from '../../playground/world/trace/steps.ts'
import { findPart } from '../../playground/world/trace/types.ts'

const NOW = new Date('2026-10-01T09:00:00Z')
const MINUTE = 60_000
const run = workflow('example/hello-shomei')
const bytes = gzipStored(
  tar([
    { path: 'package/package.json', bytes: utf8('{"name":"hello-shomei","version":"1.0.0"}\n') },
    { path: 'package/index.js', bytes: utf8('export {}\n') },
  ]),
)
const file = { name: 'hello-shomei', version: '1.0.0', bytes }
const make = () => {
  const world = createWorld({ seed: 'provenance', now: NOW, earlierEntries: 2 })
  const registry = createPackageRegistry(world.random.fork('packages'))
  registry.trustedPublishers.set(file.name, run)
  return { world, registry }
}
const publishing = (change: Partial<ProvenanceRequest> = {}) => {
  const { world, registry } = make()
  return { world, registry, trace: traceProvenance(world, { registry, file, run, at: NOW, ...change }) }
}

function ask(world: ReturnType<typeof make>['world'], registry: PackageRegistry) {
  const trustedRoot = utf8(JSON.stringify(trustedRootOf(world)))
  const list = attestationsOf(registry, 'hello-shomei@1.0.0') ?? utf8('')
  return (readAttestations(list) ?? []).map(({ predicateType, bundle }) => {
    const isProvenance = predicateType === 'https://slsa.dev/provenance/v1'
    const policy = isProvenance
      ? { identity: subjectOf(run), issuer: run.issuer }
      : { key: toPem('PUBLIC KEY', registry.key.spki), statementType: PUBLISH_ATTESTATION }
    return [predicateType, verifySigstore({ artifact: { bytes }, bundle, trustedRoot, policy }).verdict]
  })
}

describe.each(['v1', 'v2'] as const)('publishing with provenance, %s log', (log) => {
  it.each(['trusted', 'secret'] as const)(
    'with a %s way in: what the registry then serves verifies',
    (way) => {
      const { world, registry, trace } = publishing({ log, publishing: way })
      expect(trace.refused).toBeUndefined()
      expect(trace.steps.map(({ id }) => id)).toEqual(PROVENANCE_STEPS)
      expect(ask(world, registry)).toEqual([
        ['https://github.com/npm/attestation/tree/main/specs/publish/v0.1', 'verified'],
        ['https://slsa.dev/provenance/v1', 'verified'],
      ])
      expect(findPart(trace.steps, 'package')?.bytes).toEqual(bytes)
      const token = fromUtf8(findPart(trace.steps, 'publish-token')?.bytes ?? utf8(''))
      expect(registry.tokens.has(token ?? '')).toBe(true)
    },
  )

  it('names what the log is sent by what is in it: the statement in full, or a digest', () => {
    const { trace } = publishing({ log })
    const [id, other] = ['envelope-request', 'entry-request'] as const
    const sent = fromUtf8(findPart(trace.steps, log === 'v1' ? id : other)?.bytes ?? utf8('')) ?? ''
    expect(sent.includes('envelope')).toBe(log === 'v1')
    expect(sent.includes('"digest"')).toBe(log === 'v2')
    expect(findPart(trace.steps, log === 'v1' ? other : id)).toBeUndefined()
  })

  it('says from which commit, by which workflow', () => {
    const { trace } = publishing({ log })
    const statement = JSON.parse(fromUtf8(findPart(trace.steps, 'statement')?.bytes ?? utf8('')) ?? '')
    expect(statement.subject).toEqual([packageSubject(file)])
    expect(statement.predicate.buildDefinition).toMatchObject({
      externalParameters: { workflow: { path: '.github/workflows/release.yml', ref: 'refs/tags/v1.0.0' } },
      resolvedDependencies: [{ digest: { gitCommit: run.commit } }],
    })
    expect(trace.signed?.identity).toEqual(run)
  })
})

describe('a run that publishes', () => {
  it.each([
    ['certificate-request', 'token-expired', 'fulcio'],
    ['publish', 'unauthorized', 'registry'],
  ] as const)('and pauses too long before %s is refused', (step, code, by) => {
    const { trace } = publishing({ pauses: { [step]: 16 * MINUTE } })
    expect(trace.refused).toMatchObject({ by, code })
    expect(trace.steps.at(-1)?.id).toBe(step)
    expect(trace.published).toBeUndefined()
  })

  it('is refused if the registry does not know its workflow', () => {
    const fork = { ...run, repository: 'mallory/hello-shomei' }
    expect(publishing({ run: fork }).trace.refused).toMatchObject({ code: 'no-trusted-publisher' })
    const other = { ...run, workflowPath: '.github/workflows/test.yml' }
    expect(publishing({ run: other }).trace.refused).toMatchObject({ code: 'no-trusted-publisher' })
  })

  it('is refused if its provenance does not verify: here, made without the CT log', () => {
    const { trace } = publishing({ revise: { certificate: (honest) => ({ ...honest, ctLogs: [] }) } })
    expect(trace.refused).toMatchObject({ by: 'registry', code: 'provenance-invalid' })
  })
})

describe('the registry', () => {
  const { world, registry, trace } = publishing()
  const provenance = trace.signed?.signing.bundle
  if (!provenance) throw new Error('refused')
  const repository = 'https://git.shomei-lab.invalid/example/hello-shomei'
  const fresh = (): PackageRegistry => ({ ...registry, published: new Map() })
  const send = (document: Uint8Array, target = fresh()) => {
    const token = giveToken(target, 'hello-shomei', NOW)
    return publish(target, world, { document, token, run }, NOW)
  }
  const document = publishDocument(registry, file, repository, provenance)
  const changed = (from: string, to: string) => utf8((fromUtf8(document) ?? '').replaceAll(from, to))

  it('takes a version once', () => {
    const target = fresh()
    expect(send(document, target)).toHaveProperty('published')
    expect(send(document, target)).toEqual({ refused: 'version-exists' })
  })

  it('wants a token for this package', () => {
    const token = giveToken(registry, 'another', NOW)
    expect(publish(fresh(), world, { document, token, run }, NOW)).toEqual({ refused: 'unauthorized' })
    expect(publish(fresh(), world, { document, token: 'x', run }, NOW)).toEqual({ refused: 'unauthorized' })
  })

  it.each([
    '',
    'null',
    '{}',
    '[]',
    '{"name":"x","versions":{},"_attachments":{}}',
    '{"name":1,"versions":{"1":null}}',
  ])('reads nothing in "%s"', (text) => expect(send(utf8(text))).toEqual({ refused: 'document-unreadable' }))

  it.each([
    ['its name twice', (text: string) => text.replace('"name":', '"name":"another","name":')],
    [
      'two packages of one name',
      (text: string) => text.replace('"_attachments":', '"_attachments":{},"_attachments":'),
    ],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    [
      'a provenance that says its kind twice',
      (text: string) => text.replace('\\"mediaType\\":', '\\"mediaType\\":\\"x\\",\\"mediaType\\":'),
    ],
  ])('reads nothing in a document with %s', (_, change) => {
    const text = fromUtf8(document) ?? ''
    expect(change(text)).not.toBe(text)
    expect(send(utf8(change(text)))).toEqual({ refused: 'document-unreadable' })
  })

  it('verifies the very text of the provenance: written anew, a number beyond all numbers is gone', () => {
    const odd = changed('{\\"mediaType\\":', '{\\"messageSignature\\":1e400,\\"mediaType\\":')
    expect(odd).not.toEqual(document)
    expect(send(odd)).toMatchObject({ refused: 'provenance-invalid' })
  })

  it('compares the package with its digest, its repository and its provenance', () => {
    expect(send(changed('"integrity":"sha512-', '"integrity":"sha512-A'))).toEqual({
      refused: 'integrity-mismatch',
    })
    expect(send(changed('/example/hello-shomei.git', '/mallory/x.git'))).toEqual({
      refused: 'repository-mismatch',
    })
    const other = publishDocument(registry, { ...file, bytes: utf8('other') }, repository, provenance)
    expect(send(other)).toMatchObject({ refused: 'provenance-invalid' })
  })

  it('exchanges only a token that is for it, in time, and really of the CI', () => {
    const exchange = (token: string, at = NOW) => exchangePublishToken(registry, world, token, file.name, at)
    const good = ciToken(world.ci, run, publishAudience(registry), NOW)
    expect(exchange(good)).toHaveProperty('token')
    expect(exchange(good, new Date(NOW.getTime() + 6 * MINUTE))).toEqual({ refused: 'token-expired' })
    expect(exchange(ciToken(world.ci, run, 'sigstore', NOW))).toEqual({ refused: 'audience-mismatch' })
    const elsewhere = createWorld({ seed: 'elsewhere', now: NOW, earlierEntries: 0 }).ci
    expect(exchange(ciToken(elsewhere, run, publishAudience(registry), NOW))).toEqual({
      refused: 'token-invalid',
    })
    expect(exchange('x')).toEqual({ refused: 'token-invalid' })
    expect(exchangePublishToken(registry, world, good, 'another', NOW)).toEqual({
      refused: 'no-trusted-publisher',
    })
  })

  it('has no attestations of what it never published', () => {
    expect(attestationsOf(registry, 'hello-shomei@2.0.0')).toBeUndefined()
  })

  it('names a scoped package as a package URL does', () => {
    expect(packageSubject({ ...file, name: '@example/hello' }).name).toBe('pkg:npm/%40example/hello@1.0.0')
  })
})
