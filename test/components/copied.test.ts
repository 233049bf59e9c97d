import { expect, test } from 'vitest'
import { ref } from 'vue'
import { useCopied } from '../../components/demos/copied.ts'

function copiedFrom(of: Readonly<Partial<Record<'identity' | 'issuer' | 'source', string>>>) {
  const parts = { identity: ref('mine'), issuer: ref(''), source: ref('') }
  const made = useCopied(parts)
  made.copy(of)
  return { ...parts, ...made }
}
const ALL = { identity: 'alice', issuer: 'https://issuer', source: 'mallory/evil' }

test('each part stays the claim’s until a person says another', () => {
  const { identity, issuer, source, isCopied } = copiedFrom(ALL)
  for (const [one, still] of [
    [identity, true],
    [source, true],
    [issuer, false],
  ] as const) {
    expect(isCopied.value).toBe(true)
    one.value += ' '
    expect(isCopied.value).toBe(true)
    one.value = 'typed'
    expect(isCopied.value).toBe(still)
  }
})

test('or confirms it; what is copied anew is marked anew, beside what still is', () => {
  const { identity, issuer, isCopied, confirm, copy } = copiedFrom(ALL)
  copy({ identity: 'bob' })
  ;[identity.value, issuer.value] = ['typed', 'typed']
  expect(isCopied.value).toBe(true)
  confirm()
  expect(isCopied.value).toBe(false)
  copy({ issuer: 'https://issuer' })
  expect(isCopied.value).toBe(true)
})

test('nothing that was not copied is marked, whatever a link says of it', () => {
  const { identity, isCopied, copied } = copiedFrom({ issuer: '' })
  expect([isCopied.value, identity.value]).toEqual([false, 'mine'])
  for (const said of ['mine', '["mine"]', '{"identity":["mine"]}', '{"toString":"mine"}', 'null']) {
    copied.value = said
    expect(isCopied.value).toBe(false)
  }
  copied.value = '{"identity":"mine"}'
  expect(isCopied.value).toBe(true)
})
