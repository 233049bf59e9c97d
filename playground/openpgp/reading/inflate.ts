/** Takes what was compressed apart with what the platform has for it, up to so many bytes. */
import { joinBytes } from '../../bytes.ts'

/** What one piece of this size comes to is a thousand times as much, and may all be there before anybody can say stop. */
const PIECE = 4096

/** @param most bytes of what comes of it */
export async function inflated(
  bytes: Uint8Array,
  format: 'deflate' | 'deflate-raw',
  most: number,
): Promise<Uint8Array | 'unread-compression' | 'too-large' | 'damaged'> {
  if (typeof DecompressionStream === 'undefined') return 'unread-compression'
  const stream = new DecompressionStream(format)
  const writer = stream.writable.getWriter()
  const reader = stream.readable.getReader() as ReadableStreamDefaultReader<Uint8Array>
  // What goes wrong is told to whoever reads.
  const written = feed(writer, bytes).catch(() => undefined)
  const parts: Uint8Array[] = []
  let size = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return joinBytes(parts)
      size += value.length
      if (size > most) {
        await reader.cancel()
        return 'too-large'
      }
      parts.push(value)
    }
  } catch {
    return 'damaged'
  } finally {
    await written
  }
}

async function feed(writer: WritableStreamDefaultWriter, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; at += PIECE) {
    await writer.ready
    // Whether it was taken says what comes next; nobody waits for each.
    writer.write(bytes.slice(at, at + PIECE)).catch(() => undefined)
  }
  await writer.close()
}
