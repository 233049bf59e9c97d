/** The field of what one expects: a list that is pasted into it keeps its lines. */
import { expect, test } from 'vitest'
import { render } from 'vitest-browser-vue'
import { userEvent } from 'vitest/browser'
import { h, reactive } from 'vue'
import ExpectForm from '../../components/verify/ExpectForm.vue'
import PaperNote from '../../components/verify/PaperNote.vue'
import { EXPECTATIONS, type Expectation } from '../../playground/desk/expected.ts'

const nothing = () => Object.fromEntries(EXPECTATIONS.map((one) => [one, ''])) as Record<Expectation, string>

async function form() {
  const expected = reactive(nothing())
  const heard = nothing()
  const { container } = await render(() => [
    h(ExpectForm, {
      modelValue: expected,
      heard,
      asked: ['digest', 'fingerprint'],
      'onUpdate:modelValue': (value: Record<Expectation, string>) => void Object.assign(expected, value),
    }),
    h(PaperNote, { now: new Date(0), expected, heard }),
  ])
  const field = (one: Expectation) => {
    const found = container.querySelector(`[data-expect=${one}]`)
    if (!found) throw new Error(`no field for ${one}`)
    return found
  }
  return { expected, field, container }
}

const LIST = `${'a'.repeat(64)}  a\n${'b'.repeat(64)}  b`

test('two lines of digests stay two, on paper too', async () => {
  const { expected, field, container } = await form()
  await userEvent.fill(field('digest'), LIST)
  expect(expected.digest).toBe(LIST)
  expect([...container.querySelectorAll('[data-paper] code')].map((one) => one.textContent)).toEqual(
    LIST.split('\n'),
  )
  await userEvent.type(field('digest'), '{enter}c')
  expect(expected.digest).toBe(`${LIST}\nc`)
})

test('a fingerprint in two lines is one', async () => {
  const { expected, field } = await form()
  await userEvent.fill(field('fingerprint'), 'AAAA\nBBBB')
  await userEvent.type(field('fingerprint'), '{enter}C')
  expect(expected.fingerprint).toBe('AAAA BBBBC')
})
