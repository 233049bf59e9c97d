/** A part of what `npm run fuzz:lab` does, always the same part. */
import { describe, expect, test } from 'vitest'
import { SIGSTORE_ATTACKS } from '../../playground/attacks/sigstore.ts'
import { fromUtf8 } from '../../playground/bytes.ts'
import { verifySigstore } from '../../playground/sigstore/index.ts'
import { type LabTried, tryLab, unnoticed } from '../../scripts/fuzz/lab-try.ts'
import { usePageBuffer } from '../support/page-buffer.ts'

usePageBuffer()

const SEED = 1
const IN_NODE = typeof process !== 'undefined' && process.versions?.node !== undefined
const COUNT = IN_NODE ? 100 : 20
const indexes = Array.from({ length: COUNT }, (_, i) => i)

describe('releases in random labs', () => {
  const tried: LabTried[] = []

  test(`${COUNT} of seed ${SEED}: verified, and two attacks on each refused by the check they name`, () => {
    tried.push(...tryLab(SEED, indexes, 2))
    expect(tried.flatMap(({ index, complaints }) => complaints.map((what) => `#${index} ${what}`))).toEqual(
      [],
    )
    expect(tried.map(({ index }) => index)).toEqual(indexes)
  })

  test.runIf(IN_NODE)('every attack and every kind of release is among them', () => {
    const attacks = new Set(tried.flatMap(({ attacks }) => attacks))
    expect([...attacks].sort()).toEqual(SIGSTORE_ATTACKS.map(({ id }) => id).sort())
    const words = new Set(tried.flatMap(({ release }) => release.name.split(', ')))
    const kinds = ['message', 'provenance', 'statement', 'v1', 'v2', 'v2 dsse', '0.1', '0.2', '0.3']
    expect([...words].sort()).toEqual([...kinds, 'email', 'workflow', 'key'].sort())
  })

  test('one of them again alone is the same bytes', () => {
    const [again, ...none] = tryLab(SEED, [12], 2)
    expect(none).toEqual([])
    const bundle = (one?: LabTried) => fromUtf8(one?.release.scenario.bundle ?? new Uint8Array())
    expect(bundle(again)).toBe(bundle(tried[12]))
    expect(bundle(again)).not.toBe(bundle(tried[13]))
  })
})

describe('the judge of the attacks', () => {
  const [tried] = tryLab(SEED, [0], 0)
  if (!tried) throw new Error('fuzz: nothing was tried')
  const { artifact: bytes, ...others } = tried.release.scenario
  const honest = verifySigstore({ artifact: { bytes }, ...others })
  const refused = verifySigstore({ artifact: { bytes: Uint8Array.of(1, 2, 3) }, ...others })

  test('objects to what is verified, is named by another check, or is not agreed on', () => {
    expect(unnoticed(honest, 'artifact')).toBe('verified: nothing stopped it')
    expect(unnoticed(refused, 'artifact')).toBeUndefined()
    expect(unnoticed(refused, 'checkpoint')).toContain('not by checkpoint, but ')
    expect(unnoticed({ ...refused, agrees: false }, 'artifact')).toContain('disagree')
    expect(unnoticed({ ...refused, verdict: 'undecided' }, 'artifact')).toContain('undecided: ')
  })
})
