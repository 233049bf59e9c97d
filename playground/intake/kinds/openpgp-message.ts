/** Text and signature in one file and not in clear, mostly compressed: what `gpg --sign` makes. */
import { kind } from '../kind.ts'
import { messageKind } from './openpgp-packets.ts'

export const openpgpMessage = kind({
  id: 'openpgp-message',
  source: 'claim',
  recognise: (sight) => {
    const found = messageKind(sight)
    return found?.is === 'signed' ? found.how : undefined
  },
  parts: ({ bytes }) => [{ method: 'openpgp', role: 'cleartext', bytes }],
})
