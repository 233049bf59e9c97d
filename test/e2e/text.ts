/** The words a slide shows: how large they are, and how well they stand out from what is really behind them. */
import { expect, type Locator, type Page } from '@playwright/test'

export interface Shown {
  readonly words: string
  /** In pixels of a slide 980 wide, whatever zoom or drawing they stand in. */
  readonly size: number
  /** A slide says it; the foot, a number in a drawing and a demo's workbench are looked at from nearby. */
  readonly isSaid: boolean
  /** WCAG's contrast with nine tenths of what is behind; 1 is invisible, 21 is black on white. */
  readonly contrast: number
  /** What WCAG asks of text of this size and weight. */
  readonly wanted: 3 | 4.5
}

/** Hides letters and nothing else, so that a picture shows what they stand on. */
const NO_LETTERS = `
  *, ::before, ::after { color: transparent !important; -webkit-text-fill-color: transparent !important;
    text-shadow: none !important; text-decoration-color: transparent !important; caret-color: transparent !important }
  ::placeholder { color: transparent !important }
  svg text, svg tspan { fill: transparent !important }
`

/**
 * @param slide as it stands on the page, 980 pixels wide
 * @returns every run of text on it that can be seen, disabled controls and words for screen readers left out
 */
export async function textOn(page: Page, slide: Locator): Promise<Shown[]> {
  const colours = await settled(slide)
  const picture = await page.screenshot({ style: NO_LETTERS, animations: 'disabled', scale: 'css' })
  return page.evaluate(compare, { colours, picture: `data:image/png;base64,${picture.toString('base64')}` })
}

/** A demo that was done may have begun again, for the slide's next click; what it said before is pale until it is done. */
async function settled(slide: Locator): Promise<Measured[]> {
  let measured: Measured[] | undefined
  await expect
    .poll(async () => (measured = await slide.evaluate(measure)), { timeout: 30_000 })
    .not.toBeUndefined()
  return measured ?? []
}

interface Measured {
  readonly words: string
  readonly size: number
  readonly isSaid: boolean
  readonly bold: boolean
  /** Red, green, blue, and how opaque. */
  readonly ink: readonly [number, number, number, number]
  /** Where on the page it can be seen: left, top, right, bottom. */
  readonly boxes: readonly (readonly [number, number, number, number])[]
}

/** Runs in the page, alone. @returns `undefined` while a demo is at work */
function measure(root: Element): Measured[] | undefined {
  if (root.querySelector('[data-report-state]:not([data-report-state=done])')) return undefined
  const scale = root.getBoundingClientRect().width / 980
  const pen = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true })
  if (!pen) throw new Error('measure: no canvas')
  const inkOf = (colour: string, opacity: number): Measured['ink'] => {
    pen.clearRect(0, 0, 1, 1)
    pen.fillStyle = colour
    pen.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data
    return [red, green, blue, (alpha / 255) * opacity]
  }
  const found: Measured[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement
    const words = node.nodeValue?.trim() ?? ''
    if (!element || words === '' || element.closest('style, script, option, :disabled')) continue
    if (!element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue
    const range = document.createRange()
    range.selectNodeContents(node)
    let opacity = 1
    let [left, top, right, bottom] = [0, 0, innerWidth, innerHeight]
    for (let up: Element | null = element; up; up = up.parentElement) {
      const style = getComputedStyle(up)
      opacity *= Number(style.opacity)
      if (style.overflow === 'visible' && style.clipPath === 'none') continue
      const box = up.getBoundingClientRect()
      left = Math.max(left, box.left)
      top = Math.max(top, box.top)
      right = Math.min(right, box.right)
      bottom = Math.min(bottom, box.bottom)
    }
    const boxes = [...range.getClientRects()]
      .map(
        (box) =>
          [
            Math.max(left, box.left),
            Math.max(top, box.top),
            Math.min(right, box.right),
            Math.min(bottom, box.bottom),
          ] as const,
      )
      // A word for screen readers is one pixel; a line half scrolled away is not looked at.
      .filter(([x, y, x2, y2]) => x2 - x > 2 && y2 - y > 4)
    if (boxes.length === 0) continue
    const style = getComputedStyle(element)
    const drawn = element instanceof SVGElement
    const matrix = element instanceof SVGGraphicsElement ? element.getScreenCTM() : null
    found.push({
      words: words.slice(0, 40),
      size: Number.parseFloat(style.fontSize) * (matrix ? Math.hypot(matrix.a, matrix.b) / scale : 1),
      isSaid: element.closest('.foot, .chapter-mark, .sequenceNumber, [data-demo]') === null,
      bold: Number(style.fontWeight) >= 700,
      ink: inkOf(drawn ? style.fill : style.color, opacity),
      boxes,
    })
  }
  return found
}

/** Runs in the page, alone. */
async function compare({ colours, picture }: { colours: Measured[]; picture: string }): Promise<Shown[]> {
  const image = new Image()
  image.src = picture
  await image.decode()
  const canvas = new OffscreenCanvas(image.width, image.height)
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (!pen) throw new Error('compare: no canvas')
  pen.drawImage(image, 0, 0)
  const { data, width, height } = pen.getImageData(0, 0, image.width, image.height)
  const linear = (value: number) =>
    value <= 10.31475 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4
  const luminance = (red: number, green: number, blue: number) =>
    0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)

  return colours.map(({ words, size, isSaid, bold, ink: [red, green, blue, alpha], boxes }) => {
    const ratios: number[] = []
    for (const [left, top, right, bottom] of boxes) {
      for (let y = Math.ceil(top) + 1; y < Math.min(bottom - 1, height); y += 2) {
        for (let x = Math.ceil(left) + 1; x < Math.min(right - 1, width); x += 3) {
          const at = (y * width + x) * 4
          const ground = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0] as const
          const mixed = (one: number, behind: number) => one * alpha + behind * (1 - alpha)
          const a = luminance(mixed(red, ground[0]), mixed(green, ground[1]), mixed(blue, ground[2]))
          const b = luminance(...ground)
          ratios.push((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05))
        }
      }
    }
    ratios.sort((a, b) => a - b)
    // A hairline or the curve of a border under a few letters makes nothing unreadable.
    const contrast = ratios[Math.floor(ratios.length / 10)] ?? 21
    const large = size >= 24 || (bold && size >= 18.66)
    return { words, size, isSaid, contrast, wanted: large ? 3 : 4.5 }
  })
}
