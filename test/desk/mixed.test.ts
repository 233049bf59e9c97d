/** Three artifacts, two lists, keys, bundles and what has nothing to do with them, in thirty mixtures: who goes with whom. */
import { sha256, sha512 } from '@noble/hashes/sha2.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { toHex, utf8 } from '../../playground/bytes.ts'
import { createKeyHolder } from '../../playground/openpgp/make/index.ts'
import { message, signKeyless } from '../../playground/world/index.ts'
import { made } from '../openpgp/made.ts'
import { alice, NOW, trustedRoot, world } from '../sigstore/lab.ts'
import { ask } from './desk.ts'

const ARTIFACTS = ['tool-1.0.tar.gz', 'tool-1.0.zip', 'tool-1.0-docs.pdf'] as const
const bytesOf = Object.fromEntries(ARTIFACTS.map((name) => [name, utf8(`the bytes of ${name}\n`)]))
const created = new Date('2026-01-01T00:00:00Z')

interface Put {
  readonly name: string
  readonly bytes: Uint8Array
  /** Artifacts that it is about; none of noise, and of what is believed or not. */
  readonly about: readonly string[]
}

let signatures: Readonly<Record<string, Uint8Array>>
let key: Uint8Array
const bundles = Object.fromEntries(
  ARTIFACTS.map((name) => {
    const content = message(bytesOf[name] ?? new Uint8Array())
    return [name, utf8(JSON.stringify(signKeyless(world, { content, at: NOW, identity: alice }).bundle))]
  }),
)

beforeAll(async () => {
  const holder = createKeyHolder()
  const mine = made(await holder.makeKey({ userId: 'Me <me@example.com>', algorithm: 'ed25519', created }))
  key = mine.publicKey
  signatures = Object.fromEntries(
    await Promise.all(
      ARTIFACTS.map(async (name) => {
        const { signature } = made(
          await holder.sign(mine.fingerprint, bytesOf[name] ?? new Uint8Array(), { created }),
        )
        return [name, signature] as const
      }),
    ),
  )
})

/** The same for the same seed, on every machine. */
function choices(seed: number) {
  let state = seed * 2654435761
  const next = (below: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822507) + 0x9e3779b9) | 0
    return (state >>> 0) % below
  }
  return {
    next,
    shuffled<Value>(values: readonly Value[]): Value[] {
      const left = [...values]
      return values.flatMap(() => left.splice(next(left.length), 1))
    },
  }
}

function mixture(seed: number): Put[] {
  const { next, shuffled } = choices(seed)
  const line = (hash: (bytes: Uint8Array) => Uint8Array, name: string) =>
    `${toHex(hash(bytesOf[name] ?? new Uint8Array()))}  ${name}\n`
  const some = shuffled(ARTIFACTS).slice(0, 1 + next(3))
  const put: Put[] = ARTIFACTS.map((name) => ({ name, bytes: bytesOf[name] ?? new Uint8Array(), about: [] }))
  put.push({
    name: 'SHA256SUMS',
    bytes: utf8(ARTIFACTS.map((one) => line(sha256, one)).join('')),
    about: ARTIFACTS,
  })
  // Called anything: what is in it tells.
  put.push({
    name: `list-${next(9)}.txt`,
    bytes: utf8(some.map((one) => line(sha512, one)).join('')),
    about: some,
  })
  for (const name of ARTIFACTS.filter(() => next(3) > 0))
    put.push({ name: `${name}.asc`, bytes: signatures[name] ?? new Uint8Array(), about: [name] })
  for (const name of ARTIFACTS.filter(() => next(3) > 0)) {
    const called = next(2) === 0 ? `${name}.sigstore.json` : `attestation (${next(9)})${name.length}.json`
    put.push({ name: called, bytes: bundles[name] ?? new Uint8Array(), about: [name] })
  }
  put.push({ name: 'KEYS', bytes: key, about: [] })
  put.push({ name: '404.html', bytes: utf8('<!doctype html><title>404 Not Found</title>'), about: [] })
  const folder = next(2) === 0 ? '' : 'release/'
  return shuffled(put).map((one) => ({
    ...one,
    name: folder + one.name,
    about: one.about.map((name) => folder + name),
  }))
}

describe('thirty mixtures', () => {
  test.each(Array.from({ length: 30 }, (_, i) => i + 1))('%i', async (seed) => {
    const put = mixture(seed)
    const found = await ask(Object.fromEntries(put.map(({ name, bytes }) => [name, bytes])), {
      roots: [trustedRoot],
      now: NOW,
      expected: { identity: alice.email, issuer: alice.issuer },
    })
    const seen = found.answers.flatMap(({ about, judged }) =>
      judged.map(({ claim }) => `${claim.item.name} → ${about.name}`),
    )
    const meant = put.flatMap(({ name, about }) => about.map((one) => `${name} → ${one}`))
    expect(seen.sort()).toEqual(meant.sort())
    expect(found.left).toEqual([])
    for (const { about, standing, judged } of found.answers) {
      if (about.name.endsWith('404.html')) {
        expect.soft([standing, judged.length]).toEqual(['undecided', 0])
        continue
      }
      const isAttested = judged.some(({ claim }) => claim.part.method === 'sigstore')
      expect
        .soft(`${about.name} ${standing}`)
        .toBe(`${about.name} ${isAttested ? 'verified' : 'nobody-expected'}`)
    }
  })
})
