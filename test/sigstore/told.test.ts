/** The slide that tells how a bundle is verified tells of every check that says something, in the verifier's order. */
import { expect, test } from 'vitest'
import { VERIFY_STEPS } from '../../locales/ids.ts'
import { KEYLESS_PLAN } from '../../playground/sigstore/plan.ts'

test('the steps of the slide are the checks of the demo, in the same order', () => {
  // What can be read at all comes before, and what the library itself says after all of them.
  const plan = KEYLESS_PLAN.filter(
    ({ id, proves }) => proves !== 'format' && !['material', 'library'].includes(id),
  )
  expect(VERIFY_STEPS.flatMap(({ checks }) => checks)).toEqual(plan.map(({ id }) => id))
})
