import { describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-vue'
import { defineComponent, h, shallowRef } from 'vue'
import '../../styles/tokens.css'
import { bytesAt, currentBlob, type DemoFile, demoFile } from '../../components/demos/demo-file.ts'
import ByteEditor from '../../components/report/ByteEditor.vue'
import { toHex } from '../../playground/bytes.ts'

/** A page of the editor. */
const PAGE = 12 * 16

/** The byte at an offset is the offset, so that a wrong one is seen. */
const counting = (size: number) =>
  demoFile('counting.bin', new Blob([Uint8Array.from({ length: size }, (_, i) => i)]))

/** The editor as a demo mounts it: what it changes comes back to it. */
async function edit(start: DemoFile) {
  const file = shallowRef(start)
  const closed = shallowRef(0)
  const open = shallowRef(false)
  const Host = defineComponent(
    () => () =>
      open.value &&
      h(ByteEditor, {
        file: file.value,
        onChange: (next: DemoFile) => (file.value = next),
        onClose: () => closed.value++,
      }),
  )
  await render(Host)
  open.value = true
  await expect.element(page.getByRole('grid')).toHaveFocus()
  return {
    file,
    closed,
    patches: () => [...file.value.patches],
    replace: (next: DemoFile) => (file.value = next),
  }
}

const cursor = () => page.getByText(/^位置 /)
const at = (offset: number) =>
  expect.element(cursor()).toHaveTextContent(`位置 ${offset.toString(16).padStart(6, '0')}`)
const cell = (offset: number) => page.getByRole('grid').element().querySelector(`[data-offset="${offset}"]`)
const button = (name: string) => page.getByRole('button', { name })

describe('moves by', () => {
  test.each<[string, string, number]>([
    ['arrows', '{ArrowRight}{ArrowRight}{ArrowDown}{ArrowLeft}', 17],
    ['rows', '{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}', 32],
    ['no further than the start', '{ArrowLeft}{ArrowUp}', 0],
    ['End, and no further', '{End}{ArrowRight}{ArrowDown}', 999],
    ['Home', '{End}{Home}', 0],
    ['rows into another page', '{ArrowDown}'.repeat(13), 13 * 16],
  ])('%s', async (_what, keys, offset) => {
    await edit(counting(1000))
    await userEvent.keyboard(keys)
    await at(offset)
    await expect.poll(() => cell(offset)?.textContent).toBe(toHex(Uint8Array.of(offset)))
    const selected = page.getByRole('gridcell', { selected: true })
    await expect.element(selected).toHaveAttribute('data-offset', String(offset))
    await expect.element(page.getByRole('grid')).toHaveAttribute('aria-activedescendant', `byte-${offset}`)
    expect(document.getElementById(`byte-${offset}`)).toBe(selected.element())
  })

  test('a click on a byte, which keeps the keyboard', async () => {
    await edit(counting(1000))
    await expect.poll(() => cell(35)).not.toBeNull()
    await userEvent.click(cell(35) as Element)
    await at(35)
    await userEvent.keyboard('{ArrowRight}')
    await at(36)
  })
})

describe('pages', () => {
  test('by buttons that stop at both ends, and gives the keyboard back to the bytes', async () => {
    await edit(counting(2 * PAGE + 1))
    await expect.element(button('前へ')).toBeDisabled()
    await userEvent.click(button('次へ'))
    await at(PAGE)
    await expect.element(page.getByText('2 / 3')).toBeVisible()
    await expect.element(page.getByRole('grid')).toHaveFocus()
    await userEvent.keyboard('{ArrowRight}')
    await at(PAGE + 1)
    await userEvent.click(button('次へ'))
    await at(2 * PAGE)
    await expect.element(button('次へ')).toBeDisabled()
    await expect.poll(() => page.getByRole('gridcell').elements().length).toBe(1)
  })

  test('by the keyboard, again and again', async () => {
    await edit(counting(4 * PAGE))
    ;(button('次へ').element() as HTMLElement).focus()
    await userEvent.keyboard('{Enter}{Enter}')
    await at(2 * PAGE)
    await expect.element(button('次へ')).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await at(3 * PAGE)
    // The button is disabled now: the keys must not fall through to the slides.
    await expect.element(page.getByRole('grid')).toHaveFocus()
  })

  test('not at all in a small file', async () => {
    await edit(counting(PAGE))
    await expect.poll(() => page.getByRole('gridcell').elements().length).toBe(PAGE)
    await expect.element(button('次へ')).not.toBeInTheDocument()
  })

  test('and shows the bytes of the page it names, however often they were asked for', async () => {
    await edit(counting(40 * PAGE))
    await userEvent.keyboard('{End}{Home}{End}{Home}{ArrowDown}{End}')
    const last = 40 * PAGE - 1
    await at(last)
    await expect.poll(() => cell(last)?.textContent).toBe(toHex(Uint8Array.of(last)))
  })
})

describe('hex digits', () => {
  test('change a byte as they are typed, the high half first, and go on', async () => {
    const { patches } = await edit(counting(100))
    await userEvent.keyboard('{ArrowRight}{ArrowRight}F')
    await expect.poll(patches).toEqual([[2, 0xf2]])
    await at(2)
    await userEvent.keyboard('a')
    await expect.poll(patches).toEqual([[2, 0xfa]])
    await at(3)
    await expect.poll(() => cell(2)?.textContent).toBe('fa')
    expect(cell(2)?.classList).toContain('is-changed')
    await expect.element(page.getByText('1 byte 変更')).toBeVisible()
  })

  test('are taken in order, however fast', async () => {
    const { file } = await edit(counting(100))
    const grid = page.getByRole('grid').element()
    for (const key of 'deadBEEF') grid.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    await at(4)
    expect(toHex(await bytesAt(currentBlob(file.value), 0, 6))).toBe('deadbeef0405')
  })

  test('start anew after a move', async () => {
    const { file } = await edit(counting(100))
    await userEvent.keyboard('f{ArrowRight}e{ArrowLeft}1')
    await expect.poll(async () => toHex(await bytesAt(currentBlob(file.value), 0, 2))).toBe('10e1')
  })

  test('leave no trace where they are what the byte was', async () => {
    const { patches } = await edit(counting(100))
    await userEvent.keyboard('ff{ArrowLeft}00')
    await at(1)
    expect(patches()).toEqual([])
    await expect.element(page.getByText(/byte 変更/)).not.toBeInTheDocument()
  })

  test('stay on the last byte', async () => {
    const { patches } = await edit(counting(3))
    await userEvent.keyboard('{End}ab')
    await expect.poll(patches).toEqual([[2, 0xab]])
    await at(2)
  })

  test.each([
    ['a letter that is none', 'gz'],
    ['a shortcut', '{Control>}c{/Control}{Meta>}a{/Meta}'],
  ])('are not %s', async (_what, keys) => {
    const { patches } = await edit(counting(100))
    await userEvent.keyboard(`${keys}{ArrowRight}`)
    await at(1)
    expect(patches()).toEqual([])
  })
})

describe('another file', () => {
  test('in its place is shown from its start, and nothing is written behind its end', async () => {
    const { replace, file } = await edit(counting(1000))
    await userEvent.keyboard('{End}')
    await at(999)
    replace(demoFile('short.bin', new Blob(['abc'])))
    await at(0)
    await expect
      .poll(() =>
        page
          .getByRole('gridcell')
          .elements()
          .map((one) => one.textContent),
      )
      .toEqual(['61', '62', '63'])
    await userEvent.keyboard('{End}00')
    await expect.poll(() => currentBlob(file.value).text()).toBe('ab\0')
  })

  test('that is empty can be looked at, and takes nothing', async () => {
    const { replace, patches } = await edit(counting(10))
    replace(demoFile('empty', new Blob([])))
    await expect.poll(() => page.getByRole('gridcell').elements().length).toBe(0)
    await userEvent.keyboard('{End}ff{ArrowLeft}')
    await at(0)
    expect(patches()).toEqual([])
  })
})

test('opens at the first change', async () => {
  await edit({
    ...counting(1000),
    patches: new Map([
      [700, 1],
      [500, 2],
    ]),
  })
  await at(500)
  await expect.poll(() => cell(500)?.textContent).toBe('02')
})

test('closes on Esc and on its button, and tells that Esc was meant for it', async () => {
  const { closed } = await edit(counting(10))
  const seen: boolean[] = []
  const listen = (event: KeyboardEvent) => seen.push(event.defaultPrevented)
  window.addEventListener('keydown', listen)
  await userEvent.keyboard('{Escape}')
  window.removeEventListener('keydown', listen)
  expect([closed.value, seen]).toEqual([1, [true]])
  await userEvent.click(button('閉じる'))
  expect(closed.value).toBe(2)
})

test('is named for what it holds', async () => {
  await edit(counting(10))
  await expect.element(page.getByRole('dialog', { name: 'counting.bin の中身' })).toBeVisible()
  await expect.element(page.getByRole('grid', { name: 'counting.bin の中身' })).toBeVisible()
  await expect.element(page.getByRole('rowheader', { name: '000000' })).toBeVisible()
})

test('digits can be touched, where there is no keyboard', async () => {
  const { patches } = await edit(counting(16))
  const keys = [...document.querySelectorAll<HTMLElement>('.editor__keys button')]
  expect(keys.map((key) => key.textContent.trim()).join('')).toBe('0123456789abcdef')
  keys[0xa]?.click()
  keys[0x7]?.click()
  await expect.poll(patches).toEqual([[0, 0xa7]])
  await at(1)
})
