/** Makes the PDF of the deck, and lets no bad one through. */
import { outlineOf } from './deck.ts'
import type { Deck, Placed } from './deck.ts'
import { faultsOf } from './faults.ts'
import type { Wanted } from './faults.ts'
import { inspectPdf } from './inspect.ts'
import { finishPdf } from './outline.ts'
import { CANVAS } from './print-page.ts'
import type { PrintPage, ShownPage } from './print-page.ts'

/** Points: 72 to the inch, where CSS has 96 pixels. */
const PAPER = { width: CANVAS.width * 0.75, height: CANVAS.height * 0.75 }

export interface Printed {
  readonly pdf: Uint8Array
  readonly pages: number
}

/**
 * @param page shows the deck in the theme it is to be printed in
 * @throws {Error} one sentence that names every fault
 */
export async function printSlides(page: PrintPage, deck: Deck): Promise<Printed> {
  const shown = await page.shown()
  const outline = outlineOf(deck, beginnings(shown))
  return checked(finishPdf(await page.pdf(), { ...deck, outline, size: PAPER }), { shown, outline })
}

/**
 * @returns the file, which has no fault
 * @throws {Error} one sentence that names every fault
 */
export function checked(pdf: Uint8Array, wanted: Wanted): Printed {
  const summary = inspectPdf(pdf)
  const faults = faultsOf(summary, pdf.length, wanted)
  if (faults.length > 0) throw new Error(`The PDF is not good, nothing was written: ${faults.join('; ')}.`)
  return { pdf, pages: summary.pages.length }
}

/** The first page of each slide. */
function beginnings(shown: readonly ShownPage[]): Placed[] {
  return shown.flatMap(({ slide, heading }, i) =>
    shown[i - 1]?.slide === slide ? [] : [{ slide, heading, page: i + 1 }],
  )
}
