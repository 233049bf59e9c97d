import { describe, expect, it } from 'vitest'
import { equalBytes, fromHex, utf8 } from '../../playground/bytes.ts'
import { decodeBase64, encodeBase64 } from '../../playground/platform/base64.ts'
import { createHash } from '../../playground/platform/crypto.ts'
import {
  createWorld,
  generateKeyPair,
  message,
  person,
  provenance,
  signKeyless,
  signWithKey,
  subjectOf,
  workflow,
} from '../../playground/world/index.ts'
import { MerkleTree } from '../../playground/world/merkle.ts'
import { forkLog } from '../../playground/world/rekor.ts'
import { checkConsistency } from '../../playground/world/watch/consistency.ts'
import { headOf, isSignedBy, readHead } from '../../playground/world/watch/head.ts'
import { type WatchRule, searchLog, watchLog } from '../../playground/world/watch/monitor.ts'
import { createWitness, observe, observeLog } from '../../playground/world/watch/witness.ts'

const NOW = new Date('2026-10-01T09:00:00Z')
const sha256 = (bytes: Uint8Array) => Uint8Array.from(createHash('sha256').update(bytes).digest())
const leaf = (i: number) => utf8(`leaf ${i}`)
function treeOf(size: number, other?: number): MerkleTree {
  const tree = new MerkleTree()
  for (let i = 0; i < size; i++) tree.append(i === other ? utf8('rewritten') : leaf(i))
  return tree
}
const headAt = (tree: MerkleTree, size: number) => ({ size, root: tree.root(size) })

describe('a consistency proof', () => {
  const tree = treeOf(20)

  it('holds between any two heads of a log that only grew', () => {
    for (let later = 1; later <= 20; later++) {
      for (let earlier = 1; earlier <= later; earlier++) {
        const proof = tree.consistencyProof(earlier, later)
        const { code, reached } = checkConsistency(headAt(tree, earlier), headAt(tree, later), proof)
        expect(code).toBeUndefined()
        if (earlier < later) expect(reached).toEqual({ earlier: tree.root(earlier), later: tree.root(later) })
      }
    }
  })

  it('never holds against a log that rewrote any entry', () => {
    for (let changed = 0; changed < 12; changed++) {
      const fork = treeOf(14, changed)
      for (let earlier = changed + 1; earlier <= 14; earlier++) {
        const code = (proof: Uint8Array[]) =>
          checkConsistency(headAt(tree, earlier), headAt(fork, 14), proof).code
        expect(code(fork.consistencyProof(earlier, 14)), `${changed} ${earlier}`).toBeDefined()
        expect(code(tree.consistencyProof(earlier, 14)), `${changed} ${earlier}`).toBeDefined()
      }
    }
  })

  it('fails with any hash of it changed, left out or added', () => {
    const [earlier, later] = [headAt(tree, 7), headAt(tree, 18)]
    const proof = tree.consistencyProof(7, 18)
    for (const i of proof.keys()) {
      expect(checkConsistency(earlier, later, proof.with(i, sha256(leaf(i)))).code).toMatch(/root-mismatch$/)
      expect(checkConsistency(earlier, later, proof.toSpliced(i, 1)).code).toBeDefined()
    }
    expect(checkConsistency(earlier, later, [...proof, tree.root()]).code).toBe('proof-length')
    expect(checkConsistency(earlier, later, []).code).toBe('proof-length')
  })

  it('is not needed where there is nothing to prove', () => {
    const nothing = { size: 0, root: sha256(utf8('')) }
    expect(checkConsistency(nothing, headAt(tree, 3), [])).toEqual({})
    expect(checkConsistency(nothing, headAt(tree, 3), [tree.root()]).code).toBe('proof-length')
    expect(checkConsistency(headAt(tree, 3), headAt(tree, 3), [])).toEqual({})
    expect(checkConsistency(headAt(tree, 3), headAt(tree, 3), [tree.root()]).code).toBe('proof-length')
    expect(checkConsistency(headAt(tree, 3), headAt(treeOf(3, 1), 3), []).code).toBe('split-view')
    expect(checkConsistency(headAt(tree, 4), headAt(tree, 3), []).code).toBe('head-shorter')
  })
})

