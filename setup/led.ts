/** Says that the browser's language was followed, and how to go back; until it is read, or a slide is turned. */
import { useNav } from '@slidev/client'
import { watch } from 'vue'
import { folder, lang, led, twins } from '#words/lang'
import { wasLed } from '../components/edition/kept.ts'
import { twinOf } from '../components/edition/twin.ts'

/** To be called once. */
export function sayLed(): void {
  if (!wasLed(lang)) return
  const note = document.createElement('aside')
  note.className = 'led'
  note.append(led.said)
  const base = import.meta.env.BASE_URL
  for (const twin of twins.filter((one) => one.folder !== folder)) {
    const back = document.createElement('a')
    Object.assign(back, { lang: twin.lang, hreflang: twin.lang, textContent: twin.name })
    back.href = twinOf(location, base, twin.folder)
    note.append(back)
  }
  const close = document.createElement('button')
  Object.assign(close, { type: 'button', textContent: led.close })
  close.onclick = () => note.remove()
  note.append(close)
  document.body.append(note)
  const { currentPage } = useNav()
  watch(currentPage, () => note.remove())
}
