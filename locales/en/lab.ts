/** The words of the keyless lab, by what they are about. */
import * as steps from './lab/steps.ts'
import * as parts from './lab/parts.ts'
import * as reports from './lab/reports.ts'
import * as image from './lab/image.ts'
import * as attacks from './lab/attacks.ts'
import * as entries from './lab/entries.ts'

export const lab = { ...steps, ...parts, ...reports, ...image, ...attacks, ...entries } as const
