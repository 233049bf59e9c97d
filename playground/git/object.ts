/** Commits and tags as `git cat-file` prints them, cut into what is signed and the signature, as git does. */
import { latin1 } from '../bytes.ts'

/** Whose program git has the signature checked by (`gpg.format`). `other`: X.509, or nothing that git knows. */
export type SignedWith = 'openpgp' | 'ssh' | 'other'

export interface GitObject {
  readonly kind: 'commit' | 'tag'
  /** By how the signature begins. */
  readonly by: SignedWith
  readonly payload: Uint8Array
  readonly signature: Uint8Array
  /** When it was made, as it says itself: git judges at this time. */
  readonly date: Date | undefined
}
export type GitFault = 'not-a-git-object' | 'not-signed' | 'object-too-large'

/** Bytes. Nobody writes longer messages; what git itself takes is bound by memory alone. */
export const MOST_OBJECT = 8 * 1024 * 1024
const COMMIT = /^tree ([0-9a-f]{40}|[0-9a-f]{64})\n/
const TAG = /^object ([0-9a-f]{40}|[0-9a-f]{64})\ntype [a-z]+\ntag /
const HEADERS = { 40: 'gpgsig', 64: 'gpgsig-sha256' } as const
const BEGINNINGS: Readonly<Record<string, SignedWith>> = {
  '-----BEGIN PGP SIGNATURE-----': 'openpgp',
  '-----BEGIN PGP MESSAGE-----': 'openpgp',
  '-----BEGIN SIGNED MESSAGE-----': 'other',
  '-----BEGIN SSH SIGNATURE-----': 'ssh',
}

/** Whether it looks like one, by how it begins. */
export function isGitObject(file: Uint8Array): boolean {
  const head = headOf(file)
  return COMMIT.test(head) || TAG.test(head)
}

/** @param file a commit or a tag without git's own header in front of it */
export function cutGitObject(file: Uint8Array): GitObject | GitFault {
  if (!isGitObject(file)) return 'not-a-git-object'
  if (file.length > MOST_OBJECT) return 'object-too-large'
  const [, commit] = COMMIT.exec(headOf(file)) ?? []
  const parts = commit === undefined ? splitTag(file) : splitCommit(file, commit.length)
  const begin = Object.keys(BEGINNINGS).find((one) => hasAt(parts.signature, 0, one))
  const by = BEGINNINGS[begin ?? ''] ?? 'other'
  if (parts.signature.length === 0) return 'not-signed'
  return {
    kind: commit === undefined ? 'tag' : 'commit',
    by,
    ...parts,
    date: dateOf(parts.payload, commit === undefined ? 'tagger' : 'committer'),
  }
}

const headOf = (file: Uint8Array) => latin1(file.subarray(0, 256))

interface Split {
  readonly payload: Uint8Array
  readonly signature: Uint8Array
}

/** Bytes that are put together, line by line, in the room that the file itself takes. */
function gathering(most: number) {
  const bytes = new Uint8Array(most)
  let length = 0
  return {
    add(file: Uint8Array, start: number, end: number) {
      for (let at = start; at < end; at++) bytes[length++] = file[at] ?? 0
    },
    all: () => bytes.slice(0, length),
  }
}

const FEED = 0x0a

/** Where the line ends that begins at `at`; of the message, with its empty line in front, the end of all. */
function endOfLine(file: Uint8Array, at: number): number {
  if (file[at] === FEED) return file.length
  const end = file.indexOf(FEED, at)
  return end < 0 ? file.length : end + 1
}

function hasAt(file: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (file[at + i] !== text.charCodeAt(i)) return false
  return true
}

/** git's `parse_buffer_signed_by_header`: the other algorithm's signature is not signed either. */
function splitCommit(file: Uint8Array, digits: number): Split {
  const own = `${digits === 64 ? HEADERS[64] : HEADERS[40]} `
  const payload = gathering(file.length)
  const signature = gathering(file.length)
  let [inOwn, inOther] = [false, false]
  for (let at = 0, end = 0; at < file.length; at = end) {
    end = endOfLine(file, at)
    const goesOn = hasAt(file, at, ' ')
    if (inOwn && goesOn) {
      signature.add(file, at + 1, end)
      continue
    }
    if (hasAt(file, at, own)) {
      signature.add(file, at + own.length, end)
      ;[inOwn, inOther] = [true, false]
      continue
    }
    if (hasAt(file, at, 'gpgsig')) inOther = true
    else if (inOther && !goesOn) inOther = false
    if (!inOther) payload.add(file, at, end)
    inOwn = false
  }
  return { payload: payload.all(), signature: signature.all() }
}

/** git's `parse_signature`: from the last line on that begins one. */
function splitTag(file: Uint8Array): Split {
  const begins = Object.keys(BEGINNINGS)
  let from = file.lastIndexOf(FEED) + 1
  while (from > 0 && !begins.some((one) => hasAt(file, from, one)))
    from = from === 1 ? 0 : file.lastIndexOf(FEED, from - 2) + 1
  if (from === 0) return { payload: file, signature: new Uint8Array() }
  return { payload: withoutHeaderSignature(file.subarray(0, from)), signature: file.slice(from) }
}

/** As many as git 2.39 has room for; what it does with more is not defined. */
const MOST_REMOVED = 2

/**
 * git's `remove_signature`: signatures in headers, whichever the algorithm, each with all that it takes for one. Of those
 * that follow each other at once it removes the last alone.
 */
function withoutHeaderSignature(file: Uint8Array): Uint8Array {
  const removed: { start: number; end: number }[] = []
  let current: { start: number; end: number } | undefined
  for (let at = 0, end = 0; at < file.length; at = end) {
    end = endOfLine(file, at)
    if (current && hasAt(file, at, ' ')) {
      current.end = end
    } else if (hasAt(file, at, 'gpgsig')) {
      if (!Object.values(HEADERS).some((one) => hasAt(file, at, `${one} `))) continue
      current ??= removed[removed.push({ start: at, end }) - 1]
      if (current) Object.assign(current, { start: at, end })
    } else {
      current = undefined
    }
  }
  const kept = gathering(file.length)
  let from = 0
  for (const { start, end } of removed.slice(0, MOST_REMOVED)) {
    kept.add(file, from, start)
    from = end
  }
  kept.add(file, from, file.length)
  return kept.all()
}

/** Seconds behind the address, in the first header of that name. */
function dateOf(payload: Uint8Array, header: string): Date | undefined {
  for (let at = 0, end = 0; at < payload.length && payload[at] !== FEED; at = end) {
    end = endOfLine(payload, at)
    if (!hasAt(payload, at, `${header} `)) continue
    const line = latin1(payload.subarray(at, end)).replace(/\n$/, '')
    const [, seconds] = /> *(\d{1,12}) [+-]\d+$/.exec(line) ?? []
    return seconds === undefined || Number(seconds) === 0 ? undefined : new Date(Number(seconds) * 1000)
  }
  return undefined
}
