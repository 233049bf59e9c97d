/** Keyrings in GnuPG's keybox format, written by hand and by gpg. */
import { describe, expect, test } from 'vitest'
import { concatBytes } from '../../playground/bytes.ts'
import { verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { decisiveIn } from '../../playground/report.ts'
import { chance } from '../../scripts/fuzz/random.ts'
import { readShared } from '../support/files.ts'
import { caseNamed, inputOf } from './cases.ts'
import { packetsOf } from './garbage.ts'
import { blob, HEADER, keyboxOf } from './keybox.ts'

const input = await inputOf(caseNamed('two-signatures-one-block'))

/** Each key by itself. */
function split(file: Uint8Array): Uint8Array[] {
  const keys: Uint8Array[][] = []
  for (const { tag, whole } of packetsOf(file)) {
    if (tag === 6) keys.push([])
    keys.at(-1)?.push(whole)
  }
  return keys.map((parts) => concatBytes(...parts))
}

const keys = split(input.keys[0] ?? new Uint8Array())
const ask = (...files: readonly Uint8Array[]) => verifyOpenpgp({ ...input, keys: files })

async function outcome(...files: readonly Uint8Array[]) {
  const { checks, verdict } = await ask(...files)
  const format = checks.find(({ id }) => id === 'keys-format')
  const warned = format?.status === 'passed' ? format.warning : undefined
  return [verdict, decisiveIn(checks)?.code ?? warned]
}

describe('a keybox', () => {
  test('of several keys is all of them, and what gpg says of the signatures is what it says', async () => {
    expect(keys).toHaveLength(2)
    const report = await ask(keyboxOf(keys))
    expect(report.verdict).toBe('verified')
    expect(report.gpg).toEqual((await ask(...input.keys)).gpg)
  })

  test('says nothing of a key that is not in it', async () => {
    const [first] = keys
    const { verdict, told } = await ask(keyboxOf(first ? [first] : []))
    expect([verdict, told.map(({ stopped }) => stopped?.id)]).toEqual([
      'undecided',
      [undefined, 'key-available'],
    ])
  })

  test('may hold certificates of X.509 and what was deleted beside them', async () => {
    const x509 = blob(Uint8Array.of(0x30, 0), 3)
    const deleted = blob(Uint8Array.of(1, 2, 3), 0).with(-1, 0)
    const file = concatBytes(HEADER, x509, deleted, ...keys.map((key) => blob(key)))
    expect(await outcome(file)).toEqual(['verified', 'some-keys-unreadable'])
    expect(await outcome(concatBytes(HEADER, x509))).toEqual(['undecided', 'only-x509'])
  })

  test('of nothing holds no key', async () => {
    expect(await outcome(HEADER)).toEqual(['undecided', 'no-public-key'])
  })

  const whole = keyboxOf(keys)
  test.each([
    ['is cut', whole.subarray(0, whole.length - 1)],
    ['is cut behind the length of a blob', concatBytes(whole, Uint8Array.of(0, 0, 1))],
    ['has a blob of no length', concatBytes(whole, new Uint8Array(32))],
    ['has a blob of a kind that there is not', concatBytes(whole, blob(Uint8Array.of(1), 9))],
    [
      'has a blob without room for a key',
      concatBytes(whole, blob(new Uint8Array()).subarray(0, 8).with(3, 8)),
    ],
  ])('that %s is damaged: what is missing may be about any key', async (_, file) => {
    expect(await outcome(file)).toEqual(['undecided', 'keybox-damaged'])
  })

  test('changed anywhere behind its header never turns the answer round', async () => {
    const random = chance(1, 0, 'keybox')
    const verdicts = new Set<string>()
    for (let i = 0; i < 40; i++) {
      const at = HEADER.length + random.below(whole.length - HEADER.length)
      const changed = whole.with(at, (whole[at] ?? 0) ^ (1 << random.below(8)))
      verdicts.add((await ask(changed)).verdict)
    }
    expect([...verdicts]).toEqual(['undecided'])
  })

  test('that is larger than files of keys may be is not looked at', async () => {
    const much = concatBytes(HEADER, blob(new Uint8Array(17 * 1024 * 1024)))
    const format = (await ask(much)).checks.find(({ id }) => id === 'keys-format')
    expect(format).toMatchObject({ status: 'skipped', because: 'too-much' })
  })
})

const real = await readShared('field/keybox/pubring.kbx')

test.skipIf(real === undefined)(`one that gpg wrote${real ? '' : ' (skipped: no shared data)'}`, async () => {
  const [signature, artifact] = await Promise.all(
    ['a.txt.asc', 'a.txt'].map((name) => readShared(`field/keybox/${name}`)),
  )
  if (!signature || !artifact || !real) throw new Error('the field data is not complete')
  const policy = { now: new Date('2026-11-29T00:00:00Z') }
  expect((await verifyOpenpgp({ artifact, signature, keys: [real], policy })).verdict).toBe('verified')
})
