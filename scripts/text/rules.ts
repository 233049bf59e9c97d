/** Which rules of textlint hold where; a rule that is off says why. */
import type { TextlintRuleModule, TextlintRuleOptions } from '@textlint/types'
import { join } from 'node:path'
import preset from 'textlint-rule-preset-ja-technical-writing'
import prh from 'textlint-rule-prh'
import { ROOT } from '../lib/paths.ts'
import { inside } from './common-js.ts'
import type { ProseKind } from './prose.ts'

export interface Rule {
  readonly ruleId: string
  readonly rule: TextlintRuleModule
  readonly options: TextlintRuleOptions | boolean
}
type Settings = Readonly<Record<string, TextlintRuleOptions | boolean>>

/** Two alike in one sentence are no slip where they pair (A も B も) or belong to a fixed phrase (たびに, ように). */
const PAIRED = ['も', 'でも', 'とも', 'か', 'と', 'から', 'に']

const EVERYWHERE: Settings = { 'no-doubled-joshi': { min_interval: 1, allow: PAIRED } }

/** Seen, not read: what ends in a noun takes no 。 and no です, and a question may look like one. */
const SEEN: Settings = {
  'ja-no-mixed-period': false,
  'no-mix-dearu-desumasu': false,
  'no-exclamation-question-mark': { allowFullWidthQuestion: true },
}

const ONLY: Readonly<Record<ProseKind, Settings>> = {
  slide: SEEN,
  note: {
    // Written as it is said: 二つ, not 2 つ.
    'arabic-kanji-numbers': false,
    'ja-no-mixed-period': { periodMark: '。', allowPeriodMarks: ['）'] },
  },
  word: {
    ...SEEN,
    // A check that could not be made does not know: かもしれません is exactly what it has to say.
    'ja-no-weak-phrase': false,
  },
  prose: {
    'no-mix-dearu-desumasu': { preferInHeader: '', preferInBody: 'ですます', preferInList: 'ですます' },
  },
  document: {
    'no-mix-dearu-desumasu': { preferInHeader: '', preferInBody: 'ですます', preferInList: 'ですます' },
  },
}

/** One spelling a term. */
const TERMS = join(ROOT, 'scripts', 'text', 'terms.yml')

/** @returns the preset with our settings for this kind of text, and the terms */
export function rulesFor(kind: ProseKind): Rule[] {
  const settings: Settings = { ...preset.rulesConfig, ...EVERYWHERE, ...ONLY[kind] }
  const kept = Object.entries(preset.rules)
    .map(([ruleId, rule]) => ({ ruleId, rule, options: settings[ruleId] ?? true }))
    .filter(({ options }) => options !== false)
  const options = { rulePaths: [TERMS], checkLink: true, checkBlockQuote: true, checkEmphasis: true }
  return [...kept, { ruleId: 'terms', rule: inside(prh), options }]
}
