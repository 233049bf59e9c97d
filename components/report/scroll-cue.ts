/** A box that holds more than it shows says so: `data-more="below"`, until it has been scrolled to its end. */
import { onMounted, onScopeDispose, type ShallowRef } from 'vue'

/** Parts of a pixel are no more. */
const SLACK = 2

/** @param root the boxes are in it */
export function useScrollCue(root: Readonly<ShallowRef<HTMLElement | null>>): void {
  let frame: number | undefined
  const look = () => {
    frame = undefined
    for (const box of root.value?.querySelectorAll<HTMLElement>('*') ?? []) mark(box)
  }
  const soon = () => (frame ??= requestAnimationFrame(look))
  const contents = new MutationObserver(soon)
  const sizes = new ResizeObserver(soon)
  const onScroll = ({ target }: Event) => target instanceof HTMLElement && mark(target)

  onMounted(() => {
    if (!root.value) return
    root.value.addEventListener('scroll', onScroll, { capture: true, passive: true })
    contents.observe(root.value, { childList: true, subtree: true, characterData: true })
    sizes.observe(root.value)
    soon()
  })
  onScopeDispose(() => {
    contents.disconnect()
    sizes.disconnect()
    if (frame !== undefined) cancelAnimationFrame(frame)
  })
}

function mark(box: HTMLElement): void {
  const hidden = box.scrollHeight - box.clientHeight
  const isMore = hidden > SLACK && box.scrollTop < hidden - SLACK && scrolls(box)
  if (isMore) box.dataset.more = 'below'
  else if ('more' in box.dataset) delete box.dataset.more
}

function scrolls(box: HTMLElement): boolean {
  const { overflowY } = getComputedStyle(box)
  return (overflowY === 'auto' || overflowY === 'scroll') && !(box instanceof HTMLTextAreaElement)
}
