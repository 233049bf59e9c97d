import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-vue'
import '../../styles/tokens.css'
import Transcript from '../../components/scenes/Transcript.vue'
import { become, clicks, printMode } from '../support/slidev-client.ts'

const TEXT = '$ one \\\n>   --more\nfirst\nsecond\n\n$ two\nthird'
const STEPS = '1|3|4|6-7|all'

let written: string[]
let heard: string[]
const listen = (event: Event) => heard.push(`${event.type} ${(event as KeyboardEvent).key ?? ''}`.trim())
const TYPES = ['keydown', 'keyup'] as const

beforeEach(() => {
  become('live')
  Object.assign(clicks, { current: 0, total: 0 })
  written = []
  heard = []
  vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void written.push(text))
  for (const type of TYPES) window.addEventListener(type, listen)
})
afterEach(() => {
  vi.restoreAllMocks()
  for (const type of TYPES) window.removeEventListener(type, listen)
})

const shown = (container: Element) =>
  [...container.querySelectorAll('.row')].map((row) => `${row.getAttribute('data-state')} ${row.textContent}`)

describe('steps', () => {
  test('are clicks of the slide; what is not talked about is there, or not yet', async () => {
    const { container } = await render(Transcript, { props: { text: TEXT, steps: STEPS } })
    expect(clicks.total).toBe(4)
    const at = async (click: number) => {
      clicks.current = click
      await new Promise(requestAnimationFrame)
      return shown(container)
    }
    expect(await at(0)).toEqual([
      'now $ one \\',
      'past >   --more',
      'future first',
      'future second',
      'future $ two',
      'future third',
    ])
    expect((await at(1)).slice(1, 4)).toEqual(['past >   --more', 'now first', 'future second'])
    expect((await at(3)).slice(3)).toEqual(['past second', 'now $ two', 'now third'])
    for (const last of [4, 999_999]) {
      expect((await at(last)).every((row) => row.startsWith('now'))).toBe(true)
    }
  })

  test('there are none without ranges: all of it is there', async () => {
    const { container } = await render(Transcript, { props: { text: TEXT } })
    expect(clicks.total).toBe(0)
    expect(shown(container).every((row) => row.startsWith('now'))).toBe(true)
  })
})

describe('a command is copied', () => {
  test('without its prompts, and says so', async () => {
    await render(Transcript, { props: { text: TEXT } })
    await page.getByRole('button').first().click()
    expect(written).toEqual(['one \\\n  --more'])
    await expect.element(page.getByRole('status').first()).toHaveTextContent('コピーしました')
    expect(document.activeElement).toBe(document.body)
  })

  test('on a page without the clipboard of secure contexts, as pages used to', async () => {
    vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue(undefined as unknown as Clipboard)
    const copied: string[] = []
    document.execCommand = (() =>
      copied.push(String((document.activeElement as HTMLTextAreaElement).value))) as never
    try {
      await render(Transcript, { props: { text: TEXT } })
      await page.getByRole('button').last().click()
      expect(copied).toEqual(['two'])
      await expect.element(page.getByRole('status').last()).toHaveTextContent('コピーしました')
    } finally {
      Reflect.deleteProperty(document, 'execCommand')
    }
  })

  test('or, where nothing lets it, says so and selects the command without its prompts', async () => {
    vi.mocked(navigator.clipboard.writeText).mockRejectedValue(new DOMException('no', 'NotAllowedError'))
    document.execCommand = () => false
    try {
      await render(Transcript, { props: { text: TEXT } })
      await page.getByRole('button').last().click()
      await expect
        .element(page.getByRole('status').last())
        .toHaveTextContent('コピーできないので、選びました')
      expect(String(getSelection()).trim()).toBe('two')
    } finally {
      Reflect.deleteProperty(document, 'execCommand')
    }
  })

  test('never from a picture of the slide, or from paper', async () => {
    become('still')
    const { container, unmount } = await render(Transcript, { props: { text: TEXT } })
    expect(container.querySelector('button')).toBeNull()
    await unmount()
    become('live')
    printMode.value = true
    const paper = await render(Transcript, { props: { text: TEXT } })
    expect(paper.container.querySelector('button')).toBeNull()
  })
})

test('keys on its button never reach the slides, the clicker’s excepted; Esc gives the keyboard back', async () => {
  await render(Transcript, { props: { text: TEXT } })
  const button = page.getByRole('button').first().element() as HTMLElement
  button.focus()
  await userEvent.keyboard(' {Enter}{ArrowRight}d{PageDown}')
  expect(heard).toEqual(['keydown PageDown', 'keyup PageDown'])
  expect(written).toHaveLength(2)
  expect(document.activeElement).toBe(button)
  await userEvent.keyboard('{Escape}')
  expect(document.activeElement).toBe(document.body)
})
