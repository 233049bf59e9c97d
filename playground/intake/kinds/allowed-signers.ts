/** Who may sign with which SSH key: ALLOWED SIGNERS in ssh-keygen(1). To be believed only by a person's own word. */
import { readSigners } from '../../ssh/signers.ts'
import { kind } from '../kind.ts'

const NAMED = /signers/i

export const allowedSigners = kind({
  id: 'allowed-signers',
  source: 'trust',
  recognise: ({ name, text, plain: bytes, isWhole, armors, json }) => {
    if (text === undefined || !isWhole || armors.length > 0 || json) return undefined
    const lines = (readSigners(bytes) ?? []).filter(({ isBlank }) => !isBlank)
    const read = lines.filter(({ entry }) => typeof entry !== 'string').length
    if (read === 0) return undefined
    // ssh-keygen passes over lines that it cannot read; where most are such it is a text about something else.
    if (read * 2 >= lines.length) return 'by-bytes'
    return NAMED.test(name) ? 'by-name' : undefined
  },
  parts: ({ plain: bytes }) => [{ method: 'ssh', role: 'signers', bytes }],
})
