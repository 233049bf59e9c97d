import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { effectScope, nextTick, type EffectScope } from 'vue'
import { usePreload } from '../../components/demos/use-preload.ts'
import { currentPage, page } from '../support/slidev-client.ts'

let scope: EffectScope
let started: number
/** A page that is never idle, as one out of sight may be, would wait for ever. */
let waiting: (() => void)[]
beforeEach(() => {
  scope = effectScope()
  started = 0
  waiting = []
  vi.stubGlobal('requestIdleCallback', (then: () => void) => waiting.push(then))
  page.value = 20
})
afterEach(() => {
  scope.stop()
  vi.unstubAllGlobals()
  page.value = currentPage.value = 20
})

async function at(slide: number): Promise<number> {
  currentPage.value = slide
  await nextTick()
  for (const then of waiting.splice(0)) then()
  return started
}

const use = () => scope.run(() => usePreload(() => started++))

test('starts on the slides before its own, once', async () => {
  currentPage.value = 2
  use()
  expect(await at(3)).toBe(0)
  expect(await at(14)).toBe(0)
  expect(await at(15)).toBe(1)
  expect(await at(16)).toBe(1)
  expect(await at(2)).toBe(1)
  expect(await at(20)).toBe(1)
})

test('starts at once where the deck opens near it', async () => {
  currentPage.value = 19
  use()
  expect(await at(19)).toBe(1)
})

test('never starts on the first slide, however near', async () => {
  page.value = 3
  currentPage.value = 1
  use()
  expect(await at(1)).toBe(0)
  expect(await at(2)).toBe(1)
})
