/** What is at hand decides nothing before it is the one that was meant: other keys, more than are looked at, none at all. */
import { sha256 } from '@noble/hashes/sha2.js'
import { describe, expect, test } from 'vitest'
import { toHex, utf8 } from '../../playground/bytes.ts'
import { METHODS } from '../../playground/desk/methods.ts'
import { decisiveIn } from '../../playground/report.ts'
import {
  createWorld,
  generateKeyPair,
  signKeyless,
  signWithKey,
  toPem,
  trustedRootOf,
} from '../../playground/world/index.ts'
import { recorded } from '../minisign/recorded.ts'
import { alice, bytes, key, NOW, plain, trustedRoot, world } from '../sigstore/lab.ts'
import { ask, type Files, told } from './desk.ts'

describe('minisign', () => {
  const { artifact, signature, key: own } = recorded('minisign-good')
  const { key: other } = recorded('minisign-wrong-key')
  const came = { 'a.txt': artifact, 'a.txt.minisig': signature }

  test('a key of another id that only lies there is not the one to compare with', async () => {
    expect((await ask({ ...came, 'other.pub': other })).standing).toBe('undecided')
    const { standing, answers } = await ask({ ...came, 'other.pub': other, 'keys/own.pub': own })
    expect(standing).toBe('nobody-expected')
    const [judged] = answers[0]?.judged ?? []
    expect(judged && METHODS.minisign.says?.(judged.report)[0]).toBe(
      '$ minisign -V -p own.pub -x a.txt.minisig -m a.txt',
    )
  })

  test('one that is believed or expected is', async () => {
    const files = { ...came, 'other.pub': other }
    expect((await ask(files, { believed: ['other.pub'] })).standing).toBe('rejected')
    const typed = new TextDecoder().decode(other).split('\n')[1] ?? ''
    expect((await ask(files, { expected: { key: typed } })).standing).toBe('rejected')
  })

  describe('others of the same id, which anybody makes', () => {
    const forged = recorded('minisign-wrong-key-same-id').key
    const pointless = recorded('minisign-key-no-point').key
    const orders: Files[] = [
      { 'a.pub': forged, 'b.pub': pointless, 'own.pub': own },
      { 'own.pub': own, 'y.pub': pointless, 'z.pub': forged },
    ]
    const commands = ({ answers }: Awaited<ReturnType<typeof ask>>) =>
      answers.flatMap(({ judged }) => judged.map(({ report }) => METHODS.minisign.says?.(report)[0]))

    test.each(orders)('do not take the place of the one that holds', async (keys) => {
      const command = '$ minisign -V -p own.pub -x a.txt.minisig -m a.txt'
      for (const [believed, standing] of [
        [[], 'nobody-expected'],
        [Object.keys(keys), 'verified'],
      ] as const) {
        const found = await ask({ ...came, ...keys }, { believed })
        expect([found.answers[0]?.standing, commands(found)]).toEqual([standing, [command]])
      }
    })

    test.each(orders)('do not hide that the bytes are others', async (keys) => {
      for (const believed of [[], Object.keys(keys)])
        expect((await ask({ ...came, 'a.txt': utf8('evil'), ...keys }, { believed })).standing).toBe(
          'rejected',
        )
    })

    test('are not tried where they are very many, in any order', async () => {
      const lines = new TextDecoder().decode(own).split('\n')
      const many = Array.from({ length: 8 }, (_, i) => {
        const blob = Uint8Array.from(atob(lines[1] ?? ''), (one) => one.charCodeAt(0))
        blob[41] = (blob[41] ?? 0) ^ (i + 1)
        return [`k${i}.pub`, utf8(`${lines[0]}\n${btoa(String.fromCharCode(...blob))}\n`)] as const
      })
      const standing = async (keys: readonly (readonly [string, Uint8Array])[]) =>
        (await ask({ ...came, ...Object.fromEntries(keys) })).answers[0]?.standing
      expect(await standing([...many, ['own.pub', own]])).toBe('undecided')
      expect(await standing([['own.pub', own], ...many])).toBe('undecided')
      expect(await standing([...many.slice(1), ['own.pub', own], ['copy.pub', own]])).toBe('nobody-expected')
    })
  })

  test.each([
    ['without its last line end', (text: string) => text.trimEnd()],
    ['with a first line of somebody’s own', (text: string) => text.replace(/^.*\n/, 'our key\n')],
  ])('a key file %s is a key file', async (_, change) => {
    const bent = utf8(change(new TextDecoder().decode(own)))
    const found = await ask({ ...came, 'own.pub': bent }, { believed: ['own.pub'] })
    expect(told(found)[0]).toBe('a.txt: verified (a.txt.minisig name: verified)')
  })
})

