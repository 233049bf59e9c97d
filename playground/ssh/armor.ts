/** Takes the armor off a signature (PROTOCOL.sshsig, "Armored format"). */
import { latin1, utf8, equalBytes } from '../bytes.ts'
import { strictBase64 } from './base64.ts'

export const MAGIC = utf8('SSHSIG')
export const BEGIN = '-----BEGIN SSH SIGNATURE-----'
const END = '\n-----END SSH SIGNATURE-----'

/** A signature file's bytes, and all in which it differs from what ssh-keygen makes; what weighs most comes first. */
export interface Dearmored {
  readonly blob: Uint8Array
  readonly odd: readonly ('not-armored' | 'words-outside' | 'line-ends')[]
}
export type ArmorFault = 'not-a-signature' | 'armor-damaged' | 'base64-malformed'

/** @param file a `.sig` file: armored, or the bytes within */
export function dearmor(file: Uint8Array): Dearmored | ArmorFault {
  if (equalBytes(file.subarray(0, MAGIC.length), MAGIC)) return { blob: file, odd: ['not-armored'] }
  const text = latin1(file)
  if (!text.startsWith(BEGIN)) return 'not-a-signature'
  const lineEnd = /^\r?\n/.exec(text.slice(BEGIN.length, BEGIN.length + 2))?.[0]
  if (lineEnd === undefined) return 'armor-damaged'
  const from = BEGIN.length + lineEnd.length
  const to = text.indexOf(END, from)
  if (to < 0) return 'armor-damaged'
  const blob = strictBase64(text.slice(from, to))
  if (blob === undefined) return 'base64-malformed'
  const behind = text.slice(to + END.length)
  const odd = [
    ...(/\S/.test(behind) ? (['words-outside'] as const) : []),
    ...(lineEnd === '\n' ? [] : (['line-ends'] as const)),
  ]
  return { blob, odd }
}
