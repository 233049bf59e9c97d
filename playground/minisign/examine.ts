/** What is found out about a signature, its key and what it signs; what to say of it is for others. */
import type { Ed25519Answer } from './ed25519.ts'
import { checkEd25519 } from './ed25519.ts'
import type { EmbeddedInput, MinisignInput } from './input.ts'
import { type Challenge, challengeOf, commentChallenge, MOST_SIGNIFY } from './message.ts'
import { type KeyRefusal, type PublicKey, readKey } from './reading/key.ts'
import {
  readEmbedded,
  readSignature,
  type Signature,
  type SignatureRefusal,
  type Tool,
} from './reading/signature.ts'

export interface Examined {
  /** Whether what is signed stands in the signature's own file. */
  readonly embedded: boolean
  readonly signature: Signature | SignatureRefusal
  /** Whose words are given, as far as it is known. */
  readonly tool: Tool
  /** The key that is computed with; `undefined` if there is none. */
  readonly key: PublicKey | KeyRefusal | undefined
  /** The key that the verifier knew beforehand. */
  readonly held: PublicKey | KeyRefusal | undefined
  /** Whether the first of them is the second. */
  readonly onlyHeld: boolean
  /** `undefined` where there is nothing to compute with. */
  readonly message: Challenge | 'too-much' | undefined
  /** Whether it is known that the artifact is not too much for the tool. */
  readonly sized: boolean
  readonly answer: Ed25519Answer | undefined
  readonly commentAnswer: Ed25519Answer | undefined
  /** What is signed, where it stands behind its signature. */
  readonly text: Uint8Array | undefined
}

export const isRead = <Read extends object, Not extends { readonly code: string }>(
  one: Read | Not | undefined,
): one is Exclude<Read, Not> => one !== undefined && !('code' in one)

interface Claim {
  readonly embedded: boolean
  readonly signature: Signature | SignatureRefusal
  readonly artifact: MinisignInput['artifact']
  readonly size: number | undefined
}

export function examineDetached(input: MinisignInput): Promise<Examined> {
  const { artifact, signature: bytes, tool } = input
  const size = artifact instanceof Uint8Array ? artifact.length : input.size
  const claim = { embedded: false, signature: readSignature(bytes, tool), artifact, size }
  return examine(claim, input, tool)
}

export function examineEmbedded(input: EmbeddedInput): Promise<Examined> {
  const { file } = input
  const signature = readEmbedded(file)
  const artifact = isRead(signature) ? file.subarray(signature.length) : new Uint8Array(0)
  return examine({ embedded: true, signature, artifact, size: file.length }, input, 'signify')
}

async function examine(
  { embedded, signature, artifact, size }: Claim,
  { key: beside, policy }: Pick<MinisignInput, 'key' | 'policy'>,
  asked: Tool | undefined,
): Promise<Examined> {
  const tool = signature.tool ?? asked ?? 'minisign'
  const read = (bytes: Uint8Array | undefined) => bytes && readKey(bytes, tool)
  const held = read(policy.key)
  const key = beside === undefined ? held : read(beside)
  const known = { embedded, signature, tool, key, held, onlyHeld: beside === undefined }
  const text = embedded && isRead(signature) && artifact instanceof Uint8Array ? artifact.slice() : undefined
  const most = tool === 'signify' ? MOST_SIGNIFY : Infinity
  const sized = size !== undefined && size <= most
  if (!isRead(signature) || !isRead(key)) {
    return { ...known, message: undefined, sized, answer: undefined, commentAnswer: undefined, text }
  }
  const tooMuch = size !== undefined && size > most
  const message = tooMuch ? 'too-much' : await challengeOf(artifact, signature, key.point)
  const check = (one: Uint8Array, challenge: Uint8Array) => checkEd25519(tool, one, key.point, challenge)
  const { trusted } = signature
  return {
    ...known,
    message,
    sized: message !== 'too-much',
    answer: message === 'too-much' ? undefined : await check(signature.signature, message.challenge),
    commentAnswer:
      trusted && (await check(trusted.signature, await commentChallenge(signature, trusted, key.point))),
    text,
  }
}
