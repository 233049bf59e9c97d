/**
 * Which text stood beside which when somebody last looked at both. What has changed since may say something else than its
 * twin: `npm run check` fails until it is marked as looked at.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FIRST, type Language } from '../lib/edition.ts'
import { ROOT } from '../lib/paths.ts'
import { markOf, OTHERS, textsOf } from './texts.ts'

const FILE = join(ROOT, 'pages', 'twins.json')

/** By language, by piece: the mark of the first language's text, and of its twin. */
export type LookedAt = Readonly<Record<string, Readonly<Record<string, readonly [string, string]>>>>

export const lookedAt = (): LookedAt => JSON.parse(readFileSync(FILE, 'utf8')) as LookedAt

/** @returns what both languages say now */
export async function pairs(language: Language): Promise<Record<string, readonly [string, string]>> {
  const [first, other] = [await textsOf(FIRST), await textsOf(language)]
  const names = [...new Set([...first.keys(), ...other.keys()])]
  return Object.fromEntries(
    names.map((name) => [name, [markOf(first.get(name) ?? ''), markOf(other.get(name) ?? '')]]),
  )
}

/** Marks all as looked at. */
export async function lookAtAll(): Promise<void> {
  const all: Record<string, Record<string, readonly [string, string]>> = {}
  for (const language of OTHERS) all[language] = await pairs(language)
  // A piece a line, so that branches seldom meet in one.
  writeFileSync(
    FILE,
    `${JSON.stringify(all, null, 2).replaceAll(/\[\s+("\w+"),\s+("\w+")\s+\]/g, '[$1, $2]')}\n`,
  )
}

/** @returns a sentence for each piece that is not as it was looked at */
export function drifted(
  language: string,
  now: Readonly<Record<string, readonly [string, string]>>,
  then: Readonly<Record<string, readonly [string, string]>>,
): string[] {
  return Object.entries(now).flatMap(([name, [first, other]]) => {
    const [wasFirst, wasOther] = then[name] ?? []
    if (first === wasFirst && other === wasOther) return []
    const change =
      wasFirst === undefined
        ? 'is new'
        : first === wasFirst
          ? `has changed in ${language} alone`
          : other === wasOther
            ? `has changed in ${FIRST} alone`
            : 'has changed in both'
    return [`${name} ${change}: look at both, then mark them as looked at: node scripts/mark-twins.ts`]
  })
}
