/** Files of every kind there is: a kind without cases does not compile. */
import type { KindId } from '../../playground/intake/kinds.ts'
import { fixture, type Case } from './cases/case.ts'
import * as keys from './cases/keys.ts'
import * as mistaken from './cases/mistaken.ts'
import * as checksum from './cases/checksum.ts'
import * as minisign from './cases/minisign.ts'
import * as openpgp from './cases/openpgp.ts'
import * as ssh from './cases/ssh.ts'
import * as sigstore from './cases/sigstore.ts'

export const CASES: Readonly<Record<KindId, readonly Case[]>> = {
  artifact: [
    fixture('public/samples/hello-shomei-1.0.0.jar', []),
    fixture('public/samples/release/CHANGES.txt', []),
    fixture('public/samples/npm/index.json', []),
    fixture('README.md', []),
    { name: 'hello.txt', bytes: () => new TextEncoder().encode('-----BEGIN HELLO-----\n'), roles: [] },
    { name: 'empty.json', bytes: () => new TextEncoder().encode('[{}]'), roles: [] },
    { name: 'empty.bin', bytes: () => new Uint8Array(), roles: [] },
  ],
  'checksum-list': checksum.lists,
  'openpgp-signature': openpgp.signatures,
  'openpgp-cleartext': openpgp.cleartexts,
  'openpgp-keys': openpgp.keys,
  'openpgp-keybox': openpgp.keyboxes,
  'openpgp-message': openpgp.messages,
  'openpgp-encrypted': openpgp.encrypted,
  'sigstore-bundle': sigstore.bundles,
  'sigstore-bundles': sigstore.several,
  'cosign-bundle': sigstore.cosign,
  pep740: sigstore.pep740,
  'dsse-envelope': sigstore.envelopes,
  'sigstore-signature': keys.signatures,
  certificate: keys.certificates,
  'public-key': keys.publicKeys,
  'private-key': [...keys.privateKeys, ...minisign.secrets],
  'minisign-signature': minisign.signatures,
  'signify-embedded': minisign.embedded,
  'minisign-key': minisign.keys,
  'ssh-signature': ssh.signatures,
  'git-object': ssh.objects,
  'allowed-signers': ssh.signers,
  'ssh-public-key': ssh.keys,
  'ssh-public-keys': ssh.keyLists,
  'ssh-revocations': ssh.revocations,
  'trusted-root': sigstore.roots,
  'trust-config': sigstore.configurations,
  'signing-config': sigstore.signing,
  'tuf-metadata': sigstore.tuf,
  'web-page': mistaken.webPages,
  'not-found': mistaken.notFound,
}
