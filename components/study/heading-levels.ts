/** A slide's own headings begin below its title; on a page of several slides that title is one of many. */
import { onBeforeUnmount, onMounted, type Ref } from 'vue'

/** Of the title of a slide on such a page. */
const TITLE = 2

/** Tells assistive technology the level that each heading has there; what it looks like stays the slide's. */
export function useHeadingLevels(root: Ref<HTMLElement | null>): void {
  function tell() {
    for (const heading of root.value?.querySelectorAll('h1, h2, h3, h4') ?? []) {
      const level = String(Number(heading.tagName.slice(1)) + TITLE - 1)
      if (heading.ariaLevel !== level) heading.ariaLevel = level
    }
  }
  const observer = new MutationObserver(tell)
  onMounted(() => {
    tell()
    if (root.value) observer.observe(root.value, { childList: true, subtree: true })
  })
  onBeforeUnmount(() => observer.disconnect())
}
