import { expect, test } from 'vitest'
import { ref } from 'vue'
import { demoFile } from '../../components/demos/demo-file.ts'
import { file, namedFields, text } from '../../components/demos/state/fields.ts'
import { marksOf } from '../../components/demos/state/link-marks.ts'

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
