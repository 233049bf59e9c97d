/**
 * What `minisign -V` (0.11) and `signify-openbsd -V` (31, as Debian names it) print about the same files, and the code
 * they end with. Their words are protocol, not ours.
 */
import { equalBytes } from '../bytes.ts'
import { asOperand, shellPath, shellWord } from '../shell.ts'
import { keyIdText } from './checks.ts'
import { type Examined, isRead } from './examine.ts'
import type { Names } from './input.ts'

export interface ToolAnswer {
  /** What is typed for it. */
  readonly command: string
  readonly stdout: string
  readonly stderr: string
  readonly exit: 0 | 1 | 2
}

/** Bytes that are no UTF-8 are shown as U+FFFD, as a terminal shows them. */
const TERMINAL = new TextDecoder('utf-8', { ignoreBOM: true })
const GOOD = 'Signature Verified\n'

type Named = Readonly<Required<Names>>

const filled = (says: string, name: string) => says.replace('%s', () => asOperand(name))

/** A number as `%lX` prints it. */
const asNumber = (keyId: Uint8Array) => keyIdText(keyId).replace(/^0+(?=.)/, '')

type Said = Omit<ToolAnswer, 'command'>
const complaint = (exit: 1 | 2, text: string): Said => ({ exit, stdout: '', stderr: `${text}\n` })

function minisignOn(examined: Examined, names: Named): Said | undefined {
  const { signature, key, answer, commentAnswer, message } = examined
  if (!isRead(key)) return complaint(2, filled(key?.says ?? '', names.key))
  if (!isRead(signature)) {
    return signature.says === undefined ? undefined : complaint(2, filled(signature.says, names.signature))
  }
  if (message === undefined || message === 'too-much') return undefined
  if (!equalBytes(signature.keyId, key.keyId)) {
    const ours = `Signature key id in ${asOperand(names.signature)} is ${asNumber(signature.keyId)}`
    return complaint(1, `${ours}\nbut the key id in the public key is ${asNumber(key.keyId)}`)
  }
  if (!answer?.good) return complaint(1, 'Signature verification failed')
  if (!commentAnswer?.good) return complaint(1, 'Comment signature verification failed')
  const comment = TERMINAL.decode(signature.trusted?.comment)
  const stdout = `Signature and comment signature verified\nTrusted comment: ${comment}\n`
  return { exit: 0, stdout, stderr: '' }
}

function signifyOn(examined: Examined, names: Named): Said | undefined {
  const { signature, key, answer, message, sized, embedded } = examined
  const says = (text: string, name = '') => complaint(1, `signify-openbsd: ${filled(text, name)}`)
  if (message === 'too-much') return says('msg too large in %s', embedded ? names.signature : names.artifact)
  // It looks at the artifact's size before anything else.
  if (!sized) return undefined
  if (!isRead(signature)) {
    return signature.says === undefined ? undefined : says(signature.says, names.signature)
  }
  // Only a file is a key to it.
  if (key?.bare !== undefined) return undefined
  if (!isRead(key)) return says(key?.says ?? '', names.key)
  if (!equalBytes(signature.keyId, key.keyId)) return says('verification failed: checked against wrong key')
  return answer?.good ? { exit: 0, stdout: GOOD, stderr: '' } : says('signature verification failed')
}

/** What is typed: minisign takes a bare key behind `-P`, signify a key's file alone. */
function commandOf({ tool, key, embedded }: Examined, names: Named): string {
  const files = ['-x', shellPath(names.signature), '-m', shellPath(names.artifact)]
  if (tool === 'signify') {
    const flags = ['-V', ...(embedded ? ['-e'] : []), '-p', shellPath(names.key)]
    return ['signify-openbsd', ...flags, ...files].join(' ')
  }
  const given = key?.bare === undefined ? ['-p', shellPath(names.key)] : ['-P', shellWord(key.bare)]
  return ['minisign', '-V', ...given, ...files].join(' ')
}

/**
 * The tool's own words for what was found out.
 *
 * @returns `undefined` where it is not known what it says: no key was given, or not all of it was looked at
 */
export function toolAnswer(examined: Examined, given: Names = {}): ToolAnswer | undefined {
  if (examined.key === undefined) return undefined
  // With the text inside, what is named is where it goes.
  const artifact = given.artifact ?? (examined.embedded ? '/dev/null' : 'file')
  const suffix = examined.tool === 'minisign' ? 'minisig' : 'sig'
  const names: Named = {
    artifact,
    signature: given.signature ?? `${examined.embedded ? 'file' : artifact}.${suffix}`,
    key: given.key ?? (examined.tool === 'minisign' ? 'minisign.pub' : 'signify.pub'),
  }
  const said = examined.tool === 'minisign' ? minisignOn(examined, names) : signifyOn(examined, names)
  return said && { command: commandOf(examined, names), ...said }
}
