/** The table of the three generations as the speaker tells it: one generation a click. */
import type { Column, Method } from '../../playground/attacks/matrix.ts'
import type { Story } from './use-story.ts'

export type MatrixStep = 'question' | Method

/** What is not told yet is a question in every cell. */
export const MATRIX_STORY: Story<MatrixStep> = {
  steps: ['question', 'checksum', 'key', 'keyless'],
  asks: ['question', 'checksum', 'key'],
  isAnswered: true,
  isSummed: true,
}

/** The cell that each generation is told by. */
const TOLD_BY: Readonly<Record<Method, Column>> = {
  checksum: 'integrity',
  key: 'authenticity',
  keyless: 'authenticity',
}

/** @returns how many generations are told, and the open cell: `method column` */
export function matrixStep(step: MatrixStep): { readonly told: number; readonly open: string | undefined } {
  return {
    told: MATRIX_STORY.steps.indexOf(step),
    open: step === 'question' ? undefined : `${step} ${TOLD_BY[step]}`,
  }
}
