/** A signature by `ssh-keygen -Y sign`, armored or the bytes within: PROTOCOL.sshsig of OpenSSH. */
import { startsWith } from '../../bytes.ts'
import { MAGIC } from '../../ssh/armor.ts'
import { kind } from '../kind.ts'

export const sshSignature = kind({
  id: 'ssh-signature',
  source: 'claim',
  recognise: ({ armors, bytes }) => {
    const isOne = startsWith(bytes, MAGIC) || armors[0] === 'SSH SIGNATURE'
    return isOne ? 'by-bytes' : undefined
  },
  parts: ({ plain: bytes }) => [{ method: 'ssh', role: 'signature', bytes }],
})
