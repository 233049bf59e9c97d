/** On a phone held upright a slide is the size of a stamp: there the pages that are made for reading are offered. */
import { useNav } from '@slidev/client'
import { watchEffect } from 'vue'
import { study } from '#words/study'

/** To be called once; `styles/phone.css` says when it is seen. */
export function offerReading(): void {
  const { hasPrimarySlide, isPrintMode } = useNav()
  const link = document.createElement('a')
  link.className = 'read-instead'
  link.href = `${import.meta.env.BASE_URL}study`
  link.textContent = study.onPhone
  document.body.append(link)
  watchEffect(() => {
    link.hidden = !hasPrimarySlide.value || isPrintMode.value
  })
}
