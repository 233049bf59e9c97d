/** What gpg calls a user attribute (RFC 9580 section 5.12), which stands in the place of a user id. */

interface Attribute {
  readonly type: number
  readonly data: Uint8Array
}

const IMAGE = 1
const JPEG = 1

/** Length and beginning of a subpacket; `undefined` where there is not as much. */
function lengthAt(bytes: Uint8Array, at: number): readonly [length: number, start: number] | undefined {
  const [first = 0, second = 0] = bytes.subarray(at, at + 2)
  const left = bytes.length - at - 1
  if (first < 192) return [first, at + 1]
  if (first < 255) return left < 2 ? undefined : [(first - 192) * 256 + second + 192, at + 2]
  if (left < 4) return undefined
  return [new DataView(bytes.buffer, bytes.byteOffset + at + 1, 4).getUint32(0), at + 5]
}

/** As far as they can be told apart. */
function attributesIn(bytes: Uint8Array): Attribute[] {
  const attributes: Attribute[] = []
  let at = 0
  while (at < bytes.length) {
    const [length, start] = lengthAt(bytes, at) ?? [0, 0]
    if (length === 0 || start + length > bytes.length) break
    at = start + length
    attributes.push({ type: bytes[start] ?? 0, data: bytes.subarray(start + 1, at) })
  }
  return attributes
}

/** The header says how long it is in two octets, the lower first; then its version and the image's format. */
function shownImage(data: Uint8Array): string {
  const [low = 0, high = 0, version, format] = data
  const size = data.length - (high * 256 + low)
  if (data.length < 3 || size <= 0) return '[invalid image]'
  return `[${version === 1 && format === JPEG ? 'jpeg' : 'unknown'} image of size ${size}]`
}

/** @param bytes the packet's body: one attribute or several, each with its length */
export function shownAttribute(bytes: Uint8Array): string {
  const [only, ...more] = attributesIn(bytes)
  if (only === undefined) return `[bad attribute packet of size ${bytes.length}]`
  if (more.length > 0) return `[${more.length + 1} attributes of size ${bytes.length}]`
  if (only.type !== IMAGE) return `[unknown attribute of size ${only.data.length}]`
  return shownImage(only.data)
}
