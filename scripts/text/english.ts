/** Which rules of textlint hold for English: names as their owners write them, and one spelling a term. */
import { join } from 'node:path'
import prh from 'textlint-rule-prh'
import terminology from 'textlint-rule-terminology'
import { ROOT } from '../lib/paths.ts'
import { inside } from './common-js.ts'
import type { Rule } from './rules.ts'

const TERMS = join(ROOT, 'scripts', 'text', 'terms.en.yml')

/** Entries of the rule that do not hold here. */
const EXCLUDED = [
  // Commands, as their manuals and gpg's neighbors write themselves.
  'Git',
  'SSH',
  'OpenSSL',
  // A file of that name.
  'readme(s)?',
  // An address in capitals.
  'repo\\b',
  // As the field's documents have them: npm its lock file, RFC 4648 a name with a capital.
  'lock[- ]file(s)?',
  'file[- ]name(s)?',
  '(?<=(?:\\w+[^.?!])? )base64\\b',
  // A verb and where: what is built in this job.
  'built ?in(s)?',
]

export function englishRules(): Rule[] {
  return [
    { ruleId: 'terminology', rule: inside(terminology), options: { exclude: EXCLUDED } },
    { ruleId: 'terms', rule: inside(prh), options: { rulePaths: [TERMS] } },
  ]
}