describe('Sigstore: more that is believed than is looked at', () => {
  const decided = async (...given: Parameters<typeof ask>) => {
    const { standing, answers } = await ask(...given)
    return [standing, decisiveIn(answers[0]?.judged[0]?.report.checks ?? [])?.code]
  }

  test('keys', async () => {
    const bundle = utf8(JSON.stringify(signWithKey(world, { ...plain, key }).bundle))
    const pems = Array.from(
      { length: 8 },
      (_, i) => [`k${i}.pem`, generateKeyPair('p256', world.random.fork(`k${i}`)).spki] as const,
    )
    const files = (last: Uint8Array) =>
      Object.fromEntries([
        ['a.txt', bytes],
        ['a.txt.sigstore.json', bundle],
        ...[...pems, ['last.pem', last] as const].map(
          ([name, spki]) => [name, utf8(toPem('PUBLIC KEY', spki))] as const,
        ),
      ])
    const by = { roots: [trustedRoot], believed: [...pems.map(([name]) => name), 'last.pem'], now: NOW }
    expect(await decided(files(key.spki), by)).toEqual(['undecided', 'believed-too-many'])
    expect(await decided(files(key.spki), { ...by, believed: ['k0.pem', 'last.pem'] })).toEqual([
      'verified',
      undefined,
    ])
  })

  test('roots', async () => {
    const files = {
      'a.txt': bytes,
      'a.txt.sigstore.json': utf8(JSON.stringify(signKeyless(world, { ...plain, identity: alice }).bundle)),
    }
    const expected = { identity: alice.email, issuer: alice.issuer }
    const others = Array<Uint8Array>(8).fill(utf8('{}'))
    expect(await decided(files, { roots: [...others, trustedRoot], expected })).toEqual([
      'undecided',
      'believed-too-many',
    ])
    expect(await decided(files, { roots: [trustedRoot, ...others], expected })).toEqual([
      'verified',
      undefined,
    ])
    expect(await decided(files, { expected })).toEqual(['undecided', 'root-missing'])
  })
})

describe('Sigstore: the order of what is believed', () => {
  const other = createWorld({ seed: 'other', now: NOW, earlierEntries: 2 })
  const json = (value: object) => utf8(JSON.stringify(value))
  /** Its CA, and another's logs. */
  const older = { ...trustedRootOf(world), tlogs: trustedRootOf(other).tlogs }
  const without = { ...trustedRootOf(world), tlogs: [] }
  const ROOTS = [trustedRoot, json(trustedRootOf(other)), json(older), json(without)] as const
  const pems = {
    'k.pem': utf8(toPem('PUBLIC KEY', key.spki)),
    'o.pem': utf8(toPem('PUBLIC KEY', generateKeyPair('p256', world.random.fork('o')).spki)),
  }
  const expected = { identity: alice.email, issuer: alice.issuer }
  const { bundle: byKey } = signWithKey(world, { ...plain, key })
  const { bundle: keyless } = signKeyless(world, { ...plain, identity: alice })

  const orders = <T>(all: readonly T[]): T[][] =>
    all.length < 2
      ? [[...all]]
      : all.flatMap((one, i) => orders(all.toSpliced(i, 1)).map((rest) => [one, ...rest]))

  test.each([
    ['a key', byKey, {}, ROOTS, 'verified'],
    ['a key, and no root that knows its log', byKey, {}, ROOTS.slice(1), 'rejected'],
    ['a certificate', keyless, expected, ROOTS, 'verified'],
    ['a certificate, and no log', keyless, expected, ROOTS.slice(1), 'rejected'],
    ['a certificate, and nobody', keyless, {}, ROOTS, 'nobody-expected'],
  ] as const)('changes no verdict: %s', async (_, bundle, who, roots, good) => {
    for (const [artifact, standing] of [
      [bytes, good],
      [utf8('evil'), 'rejected'],
    ] as const)
      for (const order of orders(roots))
        for (const keys of orders(Object.entries(pems))) {
          const files = {
            'a.txt': artifact,
            'a.txt.sigstore.json': json(bundle),
            ...Object.fromEntries(keys),
          }
          const found = await ask(files, {
            roots: order,
            believed: bundle === byKey ? Object.keys(pems) : [],
            expected: who,
          })
          expect(found.answers[0]?.standing).toBe(standing)
        }
  })
})

test('a digest that was typed is about each file that has it', async () => {
  const files = { 'a.txt': utf8('a'), 'b.txt': utf8('b') }
  const hex = toHex(sha256(files['a.txt']))
  for (const digest of [hex, `sha256:${hex}`, `${hex}  a.txt`]) {
    const found = await ask(files, { expected: { digest } })
    expect(told(found)).toEqual([
      'a.txt: verified (a.txt said: verified)',
      'b.txt: undecided ()',
      'all: undecided',
    ])
  }
})
