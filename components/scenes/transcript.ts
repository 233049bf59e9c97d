/** A terminal's transcript, as a speaker writes it: `$ ` begins a command, what follows is what it printed. */

export interface Row {
  /** From 1, as steps count them: blank lines count too. */
  readonly no: number
  /** What the shell shows before a line of a command; nothing before what it printed. */
  readonly prompt: '$ ' | '> ' | ''
  readonly text: string
}

/** A command and what it printed. Either may be empty, not both. */
export interface Turn {
  readonly command: readonly Row[]
  readonly output: readonly Row[]
}

/**
 * @param text lines that begin with `$ ` are commands; a backslash at their end goes on in the next line, with or
 *   without the shell's `> ` before it; a blank line stands between two turns
 * @example
 * turnsOf('$ sha1sum \\\n>   a.txt\nda39…  a.txt')
 */
export function turnsOf(text: string): Turn[] {
  const turns: { command: Row[]; output: Row[] }[] = []
  let goesOn = false
  for (const [i, line] of text.trimEnd().split(/\r?\n/).entries()) {
    const no = i + 1
    const last = turns.at(-1)
    if (goesOn && last) {
      const prompted = line.startsWith('> ')
      last.command.push({ no, prompt: prompted ? '> ' : '', text: prompted ? line.slice(2) : line })
    } else if (line.startsWith('$ ')) {
      turns.push({ command: [{ no, prompt: '$ ', text: line.slice(2) }], output: [] })
    } else if (line.trim() !== '') {
      if (last) last.output.push({ no, prompt: '', text: line })
      else turns.push({ command: [], output: [{ no, prompt: '', text: line }] })
    }
    goesOn = (goesOn || line.startsWith('$ ')) && line.endsWith('\\')
  }
  return turns
}

/** @returns the command as it is typed again: without prompts */
export function commandOf({ command }: Turn): string {
  return command.map(({ text }) => text).join('\n')
}

/**
 * What each step has reached: a command is entered whole, its output comes line by line.
 *
 * @param lit line numbers that each step talks about, in their order
 * @returns for each step, the last line that is there by then
 */
export function reached(turns: readonly Turn[], lit: readonly (readonly number[])[]): number[] {
  let furthest = 0
  return lit.map((numbers, i) => {
    const rows = turns.flatMap(({ command, output }) => [...command, ...output])
    furthest = Math.max(furthest, ...(i === lit.length - 1 ? rows.map(({ no }) => no) : numbers))
    const entered = turns.find(({ command }) => command.some(({ no }) => no === furthest))
    furthest = Math.max(furthest, entered?.command.at(-1)?.no ?? 0)
    return furthest
  })
}
