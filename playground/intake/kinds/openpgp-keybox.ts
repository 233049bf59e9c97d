/** A keyring in GnuPG's keybox format (`pubring.kbx`, and many that are called `….gpg`). */
import { isKeybox } from '../../openpgp/packets.ts'
import { kind } from '../kind.ts'

export const openpgpKeybox = kind({
  id: 'openpgp-keybox',
  source: 'claim',
  recognise: ({ bytes }) => (isKeybox(bytes) ? 'by-bytes' : undefined),
  parts: ({ bytes }) => [{ method: 'openpgp', role: 'keys', bytes }],
})
