import { defineRootSetup } from '@slidev/types'
import { answerEchoes } from '../components/stage/echo.ts'
import { watchHand } from '../components/windows/hand.ts'
import { shareWhatIsLeft } from '../components/windows/slidev-sync.ts'
import { useTurns } from '../components/windows/turns.ts'
import { loadFontsAhead } from './fonts-ahead.ts'
import { useMainLandmark } from './landmark.ts'
import { sayLed } from './led.ts'
import { keepOffline } from './offline.ts'
import { offerReading } from './phone.ts'
import { useSlideTitles } from './titles.ts'
import { useSlidesAhead } from './slides-ahead.ts'

export default defineRootSetup(() => {
  useMainLandmark()
  useSlideTitles()
  answerEchoes()
  offerReading()
  sayLed()
  watchHand()
  shareWhatIsLeft()
  useTurns()
  useSlidesAhead(async () => {
    // While writing, the faces are whole and the files change all the time.
    if (!import.meta.env.PROD) return
    await loadFontsAhead()
    await keepOffline()
  })
})
