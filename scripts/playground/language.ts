/** `--lang`, before any command. */

/**
 * One that there is not ends the process with a sentence, and 2.
 *
 * @returns which language was asked for, if any, and the arguments behind it
 */
export function languageFirst<Language extends string>(
  args: readonly string[],
  languages: readonly Language[],
): { readonly asked?: Language; readonly rest: readonly string[] } {
  const [option, given, ...rest] = args
  if (option !== '--lang') return { rest: args }
  const asked = languages.find((one) => one === given)
  if (asked !== undefined) return { asked, ...languageFirst(rest, languages) }
  process.stderr.write(`--lang: expected ${languages.join(' or ')}, got ${JSON.stringify(given ?? '')}\n`)
  process.exit(2)
}
