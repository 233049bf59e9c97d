/** A root that a person believes takes the place of the one that ships here, for as long as it is believed. */
import { expect, test, vi } from 'vitest'
import { effectScope } from 'vue'
import { makeSamplesIn } from '../../components/demos/samples.ts'
import { useDesk } from '../../components/verify/use-desk.ts'
import { trustedRoot } from '../sigstore/lab.ts'

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
