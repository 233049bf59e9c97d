import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cdp, page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-vue'
import { h, ref } from 'vue'
import '../../styles/tokens.css'
import DemoShell from '../../components/report/DemoShell.vue'

/** What reaches the slides: they listen on the window. */
let heard: string[]
const listen = (event: Event) => heard.push(`${event.type} ${(event as KeyboardEvent).key ?? ''}`.trim())
const TYPES = ['keydown', 'keyup', 'keypress', 'pointerdown', 'touchstart', 'wheel', 'drop'] as const

beforeEach(() => {
  heard = []
  for (const type of TYPES) window.addEventListener(type, listen)
})
afterEach(() => {
  for (const type of TYPES) window.removeEventListener(type, listen)
})

const shell = () =>
  render(DemoShell, {
    props: { name: 'checksum', stale: false, state: 'done', verdict: 'verified' },
    slots: {
      inputs: () => [
        h('label', [h('span', 'digest'), h('textarea', { 'aria-label': 'claim' })]),
        h('input', { 'aria-label': 'fingerprint' }),
        h('button', { type: 'button' }, 'reset'),
        h('select', { 'aria-label': 'attack' }, [
          h('option', 'none'),
          h('option', 'fork'),
          h('option', 'old'),
        ]),
      ],
      report: () => h('div', { tabindex: 0, role: 'grid', 'aria-label': 'bytes' }, [h('span', 'ff')]),
    },
  })

describe('keys', () => {
  test.each(['textbox claim', 'textbox fingerprint', 'grid bytes', 'button reset'])(
    'typed in a %s never reach the slides',
    async (place) => {
      await shell()
      const [role = '', name = ''] = place.split(' ')
      const target = page.getByRole(role as 'grid', { name }).element() as HTMLElement
      target.focus()
      await userEvent.keyboard('d{ArrowRight}{ArrowLeft}{Home}{F5} {Enter}')
      expect(document.activeElement).toBe(target)
      expect(heard).toEqual([])
    },
  )

  test("the clicker's reach the slides, pressed and released", async () => {
    await shell()
    ;(page.getByRole('grid').element() as HTMLElement).focus()
    await userEvent.keyboard('{PageDown}{PageUp}')
    expect(heard).toEqual(['keydown PageDown', 'keyup PageDown', 'keydown PageUp', 'keyup PageUp'])
  })

  test('Esc gives the keyboard back to the slides', async () => {
    await shell()
    const input = page.getByRole('textbox', { name: 'fingerprint' }).element() as HTMLElement
    input.focus()
    await userEvent.keyboard('{Escape}')
    expect(document.activeElement).toBe(document.body)
    expect(heard).toEqual(['keyup Escape'])
    await userEvent.keyboard('d')
    expect(heard).toContain('keydown d')
  })

  test('stay when the last control of a demo goes from under them, and the pointer finds no frame to focus', async () => {
    const isThere = ref(true)
    const { container } = await render(() =>
      h(
        DemoShell,
        { name: 'checksum', stale: false, state: 'done' },
        {
          inputs: () => [
            isThere.value
              ? h('button', { type: 'button', onClick: () => (isThere.value = false) }, 'go')
              : h('p', 'gone'),
          ],
        },
      ),
    )
    const frame = container.querySelector('[data-demo]')
    container.querySelector('button')?.focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => document.activeElement).toBe(frame)
    await userEvent.keyboard(' ')
    expect(heard.filter((one) => one.startsWith('keydown'))).toEqual([])
    await userEvent.keyboard('{Escape}')
    expect(document.activeElement).toBe(document.body)
    await userEvent.click(page.getByText('gone'))
    expect(document.activeElement).toBe(document.body)
  })

  test('given back on purpose are not taken again when something goes', async () => {
    const isThere = ref(true)
    const { container } = await render(() =>
      h(
        DemoShell,
        { name: 'checksum', stale: false, state: 'done' },
        {
          inputs: () => [
            isThere.value ? h('button', { type: 'button' }, 'go') : undefined,
            h('button', { type: 'button' }, 'stay'),
          ],
        },
      ),
    )
    container.querySelector('button')?.focus()
    await userEvent.keyboard('{Escape}')
    isThere.value = false
    await expect.poll(() => container.querySelectorAll('button').length).toBe(1)
    await new Promise((resolve) => requestAnimationFrame(resolve))
    expect(document.activeElement).toBe(document.body)
  })

  test('Esc that closed something inside keeps the keyboard there', async () => {
    await shell()
    const input = page.getByRole('textbox', { name: 'fingerprint' }).element() as HTMLElement
    input.addEventListener('keydown', (event) => event.preventDefault())
    input.focus()
    await userEvent.keyboard('{Escape}')
    expect(document.activeElement).toBe(input)
  })
})

