/** Whose a mission's solution is: somebody else's for as long as what solves it is what their link says. */
import { expect, test } from 'vitest'
import { render } from 'vitest-browser-vue'
import { defineComponent, h } from 'vue'
import { labWorker } from '../../components/demos/workers.ts'
import { type Play, useMission } from '../../components/study/missions/use-mission.ts'
import { beginAfresh } from '../support/afresh.ts'
import { packedLink } from '../support/demo-link.ts'

const KEY = 'openpgp/pin'
/** For one answer of a worker that has yet to start, on a busy machine, milliseconds. */
const PATIENCE = 30_000

beginAfresh()

async function played(state: object) {
  const hash = `#${KEY}=${await packedLink(state)}`
  history.replaceState(null, '', `${location.pathname}${location.search}${hash}`)
  let play: Play | undefined
  const Probe = defineComponent(() => {
    play = useMission(KEY)
    return () => h('p')
  })
  await render(Probe)
  const judged = () => (play?.isCurrent.value ? play.judgement.value?.because : undefined)
  return {
    play: () => play as Play,
    comesTo: (because: string) => expect.poll(judged, { timeout: PATIENCE }).toBe(because),
  }
}

async function solution() {
  const { start } = await labWorker().openMission(KEY, {})
  return /((?:[0-9A-F]{4} *){10})/.exec(start['card'] ?? '')?.[1]?.trim() ?? ''
}

test.each<[string, (text: string) => string]>([
  ['one blank more', (text) => `${text} `],
  ['no blanks', (text) => text.replaceAll(' ', '')],
  ['small letters', (text) => text.toLowerCase()],
  ['colons', (text) => text.replaceAll(' ', ':')],
])('is not one’s own with %s', async (_, rewritten) => {
  const fingerprint = await solution()
  const { play, comesTo } = await played({ fingerprint })
  await comesTo('solved')
  expect(play().isLinked.value).toBe(true)
  play().set('fingerprint', rewritten(fingerprint))
  await comesTo('solved')
  expect(play().isLinked.value).toBe(true)
})

test('is one’s own after an attempt of somebody else that solved nothing', async () => {
  const { play, comesTo } = await played({ fingerprint: '00'.repeat(20) })
  await comesTo('genuine-rejected')
  expect(play().isLinked.value).toBe(true)
  play().set('fingerprint', await solution())
  await comesTo('solved')
  expect(play().isLinked.value).toBe(false)
})

test('is in the address as soon as somebody asks for it, and told where it does not fit', async () => {
  const { play, comesTo } = await played({ fingerprint: '00'.repeat(20) })
  await comesTo('genuine-rejected')
  const before = location.hash
  play().set('fingerprint', '11'.repeat(20))
  expect(await play().inAddress()).toBe(true)
  expect(location.hash).not.toBe(before)
  const noise = Array.from({ length: 40_000 }, (_, i) => ((i * i * 7919 + i * 104_729) % 65_521).toString(36))
  play().set('fingerprint', noise.join(''))
  expect(await play().inAddress()).toBe(false)
  play().reset()
  expect(await play().inAddress()).toBe(true)
})
