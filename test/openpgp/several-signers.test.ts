/** Of several signatures all decide, as for gpg, until the person says whose it has to be, or how many. */
import { describe, expect, test } from 'vitest'
import { concatBytes } from '../../playground/bytes.ts'
import { type OpenpgpPolicy, verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { standingOf } from '../../playground/report.ts'
import { caseNamed, inputOf } from './cases.ts'

async function ask(name: string, policy: Partial<OpenpgpPolicy> = {}) {
  return verifyOpenpgp(await inputOf(caseNamed(name), policy))
}

/** The fingerprints of those that signed, in the order of the file. */
async function signersOf(name: string): Promise<string[]> {
  const { told } = await ask(name)
  return told.map(({ fingerprint }) => fingerprint ?? '')
}

const codes = ({ checks }: Awaited<ReturnType<typeof ask>>) =>
  checks.flatMap((check) =>
    check.status === 'passed' ? (check.warning ?? []) : 'code' in check ? check.code : [],
  )

describe.each([
  ['second-key-missing', 0, 'undecided'],
  ['first-key-missing', 1, 'undecided'],
  ['first-signature-bad', 1, 'rejected'],
] as const)('%s', (name, good, verdict) => {
  test('each signature is told by itself, and all count', async () => {
    const { told, verdict: is } = await ask(name)
    expect(told.map(({ stopped }) => stopped === undefined)).toEqual([good === 0, good === 1])
    expect(told.map(({ counts }) => counts)).toEqual([true, true])
    expect(told[1 - good]?.stopped?.id).toBe(verdict === 'rejected' ? 'signature-integrity' : 'key-available')
    expect(is).toBe(verdict)
  })

  test('whoever expects the one that is good hears that it is, and gpg beside it says what it says', async () => {
    const fingerprint = (await signersOf(name))[good] ?? ''
    const report = await ask(name, { fingerprint })
    expect([report.verdict, standingOf(report)]).toEqual(['verified', 'verified'])
    expect(codes(report)).toEqual(['others-set-aside'])
    expect(report.told.map(({ counts }) => counts)).toEqual([good === 0, good === 1])
    expect(report.gpg).toEqual((await ask(name)).gpg)
  })

  test('whoever expects the other does not', async () => {
    const fingerprint = (await signersOf(name))[1 - good] ?? ''
    expect((await ask(name, { fingerprint })).verdict).toBe(verdict)
  })

  test('of several that are expected one has to have signed, and nothing that is bad', async () => {
    const signers = await signersOf(name)
    const stranger = '0'.repeat(40)
    const both = await ask(name, { fingerprint: [...signers, stranger] })
    expect([both.verdict, standingOf(both)]).toEqual(['verified', 'verified'])
    expect(both.told.map(({ counts }) => counts)).toEqual([good === 0, good === 1])
    expect((await ask(name, { fingerprint: [stranger, signers[1 - good] ?? ''] })).verdict).toBe(verdict)
    expect((await ask(name, { fingerprint: [...signers, 'none'] })).verdict).not.toBe('verified')
    expect((await ask(name, { fingerprint: [] })).verdict).toBe((await ask(name)).verdict)
  })

  test('one of them is enough for whoever wants one; it says nothing of whose it is', async () => {
    const report = await ask(name, { threshold: 1 })
    expect([report.verdict, standingOf(report)]).toEqual(['verified', 'nobody-expected'])
  })

  test('two are not there', async () => {
    const fingerprint = (await signersOf(name))[good] ?? ''
    for (const policy of [{ threshold: 2 }, { threshold: 2, fingerprint }]) {
      const report = await ask(name, policy)
      expect(report.verdict).toBe(verdict)
      expect(codes(report)).toContain(verdict === 'rejected' ? 'too-few-signers' : 'signers-uncounted')
    }
    const report = await ask(name, { threshold: 3 })
    expect([report.verdict, codes(report)]).toEqual(['rejected', expect.arrayContaining(['too-few-signers'])])
  })
})

test('two keys that signed are two; one that signed twice is one', async () => {
  expect((await ask('two-signatures-one-block', { threshold: 2 })).verdict).toBe('verified')
  expect((await ask('two-signatures-one-block', { threshold: 3 })).verdict).toBe('rejected')
  const input = await inputOf(caseNamed('rsa2048-sha512-binary'), { threshold: 2 })
  const twice = await verifyOpenpgp({ ...input, signature: concatBytes(input.signature, input.signature) })
  expect([twice.verdict, codes(twice)]).toEqual(['rejected', ['too-few-signers']])
})

test('a signature of the expected signer that is bad speaks against its signer, whatever else they signed', async () => {
  const input = await inputOf(caseNamed('rsa2048-sha512-binary'))
  const fingerprint = (await verifyOpenpgp(input)).told[0]?.fingerprint ?? ''
  const bad = input.signature.with(-1, (input.signature.at(-1) ?? 0) ^ 1)
  const policy = { ...input.policy, fingerprint, threshold: 1 }
  const report = await verifyOpenpgp({ ...input, signature: concatBytes(bad, input.signature), policy })
  expect([report.verdict, codes(report)]).toEqual(['rejected', ['signature-mismatch']])
})

test('of a file that cannot all be read nothing is verified, whoever is expected', async () => {
  const input = await inputOf(caseNamed('rsa2048-sha512-binary'), { threshold: 1 })
  const signature = concatBytes(input.signature, Uint8Array.of(1, 2))
  expect((await verifyOpenpgp({ ...input, signature })).verdict).toBe('undecided')
})

test.each([0, -1, 1.5, Number.NaN])('%d is no number of signers', async (threshold) => {
  await expect(ask('second-key-missing', { threshold })).rejects.toThrow(RangeError)
})
