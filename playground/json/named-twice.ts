/** JSON that names a member twice: some readers take the first, some the last, and ProtoJSON's refuse it. */

/** Names that are looked at; bundles and roots have some hundred, a statement with a list of parts some hundred thousand. */
const MOST_NAMES = 500_000

/** Where the string ends that begins at `from`, past its closing quote. */
export function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let before = at
    while (text[before - 1] === '\\') before--
    if ((at - before) % 2 === 0) return at + 1
  }
  return text.length
}

/** No name yet: the empty one is a name. */
const NONE = Symbol('none')

/**
 * Looks through JSON for an object with two members of one name, however the name is escaped.
 *
 * @param text what `JSON.parse` has read
 * @param alike tells names that count as one; only the same by default
 * @returns the first such name; `too-much` where there are more than is looked at
 */
export function namedTwice(
  text: string,
  alike: (name: string) => string = (name) => name,
): { readonly name: string } | 'too-much' | undefined {
  /** Of each open object the names so far; `undefined` for a list. The first stands by itself: many have no other. */
  const open: (Set<string> | string | typeof NONE | undefined)[] = []
  let isName = false
  let seen = 0
  for (let at = 0; at < text.length;) {
    const token = text[at]
    const names = open.at(-1)
    const end = token === '"' ? endOfString(text, at) : at + 1
    if (token === '{') open.push(NONE)
    else if (token === '[') open.push(undefined)
    else if (token === '}' || token === ']') open.pop()
    else if (token === '"' && isName && names !== undefined) {
      const name = JSON.parse(text.slice(at, end)) as string
      const told = alike(name)
      if (typeof names === 'object' ? names.has(told) : names === told) return { name }
      if (++seen > MOST_NAMES) return 'too-much'
      if (typeof names === 'object') names.add(told)
      else open[open.length - 1] = names === NONE ? told : new Set([names, told])
      isName = false
    }
    if (token === '{' || token === ',') isName = true
    at = end
  }
  return undefined
}
