/** Lines that no digest is read from: whoever wrote a name there meant somebody by it. */
import { bytesAsText } from './coreutils.ts'
import type { Locate } from './folder.ts'
import { baseName, endsOf } from './match.ts'
import { nameAsBytes, nameFrom } from './name.ts'

/**
 * @param texts such lines, one character for each byte
 * @param paths of files, as much of each as is known
 * @param locate how names are compared with them
 * @returns those of the paths that a name in one of the lines is for, be it for their end
 */
export function namedIn(
  texts: readonly string[],
  paths: readonly string[],
  locate: Locate,
): ReadonlySet<string> {
  if (texts.length === 0) return new Set()
  // Nearly every word is nobody's name: few are looked at more closely.
  const last = new Set(paths.map((path) => bytesAsText(nameAsBytes(baseName(path)))))
  const names = new Set<string>()
  for (const text of texts) {
    for (const name of namesIn(text)) if (last.has(baseName(name))) names.add(locate(nameFrom(name)))
  }
  if (names.size === 0) return names
  return new Set(paths.filter((path) => [...endsOf(locate(path))].some((end) => names.has(end))))
}

/** Each word, and what may be a name with blanks in it: behind the first word, or in parentheses. */
function namesIn(text: string): string[] {
  const line = text.trim()
  const first = line.search(/\s/)
  const [open, close] = [line.indexOf('('), line.lastIndexOf(')')]
  const written = line.split(/\s+/)
  if (first >= 0) written.push(line.slice(first).trim())
  if (open >= 0 && open < close) written.push(line.slice(open + 1, close))
  return [...written, ...written.map(bare)]
}

const BEFORE = '\\*([{<"\'`'
const BEHIND = ')]}>"\'`:;,.!?='

function bare(written: string): string {
  let [from, to] = [0, written.length]
  while (from < to && BEFORE.includes(written.charAt(from))) from++
  while (from < to && BEHIND.includes(written.charAt(to - 1))) to--
  return from === 0 && to === written.length ? written : written.slice(from, to)
}
