/** A script of its own, before all others: on the page at the site's address and on the one that answers where there is none. */
import { folder, lang, twins } from '#words/lang'
import { leadTo } from './first-visit.ts'
import { led, wasHere } from './kept.ts'

declare const BASE: string

/** What a speaker's machine serves to itself is what the speaker asked for. */
const isOwnMachine = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname)
const { pathname, search, hash } = location
const root = BASE.slice(0, BASE.length - folder.length)
const isKnown = isOwnMachine || (pathname === root && wasHere(lang))
const there = leadTo({ pathname, base: root, twins, lang, languages: navigator.languages, isKnown })
if (there !== undefined) {
  if (pathname === root) led(there.lang)
  location.replace(`${there.path}${search}${hash}`)
}
