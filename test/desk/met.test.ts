/** What meets an expectation: a claim that came to an end, and nothing that whoever adds a file writes in it. */
import { sha256 } from '@noble/hashes/sha2.js'
import { expect, test } from 'vitest'
import { toHex, utf8 } from '../../playground/bytes.ts'
import type { Answers } from '../../playground/desk/answer.ts'
import type { Judged } from '../../playground/desk/judge.ts'
import { ASKED_OF, EXPECTATIONS, type Expected } from '../../playground/desk/expected.ts'
import { MOST_SIGNIFY } from '../../playground/minisign/message.ts'
import { createKeyHolder } from '../../playground/openpgp/make/index.ts'
import { createWorld, message, signKeyless } from '../../playground/world/index.ts'
import { recorded } from '../minisign/recorded.ts'
import { made } from '../openpgp/made.ts'
import { alice, bytes, NOW, trustedRoot, world } from '../sigstore/lab.ts'
import { bytesIn, caseNamed } from '../ssh/cases.ts'
import { ask, type Asked, type Files } from './desk.ts'

const created = new Date('2026-01-01T00:00:00Z')
const holder = createKeyHolder()
const [mine, other] = await Promise.all(
  ['Me <me@example.com>', 'Other <other@example.com>'].map(async (userId) =>
    made(await holder.makeKey({ userId, algorithm: 'ed25519', created })),
  ),
)
if (!mine || !other) throw new Error('met: no keys')
const digestOf = (of: Uint8Array) => toHex(sha256(of))

const signedIn = (where: typeof world) =>
  signKeyless(where, { content: message(bytes), at: NOW, identity: alice }).bundle
/** Whoever makes a CA of their own has it say whatever they like, and keeps from comparison what would speak against it. */
const forged = () => {
  const bundle = signedIn(createWorld({ seed: 'another', now: NOW, earlierEntries: 2 }))
  const { tlogEntries: [entry] = [], ...material } = bundle.verificationMaterial
  const { inclusionPromise: _, ...rest } = entry ?? {}
  const checkpoint = { envelope: 'x' }
  const inclusionProof = { logIndex: '0', rootHash: '', treeSize: '1', hashes: [], checkpoint }
  const timestampVerificationData = { rfc3161Timestamps: [{ signedTimestamp: btoa('nothing') }] }
  const tlogEntries = [{ ...rest, integratedTime: '0', inclusionProof }]
  return { ...bundle, verificationMaterial: { ...material, tlogEntries, timestampVerificationData } }
}
const written = (bundle: object) => utf8(JSON.stringify(bundle))
const listed = async (name: string, by = mine.fingerprint) =>
  made(await holder.clearsign(by, utf8(`${digestOf(bytes)}  ${name}\n`), { created })).signed
const ssh = caseNamed('ed25519')
const mini = recorded('minisign-good')
const signify = recorded('signify-good')
const keyOf = ({ key }: typeof mini) => new TextDecoder().decode(key).split('\n')[1] ?? ''

const byAlice = { identity: alice.email, issuer: alice.issuer }
const byMe = { fingerprint: mine.fingerprint }
interface Case {
  readonly what: string
  readonly expected: Expected
  readonly added: () => Files | Promise<Files>
  readonly artifact?: Uint8Array
  readonly asked?: Omit<Asked, 'expected'>
  readonly gives: 'verified' | 'undecided' | 'rejected'
}
const CASES: readonly Case[] = [
  {
    what: 'a bundle by an authority of somebody’s own',
    expected: byAlice,
    added: () => ({ 'a.txt.sigstore.json': written(forged()) }),
    gives: 'undecided',
  },
  {
    what: 'a bundle with half of what has to be expected',
    expected: { identity: alice.email },
    added: () => ({ 'a.txt.sigstore.json': written(signedIn(world)) }),
    gives: 'undecided',
  },
  {
    what: 'the bundle that was expected',
    expected: byAlice,
    added: () => ({ 'a.txt.sigstore.json': written(signedIn(world)) }),
    gives: 'verified',
  },
  {
    what: 'a forged one beside it',
    expected: byAlice,
    added: () => ({ 'a.txt.sigstore.json': written(signedIn(world)), 'a.txt.json': written(forged()) }),
    gives: 'verified',
  },
  {
    what: 'a signature without its key',
    expected: byMe,
    added: async () => ({
      'a.txt.asc': made(await holder.sign(mine.fingerprint, bytes, { created })).signature,
    }),
    gives: 'undecided',
  },
  {
    what: 'a signed list of which no line is surely about it',
    expected: byMe,
    added: async () => ({
      'SHA256SUMS.asc': made(
        await holder.clearsign(
          mine.fingerprint,
          utf8(`${digestOf(utf8('b'))}  b/a.txt\n${digestOf(utf8('c'))}  c/a.txt\n`),
          { created },
        ),
      ).signed,
      'k.asc': mine.publicKey,
    }),
    gives: 'undecided',
  },
  {
    what: 'a signed list with its line',
    expected: byMe,
    added: async () => ({ 'SHA256SUMS.asc': await listed('a.txt'), 'k.asc': mine.publicKey }),
    gives: 'verified',
  },
  {
    what: 'a list that somebody else signed',
    expected: byMe,
    added: async () => ({
      'SHA256SUMS.asc': await listed('a.txt', other.fingerprint),
      'k.asc': other.publicKey,
    }),
    gives: 'rejected',
  },
  {
    what: 'an SSH signature, and signers that nobody believes',
    expected: { principal: ssh.principal ?? '' },
    artifact: bytesIn(ssh, 'artifact') ?? bytes,
    added: () => ({
      'a.txt.sig': bytesIn(ssh, 'signature') ?? bytes,
      allowed_signers: bytesIn(ssh, 'signers') ?? bytes,
    }),
    gives: 'undecided',
  },
  {
    what: 'a minisign signature by the key that was expected',
    expected: { key: keyOf(mini) },
    artifact: mini.artifact,
    added: () => ({ 'a.txt.minisig': mini.signature }),
    gives: 'verified',
  },
  {
    what: 'a signature over more than signify reads',
    expected: { key: keyOf(signify) },
    artifact: signify.artifact,
    added: () => ({ 'a.txt.sig': signify.signature }),
    asked: { sizes: { 'a.txt': MOST_SIGNIFY + 1 } },
    gives: 'undecided',
  },
]

const claimsOf = ({ answers }: Answers): readonly Judged[] => answers.flatMap(({ judged }) => judged)

test.each(CASES)(
  'beside a digest that holds, $what: $gives',
  async ({ expected, added, artifact, asked, gives }) => {
    const of = artifact ?? bytes
    const by = {
      roots: [trustedRoot],
      now: NOW,
      ...asked,
      expected: { ...expected, digest: digestOf(of) },
    }
    const before = await ask({ 'a.txt': of }, by)
    expect(before.standing).toBe('undecided')
    const files = await added()
    const found = await ask({ 'a.txt': of, ...files }, by)
    expect(found.standing).toBe(gives)
    // No file takes a desk to green by what it says: each that was waited for is met by a claim that is verified itself.
    const verified = claimsOf(found).filter(({ standing }) => standing === 'verified')
    const methods = new Set(verified.map(({ claim }) => claim.part.method))
    for (const one of EXPECTATIONS)
      if (found.standing === 'verified' && expected[one] !== undefined)
        expect(methods).toContain(ASKED_OF[one])
    if (gives === 'undecided')
      expect(found.answers[0]?.unmet).toEqual(EXPECTATIONS.filter((one) => one in expected))
  },
)
