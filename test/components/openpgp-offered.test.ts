import { expect, test } from 'vitest'
import { OFFERED } from '../../components/demos/openpgp-offered.ts'
import { honestScenario, OPENPGP_ATTACKS } from '../../playground/attacks/openpgp.ts'
import { readFixture } from '../support/files.ts'

test('the demo offers the attacks that can be made on its release, and no other', async () => {
  const release = await honestScenario(await readFixture('public/samples/hello-shomei-1.0.0.jar'))
  const made = await Promise.all(
    OPENPGP_ATTACKS.map(async ({ id, make }) => ((await make(release)) === undefined ? [] : [id])),
  )
  expect(OFFERED.toSorted()).toEqual(made.flat().sort())
})
