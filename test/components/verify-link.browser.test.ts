/** The desk as a link: what travels, whose it is where it arrives, and how it is taken back. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { render } from 'vitest-browser-vue'
import { defineComponent, h, nextTick, reactive, ref } from 'vue'
import type { LinkedFile } from '../../components/verify/link-fields.ts'
import { shownBy } from '../../components/verify/marks.ts'
import type { Handed } from '../../components/verify/use-desk.ts'
import { type DeskLink, type Followable, useDeskLink } from '../../components/verify/use-link.ts'
import { utf8 } from '../../playground/bytes.ts'
import { packedLink } from '../support/demo-link.ts'

const nothing = () => ({
  digest: '',
  fingerprint: '',
  key: '',
  principal: '',
  identity: '',
  issuer: '',
  'source-repository': '',
  'source-ref': '',
  type: '',
})
const clean = () => history.replaceState(null, '', location.pathname + location.search)
beforeEach(clean)
afterEach(clean)

const handedOf = (id: number, name: string, content: BlobPart, more: Partial<Handed> = {}): Handed => ({
  id,
  name,
  file: new Blob([content]),
  ...more,
})

async function opened(handed: readonly Handed[] = []) {
  const files = ref<readonly Handed[]>(handed)
  const brought = ref<readonly LinkedFile[]>([])
  const desk: Followable = {
    handed: files,
    put: ref(new Map<number, number>()),
    expected: reactive(nothing()),
    heard: reactive(nothing()),
    believed: ref(new Set<number>()),
    bring: async (linked) => {
      brought.value = linked
      files.value = [
        ...files.value,
        ...linked.map(({ name, bytes }, i) => handedOf(900 + i, name, bytes.slice(), { from: 'link' })),
      ]
    },
    dropLinked: () => (files.value = files.value.filter(({ from }) => from !== 'link')),
  }
  let link: DeskLink | undefined
  await render(
    defineComponent({
      setup() {
        link = useDeskLink(desk)
        return () => h('i')
      },
    }),
  )
  if (!link) throw new Error('not set up')
  return { desk, link, brought }
}

const hashOf = (address: string | undefined) => address?.slice(address.indexOf('#')) ?? ''

test('files, corrections and expectations arrive; what is believed, and from where one knows it, does not', async () => {
  const { desk, link } = await opened([
    handedOf(11, 'a.bin', Uint8Array.of(0xff, 0, 0xfe)),
    handedOf(12, 'b.txt', '\uFEFFbé\r\n', { isArtifact: true }),
    handedOf(13, 'SUMS', 'x'),
  ])
  desk.put.value = new Map([[13, 11]])
  desk.expected.fingerprint = 'A'.repeat(40)
  desk.heard.fingerprint = 'a friend told me'
  desk.believed.value = new Set([13])
  await expect.poll(() => link.address.value).toContain('#verify=')
  const first = link.address.value
  desk.expected.fingerprint = 'B'.repeat(40)
  await expect.poll(() => link.address.value).not.toBe(first)
  history.replaceState(null, '', hashOf(link.address.value))
  const { desk: there, brought } = await opened()
  await expect.poll(() => brought.value.length).toBe(3)
  expect(brought.value).toEqual([
    { name: 'a.bin', bytes: Uint8Array.of(0xff, 0, 0xfe), isArtifact: false },
    { name: 'b.txt', bytes: utf8('\uFEFFbé\r\n'), isArtifact: true },
    { name: 'SUMS', bytes: utf8('x'), isArtifact: false, about: 0 },
  ])
  expect(there.expected.fingerprint).toBe('B'.repeat(40))
  expect(there.heard.fingerprint).toBe('')
  expect(there.believed.value.size).toBe(0)
})

test('a verdict is not green by a link, until it is taken back at once and the address is clean', async () => {
  const state = { files: [{ name: 'x', text: 'x' }], fingerprint: 'A'.repeat(40), digest: ' ' }
  history.replaceState(null, '', `#verify=${await packedLink(state)}`)
  const { desk, link } = await opened([handedOf(1, 'mine', 'mine')])
  await expect.poll(() => link.from.files.value).toEqual(['files'])
  expect(link.from.expectations.value).toEqual(['fingerprint'])
  expect(shownBy(link.from)('verified')).toBe('linked')
  expect(shownBy(link.from)('rejected')).toBe('rejected')
  // The same in another spelling is still the link's.
  desk.expected.fingerprint = 'aaaa '.repeat(10)
  expect(link.from.expectations.value).toEqual(['fingerprint'])
  link.from.takeBack()
  await nextTick()
  expect(desk.expected.fingerprint).toBe('')
  expect(desk.handed.value.map(({ name }) => name)).toEqual(['mine'])
  expect(shownBy(link.from)('verified')).toBe('verified')
  expect(location.hash).toBe('')
})

test('a person’s own expectation takes the link’s place, and comes back where a link covered it', async () => {
  const { desk, link } = await opened()
  desk.expected.identity = 'me@example.com'
  location.hash = `verify=${await packedLink({ identity: 'eve@example.com', issuer: 'https://eve.example' })}`
  await expect.poll(() => link.from.expectations.value).toEqual(['identity', 'issuer'])
  desk.expected.issuer = 'https://accounts.example'
  expect(link.from.expectations.value).toEqual(['identity'])
  link.from.takeBack()
  expect([desk.expected.identity, desk.expected.issuer]).toEqual([
    'me@example.com',
    'https://accounts.example',
  ])
})

test.each([
  ['large', [handedOf(1, 'big', new Uint8Array(33 * 1024))]],
  ['dense', [handedOf(1, 'noise', crypto.getRandomValues(new Uint8Array(16 * 1024)))]],
  ['many', Array.from({ length: 17 }, (_, i) => handedOf(i + 1, `${i}`, ''))],
])('what is too %s fits into no link', async (_, handed) => {
  const { desk, link } = await opened()
  await expect.poll(() => link.address.value).toContain('#verify=')
  desk.handed.value = handed
  await expect.poll(() => link.address.value).toBeUndefined()
})

test.each([
  ['nothing', '#verify=AAAA'],
  ['no file at all', undefined],
])('a link that says %s brings nothing, and it is said', async (_, hash) => {
  const bad = await packedLink({ files: [{ name: 7, text: 'x' }], believed: [1] })
  history.replaceState(null, '', hash ?? `#verify=${bad}`)
  const { desk, link, brought } = await opened()
  await expect.poll(() => link.isUnread.value).toBe(true)
  expect([desk.handed.value, brought.value]).toEqual([[], []])
})
