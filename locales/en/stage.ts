/** Words of the stage around the slides: the presenter's clock, the way back, Slidev's own bar. */
import type { stage as ja } from '../ja/stage.ts'
import type { Same } from '../same.ts'

export const stage: Same<typeof ja> = {
  back: 'Back',
  clock: {
    name: 'Time passed',
    of: (minutes) => `/ ${minutes} min`,
    start: 'Start the clock',
    pause: 'Stop the clock',
    goOn: 'Let the clock go on',
    reset: 'Set clock and turtle back to 0 (Shift+T)',
  },
}
