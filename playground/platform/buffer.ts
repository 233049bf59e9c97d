/**
 * The part of Node's `Buffer` that `@sigstore/*` calls, on a plain `Uint8Array`.
 *
 * Small buffers share one slab, as in Node: the verifier makes thousands of them while it re-encodes certificates,
 * and an `ArrayBuffer` each is what made a general polyfill three times slower.
 */
import { decodeBase64, encodeBase64 } from './base64.ts'

type Encoding = 'utf8' | 'utf-8' | 'ascii' | 'latin1' | 'binary' | 'base64' | 'base64url' | 'hex'

const SLAB_SIZE = 64 * 1024
const POOLED_UP_TO = 4 * 1024

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

let slab = new ArrayBuffer(SLAB_SIZE)
let used = 0
/** Whether the rest of the slab is zero-filled. */
let clean = true

/** Slabs of the scratch run that is going on, if one is. */
let lent: ArrayBuffer[] | undefined
/** Memory that nobody sees any more; it still holds what was there. */
const spare: ArrayBuffer[] = []
const SPARE_LIMIT = 128

// ES2024: Chrome 114, Firefox 122, Safari 17.4. Without it nothing is taken back, and all works as before.
const { transfer } = ArrayBuffer.prototype as { transfer?: (this: ArrayBuffer) => ArrayBuffer }

/**
 * Runs `run` and takes the memory of the small buffers made in it back, for the next ones: fetching fresh memory for
 * every certificate that is encoded again is what a browser spends most of a verification on.
 *
 * Whoever kept such a buffer finds it empty afterwards, never filled with other bytes.
 *
 * @param run synchronous; nothing that it returns or leaves behind may hold a buffer made in it
 * @throws whatever `run` throws
 */
export function scratch<T>(run: () => T): T {
  if (lent || !transfer) return run()
  const before = { slab, used, clean }
  lent = []
  takeSlab()
  try {
    return run()
  } finally {
    for (const one of lent) {
      const memory = transfer.call(one)
      if (spare.length < SPARE_LIMIT) spare.push(memory)
    }
    lent = undefined
    ;({ slab, used, clean } = before)
  }
}

function takeSlab(): void {
  const reused = lent && spare.pop()
  slab = reused ?? new ArrayBuffer(SLAB_SIZE)
  clean = !reused
  used = 0
  lent?.push(slab)
}

/** Not zero-filled. */
function allocate(size: number): PlatformBuffer {
  if (size === 0) return EMPTY
  if (size > POOLED_UP_TO) return new PlatformBuffer(new ArrayBuffer(size))
  if (used + size > SLAB_SIZE) takeSlab()
  const buffer = new PlatformBuffer(slab, used, size)
  used += (size + 7) & ~7
  return buffer
}

function copyOf(bytes: ArrayLike<number>): PlatformBuffer {
  const buffer = allocate(bytes.length)
  buffer.set(bytes)
  return buffer
}

function fromText(text: string, encoding: Encoding): PlatformBuffer {
  switch (encoding) {
    case 'base64':
    case 'base64url':
      return copyOf(decodeBase64(text))
    case 'hex':
      return fromHexPrefix(text)
    case 'ascii':
    case 'latin1':
    case 'binary':
      return copyOf(Array.from({ length: text.length }, (_, i) => text.charCodeAt(i) & 0xff))
    default:
      return copyOf(encoder.encode(text))
  }
}

/** An index as `subarray` understands it: whole, counted from the end if negative, kept inside. */
function within(index: number, length: number): number {
  const whole = Math.trunc(index) || 0
  return whole < 0 ? Math.max(length + whole, 0) : Math.min(whole, length)
}

/** Node stops at the first pair that is not hex and keeps what it has. */
function fromHexPrefix(text: string): PlatformBuffer {
  const bytes: number[] = []
  for (let i = 0; i + 1 < text.length; i += 2) {
    const pair = text.slice(i, i + 2)
    if (!/^[0-9a-f]{2}$/i.test(pair)) break
    bytes.push(parseInt(pair, 16))
  }
  return copyOf(bytes)
}

export class PlatformBuffer extends Uint8Array<ArrayBuffer> {
  /** @throws {TypeError} if `value` is not a string, an array, a view or an ArrayBuffer */
  static override from(value: unknown, second?: unknown, length?: unknown): PlatformBuffer {
    if (typeof value === 'string') return fromText(value, (second as Encoding | undefined) ?? 'utf8')
    if (value instanceof ArrayBuffer) {
      return new PlatformBuffer(value, second as number | undefined, length as number | undefined)
    }
    if (ArrayBuffer.isView(value)) return copyOf(value as Uint8Array)
    if (Array.isArray(value)) return copyOf(value as number[])
    throw new TypeError(`Buffer.from: expected a string, an array or bytes, got ${typeof value}`)
  }

  static alloc(size: number): PlatformBuffer {
    const buffer = allocate(size)
    return clean ? buffer : buffer.fill(0)
  }

  static concat(parts: readonly Uint8Array[]): PlatformBuffer {
    const joined = allocate(parts.reduce((length, part) => length + part.length, 0))
    let offset = 0
    for (const part of parts) {
      joined.set(part, offset)
      offset += part.length
    }
    return joined
  }

  static isBuffer(value: unknown): value is PlatformBuffer {
    return value instanceof PlatformBuffer
  }

  override toString(encoding: Encoding = 'utf8'): string {
    switch (encoding) {
      case 'hex':
        return Array.from(this, (byte) => byte.toString(16).padStart(2, '0')).join('')
      case 'base64':
        return encodeBase64(this)
      case 'ascii':
        return Array.from(this, (byte) => String.fromCharCode(byte & 0x7f)).join('')
      case 'latin1':
      case 'binary':
        return Array.from(this, (byte) => String.fromCharCode(byte)).join('')
      default:
        return decoder.decode(this)
    }
  }

  equals(other: Uint8Array): boolean {
    if (this.length !== other.length) return false
    for (let i = 0; i < this.length; i++) if (this[i] !== other[i]) return false
    return true
  }

  copy(target: Uint8Array, targetStart = 0): number {
    const count = Math.min(this.length, target.length - targetStart)
    target.set(super.subarray(0, count), targetStart)
    return count
  }

  /** A view, as in Node; `Uint8Array.prototype.slice` would copy. */
  override slice(start?: number, end?: number): PlatformBuffer {
    return this.subarray(start, end)
  }

  override subarray(start?: number, end?: number): PlatformBuffer {
    const length = this.length
    const from = within(start ?? 0, length)
    const to = within(end ?? length, length)
    // Made directly: the inherited method looks its constructor up each time.
    return new PlatformBuffer(this.buffer, this.byteOffset + from, Math.max(to - from, 0))
  }

  readBigInt64BE(offset = 0): bigint {
    return new DataView(this.buffer, this.byteOffset, this.byteLength).getBigInt64(offset)
  }
}

/** Has no bytes that anybody could change, so one is enough. */
const EMPTY = new PlatformBuffer(new ArrayBuffer(0))
