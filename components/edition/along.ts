/** A link to another edition that goes along with whoever reads: slides, clicks, states and parts come and go without anybody being told. */
import { twins } from '#words/lang'
import { wasHere } from './kept.ts'
import { sameSight, twinOf } from './twin.ts'

const BEFORE_USE = ['pointerenter', 'pointerdown', 'focus', 'keydown'] as const

/** @param link to another edition, by its `hreflang`; looked at whenever somebody is about to use it */
export function goAlong(link: HTMLAnchorElement): void {
  const folder = twins.find(({ lang }) => lang === link.hreflang)?.folder ?? ''
  const look = () => {
    const { pathname, search, hash } = window.location
    const parts = [...document.querySelectorAll<HTMLElement>('section[id^=slide-]')]
    const seen = parts.map((part) => ({ id: part.id, top: part.getBoundingClientRect().top }))
    const here = { pathname, search, hash: sameSight(hash, seen, window.innerHeight / 3) }
    link.href = twinOf(here, import.meta.env.BASE_URL, folder)
  }
  look()
  for (const type of BEFORE_USE) link.addEventListener(type, look)
  link.addEventListener('click', () => wasHere(link.hreflang))
}
