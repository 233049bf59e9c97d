/** A script of its own, before all others: on the page at the site's address and on the one that answers where there is none. */
import { folder, lang, twins } from '#words/lang'
import { isOwnMachine } from '../windows/own-machine.ts'
import { leadTo } from './first-visit.ts'
import { led, wasHere } from './kept.ts'

declare const BASE: string

const { pathname, search, hash } = location
const root = BASE.slice(0, BASE.length - folder.length)
const isKnown = isOwnMachine(location.hostname) || (pathname === root && wasHere(lang))
const there = leadTo({ pathname, base: root, twins, lang, languages: navigator.languages, isKnown })
if (there !== undefined) {
  if (pathname === root) led(there.lang)
  location.replace(`${there.path}${search}${hash}`)
}
