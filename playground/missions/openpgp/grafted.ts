/** A user id of one key under another: anybody can put it there, and no signature of the other key says so. */
import { armored } from '../../openpgp/make/armored.ts'
import { readTransferableKeys, writeTransferableKey } from '../../openpgp/make/transferable.ts'

/** @returns `key` with the user ids of `other` instead of its own, and with the signatures that `other` made over them */
export function grafted(key: Uint8Array, other: Uint8Array): Uint8Array {
  const [own] = readTransferableKeys(key).keys
  const [from] = readTransferableKeys(other).keys
  if (own === undefined || from === undefined) throw new TypeError('grafted: expected two public keys')
  return armored('PUBLIC KEY BLOCK', writeTransferableKey({ ...own, users: from.users }))
}
