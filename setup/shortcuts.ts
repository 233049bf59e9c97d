/** Keys beside Slidev's own; like them they are dead while somebody types in a demo. */
import { defineShortcutsSetup } from '@slidev/types'
import { askForReset } from '../components/demos/state/reset-key.ts'
import { turnBench } from '../components/windows/bench.ts'
import { stopClock } from '../components/windows/clock.ts'

export default defineShortcutsSetup((_, base) => [
  ...base,
  { name: 'reset_demo', key: 'r', fn: askForReset },
  { name: 'workbench', key: 'w', fn: turnBench },
  // Not by one key alone: it is pressed once, before the talk.
  { name: 'reset_clock', key: 'shift_t', fn: stopClock },
])
