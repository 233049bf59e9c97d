/** textlint over one text. */
import { TextlintKernel, type TextlintKernelPlugin } from '@textlint/kernel'
import markdown from '@textlint/textlint-plugin-markdown'
import text from '@textlint/textlint-plugin-text'
import { inside } from './common-js.ts'
import type { Prose } from './prose.ts'
import { rulesFor } from './rules.ts'

const PLUGINS: TextlintKernelPlugin[] = [
  { pluginId: 'markdown', plugin: inside(markdown) },
  { pluginId: 'text', plugin: inside(text) },
]

const kernel = new TextlintKernel()

/** @returns one line a fault: where, what, and the rule's name */
export async function faultsOf({ path, kind, format, text: prose }: Prose): Promise<string[]> {
  const options = { ext: format, filePath: path, plugins: PLUGINS, rules: rulesFor(kind) }
  const { messages } = await kernel.lintText(prose, options)
  return messages.map(
    ({ line, message, ruleId }) => `${path}:${line}: ${message.split('\n')[0] ?? ''} (${ruleId})`,
  )
}
