/** What is done in each engine: every one ends with what the page said, which has to be what it says in Chromium. */
import { alone } from './journeys/alone.ts'
import { demos } from './journeys/demos.ts'
import { desk } from './journeys/desk.ts'
import type { Journey } from './journeys/ground.ts'
import { stage } from './journeys/stage.ts'

export const JOURNEYS: Readonly<Record<string, Journey>> = { ...demos, ...desk, ...alone, ...stage }
