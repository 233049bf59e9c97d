/**
 * The answers that signature checks have given, so that no check is computed twice.
 *
 * A verification asks for most signatures twice (for the explanation, and for the library's own verdict), and the
 * next one asks for the same certificate chain again. An answer is found by everything that it follows from: key,
 * message and signature are the lookup key, byte by byte, so that no two questions can meet. Only of a long message
 * it is the digest.
 */
import { digest, type HashName, isKnownByDigest } from './hash.ts'
import type { PublicKey } from './public-key.ts'
import { shared } from './shared.ts'

export interface Question {
  readonly key: PublicKey
  readonly hash: HashName
  readonly data: Uint8Array
  readonly signature: Uint8Array
}

const LIMIT = 256
/** Bytes. No signature or key in use is longer, and a stranger must not fill the memory. */
const LONGEST = 4096
/** Bytes. Certificates, checkpoints and promises are shorter, and are found without hashing them first. */
const LONGEST_MESSAGE = 2048
/** More than any honest bundle asks; a certificate path that runs in circles on assumed answers ends here. */
const MOST_ASSUMED = 128

const memory = shared('answers', () => ({
  /** In the order of their last use, the oldest first. */
  answers: new Map<string, boolean>(),
  assumptions: undefined as { readonly questions: Map<string, Question>; left: number } | undefined,
}))

/**
 * The answer to a question: remembered, or computed now.
 *
 * @param compute must answer from `question` alone
 * @throws {Error} if only another digest than `hash` is known of the data
 */
export function answer(question: Question, compute: () => boolean): boolean {
  const { key, hash, data, signature } = question
  if (key.id.length + signature.length > LONGEST) return compute()
  const message = messageOf(hash, data)
  // Unambiguous: the lengths of key and message are counted, the signature is the rest.
  const text = `${hash} ${key.id.length} ${message.length} ${key.id}${message}${latin1(signature)}`
  const { answers, assumptions } = memory
  const known = answers.get(text)
  if (known !== undefined) {
    answers.delete(text)
    answers.set(text, known)
    return known
  }
  if (assumptions) {
    if (assumptions.left-- <= 0) return false
    if (!assumptions.questions.has(text)) assumptions.questions.set(text, copyOf(question))
    return true
  }
  const found = compute()
  remember(text, found)
  return found
}

function messageOf(hash: HashName, data: Uint8Array): string {
  const asDigest = data.length > LONGEST_MESSAGE || isKnownByDigest(data)
  return asDigest ? `digest ${latin1(digest(hash, data))}` : `data ${latin1(data)}`
}

/** The caller's bytes may change before the question is answered. */
function copyOf(question: Question): Question {
  const { data, signature } = question
  return {
    ...question,
    data: isKnownByDigest(data) ? data : new Uint8Array(data),
    signature: new Uint8Array(signature),
  }
}

/** For tests and measurements. */
export function forgetAnswers(): void {
  memory.answers.clear()
}

function remember(text: string, found: boolean): void {
  const { answers } = memory
  answers.set(text, found)
  const [oldest] = answers.keys()
  if (answers.size > LIMIT && oldest !== undefined) answers.delete(oldest)
}

interface Assumed<T> {
  readonly value: T
  readonly questions: readonly Question[]
  /**
   * Remembers what the questions' answers really are.
   *
   * @param found in the order of `questions`; `undefined` where nobody could tell
   * @returns whether `value` holds: everything that was assumed to be true is true
   */
  readonly settle: (found: readonly (boolean | undefined)[]) => boolean
}

/**
 * Runs `run` with every answer that is not known yet assumed to be true. Its value means nothing before `settle` has
 * said so.
 *
 * @throws whatever `run` throws
 */
export function assume<T>(run: () => T): Assumed<T> {
  const mine = { questions: new Map<string, Question>(), left: MOST_ASSUMED }
  memory.assumptions = mine
  try {
    const value = run()
    return {
      value,
      questions: [...mine.questions.values()],
      settle(found) {
        for (const [i, text] of [...mine.questions.keys()].entries()) {
          const one = found[i]
          if (one !== undefined) remember(text, one)
        }
        return mine.left >= 0 && [...mine.questions.keys()].every((_, i) => found[i] === true)
      },
    }
  } finally {
    memory.assumptions = undefined
  }
}

/** A character for each byte, for keys of a Map. */
function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes)
}
