/** Whom a trust signature lets a key speak for: its regular expression (RFC 9580 section 5.2.3.22), as gpg 2.2 reads it. */
import type { UserPart } from './block.ts'

/** `unclear`: gpg's way of reading it and ours may part, and so may their answers. */
export type Covered = 'yes' | 'no' | 'unclear'

export interface Scope {
  covers(user: UserPart): Covered
}

/** Around a domain these have a meaning; everywhere else only a dot has, and everything else stands for itself. */
const OPENING = '<[^>]+[@.]'
const CLOSING = '>$'
/** One character, a line end too, and one beyond 16 bits as well. */
const ANY = '(?:[\\ud800-\\udbff][\\udc00-\\udfff]|[^])'
const SPECIAL = /[$()*+.?[\\\]^{|}]/
/** An escaped letter or digit, or an escaped `<` or `>`, is a class, a border or a character by a number. */
const PLAIN = /[!-/:;=?@[-`{-~]/
/** Not ASCII, and their capitals are: whoever compares by capitals takes them for these. */
const ASTRAY = /[\u0131\u017f]/

const TEXT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
/** What is no UTF-8 is some character that is not ASCII. */
const LENIENT = new TextDecoder('utf-8', { ignoreBOM: true })

function cString(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0)
  return end < 0 ? bytes : bytes.subarray(0, end)
}

/** @returns `undefined` where it is to be read in two ways, and nothing where it is no expression at all */
function translated(text: string): string | undefined {
  let source = ''
  for (let i = 0; i < text.length; i++) {
    const one = text.charAt(i)
    if (one === '.') source += ANY
    else if (one !== '\\') source += SPECIAL.test(one) ? `\\${one}` : one
    else {
      i += 1
      const next = text.charAt(i)
      if (!PLAIN.test(next)) return undefined
      source += SPECIAL.test(next) ? `\\${next}` : next
    }
  }
  return source
}

/** Whether the last escape has nothing behind it: gpg compiles no such expression, and it fits nobody. */
function endsEscaping(text: string): boolean {
  return (/\\*$/.exec(text)?.[0].length ?? 0) % 2 === 1
}

const always = (answer: Covered): Scope => ({ covers: () => answer })

function parsed(expression: string): RegExp | Covered {
  const isDomain =
    expression.length >= OPENING.length + CLOSING.length &&
    expression.startsWith(OPENING) &&
    expression.endsWith(CLOSING)
  if (!isDomain && endsEscaping(expression)) return 'no'
  const middle = isDomain ? expression.slice(OPENING.length, -CLOSING.length) : expression
  const source = translated(middle)
  if (source === undefined || ASTRAY.test(middle)) return 'unclear'
  return new RegExp(isDomain ? `${OPENING}${source}${CLOSING}` : source, 'i')
}

/**
 * @param body of the subpacket: a string of C. What stands behind its end does not count; without one gpg reads on into
 *   what follows.
 * @returns `undefined` where it limits nothing
 */
export function scopeOf(body: Uint8Array): Scope | undefined {
  if (!body.includes(0)) return always('unclear')
  const bytes = cString(body)
  if (bytes.length === 0) return undefined
  let expression: string
  try {
    expression = TEXT.decode(bytes)
  } catch {
    return always('unclear')
  }
  const pattern = parsed(expression)
  if (typeof pattern === 'string') return always(pattern)
  const isAscii = /^[\0-\x7f]*$/.test(expression)
  return {
    covers({ bytes: named, attribute }) {
      // Its name is gpg's, and ends in a bracket of another kind.
      if (attribute) return expression.startsWith(OPENING) && expression.endsWith(CLOSING) ? 'no' : 'unclear'
      const text = LENIENT.decode(cString(named))
      if (ASTRAY.test(text) || (!isAscii && text.includes('\ufffd'))) return 'unclear'
      return pattern.test(text) ? 'yes' : 'no'
    },
  }
}
