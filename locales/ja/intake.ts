/** What every kind of file is called, and the next step where it is not read here. */
import type { KindId } from '../../playground/intake/kinds.ts'

export interface KindWords {
  readonly name: string
  /** What to do with it, where a method is given nothing of it. */
  readonly next?: string
}

export const intake: Readonly<Record<KindId, KindWords>> = {
  artifact: { name: '検証されるファイル（ほかのどの種類でもないもの）' },
  'checksum-list': { name: 'digest の一覧' },
  'openpgp-signature': { name: 'OpenPGP の署名' },
  'openpgp-cleartext': { name: 'OpenPGP で署名された本文' },
  'openpgp-keys': { name: 'OpenPGP の公開鍵' },
  'sigstore-bundle': { name: 'Sigstore の bundle' },
  'minisign-signature': { name: 'minisign か signify の署名' },
  'signify-embedded': { name: 'signify で署名された本文' },
  'minisign-key': { name: 'minisign か signify の公開鍵' },
  'trusted-root': { name: 'Sigstore の trusted root' },
}
