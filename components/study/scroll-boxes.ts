/** What is wider than the page scrolls in a box of its own, and whoever has no pointer scrolls it with the arrows. */
const BOXES = '.mermaid, table, pre'

/**
 * @param root whose boxes can be reached by Tab as long as they scroll
 * @returns ends it
 */
export function reachScrollBoxes(root: HTMLElement): () => void {
  const look = () => {
    for (const box of root.querySelectorAll<HTMLElement>(BOXES)) {
      const isWider = box.scrollWidth > box.clientWidth + 1
      if (isWider && !box.hasAttribute('tabindex')) {
        box.tabIndex = 0
        box.dataset.scrolls = ''
      } else if (!isWider && 'scrolls' in box.dataset) {
        box.removeAttribute('tabindex')
        delete box.dataset.scrolls
      }
    }
  }
  const sizes = new ResizeObserver(look)
  sizes.observe(root)
  const contents = new MutationObserver(look)
  contents.observe(root, { childList: true, subtree: true })
  return () => {
    sizes.disconnect()
    contents.disconnect()
  }
}
