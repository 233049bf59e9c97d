/** One line of a checksum file: the digest that it gives, and the name that the digest is for. */
import { fromHex } from '../bytes.ts'
import { decodeBase64 } from '../platform/base64.ts'
import {
  ALGORITHM_TAG,
  algorithmNamed,
  algorithmsOfLength,
  type AnyAlgorithm,
  DIGEST_LENGTH,
} from './algorithms.ts'
import { type Dialect, isCksumTag, splitCksumLine, splitLine } from './coreutils.ts'
import { nameFrom } from './name.ts'

/**
 * Why the tools of coreutils would not read a line as we do:
 * - `bare`: a digest without a name, as Maven repositories and web pages show it;
 * - `bom`: a byte-order mark at the beginning of the file;
 * - `utf-16`: a file in UTF-16, as PowerShell writes it;
 * - `nul`: records that end in NUL, as `sha256sum --zero` writes and never reads them;
 * - `tag`: an algorithm under another name, as OpenSSL writes it;
 * - `prefix`: `sha256:…` as OCI registries, `sha512-…` in Base64 as lock files (Subresource Integrity) write it;
 * - `form`: another program's list (forms/).
 */
export type Leniency = 'bare' | 'bom' | 'utf-16' | 'nul' | 'tag' | 'prefix' | 'form'

/** What is read from a line, wherever it stands. */
export interface Reading {
  /** `undefined` where the line names an algorithm that this software does not compute. */
  readonly algorithm: AnyAlgorithm | undefined
  readonly digest: Uint8Array
  /** `undefined` for a bare digest. */
  readonly name: string | undefined
  /**
   * How the algorithm is known: the line names it, the list's own name does, the digest has its length, or of several
   * of that length it is the one that it holds under.
   */
  readonly by: 'tag' | 'list-name' | 'length' | 'match'
  /** Algorithms of that length, where nothing names one: what does not hold under a guess is not wrong. */
  readonly open?: readonly AnyAlgorithm[]
  /** Bytes of the file, where that is listed too. */
  readonly size?: number
  readonly leniency?: Leniency
  /** What pip is asked for there: a package, any one of whose digests will do (requirement.ts). */
  readonly requirement?: string
}

/** What somebody else reads from a line. */
export interface OtherReading extends Reading {
  /** Who takes BSD's reversed form for the usual one has this before the name as well. */
  readonly before?: string
}

/** Blanks behind a digest are a name to the tools, and none to people. */
export function isNamed({ name = '' }: Pick<Reading, 'name'>): boolean {
  return name.trim() !== ''
}

/** Of those with a tool whose lines have always as many digits. */
const BY_TOOL = ['md5', 'sha1', 'sha256', 'sha512', 'sha224', 'sha384'] as const
/** Each tool goes by the lines that it reads itself. */
export type Dialects = Readonly<Record<(typeof BY_TOOL)[number], Dialect>>

/** @param reversed as in {@link Dialect}; nothing read so far if absent */
export function dialects(reversed?: boolean): Dialects {
  const one = (): Dialect => (reversed === undefined ? {} : { reversed })
  return { md5: one(), sha1: one(), sha224: one(), sha256: one(), sha384: one(), sha512: one() }
}

/** @param spoken kept from line to line, and changed here */
export function namedEntry(text: string, spoken: Dialects): Reading | undefined {
  return toolEntry(text, spoken) ?? cksumEntry(text) ?? otherTagEntry(text)
}

/**
 * A line as it stands, and as it is in BSD's reversed form, where all behind the first blank is the name: the same
 * reading, but for what is before that.
 */
export function eitherEntry(text: string): OtherReading | undefined {
  const usual = namedEntry(text, USUAL)
  if (!usual) return BEHIND_BLANK.test(text) ? namedEntry(text, REVERSED) : undefined
  if (usual.by === 'tag') return usual
  const before = text[text.search(/[0-9a-f]/i) + 2 * usual.digest.length + 1]
  return before === undefined ? usual : { ...usual, before }
}

/** Settled, they stay as they are. */
const USUAL = dialects(false)
const REVERSED = dialects(true)
/** What may stand in BSD's reversed form. */
const BEHIND_BLANK = /^[ \t]*\\?[0-9a-f]+[ \t]/i

const PREFIXED = /^(\w+):([0-9a-f]+)$/i
const INTEGRITY = /^(sha\d+)-([A-Za-z0-9+/]+={0,2})$/

/** @param line blanks around the digest are not read */
export function bareEntry(line: string): Reading | undefined {
  const text = line.trim()
  // Nearly no line is as long as a digest: the others need not be gone through.
  const [algorithm] = algorithmsOfLength(text.length / 2)
  const hex = algorithm && fromHex(text)
  if (hex) return { algorithm, digest: hex, name: undefined, by: 'length', leniency: 'bare' }
  const [, name, written = ''] = PREFIXED.exec(text) ?? INTEGRITY.exec(text) ?? []
  if (name === undefined) return undefined
  const digest = text.includes(':') ? fromHex(written) : decodeBase64(written)
  return digest && taggedEntry(name, digest, undefined, 'prefix')
}

/** @returns `undefined` where the digest has not the length of the algorithm's */
function taggedEntry(
  tag: string,
  digest: Uint8Array,
  name: string | undefined,
  leniency?: Leniency,
): Reading | undefined {
  const algorithm = algorithmNamed(tag, digest.length)
  if (algorithm && digest.length !== DIGEST_LENGTH[algorithm]) return undefined
  return { algorithm, digest, name, by: 'tag', ...(leniency && { leniency }) }
}

function toolEntry(text: string, spoken: Dialects): Reading | undefined {
  for (const algorithm of BY_TOOL) {
    const split = splitLine(text, ALGORITHM_TAG[algorithm], 2 * DIGEST_LENGTH[algorithm], spoken[algorithm])
    const digest = split && fromHex(split.hex)
    if (digest)
      return { algorithm, digest, name: nameFrom(split.name), by: isTagged(text) ? 'tag' : 'length' }
  }
  return undefined
}

const isTagged = (text: string) => !/^[ \t]*\\?[0-9a-f]/i.test(text)

/** Algorithms that cksum alone knows; a digest cut short, which cksum 9.1 takes, is none. */
function cksumEntry(text: string): Reading | undefined {
  const split = splitCksumLine(text)
  const digest = split && !split.truncated ? fromHex(split.hex) : undefined
  return split && digest && taggedEntry(split.tag, digest, nameFrom(split.name))
}

/** FreeBSD's ports list it beside the digests. */
const NO_DIGEST = /^size$/i
const OTHER_TAG = /^([A-Za-z][\w/-]*) ?\((.+)\) ?= ?([0-9a-f]+)$/i

/** Names are taken as they are: only coreutils escape them, and theirs were read before. */
function otherTagEntry(text: string): Reading | undefined {
  const [, tag = '', name = '', hex = ''] = OTHER_TAG.exec(text) ?? []
  if (name === '' || isCksumTag(tag) || NO_DIGEST.test(tag)) return undefined
  const digest = fromHex(hex)
  return digest && taggedEntry(tag, digest, nameFrom(name), 'tag')
}
