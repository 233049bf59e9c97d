import { expect, test } from 'vitest'
import { ref, shallowRef } from 'vue'
import { type DemoFile, demoFile, withoutChanges } from '../../components/demos/demo-file.ts'
import { choice, doubt, type Field, flag, namedFields, text } from '../../components/demos/state/fields.ts'
import { file } from '../../components/demos/state/file-fields.ts'
import { marksOf, useLinkMarks } from '../../components/demos/state/link-marks.ts'
import {
  digestsMeant,
  fingerprintMeant,
  minisignKeyMeant,
  repositoryNamed,
  statementTypeMeant,
  textMeant,
} from '../../components/demos/state/meaning.ts'

const deck = (sample: string) => ({ ...demoFile(sample, new Blob([sample])), sample })
const fields = namedFields({
  policy: { apart: file(ref()), pasted: text(ref('')) },
  view: { tab: text(ref('')) },
})
const before = { apart: deck('SHA256SUMS'), pasted: '', tab: '' }

test('an expectation is the link’s unless it is the deck’s own: another file of the deck is another', () => {
  const of = (values: object) => Object.keys(marksOf(fields, { ...before, ...values }, before))
  expect(of({ apart: deck('SHA256SUMS') })).toEqual([])
  expect(of({ apart: deck('release/SHA256SUMS') })).toEqual(['apart'])
  expect(of({ apart: { ...deck('SHA256SUMS'), patches: new Map([[0, 1]]), from: 'link' } })).toEqual([
    'apart',
  ])
  expect(of({ pasted: 'x', tab: 'y' })).toEqual(['pasted'])
})

const FPR = 'E7314525D404F8E3E2638730DD15FB060C507E03'
const spaced = FPR.replace(/.{4}/g, '$& ')
const DIGEST = 'ab'.repeat(32)
const KEY = 'RWS1pTYEac1Z55DINKnJdu7ZrVelSaznajNk5oOgMWe9l5H5MSFHsZSw'

/** Field of a kind, what a link set, what comes to the same, and what is another thing. */
const KINDS: Readonly<
  Record<string, readonly [of: (value: never) => Field, link: string, same: readonly string[], other: string]>
> = {
  fingerprint: [
    (value: string) => text(ref(value), fingerprintMeant),
    FPR,
    [`${FPR} `, ` ${FPR}`, spaced, FPR.toLowerCase(), `0x${FPR}`, FPR.replace(/.{2}/g, '$&:'), `${FPR}\n`],
    FPR.replace('E', 'F'),
  ],
  'half a fingerprint': [
    (value: string) => text(ref(value), fingerprintMeant),
    'E7314525',
    ['E7314525 ', ' E7314525'],
    'E7314526',
  ],
  identity: [
    (value: string) => text(ref(value), textMeant),
    'https://example.com/A',
    [' https://example.com/A', 'https://example.com/A \n', '\u3000https://example.com/A'],
    'https://example.com/a',
  ],
  digest: [
    (value: string) => text(ref(value), digestsMeant),
    DIGEST,
    [
      `${DIGEST} `,
      DIGEST.toUpperCase(),
      `\n${DIGEST}`,
      `${DIGEST}  mine.jar`,
      `# mine\n${DIGEST}`,
      `sha256:${DIGEST}`,
    ],
    DIGEST.replace('a', 'c'),
  ],
  'a digest beside a named one': [
    (value: string) => text(ref(value), digestsMeant),
    `${DIGEST}\n${'0'.repeat(64)}  notes.txt`,
    [DIGEST, `${DIGEST}\n${'1'.repeat(64)}  notes.txt`, `${'0'.repeat(64)}  notes.txt`],
    '1'.repeat(64),
  ],
  'a key of minisign': [
    (value: string) => text(ref(value), minisignKeyMeant),
    `untrusted comment: minisign public key\n${KEY}\n`,
    [KEY, ` ${KEY}\n`, `untrusted comment: mine\n${KEY}\n`],
    KEY.replace('Z55D', 'Z56D'),
  ],
  'a repository': [
    (value: string) => text(ref(value), repositoryNamed),
    'https://github.com/example/x',
    ['example/x', ' example/x'],
    'example/y',
  ],
  'a type of statement': [
    (value: string) => text(ref(value), statementTypeMeant),
    'https://slsa.dev/provenance/v1',
    ['slsaprovenance1', 'https://slsa.dev/provenance/v1 '],
    'spdx',
  ],
}
test.each(Object.entries(KINDS))(
  '%s: is the link’s for as long as it means the same',
  (_, [of, link, same, other]) => {
    const [named] = namedFields({ policy: { one: of(link as never) } })
    if (!named) throw new Error('no field')
    const { marks, expectations } = useLinkMarks([named])
    marks.value = { one: link }
    for (const value of [link, ...same]) {
      named.ref.value = value
      expect(expectations.value, value).toEqual(['one'])
    }
    for (const value of [other, '']) {
      named.ref.value = value
      expect(expectations.value, value).toEqual([])
    }
  },
)

test('what means the deck’s own is the deck’s own', () => {
  const one = namedFields({ policy: { fingerprint: text(ref(''), fingerprintMeant) } })
  expect(marksOf(one, { fingerprint: spaced }, { fingerprint: FPR })).toEqual({})
})

test('a file is the link’s when a person has changed it and taken that back', () => {
  const apart = shallowRef<DemoFile>()
  const named = namedFields({
    policy: { apart: file(apart), on: flag(ref(true)), way: choice(ref('a'), ['a']) },
  })
  const { marks, expectations } = useLinkMarks(named)
  for (const brought of [deck('release/SHA256SUMS'), demoFile('x', new Blob(['x']))]) {
    apart.value = brought
    marks.value = { apart: brought, on: true, way: 'a' }
    expect(expectations.value).toEqual(['apart', 'on', 'way'])
    apart.value = { ...brought, patches: new Map([[0, 1]]) }
    expect(expectations.value).toEqual(['on', 'way'])
    apart.value = withoutChanges(apart.value)
    expect(expectations.value).toEqual(['apart', 'on', 'way'])
    apart.value = demoFile('x', new Blob(['x']))
    expect(expectations.value).toEqual(['on', 'way'])
  }
})

test('a link may raise a doubt, and take none away', async () => {
  const copied = doubt(ref('x'))
  expect(await copied.decode('identity\nissuer')).toEqual({ value: 'identity\nissuer' })
  expect(await copied.decode('')).toBeUndefined()
})
