/** The page on paper: every check open, in the light theme, and nothing to press. */
import { type InjectionKey, nextTick, onScopeDispose, provide, readonly, type Ref, ref } from 'vue'
import { exitDark } from '../study/theme.ts'

export const ON_PAPER: InjectionKey<Readonly<Ref<boolean>>> = Symbol('on paper')

/** @returns what opens the browser's own dialogue; its menu does the same */
export function usePaper(): () => Promise<void> {
  const isOn = ref(false)
  provide(ON_PAPER, readonly(isOn))
  let giveBack: (() => void) | undefined

  function prepare() {
    isOn.value = true
    giveBack ??= exitDark()
  }
  function end() {
    isOn.value = false
    giveBack?.()
    giveBack = undefined
  }
  addEventListener('beforeprint', prepare)
  addEventListener('afterprint', end)
  onScopeDispose(() => {
    removeEventListener('beforeprint', prepare)
    removeEventListener('afterprint', end)
    end()
  })

  return async () => {
    // Called from here, the dialogue would not wait for what is drawn after `beforeprint`.
    prepare()
    await nextTick()
    window.print()
  }
}
