/** Each attack is noticed by the check that it is meant for, and by nothing that could as well be left out. */
import { describe, expect, test } from 'vitest'
import {
  SIGSTORE_ATTACKS,
  type SigstoreAttackId,
  type SigstoreScenario,
} from '../../playground/attacks/sigstore.ts'
import { equalBytes, fromUtf8, utf8 } from '../../playground/bytes.ts'
import { type SigstoreReport, verifySigstore } from '../../playground/sigstore/index.ts'
import { partsOf } from '../../playground/sigstore/parts.ts'
import { listShared, readFixture, readShared } from '../support/files.ts'
import { publicGoodTrustedRoot } from '../support/trusted-root.ts'

const SAMPLES = 'public/samples'
const JAR = 'hello-shomei-1.0.0.jar'
const artifact = await readFixture(`${SAMPLES}/${JAR}`)
const trustedRoot = await readFixture(`${SAMPLES}/sigstore/trusted_root.json`)
const policy = {
  identity:
    'https://git.shomei-lab.invalid/example/hello-shomei/.github/workflows/release.yml@refs/tags/v1.0.0',
  issuer: 'https://token.actions.shomei-lab.invalid',
}
const sample = async (name: string): Promise<SigstoreScenario> => ({
  artifact,
  bundle: await readFixture(`${SAMPLES}/sigstore/${name}`),
  trustedRoot,
  policy,
})
const message = await sample(`${JAR}.sigstore.json`)
const provenance = await sample(`${JAR}.provenance.sigstore.json`)

function ask({ artifact: bytes, ...others }: SigstoreScenario): SigstoreReport {
  return verifySigstore({ artifact: { bytes }, ...others })
}

function failures({ checks }: SigstoreReport): string[] {
  return checks.flatMap((check) => ('code' in check ? [`${check.id}: ${check.code}`] : []))
}

const BY_LIBRARY = 'library: library-rejects'
const EXPECTED: Readonly<Record<SigstoreAttackId, readonly string[]>> = {
  'other-artifact': ['signature: signature-invalid', 'artifact: digest-mismatch', BY_LIBRARY],
  'look-alike-repository': ['identity: identity-mismatch'],
  fork: ['identity: identity-mismatch'],
  'branch-for-tag': ['identity: identity-mismatch'],
  'another-person': ['identity: identity-mismatch'],
  'other-issuer': ['issuer: issuer-mismatch'],
  late: ['certificate-chain: outside-validity', BY_LIBRARY],
  'clock-moved': ['certificate-chain: outside-validity', BY_LIBRARY],
  'self-issued-certificate': ['certificate-chain: chain-untrusted', BY_LIBRARY],
  'no-sct': ['sct: sct-missing', BY_LIBRARY],
  'unknown-ct-log': ['sct: sct-untrusted', BY_LIBRARY],
  'wrong-instance': [
    'certificate-chain: chain-untrusted',
    'inclusion-promise: log-unknown',
    'checkpoint: log-unknown',
    BY_LIBRARY,
  ],
  'expired-log-key': ['inclusion-promise: log-key-expired', 'checkpoint: log-key-expired', BY_LIBRARY],
  'stripped-proof': ['bundle: not-a-bundle'],
  'flipped-proof-node': ['inclusion-proof: proof-invalid', BY_LIBRARY],
  'entry-removed': ['inclusion-proof: proof-invalid', BY_LIBRARY],
  'entry-of-another-bundle': ['log-entry: entry-mismatch', BY_LIBRARY],
}
/** An attestation is whole beside any artifact; only the subject tells. */
const EXPECTED_OF_PROVENANCE = { ...EXPECTED, 'other-artifact': ['artifact: subject-mismatch'] }

