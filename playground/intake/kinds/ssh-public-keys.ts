/**
 * SSH public keys, one a line, and nobody's name beside them. It may be a list of keys that count no more, which
 * `ssh-keygen -Y verify -r` takes as it is: that, the bytes do not say.
 */
import { fileLines, keyAt, type KnownKeys } from '../../ssh/signers.ts'
import { kind } from '../kind.ts'

/** Bytes: a longer list is nobody's here. */
const LONGEST = 1024 * 1024

export const sshPublicKeys = kind({
  id: 'ssh-public-keys',
  source: 'claim',
  recognise: ({ plain: bytes, isWhole, text }) => {
    if (!isWhole || text === undefined || bytes.length > LONGEST) return undefined
    const lines = fileLines(bytes)
    if (lines.length < 2) return undefined
    const known: KnownKeys = new Map()
    let keys = 0
    for (const line of lines.map((one) => one.replace(/^[ \t]+/, ''))) {
      if (/^(?:#|\r?\n|$)/.test(line)) continue
      if (keyAt(line, known) === undefined) return undefined
      keys++
    }
    return keys > 0 ? 'by-bytes' : undefined
  },
  mayBe: ({ plain: bytes }) => ({ method: 'ssh', role: 'revoked', bytes }),
})
