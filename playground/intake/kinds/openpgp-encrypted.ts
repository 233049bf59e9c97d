/** An OpenPGP message that is encrypted: what is in it, and whether it is signed, shows once it is opened. */
import { kind } from '../kind.ts'
import { messageKind } from './openpgp-packets.ts'

export const openpgpEncrypted = kind({
  id: 'openpgp-encrypted',
  source: 'claim',
  recognise: (sight) => {
    const found = messageKind(sight)
    return found?.is === 'encrypted' ? found.how : undefined
  },
})
