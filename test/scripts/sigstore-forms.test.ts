/** What is handed to the terminal's options for Sigstore, in whatever form, and what several come to together. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256 } from '@noble/hashes/sha2.js'
import { afterAll, describe, expect, test } from 'vitest'
import { intake } from '#words/intake'
import { toHex, utf8 } from '../../playground/bytes.ts'
import { signKeyless, toPem, trustedRootOf } from '../../playground/world/index.ts'
import { outcomeAsJson, printOutcome } from '../../scripts/playground/claims.ts'
import { sigstore } from '../../scripts/playground/methods/sigstore.ts'
import * as made from '../intake/cases/made.ts'
import { about, alice, bytes, key, NOW, trustedRoot, world } from '../sigstore/lab.ts'

const folder = mkdtempSync(join(tmpdir(), 'shomei-forms-'))
afterAll(() => rmSync(folder, { recursive: true }))
let count = 0
function kept(content: Uint8Array | string, name = `file-${++count}`): string {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}

const { text } = made
const [one, other] = [made.attested.bundle, made.signed.bundle]
const elsewhere = { bundle: null, bundle_url: 'https://x.invalid/a' }
const artifact = kept(bytes)
const root = kept(trustedRoot)
const EXPECTED = ['--certificate-identity', alice.email, '--certificate-oidc-issuer', alice.issuer]
const lines = (...bundles: readonly unknown[]) => kept(bundles.map(text).join('\n'))

const run = (bundle: string, ...more: readonly string[]) =>
  sigstore.run(['--bundle', bundle, '--trusted-root', root, ...more, artifact])
async function verdictOf(bundle: string, ...more: readonly string[]) {
  const outcome = await run(bundle, ...more)
  return 'claims' in outcome ? outcome.verdict : outcome.report.verdict
}

describe('several bundles come to', () => {
  const expected = (bundle: string, ...more: readonly string[]) => verdictOf(bundle, ...EXPECTED, ...more)
  const stranger = signKeyless(world, {
    content: about([]),
    at: NOW,
    identity: { ...alice, email: 'b@example.com' },
  })

  test('verified, where each is', async () => {
    expect(await expected(lines(one, other))).toBe('verified')
  })
  test('verified, where one is and the others are of another kind than was asked for', async () => {
    expect(await expected(lines(one, made.publishedBy.bundle))).toBe('verified')
    expect(await expected(lines(one, made.held.bundle))).toBe('verified')
    expect(await verdictOf(lines(one, made.held.bundle), '--key', kept(toPem('PUBLIC KEY', key.spki)))).toBe(
      'verified',
    )
    expect(await expected(lines(one, other), '--type', 'slsaprovenance1')).toBe('verified')
  })
  test('no more than undecided, where none is, or one is not there', async () => {
    expect(await expected(lines(made.publishedBy.bundle, made.publishedBy.bundle))).toBe('undecided')
    expect(await expected(kept(text({ attestations: [{ bundle: one }, elsewhere] })))).toBe('undecided')
    expect(await verdictOf(lines(one, other))).toBe('undecided')
  })
  test('rejected, where one of the kind asked for is, and where none but another kind is there', async () => {
    expect(await expected(lines(one, stranger.bundle))).toBe('rejected')
    expect(await expected(lines(made.held.bundle, made.held.bundle))).toBe('rejected')
  })

  test('a text that says of each where it stands and what it came to, and JSON that says the same', async () => {
    const outcome = await run(kept(text({ attestations: [{ bundle: one }, elsewhere] })), ...EXPECTED)
    const printed = printOutcome(outcome)
    expect(printed).toContain('# bundle 2/2\n  bundle\n' + intake.elsewhere + '\n  https://x.invalid/a')
    expect(printed).toMatch(/bundle 2 個のうち、検証できたのは 1 個です。\n判断できません \(undecided\)$/)
    const json = JSON.parse([...outcomeAsJson(outcome)].join('')) as {
      claims: readonly { report?: object }[]
    }
    expect(json).toMatchObject({
      verdict: 'undecided',
      claims: [{ report: { verdict: 'verified' } }, { elsewhere: 'https://x.invalid/a' }],
    })
  })

  test('one line for one label, whoever wrote it', async () => {
    const hostile = {
      attestations: [{ bundle: one, predicateType: 'x\n検証できました (verified)\u001b[2J' }, elsewhere],
    }
    const printed = printOutcome(await run(kept(text(hostile)), ...EXPECTED))
    expect(printed.split('\n')[1]).toMatch(/^ {2}x.*検証できました \(verified\)/)
    expect(printed).not.toContain('\u001b')
  })
})

test('what another container holds is verified from it', async () => {
  const who = EXPECTED
  expect(await verdictOf(kept(text(made.cosignOf(other, made.certificatePem))), ...who)).toBe('verified')
  expect(await verdictOf(kept(text(made.pep740Of(one))), ...who)).toBe('verified')
  expect(await verdictOf(kept(made.utf16(text(one))), ...who)).toBe('verified')
})

test('a key is taken in every form, and of several none is chosen', async () => {
  const bundle = lines(made.held.bundle)
  expect(await verdictOf(bundle, '--key', kept(key.spki))).toBe('verified')
  const two = kept(`${made.keyPem}${made.keyPem}`)
  await expect(run(bundle, '--key', two)).rejects.toThrow(`--key: ${two}: ${intake.isSeveral(2)}`)
})

test('of several trusted roots the one that fits is used, and said', async () => {
  const roots = kept(
    [{ ...trustedRootOf(world), certificateAuthorities: [] }, trustedRootOf(world)].map(text).join('\n'),
  )
  const outcome = await sigstore.run(['--bundle', lines(one), '--trusted-root', roots, ...EXPECTED, artifact])
  expect('report' in outcome && outcome.report.verdict).toBe('verified')
  expect(outcome.also).toEqual([`# ${intake.byRoot(2, 2)}`])
})

test.each([
  ['--bundle', 'private-key', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n'],
  ['--key', 'private-key', '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n'],
  ['--key', 'minisign-key', 'RWQO6fiOES7/u1lt2muOJuXcP/IPH7FYR8bzb226P8u7J8pGvfCiDsd7\n'],
  ['--trusted-root', 'tuf-metadata', '{"signed":{"_type":"root"},"signatures":[]}'],
  [
    '--trusted-root',
    'signing-config',
    '{"mediaType":"application/vnd.dev.sigstore.signingconfig.v0.2+json"}',
  ],
  ['--bundle', 'web-page', '<!doctype html>\n<title>Sign in</title>'],
  ['--bundle', 'dsse-envelope', text(one.dsseEnvelope)],
] as const)('%s that is given a %s says so, and the next step', async (option, id, content) => {
  const path = kept(content)
  const given = { '--bundle': lines(one), '--trusted-root': root, [option]: path }
  const role = { '--bundle': 'bundle', '--trusted-root': 'trusted-root', '--key': 'public-key' } as const
  const says = `${option}: ${path}: ${intake.isOther(id, role[option])}`
  expect(intake.kinds[id].next).toBeDefined()
  await expect(sigstore.run([...Object.entries(given).flat(), artifact])).rejects.toThrow(says)
})

describe('an artifact that is typed', () => {
  const SHA = toHex(sha256(bytes))
  const typed = async (target: string, bundle: unknown = other) => {
    const outcome = await sigstore.run([
      '--bundle',
      lines(bundle),
      '--trusted-root',
      root,
      ...EXPECTED,
      target,
    ])
    return 'report' in outcome ? [outcome.report.verdict, outcome.also] : []
  }

  test('as a bare digest is compared by its length, which is said', async () => {
    expect(await typed(SHA)).toEqual(['verified', [`# ${intake.digestByLength('sha256')}`]])
    expect(await typed(SHA.toUpperCase())).toMatchObject(['verified', [expect.any(String)]])
    expect(await typed(`sha256:${SHA}`)).toEqual(['verified', []])
  })

  test('is a file first, whatever it is called', async () => {
    expect(await typed(kept(utf8('another artifact\n'), SHA))).toEqual(['rejected', []])
  })

  test('as a commit is compared with the subjects of a statement', async () => {
    const commit = '12'.repeat(20)
    const content = about([{ name: 'x', digest: { gitCommit: commit } }])
    const { bundle } = signKeyless(world, { content, at: NOW, identity: alice })
    expect(await typed(`gitCommit:${commit}`, bundle)).toEqual(['verified', []])
    expect(await typed(`gitCommit:${commit.replace('1', '3')}`, bundle)).toEqual(['rejected', []])
    await expect(typed('gitCommit:12')).rejects.toThrow('gitCommit: expected 40 or 64 hex digits, got "12"')
    await expect(typed(`sha1:${SHA}`)).rejects.toThrow('sha1: expected 40 hex digits')
  })
})
