import { VERIFY_STEP } from '#words/scenes'
import { VERIFY_STEPS as STEPS } from '../../locales/ids.ts'

/** The steps of a verification as they are told. */
export const VERIFY_STEPS = STEPS.map((step) => ({ ...step, ...VERIFY_STEP[step.id] }))
