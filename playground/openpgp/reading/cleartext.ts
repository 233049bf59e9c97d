/** The text of a clearsigned file (RFC 9580 section 7), as gpg's armor reader takes it out of its framework. */
import { armorBegins, hashHeader, headerOf } from './headers.ts'
import { trimmed } from './characters.ts'
import type { Lines } from './lines.ts'
import type { Remarks } from './notice.ts'

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
export function readAnnouncement(lines: Lines, remarks: Remarks): Announcement {
  const hashes: number[] = []
  let dashEscaped = true
  for (;;) {
    const { text: line } = lines.nextWhole()
    const header = headerOf(line)
    if (header === 'none') break
    if (header === 'malformed') {
      remarks.add({ id: 'armor-header-invalid', line })
      break
    }
    const named = hashHeader(header.text)
    if (named !== undefined) hashes.push(...named)
    else if (header.text.startsWith(NOT_DASH_ESCAPED) && header.text.length > NOT_DASH_ESCAPED.length) {
      dashEscaped = false
    } else {
      remarks.add({ id: 'cleartext-header-invalid' })
      break
    }
  }
  return { hashes, dashEscaped }
}

/** A line as it counts, without its line end: escape and blanks at its end gone. */
function meant(line: string, remarks: Remarks): string {
  if (line.startsWith('- ')) return trimmed(line.slice(2))
  if (line.startsWith('-')) remarks.add({ id: 'cleartext-dash-invalid', line })
  return trimmed(line)
}

/** Reads on to the line that ends the text: five dashes, whatever follows. */
export function readCleartext(lines: Lines, { dashEscaped }: Announcement, remarks: Remarks): Cleartext {
  const parts: string[] = []
  let longer = false
  for (;;) {
    const { text: line, truncated } = lines.next()
    if (line === '') return { text: undefined, longer }
    const begins = line.startsWith('-----') ? armorBegins(line) : undefined
    if (line.startsWith('-----') && (dashEscaped || begins === 'SIGNATURE')) {
      if (begins !== 'SIGNATURE') remarks.add({ id: 'cleartext-unexpected-armor', line })
      // Text that is signed as it stands is hashed to its last byte, other text without its last line end.
      return { text: parts.join(dashEscaped ? '\r\n' : ''), longer }
    }
    longer ||= truncated
    parts.push(dashEscaped ? meant(line, remarks) : line)
  }
}
