/** A text that is signed in clear, such as Debian's `InRelease`: RFC 9580 section 7. */
import { kind } from '../kind.ts'

export const openpgpCleartext = kind({
  id: 'openpgp-cleartext',
  source: 'claim',
  recognise: ({ armors }) => (armors[0] === 'PGP SIGNED MESSAGE' ? 'by-bytes' : undefined),
  parts: ({ plain: bytes }) => [{ method: 'openpgp', role: 'cleartext', bytes }],
})
