/** Signs documents: detached, or in clear. */
import { enums } from 'openpgp'
import { concatBytes, fromUtf8, utf8 } from '../../bytes.ts'
import { digestFor, type HashName } from './algorithms.ts'
import { armored } from './armored.ts'
import { lifetime } from './instant.ts'
import { issue, type Statement } from './issue.ts'
import type { OwnKey } from './key.ts'
import { type Outcome, type Refused, refused } from './outcome.ts'

export interface SigningChoices {
  /** What the signature will say. Whoever holds the secret key may say anything. */
  readonly created: Date
  /** Absent: the signature never expires. */
  readonly expires?: Date
  /** Absent: what suits the key's algorithm, SHA-256 for most. */
  readonly hash?: HashName
}

function statementOf(
  { algorithm }: OwnKey,
  type: enums.signature,
  { created, expires, hash }: SigningChoices,
): { readonly made: true; readonly statement: Statement } | Refused {
  const seconds = lifetime(created, expires)
  if (typeof seconds === 'string') return refused(seconds)
  const digest = digestFor(algorithm, hash)
  if (typeof digest === 'string') return refused(digest)
  const fields = seconds > 0 ? { signatureExpirationTime: seconds, signatureNeverExpires: false } : {}
  return { made: true, statement: { type, digest, created, fields } }
}

/**
 * A detached signature, as `gpg --detach-sign` makes it; with `form: 'armored'`, which is the default, `--armor` too.
 * A revoked or expired key signs all the same: that is for the verifier to notice.
 *
 * @param artifact read once, in order, and never kept: any size
 * @throws whatever reading `artifact` throws
 */
export async function signDetached(
  key: OwnKey,
  artifact: Uint8Array | AsyncIterable<Uint8Array>,
  choices: SigningChoices & { readonly form?: 'armored' | 'binary' },
): Promise<Outcome<{ readonly signature: Uint8Array }>> {
  const wanted = statementOf(key, enums.signature.binary, choices)
  if (!wanted.made) return wanted
  const packet = await issue(key.secret, wanted.statement, artifact)
  return { made: true, signature: choices.form === 'binary' ? packet : armored('SIGNATURE', packet) }
}

/** As they are signed: blanks at line ends do not count, nor does the last line end (RFC 9580 section 7.1). */
function linesOf(text: string): string[] {
  return text
    .replace(/\r?\n$/, '')
    .split('\n')
    .map((line) => line.replace(/[ \t\r]+$/, ''))
}

/**
 * The text in the framework of `gpg --clear-sign`, with its signature beneath.
 *
 * @param text UTF-8
 */
export async function signInClear(
  key: OwnKey,
  text: Uint8Array,
  choices: SigningChoices,
): Promise<Outcome<{ readonly signed: Uint8Array }>> {
  const decoded = fromUtf8(text)
  if (decoded === undefined) return refused('not-text')
  const wanted = statementOf(key, enums.signature.text, choices)
  if (!wanted.made) return wanted
  const lines = linesOf(decoded)
  const packet = await issue(key.secret, wanted.statement, utf8(lines.join('\r\n')))
  const escaped = lines.map((line) => (line.startsWith('-') ? `- ${line}` : line))
  const head = [
    '-----BEGIN PGP SIGNED MESSAGE-----',
    `Hash: ${wanted.statement.digest.name}`,
    '',
    ...escaped,
    '',
  ]
  return { made: true, signed: concatBytes(utf8(head.join('\n')), armored('SIGNATURE', packet)) }
}
