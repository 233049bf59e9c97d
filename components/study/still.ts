/** What a chapter's page shows before its scripts have come (scripts/site/stills.ts). */
export const STILL = 'still'
/** The scripts and style sheets of the page itself, in a `<template>`: nothing of them is loaded by being there. */
export const REST = 'rest'

/** Styles first, or what comes would be seen without them; scripts, once the reader sees something to read. */
export function loadRest(): void {
  const template = document.getElementById(REST)
  if (!(template instanceof HTMLTemplateElement)) return
  const rest = document.importNode(template.content, true)
  const scripts = [...rest.querySelectorAll('script')]
  const styles = [...rest.querySelectorAll('link[rel=stylesheet]')]
  for (const script of scripts) script.remove()
  const arrived = styles.map(
    (style) =>
      new Promise((resolve) => {
        style.addEventListener('load', resolve)
        style.addEventListener('error', resolve)
      }),
  )
  const load = async () => {
    document.head.append(rest)
    await Promise.all(arrived)
    document.head.append(...scripts)
  }
  // Nobody reads a page in the background, and it is drawn at its own time.
  if (document.hidden) void load()
  else requestAnimationFrame(() => setTimeout(() => void load()))
}

/** The page itself has drawn what stood there. */
export function endStill(): void {
  document.getElementById(STILL)?.remove()
}
