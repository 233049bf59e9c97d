/** SSH keys that do not count any more, as a KRL: PROTOCOL.krl of OpenSSH. A plain list of keys is no other than a list of keys. */
import { startsWith, utf8 } from '../../bytes.ts'
import { kind } from '../kind.ts'

const MAGIC = utf8('SSHKRL\n\0')

export const sshRevocations = kind({
  id: 'ssh-revocations',
  source: 'trust',
  recognise: ({ bytes }) => (startsWith(bytes, MAGIC) ? 'by-bytes' : undefined),
  parts: ({ bytes }) => [{ method: 'ssh', role: 'revoked', bytes }],
})
