/** What is typed into a POSIX shell. Names come from files that somebody else made: none may become more than a word. */

/**
 * One word.
 * @example shellWord("a b") // "'a b'"
 */
export function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) && !word.startsWith('-') ? word : `'${word.replaceAll("'", `'\\''`)}'`
}

/**
 * A file's name as one word.
 * @example shellPath('--version') // './--version'
 */
export function shellPath(path: string): string {
  return shellWord(asOperand(path))
}

/**
 * A file's name as a tool has to be given it: quoting keeps a name one word, yet one that begins with a dash would be
 * read as an option, and a dash alone as standard input.
 */
export function asOperand(path: string): string {
  return path.startsWith('-') ? `./${path}` : path
}
