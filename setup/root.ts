import { defineRootSetup } from '@slidev/types'
import { loadFontsAhead } from './fonts-ahead.ts'
import { useMainLandmark } from './landmark.ts'
import { keepOffline } from './offline.ts'
import { useSlidesAhead } from './slides-ahead.ts'

export default defineRootSetup(() => {
  useMainLandmark()
  useSlidesAhead(async () => {
    // While writing, the faces are whole and the files change all the time.
    if (!import.meta.env.PROD) return
    await loadFontsAhead()
    await keepOffline()
  })
})
