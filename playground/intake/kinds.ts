/** Every kind of file that is known here, one line each. What is printed as "can be read" is this list. */
import { checksumList } from './kinds/checksum-list.ts'
import { minisignKey } from './kinds/minisign-key.ts'
import { minisignSignature } from './kinds/minisign-signature.ts'
import { openpgpCleartext } from './kinds/openpgp-cleartext.ts'
import { openpgpKeys } from './kinds/openpgp-keys.ts'
import { openpgpSignature } from './kinds/openpgp-signature.ts'
import { signifyEmbedded } from './kinds/signify-embedded.ts'
import { sigstoreBundle } from './kinds/sigstore-bundle.ts'
import { trustedRoot } from './kinds/trusted-root.ts'

export const KINDS = [
  checksumList,
  openpgpSignature,
  openpgpCleartext,
  openpgpKeys,
  sigstoreBundle,
  trustedRoot,
  minisignSignature,
  signifyEmbedded,
  minisignKey,
] as const

/** `artifact`: whatever is none of them. */
export type KindId = (typeof KINDS)[number]['id'] | 'artifact'