const alice = person('alice@example.com')
const elsewhere = person('alice@example.com', 'https://accounts.elsewhere.invalid')
const release = workflow('example/hello-shomei')
const artifact = utf8('an artifact\n')
const lab = createWorld({ seed: 'watch', now: NOW, earlierEntries: 3 })
const managed = generateKeyPair('p256', lab.random.fork('managed'))
const content = message(artifact)
for (const log of ['v1', 'v2'] as const) {
  const request = { content, at: NOW, log }
  signKeyless(lab, { ...request, identity: alice })
  signKeyless(lab, { ...request, identity: elsewhere })
  const attested = provenance([{ name: 'a', digest: { sha256: '00' } }], release)
  signKeyless(lab, { ...request, content: attested, identity: release })
  signWithKey(lab, { ...request, key: managed })
}

describe.each(['v1', 'v2'] as const)('a checkpoint of a %s log', (version) => {
  const log = lab.logs[version]
  const { checkpoint } = headOf(log, 5)

  it('says how long the log is, and the log signed it', () => {
    expect(readHead(checkpoint)).toEqual({ origin: log.origin, size: 5, root: log.tree.root(5) })
    expect(readHead(checkpoint.replace('=\n', '\n')), 'no padding').toBeUndefined()
    expect(isSignedBy(checkpoint, log)).toBe(true)
    expect(isSignedBy(checkpoint, lab.logs[version === 'v1' ? 'v2' : 'v1'])).toBe(false)
    const [text = '', signatures = ''] = checkpoint.split('\n\n')
    expect(isSignedBy(`${text.replace('\n5\n', '\n6\n')}\n\n${signatures}`, log)).toBe(false)
    expect(isSignedBy(text, log)).toBe(false)
    expect(isSignedBy(`${text}\n\n`, log)).toBe(false)
  })

  it('is signed by its lines of name and key id, each of which has to hold', () => {
    const [text = '', line = ''] = checkpoint.split('\n\n')
    const [, , signature = ''] = line.trim().split(' ')
    const octets = decodeBase64(signature)
    const lineWith = (at: number) =>
      `\u2014 ${log.signer} ${encodeBase64(octets.map((one, i) => (i === at ? one ^ 1 : one)))}\n`
    const [true_, otherKey, wrong] = [line, lineWith(0), lineWith(octets.length - 1)]
    const judge = (note: string) => {
      const { checks } = observe(createWitness([log]), note, [])
      const check = checks.find(({ status }) => status !== 'passed')
      return check && 'code' in check ? check.code : check?.status
    }
    expect(judge(`${text}\n\n${otherKey}${true_}`)).toBeUndefined()
    expect(judge(`${text}\n\n${otherKey}`)).toBe('checkpoint-unsigned')
    for (const both of [wrong + true_, true_ + wrong])
      expect(judge(`${text}\n\n${both}`)).toBe('checkpoint-invalid')
    for (const odd of ['more\n', 'more', '\n', '\u2014 a b\n'])
      expect(judge(`${text}\n\n${true_}${odd}`)).toBe('checkpoint-unreadable')
    expect(isSignedBy(`${text}\n\n${true_}more\n`, log)).toBe(false)
    expect(judge(`${text}\u0001\n\n${true_}`)).toBe('checkpoint-unreadable')
  })

  it('is witnessed as long as the log only grows', () => {
    const witness = createWitness([log])
    for (const size of [1, 2, 5, 5, log.tree.size]) {
      expect(observeLog(witness, log, size).verdict).toBe('verified')
      expect(witness.remembered.get(log.origin)?.size).toBe(size)
    }
    const shrunk = observeLog(witness, log, 3)
    expect(shrunk.checks.find(({ id }) => id === 'consistency')).toMatchObject({
      status: 'undecided',
      code: 'head-shorter',
    })
    expect(shrunk.verdict).toBe('undecided')
    expect(witness.remembered.get(log.origin)?.size).toBe(log.tree.size)
  })

  it('is witnessed from the first look on, whatever length the log has then', () => {
    for (let first = 0; first <= log.tree.size; first++) {
      const witness = createWitness([log])
      for (let size = first; size <= log.tree.size; size++) {
        const { verdict, checks } = observeLog(witness, log, size)
        expect([verdict, first, size]).toEqual(['verified', first, size])
        const evidence = checks.find(({ id }) => id === 'consistency')?.evidence ?? []
        const told = evidence.find(({ label }) => label === 'remembered-size')?.value
        // Of nothing remembered no length is told.
        expect(told).toBe(size === first ? undefined : `${size - 1}`)
      }
    }
    const needless = observe(createWitness([log]), checkpoint, [log.tree.root()])
    expect(needless.checks.find(({ id }) => id === 'consistency')).toMatchObject({ code: 'proof-length' })
  })

  it('of a new log without entries is none of a split view, until there are two of that length', () => {
    const empty = createWorld({ seed: 'empty', now: NOW, earlierEntries: 0 }).logs[version]
    const witness = createWitness([empty])
    expect(observeLog(witness, empty).verdict).toBe('verified')
    const [origin, size, , ...rest] = headOf(empty).checkpoint.split('\n')
    const other = [origin, size, btoa(String.fromCharCode(...log.tree.root(5))), ...rest].join('\n')
    const consistency = observe(witness, other, []).checks.find(({ id }) => id === 'consistency')
    expect(consistency).toMatchObject({ code: 'split-view' })
  })

  it('of a fork is refused, however the fork goes on', () => {
    const witness = createWitness([log])
    observeLog(witness, log)
    const forked = forkLog(log, log.tree.size - 1)
    const sign = () =>
      signKeyless(
        { ...lab, logs: { ...lab.logs, [version]: forked } },
        { content, identity: alice, at: NOW, log: version },
      )
    sign()
    const codeOf = () => {
      const found = observeLog(witness, forked).checks.find(({ id }) => id === 'consistency')
      return found?.status === 'failed' ? found.code : found?.status
    }
    expect(codeOf()).toBe('split-view')
    for (let i = 0; i < 3; i++) {
      sign()
      expect(codeOf()).toMatch(/^(?:earlier|later)-root-mismatch$/)
    }
    expect(isSignedBy(headOf(forked).checkpoint, log)).toBe(true)
    expect(witness.remembered.get(log.origin)?.root).toEqual(log.tree.root())
  })
})

