/** Light or dark, as the deck keeps it: one setting for slides and study. */
import type { InjectionKey } from 'vue'

/** What a page provides: the slides' own switch, or on a page without them the one below. */
export const TOGGLE_THEME: InjectionKey<() => void> = Symbol('toggle theme')

/** Where Slidev keeps it: `light`, `dark`, or `auto` for what the system says. */
const KEY = 'slidev-color-schema'
const system = () => matchMedia('(prefers-color-scheme: dark)')

function isDark(): boolean {
  let kept: string | null = null
  try {
    kept = localStorage.getItem(KEY)
  } catch {
    // Forbidden: then the system's word counts.
  }
  return kept === 'dark' || (kept !== 'light' && system().matches)
}

function show(dark: boolean) {
  document.documentElement.classList.toggle('dark', dark)
  document.documentElement.classList.toggle('light', !dark)
}

/** Shows what is kept. */
export function showTheme(): void {
  show(isDark())
}

/** Shows what is kept, and follows the system and other tabs; for a page without Slidev. */
export function followTheme(): void {
  showTheme()
  system().addEventListener('change', showTheme)
  addEventListener('storage', showTheme)
}

/** For a page without Slidev. */
export function toggleTheme(): void {
  const dark = !document.documentElement.classList.contains('dark')
  try {
    localStorage.setItem(KEY, dark === system().matches ? 'auto' : dark ? 'dark' : 'light')
  } catch {
    // Forbidden: then it lasts as long as the page.
  }
  show(dark)
}

/** Paper is light. @returns what shows again whatever was there */
export function exitDark(): () => void {
  const was = document.documentElement.classList.contains('dark')
  show(false)
  return () => show(was)
}
