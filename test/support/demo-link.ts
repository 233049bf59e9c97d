/** A link as anybody can write one, with whatever they want in it. */
import { encodeBase64 } from '../../playground/platform/base64.ts'

export async function packedLink(state: unknown): Promise<string> {
  const stream = new Blob([JSON.stringify(state)]).stream().pipeThrough(new CompressionStream('deflate-raw'))
  const packed = encodeBase64(new Uint8Array(await new Response(stream).arrayBuffer()))
  return packed.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

/** A small file, as a link carries it. */
export function linkedFile(name: string, bytes: Uint8Array) {
  return { name, bytes: encodeBase64(bytes) }
}
