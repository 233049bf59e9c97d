/** Commits and tags as `git cat-file` prints them, cut into what is signed and the signature, as git does. */
import { latin1 } from '../bytes.ts'
import { fromLatin1 } from '../openpgp/reading/characters.ts'

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
  const head = latin1(file.subarray(0, 256))
  return COMMIT.test(head) || TAG.test(head)
}

/** @param file a commit or a tag without git's own header in front of it */
export function cutGitObject(file: Uint8Array): GitObject | GitFault {
  if (!isGitObject(file)) return 'not-a-git-object'
  if (file.length > MOST_OBJECT) return 'object-too-large'
  const text = latin1(file)
  const [, commit] = COMMIT.exec(text) ?? []
  const parts = commit === undefined ? splitTag(text) : splitCommit(text, commit.length)
  const begin = Object.keys(BEGINNINGS).find((one) => parts.signature.startsWith(one))
  const by = BEGINNINGS[begin ?? ''] ?? 'other'
  if (parts.signature === '') return 'not-signed'
  return {
    kind: commit === undefined ? 'tag' : 'commit',
    by,
    payload: fromLatin1(parts.payload),
    signature: fromLatin1(parts.signature),
    date: dateOf(parts.payload, commit === undefined ? 'tagger' : 'committer'),
  }
}

interface Split {
  readonly payload: string
  readonly signature: string
}

/** Lines of the header with their ends, and then all of the message at once, its empty line in front. */
function* headerLines(text: string): Generator<string> {
  for (let at = 0; at < text.length;) {
    if (text[at] === '\n') {
      yield text.slice(at)
      return
    }
    const end = text.indexOf('\n', at)
    const next = end < 0 ? text.length : end + 1
    yield text.slice(at, next)
    at = next
  }
}

/** git's `parse_buffer_signed_by_header`: the other algorithm's signature is not signed either. */
function splitCommit(text: string, digits: number): Split {
  const own = `${digits === 64 ? HEADERS[64] : HEADERS[40]} `
  const payload: string[] = []
  const signature: string[] = []
  let [inOwn, inOther] = [false, false]
  for (const line of headerLines(text)) {
    if (inOwn && line.startsWith(' ')) {
      signature.push(line.slice(1))
      continue
    }
    if (line.startsWith(own)) {
      signature.push(line.slice(own.length))
      ;[inOwn, inOther] = [true, false]
      continue
    }
    if (line.startsWith('gpgsig')) inOther = true
    else if (inOther && !line.startsWith(' ')) inOther = false
    if (!inOther) payload.push(line)
    inOwn = false
  }
  return { payload: payload.join(''), signature: signature.join('') }
}

/** git's `parse_signature`: from the last line on that begins one. */
function splitTag(text: string): Split {
  const from = Math.max(...Object.keys(BEGINNINGS).map((begin) => text.lastIndexOf(`\n${begin}`) + 1))
  if (from === 0) return { payload: text, signature: '' }
  return { payload: withoutHeaderSignature(text.slice(0, from)), signature: text.slice(from) }
}

/** git's `remove_signature`: the signature of the other algorithm, in a header, with all that it takes for one. */
function withoutHeaderSignature(text: string): string {
  const kept: string[] = []
  let held: string[] = []
  let inside = false
  for (const line of headerLines(text)) {
    if (inside && line.startsWith(' ')) {
      held = []
    } else if (line.startsWith(`${HEADERS[64]} `)) {
      ;[inside, held] = [true, []]
    } else if (inside && line.startsWith('gpgsig')) {
      // Not one itself; it goes too if a line follows that continues it.
      held.push(line)
    } else {
      kept.push(...held, line)
      ;[inside, held] = [false, []]
    }
  }
  return [...kept, ...held].join('')
}

/** Seconds behind the address, in the first header of that name. */
function dateOf(payload: string, header: string): Date | undefined {
  const end = payload.indexOf('\n\n')
  const head = end < 0 ? payload : payload.slice(0, end)
  const line = head.split('\n').find((one) => one.startsWith(`${header} `))
  const [, seconds] = /> *(\d{1,12}) [+-]\d+$/.exec(line ?? '') ?? []
  return seconds === undefined || Number(seconds) === 0 ? undefined : new Date(Number(seconds) * 1000)
}
