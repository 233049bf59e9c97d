#!/usr/bin/env node
/** `shomei`: the terminal's commands, built; in the language that is asked for, or that of whoever types. */
import { enableCompileCache } from 'node:module'
import type { terminal as Terminal } from '../scripts/playground/terminal.ts'
import { languageFirst } from '../scripts/playground/language.ts'

const LANGUAGES = ['ja', 'en'] as const

// From Node.js 22 on: the second start is the quicker one.
;(enableCompileCache as typeof enableCompileCache | undefined)?.()
// npm's word for where a script of somebody else's was typed; this was typed here.
delete process.env.INIT_CWD

const { asked, rest } = languageFirst(process.argv.slice(2), LANGUAGES)
const { LC_ALL, LC_MESSAGES, LANG } = process.env
const theirs = /^ja(?![a-z])/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'ja' : 'en'
const { terminal } = (await import(`../cli/${asked ?? theirs}/terminal.js`)) as {
  terminal: typeof Terminal
}
process.exitCode = await terminal(rest, { name: 'shomei', languages: LANGUAGES })
