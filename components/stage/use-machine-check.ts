/** Asks machine and browser for what the stage needs, and goes on listening for the deck's other windows. */
import { onMounted, onScopeDispose, reactive } from 'vue'
import { stageCheck as say } from '#words/stage-check'
import { askForEchoes, type DeckWindow } from './echo.ts'
import {
  type Finding,
  lookAtClock,
  lookAtContext,
  lookAtFonts,
  lookAtOffline,
  lookAtScreen,
} from './machine.ts'

export type MachineFindings = Readonly<Record<keyof typeof say.names, Finding>>

/** Milliseconds between two calls for other windows. */
const CALLING = 2_000
const WORKING: Finding = { state: 'running', says: say.states.running }

/** @param minutes how long the race of rabbit and turtle is set to take */
export function useMachineCheck(minutes: string): MachineFindings {
  const findings = reactive<Record<keyof MachineFindings, Finding>>({
    context: lookAtContext(),
    offline: WORKING,
    fonts: WORKING,
    windows: { state: 'note', says: say.windows.none },
    clock: lookAtClock(),
    screen: lookAtScreen(),
    race: { state: 'note', says: say.race.says(minutes), help: say.race.help },
  })

  onMounted(() => {
    const end = askForEchoes(CALLING, (windows) => (findings.windows = heard(windows)))
    if (end) onScopeDispose(end)
    else findings.windows = { state: 'warn', says: say.windows.impossible, help: say.windows.impossibleHelp }
    const look = () => (findings.screen = lookAtScreen())
    addEventListener('resize', look)
    onScopeDispose(() => removeEventListener('resize', look))
    void lookAtFonts().then((found) => (findings.fonts = found))
    void lookAtOffline().then((found) => (findings.offline = found))
  })
  return findings
}

function heard(windows: readonly DeckWindow[]): Finding {
  const count = (kind: DeckWindow['kind']) => windows.filter((one) => one.kind === kind).length
  const [presenters, audiences] = [count('presenter'), count('audience')]
  if (presenters + audiences === 0) return { state: 'note', says: say.windows.none }
  const says = say.windows.heard(presenters, audiences)
  if (presenters > 0 && audiences > 0) return { state: 'good', says }
  return { state: 'note', says, help: say.windows.half }
}
