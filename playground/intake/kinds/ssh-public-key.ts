/** An SSH public key by itself (`id_ed25519.pub`): it says of nobody that they may sign. */
import { fileLines, keyAt } from '../../ssh/signers.ts'
import { kind } from '../kind.ts'

/** Bytes: one key, and a comment. */
const LONGEST = 32 * 1024

export const sshPublicKey = kind({
  id: 'ssh-public-key',
  source: 'claim',
  recognise: ({ plain: bytes, isWhole, text }) => {
    if (!isWhole || text === undefined || bytes.length > LONGEST) return undefined
    const [line, ...more] = fileLines(bytes)
    const isOne = line !== undefined && more.length === 0 && keyAt(line, new Map()) !== undefined
    return isOne ? 'by-bytes' : undefined
  },
  mayBe: ({ plain: bytes }) => ({ method: 'ssh', role: 'revoked', bytes }),
})
