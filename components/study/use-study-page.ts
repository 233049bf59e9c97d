/** What a page to learn from asks of Slidev around it. */
import { useDarkMode } from '@slidev/client/composables/useDarkMode.ts'
import { disableBuiltinSync } from '@slidev/client/state/syncState.ts'
import { useHead } from '@unhead/vue'
import { provide } from 'vue'
import { TOGGLE_THEME } from './theme.ts'

// It would tell a deck on stage in the next window to turn to its first slide.
disableBuiltinSync()

/**
 * @param title the page's own, without the deck's
 * @returns the slides' own switch between light and dark, which is provided too
 */
export function useStudyPage(title: () => string): () => void {
  const { isDark } = useDarkMode()
  const toggle = () => void (isDark.value = !isDark.value)
  provide(TOGGLE_THEME, toggle)
  useHead({ title })
  return toggle
}
