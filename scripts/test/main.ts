/** `npm test`: every test there is. */
import { begin } from '../lib/say.ts'
import { samplesFirst } from '../lib/samples.ts'
import { SPEAKER_VARIABLE } from '../talks/speaker.ts'
import { RUNNERS } from './runners.ts'
import { runAndTell } from './tell.ts'

// Whoever has a speaker.yaml tests the deck as the repository has it.
process.env[SPEAKER_VARIABLE] = ''

await begin(async () => {
  await samplesFirst()
  await runAndTell(RUNNERS)
})
