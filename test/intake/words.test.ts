/** Every kind has its words, and those that are not read here say what to do. */
import { expect, test } from 'vitest'
import { intake } from '#words/intake'
import { utf8 } from '../../playground/bytes.ts'
import { identify, takeApart } from '../../playground/intake/identify.ts'
import { KINDS } from '../../playground/intake/kinds.ts'
import { MOST_SEEN, sightOf } from '../../playground/intake/sight.ts'

test('every kind has a name of its own, and no words are left without one', () => {
  const ids = [...KINDS.map(({ id }) => id), 'artifact']
  expect(Object.keys(intake.kinds).sort()).toEqual(ids.sort())
  const names = Object.values(intake.kinds).map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})

test.each(KINDS.filter((kind) => !('parts' in kind)))(
  '$id, which no method is given, says the next step',
  ({ id }) => {
    expect(intake.kinds[id].next).toMatch(/。/)
  },
)

/** As a desk has it. */
function seen(name: string, text: string, size?: number) {
  const sight = sightOf(name, utf8(text), size)
  const found = identify(sight)
  return { kind: found.id, recognised: found.recognised, ...takeApart(found, sight) }
}

test.each([
  ['{"attestations":[]}', 'Sigstore の bundle を並べたものですが、1 つも入っていません。'],
  ['{"version":1,"attestation_bundles":[]}', 'PyPI の attestation（PEP 740）ですが、1 つも入っていません。'],
  [
    `tree ${'a'.repeat(40)}\ncommitter a <a@b> 1 +0000\ngpgsig -----BEGIN SIGNED MESSAGE-----\n AA==\n -----END SIGNED MESSAGE-----\n\nm\n`,
    'git の commit か tag ですが、ここで検証できる種類の署名ではありません。',
  ],
])('why nothing is compared by it is known, and said: %j', (text, words) => {
  const one = seen('a', text)
  expect([one.isUnread, intake.unread(one)]).toEqual([true, words])
})

test('of a file that is too large to be looked at nobody says that it is of no known kind', () => {
  const small = seen('a.txt', 'a')
  const large = seen('a.txt', 'a', MOST_SEEN + 1)
  expect([small.kind, large.kind]).toEqual(['artifact', 'artifact'])
  expect(intake.nameOf(small)).not.toBe(intake.nameOf(large))
})
