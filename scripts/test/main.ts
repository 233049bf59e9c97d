/** `npm test`: every test there is. */
import { begin } from '../lib/say.ts'
import { samplesFirst } from '../lib/samples.ts'
import { RUNNERS } from './runners.ts'
import { runAndTell } from './tell.ts'

await begin(async () => {
  await samplesFirst()
  await runAndTell(RUNNERS)
})
