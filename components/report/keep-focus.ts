/**
 * The keyboard stays where it was when a control goes from under it: one that is pressed and gives way to another, is
 * disabled while it works, or closes what it stood in. Without that, the next key would be the slides'.
 */
import { onBeforeUnmount, onMounted, type Ref } from 'vue'

const FOCUSABLE =
  ':is(button, select, textarea, input, a[href], [tabindex]):not(:disabled, [tabindex="-1"], [type=hidden])'

/** Where the focus was, from the nearest thing around it outwards, and how many controls came before it there. */
interface Place {
  readonly control: HTMLElement
  readonly around: readonly { readonly element: Element; readonly at: number }[]
  /** What had the focus before a dialog took it. */
  readonly opener: HTMLElement | undefined
}

const controlsIn = (element: Element) =>
  [...element.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((one) => one.checkVisibility())

/** For as long as the focus stays there: a pointer must not find a frame that takes it. */
function hold(frame: HTMLElement) {
  frame.tabIndex = -1
  frame.addEventListener('blur', () => frame.removeAttribute('tabindex'), { once: true })
  frame.focus()
}

/** @returns what to call when the keyboard was given back on purpose: nothing brings it here again then */
export function useKeptFocus(root: Ref<HTMLElement | null>): () => void {
  let place: Place | undefined
  const letGo = () => (place = undefined)

  function onFocusin({ target }: FocusEvent) {
    const { value: inside } = root
    if (!(target instanceof HTMLElement) || !inside?.contains(target)) return letGo()
    const around: { element: Element; at: number }[] = []
    for (let one = target.parentElement; one && inside.contains(one); one = one.parentElement)
      around.push({ element: one, at: controlsIn(one).indexOf(target) })
    const dialog = target.closest('[role=dialog]')
    const opener = dialog?.contains(place?.control ?? null) ? place?.opener : place?.control
    place = { control: target, around, opener: dialog ? opener : undefined }
  }

  function restore() {
    const { value: inside } = root
    if (!place || !inside) return
    const { control, opener, around } = place
    const isLost = !control.isConnected || control.matches(':disabled')
    if (!isLost || (document.activeElement !== document.body && document.activeElement !== control)) return
    if (opener?.isConnected && !opener.matches(':disabled')) return opener.focus()
    for (const { element, at } of around) {
      const controls = element.isConnected ? controlsIn(element) : []
      const next = controls[Math.min(Math.max(0, at), controls.length - 1)]
      if (next) return next.focus()
    }
    hold(inside)
  }

  const observer = new MutationObserver(restore)
  onMounted(() => {
    if (!root.value) return
    observer.observe(root.value, { childList: true, subtree: true, attributeFilter: ['disabled'] })
    document.addEventListener('focusin', onFocusin)
    document.addEventListener('pointerdown', letGo, true)
  })
  onBeforeUnmount(() => {
    observer.disconnect()
    document.removeEventListener('focusin', onFocusin)
    document.removeEventListener('pointerdown', letGo, true)
  })
  return letGo
}
