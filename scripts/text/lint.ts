/** textlint over one text. */
import { TextlintKernel, type TextlintKernelPlugin } from '@textlint/kernel'
import markdown from '@textlint/textlint-plugin-markdown'
import text from '@textlint/textlint-plugin-text'
import { inside } from './common-js.ts'
import type { Prose } from './prose.ts'
import { englishRules } from './english.ts'
import { type Rule, rulesFor } from './rules.ts'
import { misspelt } from './spelling.ts'

const PLUGINS: TextlintKernelPlugin[] = [
  { pluginId: 'markdown', plugin: inside(markdown) },
  { pluginId: 'text', plugin: inside(text) },
]

const kernel = new TextlintKernel()

/** @returns one line a fault: where, what, and the rule's name */
export async function faultsOf(prose: Prose): Promise<string[]> {
  return linted(prose, rulesFor(prose.kind))
}

/** @returns likewise for English, its spelling too */
export async function faultsOfEnglish(prose: Prose): Promise<string[]> {
  return [...(await linted(prose, englishRules())), ...misspelt(prose)]
}

async function linted({ path, format, text: prose }: Prose, rules: Rule[]): Promise<string[]> {
  const options = { ext: format, filePath: path, plugins: PLUGINS, rules }
  const { messages } = await kernel.lintText(prose, options)
  return messages.map(
    ({ line, message, ruleId }) => `${path}:${line}: ${message.split('\n')[0] ?? ''} (${ruleId})`,
  )
}
