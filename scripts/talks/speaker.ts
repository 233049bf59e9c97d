/**
 * Reads `speaker.yaml`, which is not in the repository: who gives the talk. Whatever is wrong with it is said in one
 * sentence before anything is built.
 */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { parseSync } from '@slidev/parser/fs'
import type { talks as Words } from '#words/talks'
import type { Accent, Speaker } from '../../talks/speaker.ts'
import { type Language, LANGUAGE, LANGUAGES } from '../lib/edition.ts'
import { ROOT } from '../lib/paths.ts'
import { contrastOn, GROUNDS, softOf } from './accent.ts'

/** Slidev loads its hooks in a way of its own (jiti), which would find the first language's words. */
const { talks } = createRequire(import.meta.url)('#words/talks') as { readonly talks: typeof Words }

/** Said by the environment where it is another file, or, empty, none: tests are of the deck as the repository has it. */
export const SPEAKER_VARIABLE = 'SHOMEI_SPEAKER'
const speakerFile = () => process.env[SPEAKER_VARIABLE] ?? join(ROOT, 'speaker.yaml')
/** In a built site, where somebody is named: with nobody it has to be built again. */
export const NAMED = '.speaker'

const KEYS = ['name', 'company', 'place', 'date', 'logo', 'colors'] as const
/** Characters: more would not stand in one line of the cover. */
const LONGEST = 60
/** Bytes. It is part of every page that shows it. */
const LARGEST = 100_000
/** WCAG 2.2, 1.4.3: what is read. */
const READABLE = 4.5

type Fields = Readonly<Record<string, unknown>>

/**
 * @param file where it is looked for
 * @param language of the edition
 * @returns undefined if there is no such file
 * @throws {Error} one sentence
 */
export function readSpeaker(file = speakerFile(), language: Language = LANGUAGE): Speaker | undefined {
  if (!existsSync(file)) return undefined
  const fields = fieldsOf(readFileSync(file, 'utf8'))
  const strange = Object.keys(fields).find((key) => !KEYS.some((one) => one === key))
  if (strange !== undefined) wrong(`has "${strange}"; it may have ${KEYS.join(', ')}`)
  const texts = Object.fromEntries(
    (['name', 'company', 'place'] as const).flatMap((key) => {
      const text = textOf(key, fields[key], language)
      return text === undefined ? [] : [[key, text]]
    }),
  )
  const { name, ...rest } = texts
  if (name === undefined) wrong('has no name: who gives the talk?')
  const date = dateOf(fields.date)
  const logo = logoOf(fields.logo, dirname(file))
  const accent = accentOf(fields.colors)
  return { name, ...rest, ...(date && { date }), ...(logo && { logo }), ...(accent && { accent }) }
}

/** @returns every file that says who speaks; none where nobody is named */
export function speakerFiles(file = speakerFile()): string[] {
  if (!existsSync(file)) return []
  const { logo } = fieldsOf(readFileSync(file, 'utf8'))
  return [file, ...(typeof logo === 'string' ? [join(dirname(file), logo)] : [])]
}

function wrong(what: string): never {
  throw new Error(`speaker.yaml ${what}.`)
}

