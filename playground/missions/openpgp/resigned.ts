/** Signatures in which somebody without the secret key has changed what is said in them (RFC 9580 section 5.2.3). */
import { fromUtf8 } from '../../bytes.ts'
import { decodeBase64 } from '../../platform/base64.ts'
import { armored } from '../../openpgp/make/armored.ts'
import { readPackets } from '../../openpgp/packets.ts'

const HASH_ALGORITHM = 3
const HASHED_SUBPACKETS = 6
const CREATION_TIME = 2
const CRITICAL = 0x80
const SHA384 = 9

/** @param change gets the body of a version 4 signature packet, to write into */
function changed(signature: Uint8Array, change: (body: Uint8Array) => void): Uint8Array {
  const base64 = (fromUtf8(signature) ?? '')
    .split('\n')
    .filter((line) => /^[\w+/]+=*$/.test(line))
    .join('')
  const bytes = Uint8Array.from(decodeBase64(base64))
  const [packet] = readPackets(bytes).packets
  if (packet === undefined) throw new TypeError('signature: expected an armored signature')
  // A view of `bytes`: what is changed in it is changed there.
  change(bytes.subarray(packet.offset + packet.whole.length - packet.body.length))
  return armored('SIGNATURE', bytes)
}

/** @param signature armored, version 4, with a creation time among its hashed subpackets */
export function redated(signature: Uint8Array, at: Date): Uint8Array {
  return changed(signature, (body) => {
    const view = new DataView(body.buffer, body.byteOffset, body.byteLength)
    const end = HASHED_SUBPACKETS + view.getUint16(HASHED_SUBPACKETS - 2)
    // Each begins with its length in one octet: all of the lab's are short.
    for (let i = HASHED_SUBPACKETS; i < end; i += 1 + (body[i] ?? 0)) {
      if (((body[i + 1] ?? 0) & ~CRITICAL) === CREATION_TIME)
        return view.setUint32(i + 2, at.getTime() / 1000)
    }
    throw new TypeError('signature: expected a creation time')
  })
}

/** As if it were over a digest of another algorithm. @param signature armored, version 4 */
export function rehashed(signature: Uint8Array): Uint8Array {
  return changed(signature, (body) => {
    body[HASH_ALGORITHM] = SHA384
  })
}
