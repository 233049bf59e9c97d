/** Whoever names the root that they believe believes no other: the one that ships here is left out, and the words say so. */
import { expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import type { Item, Trust } from '../../playground/desk/item.ts'
import { rootsBelieved, withShipped } from '../../playground/desk/roots.ts'
import { look } from '../../playground/intake/look.ts'
import { sightOf } from '../../playground/intake/sight.ts'
import { createWorld, signKeyless, trustedRootOf } from '../../playground/world/index.ts'
import { alice, bytes, NOW, plain, trustedRoot, world } from '../sigstore/lab.ts'
import { ask } from './desk.ts'

const root = (name: string, content: Uint8Array, more: Partial<Trust> = {}): Trust => ({
  method: 'sigstore',
  part: { method: 'sigstore', role: 'trusted-root', bytes: content },
  name,
  isBelieved: true,
  ...more,
})
const shipped = root('trusted_root.json', trustedRoot, { isShipped: true })
const other = utf8(
  JSON.stringify(trustedRootOf(createWorld({ seed: 'another', now: NOW, earlierEntries: 1 }))),
)
const bundle = utf8(JSON.stringify(signKeyless(world, { ...plain, identity: alice }).bundle))
const files = { a: bytes, 'a.sigstore.json': bundle, 'own.json': other, 'public.json': trustedRoot }
const items = [
  { id: 0, name: 'a.sigstore.json', size: bundle.length, ...look(sightOf('a.sigstore.json', bundle)) },
] as readonly Item[]

const standing = async (believed: readonly string[]) => {
  const expected = { identity: alice.email, issuer: alice.issuer }
  return (await ask(files, { expected, believed, shipped })).standing
}

test('the shipped root is believed where no other is', async () => {
  const trust = withShipped([root('own.json', other, { isBelieved: false })], shipped)
  expect(rootsBelieved(items, trust)).toBe('shipped')
  expect(await standing([])).toBe('verified')
})

test('and not beside one of a person', async () => {
  const trust = withShipped([root('own.json', other)], shipped)
  expect(rootsBelieved(items, trust)).toEqual({ own: ['own.json'] })
  expect(await standing(['own.json'])).toBe('rejected')
})

test('whoever wants both hands over both; a key is no root', async () => {
  const both = withShipped([root('own.json', other), root('public.json', trustedRoot)], shipped)
  expect(rootsBelieved(items, both)).toEqual({ own: ['own.json', 'public.json'] })
  expect(await standing(['own.json', 'public.json'])).toBe('verified')
  const key: Trust = { ...root('key.pem', bytes), part: { method: 'sigstore', role: 'public-key', bytes } }
  expect(withShipped([key], shipped)).toContain(shipped)
  expect(rootsBelieved([], both)).toBeUndefined()
})