describe.each([
  ['a signature over the artifact', message, EXPECTED],
  ['provenance', provenance, EXPECTED_OF_PROVENANCE],
] as const)('on %s', (_, scenario, expected) => {
  test('nothing fails without an attack', () => {
    const report = ask(scenario)
    expect(failures(report)).toEqual([])
    expect(report.verdict).toBe('verified')
  })

  test.each(SIGSTORE_ATTACKS)('$id fails at $breaks', ({ id, breaks, make }) => {
    const before = structuredClone(scenario)
    const attacked = make(scenario)
    expect(scenario).toEqual(before)
    if (!attacked) throw new Error(`${id}: nothing to attack in the sample`)
    const report = ask(attacked)
    expect(failures(report)).toEqual(expected[id])
    expect(failures(report).map((failure) => failure.split(':')[0])).toContain(breaks)
    expect(report.verdict).toBe(id === 'stripped-proof' ? 'undecided' : 'rejected')
    expect(report.agrees).toBe(true)
  })

  test('late shows the honest certificate once more', () => {
    const certificate = ({ bundle }: SigstoreScenario) =>
      partsOf(bundle).find(({ id }) => id === 'certificate')
    const attacked = SIGSTORE_ATTACKS.find(({ id }) => id === 'late')?.make(scenario)
    expect(attacked && certificate(attacked)).toEqual(certificate(scenario))
  })
})

test('an attacked sample is the same bytes every time', () => {
  for (const { id, make } of SIGSTORE_ATTACKS) {
    const [once, twice] = [make(message), make(message)]
    if (!once || !twice) throw new Error(`${id}: nothing to attack in the sample`)
    expect(equalBytes(once.bundle, twice.bundle), id).toBe(true)
    expect(equalBytes(once.trustedRoot, twice.trustedRoot), id).toBe(true)
  }
})

const ON_ANY = SIGSTORE_ATTACKS.filter(({ needsLab }) => !needsLab)
const SUITE = 'sigstore-conformance'
const HAPPY = (await listShared(`${SUITE}/bundle-verify`)).filter(
  (name) => !/\.(md|txt)$|_fail$|managed-key/.test(name),
)

describe('on the bundles of others', () => {
  if (HAPPY.length === 0) test.skip('skipped: no shared data', () => {})
  for (const name of HAPPY) {
    test(name, async () => {
      const scenario = await conformance(name)
      expect(ask(scenario).verdict).toBe('verified')
      for (const { id, breaks, make } of ON_ANY) {
        const attacked = make(scenario)
        // A tree of one entry has an empty path.
        if (!attacked && id === 'flipped-proof-node') continue
        expect(attacked, id).toBeDefined()
        const report = ask(attacked ?? scenario)
        expect(report.verdict, id).toBe(id === 'stripped-proof' ? 'undecided' : 'rejected')
        expect(report.agrees, id).toBe(true)
        expect(failures(report).join(), id).toContain(`${breaks}: `)
      }
    })
  }
})

async function conformance(name: string): Promise<SigstoreScenario> {
  const read = (file: string) => readShared(`${SUITE}/bundle-verify/${name}/${file}`)
  const text = async (file: string) => fromUtf8((await read(file)) ?? utf8(''))?.trim()
  const bundle = (await read('bundle.sigstore.json')) ?? utf8('')
  const bytes = (await read('artifact')) ?? (await readShared(`${SUITE}/a.txt`)) ?? utf8('')
  return {
    artifact: bytes,
    bundle,
    trustedRoot: (await read('trusted_root.json')) ?? utf8(await publicGoodTrustedRoot()),
    policy: { identity: (await text('identity')) || IDENTITY, issuer: (await text('issuer')) || ISSUER },
  }
}
const IDENTITY =
  'https://github.com/sigstore-conformance/extremely-dangerous-public-oidc-beacon/.github/workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main'
const ISSUER = 'https://token.actions.githubusercontent.com'

const THAT_READ = SIGSTORE_ATTACKS.filter(
  ({ id, needsLab }) => !needsLab || id === 'entry-of-another-bundle' || id === 'late',
)

describe('on what is no release at all', () => {
  const nothing = { artifact: new Uint8Array(), policy: {} }
  test.each([
    '',
    'null',
    '[]',
    '{}',
    '{"verificationMaterial":null}',
    '{"mediaType":1,"verificationMaterial":{"tlogEntries":7}}',
    '{"mediaType":"x","verificationMaterial":{"tlogEntries":[null,{"logId":{}}]},"tlogs":[null,{"logId":{}}]}',
    '['.repeat(100_000),
  ])('%#: no exception, nothing verified', (text) => {
    const scenario = { ...nothing, bundle: utf8(text), trustedRoot: utf8(text) }
    for (const { id, make } of THAT_READ) {
      const attacked = make(scenario)
      if (attacked) expect(ask(attacked).verdict, id).not.toBe('verified')
    }
  })
})
