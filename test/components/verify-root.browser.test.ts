/** A root that a person believes takes the place of the one that ships here, for as long as it is believed. */
import { expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import { makeSamplesIn } from '../../components/demos/samples.ts'
import { roomOf } from '../../playground/desk/room.ts'
import { useDesk } from '../../components/verify/use-desk.ts'
import { trustedRoot } from '../sigstore/lab.ts'

test('what there is no room for is told by its name, and nothing is plain beside it', async () => {
  makeSamplesIn('npm', () => Promise.resolve(new Blob([trustedRoot.slice()])))
  const scope = effectScope()
  const desk = scope.run(() => useDesk(() => roomOf(trustedRoot.length)))
  if (!desk) throw new Error('no desk')
  await desk.take(['one.json', 'two.json'].map((name) => new File([trustedRoot.slice()], name)))
  expect(desk.items.value.map(({ name }) => name)).toEqual(['one.json'])
  expect(desk.refused.value).toBe(1)
  await vi.waitFor(
    () => expect(desk.verification.answer.value?.untaken).toEqual([{ why: 'too-many', names: ['two.json'] }]),
    {
      timeout: 10_000,
    },
  )
  scope.stop()
})

test('which roots are believed follows the person', async () => {
  makeSamplesIn('npm', () => Promise.resolve(new Blob([trustedRoot.slice()])))
  const scope = effectScope()
  const desk = scope.run(useDesk)
  if (!desk) throw new Error('no desk')
  const roots = () => desk.trust.value.filter(({ isBelieved }) => isBelieved).map(({ name }) => name)
  await desk.take([new File([trustedRoot.slice()], 'own.json')])
  await vi.waitFor(() => expect(roots()).toEqual(['trusted_root.json']), { timeout: 10_000 })
  const [own] = desk.items.value
  if (!own) throw new Error('no item')
  desk.believed.value = new Set([own.id])
  expect(roots()).toEqual(['own.json'])
  desk.believed.value = new Set()
  expect(roots()).toEqual(['trusted_root.json'])
  scope.stop()
})
