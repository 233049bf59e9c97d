/** Each worker as its client finds it by itself. */
import { startChecksum } from 'shomei/checksum/worker'
import { startMinisign } from 'shomei/minisign/worker'
import { startOpenpgp } from 'shomei/openpgp/worker'
import { startSigstore } from 'shomei/sigstore/worker'
import { startSsh } from 'shomei/ssh/worker'
import { startWorld } from 'shomei/world/worker'

export const start = {
  checksum: startChecksum,
  openpgp: startOpenpgp,
  sigstore: startSigstore,
  ssh: startSsh,
  minisign: startMinisign,
  world: startWorld,
}
