/** Who may sign with which SSH key: ALLOWED SIGNERS in ssh-keygen(1). To be believed only by a person's own word. */
import { readSigners } from '../../ssh/signers.ts'
import { kind } from '../kind.ts'

export const allowedSigners = kind({
  id: 'allowed-signers',
  source: 'trust',
  recognise: ({ text, plain: bytes, isWhole, armors, json }) => {
    if (text === undefined || !isWhole || armors.length > 0 || json) return undefined
    const lines = readSigners(bytes) ?? []
    return lines.length > 0 && lines.every(({ entry }) => typeof entry !== 'string') ? 'by-bytes' : undefined
  },
  parts: ({ plain: bytes }) => [{ method: 'ssh', role: 'signers', bytes }],
})
