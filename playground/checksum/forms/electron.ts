/** electron-builder's `latest.yml`: an address, and SHA-512 in Base64 beneath it. */
import { base64Digest, foundIn, type Form, lastPart, numberAt, textAt } from './form.ts'

const FILE = /^( *)(?:- )?(?:url|path): *(["']?)(.+?)\2$/
const DIGEST = /^ *(sha512|sha2): *(["']?)([A-Za-z0-9+/=]+)\2$/
const SIZE = /^ *size: *(\d+)$/
/** `size`, `blockMapSize`, `isAdminRightsRequired` and what else may stand between. */
const MOST_BELOW = 6

export const electron: Form = {
  id: 'electron',
  title: 'electron-builder latest.yml',
  take(sheet, at) {
    const [, , , address] = FILE.exec(textAt(sheet, at)) ?? []
    if (address === undefined) return undefined
    let size: string | undefined
    let digest: { at: number; base64: string } | undefined
    let next = at + 1
    for (; next <= at + MOST_BELOW; next++) {
      const text = textAt(sheet, next)
      if (!/^ *\w+: *\S/.test(text) || FILE.test(text)) break
      const base64 = DIGEST.exec(text)?.[3]
      if (base64 !== undefined) {
        if (digest) break
        digest = { at: next, base64 }
      }
      size = SIZE.exec(text)?.[1] ?? size
    }
    if (!digest) return undefined
    const found = foundIn(
      numberAt(sheet, digest.at),
      base64Digest('SHA512', digest.base64),
      lastPart(address.trim()),
      size,
    )
    return found.length > 0 ? { lines: next - at, found } : undefined
  },
}
