/** Every kind of file that is known here, one line each. What is printed as "can be read" is this list. */
import { sshSignature } from './kinds/ssh-signature.ts'
import { sshRevocations } from './kinds/ssh-revocations.ts'
import { sshPublicKey } from './kinds/ssh-public-key.ts'
import { sshPublicKeys } from './kinds/ssh-public-keys.ts'
import { gitObject } from './kinds/git-object.ts'
import { allowedSigners } from './kinds/allowed-signers.ts'
import { certificate } from './kinds/certificate.ts'
import { cosignBundle } from './kinds/cosign-bundle.ts'
import { dsseEnvelope } from './kinds/dsse-envelope.ts'
import { notFound } from './kinds/not-found.ts'
import { checksumList } from './kinds/checksum-list.ts'
import { minisignKey } from './kinds/minisign-key.ts'
import { minisignSignature } from './kinds/minisign-signature.ts'
import { openpgpCleartext } from './kinds/openpgp-cleartext.ts'
import { openpgpKeybox } from './kinds/openpgp-keybox.ts'
import { openpgpKeys } from './kinds/openpgp-keys.ts'
import { openpgpEncrypted } from './kinds/openpgp-encrypted.ts'
import { openpgpMessage } from './kinds/openpgp-message.ts'
import { openpgpSignature } from './kinds/openpgp-signature.ts'
import { pep740 } from './kinds/pep740.ts'
import { privateKey } from './kinds/private-key.ts'
import { publicKey } from './kinds/public-key.ts'
import { signingConfig } from './kinds/signing-config.ts'
import { signifyEmbedded } from './kinds/signify-embedded.ts'
import { sigstoreBundle } from './kinds/sigstore-bundle.ts'
import { sigstoreBundles } from './kinds/sigstore-bundles.ts'
import { sigstoreSignature } from './kinds/sigstore-signature.ts'
import { trustConfig } from './kinds/trust-config.ts'
import { trustedRoot } from './kinds/trusted-root.ts'
import { tufMetadata } from './kinds/tuf-metadata.ts'
import { webPage } from './kinds/web-page.ts'

export const KINDS = [
  checksumList,
  openpgpSignature,
  openpgpCleartext,
  openpgpKeys,
  openpgpKeybox,
  openpgpMessage,
  openpgpEncrypted,
  sigstoreBundle,
  sigstoreBundles,
  cosignBundle,
  pep740,
  dsseEnvelope,
  sigstoreSignature,
  certificate,
  publicKey,
  privateKey,
  trustedRoot,
  trustConfig,
  signingConfig,
  tufMetadata,
  webPage,
  notFound,
  minisignSignature,
  signifyEmbedded,
  minisignKey,
  sshSignature,
  gitObject,
  allowedSigners,
  sshPublicKey,
  sshPublicKeys,
  sshRevocations,
] as const

/** `artifact`: whatever is none of them. */
export type KindId = (typeof KINDS)[number]['id'] | 'artifact'