describe('the pointer', () => {
  test('leaves no button focused', async () => {
    await shell()
    await userEvent.click(page.getByRole('button'))
    expect(document.activeElement).toBe(document.body)
  })

  test('but the keyboard does', async () => {
    await shell()
    const button = page.getByRole('button').element() as HTMLElement
    button.focus()
    await userEvent.keyboard('{Enter} ')
    expect(document.activeElement).toBe(button)
  })

  test.each([
    ['in it', () => page.getByRole('textbox', { name: 'claim' })],
    ['on its label', () => page.getByText('digest')],
  ])('focuses a textarea when clicked %s, and again', async (_where, target) => {
    await shell()
    for (let i = 0; i < 2; i++) {
      await userEvent.click(target())
      expect(document.activeElement).toBe(page.getByRole('textbox', { name: 'claim' }).element())
    }
  })

  test('focuses a grid when clicked on one of its bytes', async () => {
    await shell()
    await userEvent.click(page.getByText('ff'))
    expect(document.activeElement).toBe(page.getByRole('grid').element())
  })

  test('leaves a select its focus while it chooses, and no longer; the keyboard keeps it', async () => {
    await shell()
    const select = page.getByRole('combobox').element() as HTMLSelectElement
    await userEvent.click(select)
    expect(document.activeElement).toBe(select)
    select.value = 'fork'
    select.dispatchEvent(new Event('change', { bubbles: true }))
    expect(document.activeElement).toBe(document.body)
    select.focus()
    await userEvent.keyboard('{ArrowDown}')
    expect(select.value).toBe('old')
    expect(document.activeElement).toBe(select)
  })

  test('does not swipe the slides', async () => {
    const { container } = await shell()
    const inside = container.querySelector('textarea') as HTMLElement
    await userEvent.click(inside)
    inside.dispatchEvent(new WheelEvent('wheel', { bubbles: true, deltaY: 100 }))
    inside.dispatchEvent(new TouchEvent('touchstart', { bubbles: true }))
    expect(heard).toEqual([])
  })
})

describe('a drop', () => {
  const drag = (type: string, target: Element, init: DragEventInit = {}) => {
    const event = new DragEvent(type, { bubbles: true, cancelable: true, ...init })
    target.dispatchEvent(event)
    return event
  }
  const places = (container: Element) =>
    [container.querySelector('[data-demo]'), container.querySelector('textarea')] as [
      HTMLElement,
      HTMLElement,
    ]

  test('hands its files over, and the page does not open them', async () => {
    const { container, emitted } = await shell()
    const [, inside] = places(container)
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['abc'], 'abc.txt'))
    expect(drag('dragover', inside).defaultPrevented).toBe(true)
    await expect.element(page.getByText('ここにファイルを落としてください')).toBeVisible()
    expect(drag('drop', inside, { dataTransfer }).defaultPrevented).toBe(true)
    expect(emitted<[File[]]>('files')?.map(([files]) => files.map(({ name }) => name))).toEqual([['abc.txt']])
    await expect.element(page.getByText('ここにファイルを落としてください')).not.toBeInTheDocument()
    expect(heard).toEqual([])
  })

  test('of a text selection is no file', async () => {
    const { container, emitted } = await shell()
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add('text', 'text/plain')
    drag('drop', places(container)[0], { dataTransfer })
    expect(emitted('files')).toBeUndefined()
  })

  test('that leaves, even over a child, is forgotten; one that stays inside is not', async () => {
    const { container } = await shell()
    const [outer, inside] = places(container)
    const invitation = page.getByText('ここにファイルを落としてください')
    drag('dragover', outer)
    drag('dragleave', outer, { relatedTarget: inside })
    await expect.element(invitation).toBeVisible()
    drag('dragleave', inside, { relatedTarget: null })
    await expect.element(invitation).not.toBeInTheDocument()
  })
})

test('tells export and tests how it stands', async () => {
  const { container, rerender } = await shell()
  const root = container.querySelector('[data-demo=checksum]')
  expect([root?.getAttribute('data-report-state'), root?.getAttribute('data-verdict')]).toEqual([
    'done',
    'verified',
  ])
  await rerender({ state: 'pending', verdict: undefined })
  expect([root?.getAttribute('data-report-state'), root?.hasAttribute('data-verdict')]).toEqual([
    'pending',
    false,
  ])
})

describe('forced colours', () => {
  const media = async (value: string) => {
    const session = cdp() as unknown as {
      send: (method: string, params: object) => Promise<unknown>
    }
    await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value }] })
  }
  afterEach(() => media('none'))

  test.each(['aria-pressed', 'aria-selected', 'aria-current'])(
    'leave a button with %s to be told',
    async (attribute) => {
      const { container } = await render(DemoShell, {
        props: { name: 'checksum', stale: false, state: 'done' },
        slots: {
          inputs: () =>
            ['true', 'false'].map((value) =>
              h('button', { type: 'button', [attribute]: value === 'true' ? 'true' : undefined }, value),
            ),
        },
      })
      await media('active')
      expect(matchMedia('(forced-colors: active)').matches).toBe(true)
      const [chosen, other] = [...container.querySelectorAll('button')].map((one) => getComputedStyle(one))
      expect(chosen?.backgroundColor).not.toBe(other?.backgroundColor)
      expect(chosen?.color).not.toBe(other?.color)
      expect([chosen?.outlineStyle, other?.outlineStyle]).toEqual(['solid', 'none'])
    },
  )
})