describe('a fork', () => {
  const log = lab.logs.v1

  it('is the log itself until it goes its own way', () => {
    const forked = forkLog(log, 4)
    expect(forked.tree.size).toBe(4)
    expect(forked.tree.root()).toEqual(log.tree.root(4))
    expect([forked.origin, forked.logId]).toEqual([log.origin, log.logId])
  })

  it.each([-1, 1.5, NaN, 1000])('cannot be made at %d', (size) => {
    expect(() => forkLog(log, size)).toThrow(/^size: /)
  })
})

it.each(['', 'x', 'a\n1\nAA==\n', 'a\n01\n', 'a\n-1\n', `a\n${'9'.repeat(20)}\n`, '\n1\n'])(
  'a witness reads no checkpoint in "%s"',
  (note) => {
    const { checks, verdict } = observe(createWitness([lab.logs.v1]), note, [])
    expect(checks[0]).toMatchObject({ id: 'head', code: 'checkpoint-unreadable' })
    expect(verdict).toBe('undecided')
  },
)

it('a witness judges no log that it does not know', () => {
  const { checks } = observeLog(createWitness([lab.logs.v2]), lab.logs.v1)
  expect(checks[0]).toMatchObject({ id: 'head', code: 'log-unknown' })
})

describe.each(['v1', 'v2'] as const)('a monitor of a %s log', (version) => {
  const log = lab.logs[version]
  const indexes = (query: Parameters<typeof searchLog>[1]) =>
    searchLog(log, query).matches.map(({ index }) => index)

  it('finds every entry, each in the tree and with its signer', () => {
    const { matches, searched, head } = searchLog(log)
    expect([matches.length, searched, head.size]).toEqual([7, 7, 7])
    expect(matches.every(({ included }) => included)).toBe(true)
    expect(matches.map(({ logIndex }) => logIndex)).toEqual(
      matches.map(({ index }) => index + log.firstIndex),
    )
    expect(matches.at(3)).toMatchObject({
      signer: { kind: 'certificate', identity: 'alice@example.com', issuer: alice.issuer, notBefore: NOW },
      ...(version === 'v1' && { time: NOW }),
    })
    expect(matches.at(6)?.signer).toEqual({
      kind: 'key',
      der: managed.spki,
      publicKeySha256: sha256(managed.spki),
    })
    if (version === 'v2') expect(matches.at(3)).not.toHaveProperty('time')
  })

  it('finds by name, issuer, key, artifact, and all of them together', () => {
    expect(indexes({ identity: 'alice@example.com' })).toEqual([3, 4])
    expect(indexes({ identity: 'alice@example.com', issuer: alice.issuer })).toEqual([3])
    expect(indexes({ identity: 'Alice@example.com' })).toEqual([])
    expect(indexes({ identity: 'alice@example' })).toEqual([])
    expect(indexes({ identity: subjectOf(release) })).toEqual([5])
    expect(indexes({ publicKeySha256: sha256(managed.spki) })).toEqual([6])
    expect(indexes({ digest: sha256(artifact) })).toEqual([3, 4, 6])
    expect(indexes({ digest: sha256(artifact), issuer: elsewhere.issuer })).toEqual([4])
    expect(indexes({ digest: sha256(utf8('else')) })).toEqual([])
    const payload = provenance([{ name: 'a', digest: { sha256: '00' } }], release)
    const signed = payload.kind === 'envelope' ? payload.payload : utf8('')
    if (version === 'v1') expect(indexes({ digest: sha256(signed) })).toEqual([5])
  })

  it('raises no alarm about what its owner knows, and one about everything else', () => {
    const rule: WatchRule = {
      kind: 'person',
      email: 'alice@example.com',
      issuers: [alice.issuer],
      released: [sha256(artifact)],
    }
    const reasons = (change: Partial<WatchRule>) =>
      watchLog(log, { ...rule, ...change } as WatchRule).alarms.map(({ entry, reasons }) => [
        entry.index,
        ...reasons,
      ])
    expect(reasons({})).toEqual([[4, 'unexpected-issuer']])
    expect(reasons({ issuers: [alice.issuer, elsewhere.issuer] })).toEqual([])
    expect(reasons({ released: [] })).toEqual([
      [3, 'unknown-artifact'],
      [4, 'unexpected-issuer', 'unknown-artifact'],
    ])
    expect(watchLog(log, rule, 5)).toMatchObject({ entries: [], alarms: [], searched: 2 })
  })

  it('watches a repository: any workflow there is meant, and only the known ones are fine', () => {
    const repository = 'https://git.shomei-lab.invalid/example/hello-shomei'
    const rule = { kind: 'repository', repository, issuers: [release.issuer] } as const
    const alarms = (workflows: readonly string[]) => watchLog(log, { ...rule, workflows }).alarms
    expect(alarms([subjectOf(release)])).toEqual([])
    expect(alarms(['other']).map(({ reasons }) => reasons)).toEqual([['unexpected-workflow']])
    const lookAlike = { ...rule, repository: repository.slice(0, -1), workflows: [] }
    expect(watchLog(log, lookAlike).entries).toEqual([])
  })
})

it('a digest is found as it stands in its entry, of which kind ever', () => {
  const kinds = searchLog(lab.logs.v1).matches.map(({ kind, digests }) => [
    kind,
    ...digests.map((one) => one.of),
  ])
  expect(kinds[5]).toEqual(['dsse 0.0.1', 'payload', 'envelope'])
  expect(searchLog(lab.logs.v2).matches[5]?.digests[0]?.of).toBe('signed-bytes')
  const empty = fromHex('') ?? utf8('')
  expect(
    searchLog(lab.logs.v1).matches.some((one) => one.digests.some((d) => equalBytes(d.sha256, empty))),
  ).toBe(false)
})
