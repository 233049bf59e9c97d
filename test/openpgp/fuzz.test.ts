/** A part of what `npm run fuzz:openpgp` does, always the same part; and the rules it holds answers to. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { OpenpgpReport } from '../../playground/openpgp/index.ts'
import { broken, type Truth } from '../../scripts/fuzz/openpgp/judge.ts'
import { type Subject, subjects as all } from '../../scripts/fuzz/openpgp/subject.ts'
import { truthAbout, tryMutation, verify } from '../../scripts/fuzz/openpgp/try.ts'

const SEED = 1
const IN_NODE = typeof process !== 'undefined' && process.versions?.node !== undefined
const COUNT = IN_NODE ? 300 : 60

let subjects: readonly Subject[] = []
let truth: Truth = { digests: new Set(), userIds: new Set() }

beforeAll(async () => {
  subjects = await all()
  truth = await truthAbout(subjects)
})

describe('mutated signatures, keys and clearsigned texts', () => {
  test('as they are, the rules hold of them', async () => {
    for (const subject of subjects) {
      expect([subject.name, broken({ report: await verify(subject), took: 0 }, truth)]).toEqual([
        subject.name,
        undefined,
      ])
    }
  })

  test(`${COUNT} mutations, seed ${SEED}: every rule holds`, async () => {
    const tally = { verified: 0, rejected: 0, undecided: 0 }
    const complaints: string[] = []
    for (let index = 0; index < COUNT; index++) {
      const { mutant, report, complaint } = await tryMutation(subjects, truth, SEED, index)
      tally[report.verdict]++
      if (complaint) complaints.push(`#${index} ${mutant.name}: ${mutant.change}: ${complaint}`)
    }
    expect(complaints).toEqual([])
    // Mutations that are noticed, and mutations that nothing depends on: with either alone little would be tried.
    expect(tally.rejected + tally.undecided).toBeGreaterThan(COUNT / 2)
    expect(Math.min(tally.rejected, tally.undecided)).toBeGreaterThan(COUNT / 10)
    expect(tally.verified).toBeGreaterThan(COUNT / 20)
  })
})

describe('the judge', () => {
  const changed =
    (change: (report: OpenpgpReport) => Partial<OpenpgpReport>, took = 1) =>
    async () => {
      const subject = subjects.find(({ name }) => name === 'rsa2048-sha512-binary')
      if (subject === undefined) throw new Error('the judge: no subject')
      const report = await verify(subject)
      return broken({ report: { ...report, ...change(report) }, took }, truth)
    }
  const transcript = (part: object) => (report: OpenpgpReport) =>
    report.gpg === undefined ? {} : { gpg: { ...report.gpg, ...part } }

  test.each([
    ['nothing', changed(() => ({})), undefined],
    ['an answer that comes late', changed(() => ({}), 1001), 'took 1001 ms'],
    [
      'a rejection for no reason',
      changed(() => ({ verdict: 'rejected' })),
      'rejected, and no check says why',
    ],
    [
      'a lack of nothing',
      changed(() => ({ verdict: 'undecided', checks: [] })),
      'undecided, and no check says why',
    ],
    [
      'a code without words',
      changed(({ checks }) => ({
        checks: checks.map((check) => ({
          ...check,
          status: 'failed' as const,
          code: 'no such code' as never,
        })),
      })),
      'no sentence for no such code',
    ],
    [
      'another artifact',
      changed(({ signatures }) => ({
        signatures: signatures.map((signature) => ({ ...signature, digest: new Uint8Array(64) })),
      })),
      'a good signature over what nobody signed',
    ],
    [
      'a user id that was made up',
      changed(({ signatures }) => ({
        signatures: signatures.map((signature) => ({
          ...signature,
          key: signature.key && {
            ...signature.key,
            userIds: [{ text: 'mallory', validity: 'unknown' as const }],
          },
        })),
      })),
      expect.stringContaining('a certified user id that is not'),
    ],
    ['gpg’s error', changed(transcript({ exitCode: 2 })), 'verified, and gpg exits with 2'],
    [
      'an empty transcript',
      changed(transcript({ lines: { en: [], ja: [] } })),
      'a transcript without a line',
    ],
    [
      'a transcript that is shorter in Japanese',
      changed(transcript({ lines: { en: ['a', 'b'], ja: ['a'] } })),
      'a transcript that is longer in one language',
    ],
  ])('%s', async (_, complaint, expected) => {
    expect(await complaint()).toEqual(expected)
  })
})
