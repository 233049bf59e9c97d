/** What a chapter's page shows before its scripts have come (scripts/site/stills.ts). */
export const STILL = 'still'
/** The scripts and style sheets of the page itself, in a `<template>`: nothing of them is loaded by being there. */
export const REST = 'rest'

/** Milliseconds after which the rest is asked for, drawn or not; and for which styles are waited for. */
const LATEST = 300
const LONGEST = 10_000

const later = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

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
    await Promise.race([Promise.all(arrived), later(LONGEST)])
    document.head.append(...scripts)
  }
  let isAsked = false
  const ask = () => {
    if (!isAsked) void load()
    isAsked = true
  }
  requestAnimationFrame(() => setTimeout(ask))
  // A page that nobody looks at is not drawn.
  setTimeout(ask, LATEST)
}
