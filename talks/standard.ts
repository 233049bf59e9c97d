import type { Talk } from './talk.ts'

/** The deck as it is: its notes say how long each chapter takes. */
export const standard: Talk = { minutes: 30, questions: 5, told: 'all', asked: 'all' }
