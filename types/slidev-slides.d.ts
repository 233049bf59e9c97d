/** See slidev-client.d.ts. */
import type { SlideRoute } from './slidev-client.d.ts'

/** @param no a number or an alias */
export function getSlide(no: number | string): SlideRoute | undefined
export function getSlidePath(no: number, presenter: boolean): string
