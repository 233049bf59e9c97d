/** The beginning of a chapter's page that the build put there: it stays, and its buttons and links come to work. */
import { onUnmounted, shallowRef, type ShallowRef } from 'vue'
import { goAlong } from '../edition/along.ts'
import { STILL } from './still.ts'

export interface StillHere {
  /** What the rest of the chapter goes into; undefined where there is none, as while the deck is written. */
  readonly article: Readonly<ShallowRef<HTMLElement | undefined>>
  /** @param actions by the names that its buttons bear */
  readonly live: (actions: Readonly<Record<string, () => void>>) => void
  /** The page is another chapter's now. */
  readonly end: () => void
}

/** @param id the chapter's */
export function useStill(id: string): StillHere {
  const still = document.getElementById(STILL)
  const article = shallowRef(
    still?.querySelector<HTMLElement>(`[data-chapter="${CSS.escape(id)}"]`) ?? undefined,
  )

  function end() {
    still?.remove()
    article.value = undefined
  }
  if (!article.value) end()
  onUnmounted(end)

  return {
    article,
    live(actions) {
      if (!still || 'living' in still.dataset) return
      still.dataset.living = ''
      still.querySelectorAll<HTMLAnchorElement>('a[data-language]').forEach(goAlong)
      still.addEventListener('click', ({ target }) => {
        const button = target instanceof Element ? target.closest<HTMLElement>('[data-action]') : null
        // The lessons stand in it too; their buttons are theirs.
        if (button && !button.closest('.lesson')) actions[button.dataset.action ?? '']?.()
      })
    },
    end,
  }
}
