/** Keys beside Slidev's own; like them they are dead while somebody types in a demo. */
import { defineShortcutsSetup } from '@slidev/types'
import { askForReset } from '../components/demos/state/reset-key.ts'

export default defineShortcutsSetup((_, base) => [...base, { name: 'reset_demo', key: 'r', fn: askForReset }])
