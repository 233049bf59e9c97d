import decodeQR from 'qr/decode.js'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-vue'
import { nextTick } from 'vue'
import '../../styles/tokens.css'
import DemoShell from '../../components/report/DemoShell.vue'
import QrCode from '../../components/report/QrCode.vue'
import { page as slide, printMode } from '../support/slidev-client.ts'

/** What a camera would see of an SVG. */
async function seen(svg: SVGElement): Promise<{ width: number; height: number; data: Uint8ClampedArray }> {
  const drawn = svg.cloneNode(true) as SVGElement
  const size = 300
  drawn.setAttribute('width', String(size))
  drawn.setAttribute('height', String(size))
  drawn.querySelector('rect')?.setAttribute('fill', '#fff')
  const image = new Image()
  image.src = `data:image/svg+xml,${encodeURIComponent(new XMLSerializer().serializeToString(drawn))}`
  await image.decode()
  const context = new OffscreenCanvas(size, size).getContext('2d')
  if (!context) throw new Error('seen: no canvas')
  context.drawImage(image, 0, 0)
  const { data } = context.getImageData(0, 0, size, size)
  return { width: size, height: size, data }
}

function publishAt(address: string | undefined): void {
  document.querySelector('link[rel=canonical]')?.remove()
  if (address === undefined) return
  const link = document.createElement('link')
  link.rel = 'canonical'
  link.href = address
  document.head.append(link)
}

test.each([
  'https://shomei.example.com/1',
  'http://example.com/a/12',
  `https://example.com/?state=${'x'.repeat(300)}`,
])('the code for %s reads as that', async (url) => {
  const { container } = await render(QrCode, { props: { url } })
  const svg = container.querySelector('svg')
  if (!svg) throw new Error('no code')
  expect(decodeQR(await seen(svg), { timeLimit: 5000 })).toBe(url)
})

describe('a demo', () => {
  afterEach(() => {
    publishAt(undefined)
    printMode.value = false
  })
  const link = async (): Promise<string | null | undefined> => {
    const { container } = await render(DemoShell, {
      props: { name: 'checksum', stale: false, state: 'done' },
    })
    // What is loaded on demand has time to arrive, or not to.
    await vi.dynamicImportSettled()
    await nextTick()
    return container.querySelector('.shell__live a')?.getAttribute('href')
  }

  test('on paper leads to its live slide, below any path', async () => {
    printMode.value = true
    slide.value = 34
    publishAt('https://example.com/shomei/')
    expect(await link()).toBe('https://example.com/shomei/34')
  })

  test('on paper has no code where nobody said where the deck is', async () => {
    printMode.value = true
    expect(await link()).toBeUndefined()
  })

  test('on screen has no code', async () => {
    publishAt('https://example.com/shomei/')
    expect(await link()).toBeUndefined()
  })
})
