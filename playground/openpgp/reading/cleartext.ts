/** The text of a clearsigned file (RFC 9580 section 7), as gpg's armor reader takes it out of its framework. */
import { cString, trimmed } from './characters.ts'
import { markLine, markTextHeader, TextMarks } from './frame.ts'
import { armorBegins, hashHeader, headerOf } from './headers.ts'
import type { Lines } from './lines.ts'
import type { Remarks } from './notice.ts'
import type { Partition } from './spans.ts'

/** What the headers above the text say. */
export interface Announcement {
  /** Digests with which it may have been signed. */
  readonly hashes: readonly number[]
  readonly dashEscaped: boolean
}

export interface Cleartext {
  /** What is hashed, one character a byte; `undefined` if the file ends before its signature begins. */
  readonly text: string | undefined
  /** Whether words stand in it that gpg does not read. */
  readonly longer: boolean
}

const NOT_DASH_ESCAPED = 'NotDashEscaped:'

/** Reads the headers up to the empty line; what is no header gpg leaves out, and reads on as text. */
export function readAnnouncement(lines: Lines, remarks: Remarks, partition: Partition): Announcement {
  const hashes: number[] = []
  let dashEscaped = true
  for (;;) {
    const line = lines.nextWhole()
    const header = headerOf(line.text)
    if (typeof header === 'string') {
      markLine(partition, line, undefined, 'text-header')
      if (header === 'malformed') remarks.add({ id: 'armor-header-invalid', line: line.text })
      break
    }
    markTextHeader(partition, line, header.text)
    // Behind a NUL gpg does not look.
    const said = cString(header.text)
    const named = hashHeader(said)
    if (named !== undefined) hashes.push(...named)
    else if (said.startsWith(NOT_DASH_ESCAPED) && said.length > NOT_DASH_ESCAPED.length) {
      dashEscaped = false
    } else {
      remarks.add({ id: 'cleartext-header-invalid' })
      break
    }
  }
  return { hashes, dashEscaped }
}

/** Lines that are kept each for itself; there may be millions, and most of them empty. */
const MOST_PARTS = 8192

/** Lines of a text, joined. */
class Parts {
  readonly #between: string
  readonly #joined: string[] = []
  #parts: string[] = []

  constructor(between: string) {
    this.#between = between
  }

  add(part: string): void {
    if (this.#parts.length === MOST_PARTS) {
      this.#joined.push(this.#parts.join(this.#between))
      this.#parts = []
    }
    this.#parts.push(part)
  }

  joined(): string {
    return [...this.#joined, this.#parts.join(this.#between)].join(this.#between)
  }
}

const ESCAPE = '- '

/** Reads on to the line that ends the text: five dashes, whatever follows. */
export function readCleartext(
  lines: Lines,
  { dashEscaped }: Announcement,
  remarks: Remarks,
  partition: Partition,
): Cleartext {
  const parts = new Parts(dashEscaped ? '\r\n' : '')
  const marks = new TextMarks(partition, !dashEscaped)
  let longer = false
  for (;;) {
    const next = lines.next()
    const { text: line, truncated } = next
    if (line === '') return { text: undefined, longer }
    const begins = line.startsWith('-----') ? armorBegins(line) : undefined
    if (line.startsWith('-----') && (dashEscaped || begins === 'SIGNATURE')) {
      if (begins !== 'SIGNATURE') remarks.add({ id: 'cleartext-unexpected-armor', line })
      marks.end(next)
      // Text that is signed as it stands is hashed to its last byte, other text without its last line end.
      return { text: parts.joined(), longer }
    }
    longer ||= truncated
    const escaped = dashEscaped && line.startsWith(ESCAPE)
    if (dashEscaped && !escaped && line.startsWith('-')) remarks.add({ id: 'cleartext-dash-invalid', line })
    // A line as it counts: escape and blanks at its end gone.
    const meant = dashEscaped ? trimmed(escaped ? line.slice(ESCAPE.length) : line) : line
    marks.line(next, meant, escaped ? ESCAPE.length : 0)
    parts.add(meant)
  }
}