/** Slidev's own reader of YAML, as it reads a headmatter. */
function fieldsOf(text: string): Fields {
  if (/^---/m.test(text)) wrong('has a line that begins with ---; it is one document, without such lines')
  if (text.replaceAll(/^\s*#.*$/gm, '').trim() === '')
    wrong('is empty; speaker.example.yaml shows what it may say')
  let slide: ReturnType<typeof parseSync>['slides'][number] | undefined
  try {
    slide = parseSync(`---\n${text.trimEnd()}\n---\n\n# x\n`, 'speaker.yaml').slides[0]
  } catch (error) {
    notYaml(error)
  }
  const [error] = slide?.frontmatterDoc?.errors ?? []
  if (error !== undefined) notYaml(error)
  const fields: unknown = slide?.frontmatter
  if (
    typeof fields !== 'object' ||
    fields === null ||
    Array.isArray(fields) ||
    Object.keys(fields).length === 0
  )
    wrong('is no list of names and values, such as name: Hanako Yamada')
  return fields as Fields
}

function notYaml(error: unknown): never {
  const [first = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  wrong(`cannot be read as YAML: ${first.replace(/[.:]?\s*$/, '').replace(/ at line 1\b.*/, '')}`)
}

function textOf(key: string, value: unknown, language: Language): string | undefined {
  if (value === undefined) return undefined
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const each = value as Fields
    const missing = LANGUAGES.find((one) => typeof each[one] !== 'string')
    const strange = Object.keys(each).find((one) => !LANGUAGES.some((known) => known === one))
    if (missing !== undefined || strange !== undefined)
      wrong(`says its ${key} by language, and needs ${LANGUAGES.join(' and ')}, no other`)
    return textOf(key, each[language], language)
  }
  if (typeof value !== 'string') wrong(`has a ${key} that is no text; put it in quotation marks`)
  const text = value.trim()
  if (text === '') wrong(`has an empty ${key}`)
  if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text)) wrong(`has a ${key} that is not one line of plain text`)
  if ([...text].length > LONGEST) wrong(`has a ${key} of more than ${LONGEST} characters`)
  return text
}

function dateOf(value: unknown): string | undefined {
  if (value === undefined) return undefined
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typeof value === 'string' ? value : '') ?? []
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`)
  if (year === undefined || Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(day))
    wrong(`has the date ${String(value)}; it must be a day such as 2026-12-05`)
  return talks.day(Number(year), Number(month), Number(day))
}

function logoOf(value: unknown, folder: string): string | undefined {
  if (value === undefined) return undefined
  if (typeof value !== 'string') wrong('has a logo that is no name of a file')
  const file = join(folder, value)
  if (!existsSync(file) || !statSync(file).isFile())
    wrong(`names the logo ${value}, and there is no such file beside it`)
  const bytes = readFileSync(file)
  if (bytes.length > LARGEST) wrong(`names the logo ${value}, which is larger than ${LARGEST / 1000} kB`)
  const type = typeOf(bytes)
  if (type === undefined) wrong(`names the logo ${value}, which is neither SVG nor PNG`)
  // They would be set in whatever face a machine has, and a PDF holds none but the deck's.
  if (type === 'image/svg+xml' && /<(?:\w+:)?(?:text|foreignObject)[\s>]/.test(bytes.toString('utf8')))
    wrong(`names the logo ${value}, which has letters that are text; make paths of them`)
  return `data:${type};base64,${bytes.toString('base64')}`
}

/** By what it is, whatever its name says. */
function typeOf(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n') return 'image/png'
  const head = bytes
    .toString('utf8')
    .replace(/^\uFEFF?(?:\s|<\?xml[^>]*>|<!--[\s\S]*?-->|<!DOCTYPE[^>]*>)*/i, '')
  return /^<svg[\s>]/.test(head) ? 'image/svg+xml' : undefined
}

function accentOf(value: unknown): Accent | undefined {
  if (value === undefined) return undefined
  const each = (typeof value === 'object' && value !== null ? value : {}) as Fields
  if (Object.keys(each).sort().join() !== 'dark,light')
    wrong("has colors that are not two, light and dark, such as light: '#0b5cad'")
  const colour = (theme: 'light' | 'dark'): string => {
    const one = each[theme]
    if (typeof one !== 'string' || !/^#[0-9a-f]{6}$/i.test(one))
      wrong(`has the colour ${theme}: ${String(one)}; it must be such as '#0b5cad', in quotation marks`)
    const worst = Math.min(
      ...[...GROUNDS[theme], softOf(one, theme)].map((ground) => contrastOn(one, ground)),
    )
    if (worst < READABLE)
      wrong(
        `has the colour ${theme}: ${one}, whose contrast is ${worst.toFixed(1)} where words are set in it; ${READABLE} is the least that everybody can read`,
      )
    return one.toLowerCase()
  }
  return { light: colour('light'), dark: colour('dark') }
}
