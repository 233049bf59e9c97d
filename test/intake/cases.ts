/** Files of every kind there is: a kind without cases does not compile. */
import type { KindId } from '../../playground/intake/kinds.ts'
import { fixture, type Case } from './cases/case.ts'
import * as checksum from './cases/checksum.ts'
import * as minisign from './cases/minisign.ts'
import * as openpgp from './cases/openpgp.ts'
import * as sigstore from './cases/sigstore.ts'

export const CASES: Readonly<Record<KindId, readonly Case[]>> = {
  artifact: [
    fixture('public/samples/hello-shomei-1.0.0.jar', []),
    fixture('public/samples/release/CHANGES.txt', []),
    fixture('public/samples/npm/index.json', []),
    fixture('README.md', []),
    { name: 'empty.bin', bytes: () => new Uint8Array(), roles: [] },
  ],
  'checksum-list': checksum.lists,
  'openpgp-signature': openpgp.signatures,
  'openpgp-cleartext': openpgp.cleartexts,
  'openpgp-keys': openpgp.keys,
  'sigstore-bundle': sigstore.bundles,
  'minisign-signature': minisign.signatures,
  'signify-embedded': minisign.embedded,
  'minisign-key': minisign.keys,
  'trusted-root': sigstore.roots,
}
