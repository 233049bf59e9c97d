import { concatBytes, utf8 } from '../../bytes.ts'

export interface TarFile {
  /** At most 100 octets of ASCII. */
  readonly path: string
  readonly bytes: Uint8Array
}

const BLOCK = 512
/** Seconds since 1970: the date that npm gives every file, so that the same files make the same archive. */
const MODIFIED = 499_162_500

/**
 * An archive of plain files (POSIX ustar), the same bytes for the same files.
 * @throws {RangeError} naming `path` if it does not fit into a header
 */
export function tar(files: readonly TarFile[]): Uint8Array {
  const entries = files.flatMap(({ path, bytes }) => [header(path, bytes.length), padded(bytes)])
  return concatBytes(...entries, new Uint8Array(2 * BLOCK))
}

function header(path: string, size: number): Uint8Array {
  if (path.length === 0 || path.length > 100) throw new RangeError('path: expected 1 to 100 characters')
  const block = new Uint8Array(BLOCK)
  const write = (offset: number, text: string) => block.set(utf8(text), offset)
  write(0, path)
  write(100, octal(0o644, 7))
  write(108, octal(0, 7))
  write(116, octal(0, 7))
  write(124, octal(size, 11))
  write(136, octal(MODIFIED, 11))
  write(148, ' '.repeat(8))
  write(156, '0')
  write(257, 'ustar\0' + '00')
  write(
    148,
    `${octal(
      block.reduce((sum, octet) => sum + octet, 0),
      6,
    )}\0 `,
  )
  return block
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0')
}

function padded(bytes: Uint8Array): Uint8Array {
  const block = new Uint8Array(Math.ceil(bytes.length / BLOCK) * BLOCK)
  block.set(bytes)
  return block
}
