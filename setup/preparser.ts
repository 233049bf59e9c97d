/** Which slides are there: those of the talk that `--talk` or `talk:` in the headmatter names. */
import { basename } from 'node:path'
import { definePreparserSetup } from '@slidev/types'
import { DECK_FILE } from '../scripts/lib/edition.ts'
import { preparserOf } from '../scripts/talks/preparser.ts'

export default definePreparserSetup(({ filepath }) =>
  // Another deck may stand on this one's shoulders.
  basename(filepath) === DECK_FILE ? [preparserOf()] : [],
)
