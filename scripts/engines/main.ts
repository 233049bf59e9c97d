/**
 * `npm run test:engines`: the built site in Firefox and in WebKitGTK, beside Chromium. A browser that is not on this
 * machine is skipped by name. Pictures of every slide in each are left in `.cache/engines/`, for a person to look at.
 */
import { buildIfNeeded } from '../lib/build-if-needed.ts'
import { begin } from '../lib/say.ts'
import { ENGINES } from '../test/runners.ts'
import { runAndTell } from '../test/tell.ts'

await begin(async () => {
  await buildIfNeeded()
  await runAndTell([ENGINES])
})
