import { crc32 } from 'node:zlib'

/** One file of an archive. */
export interface ZipEntry {
  readonly name: string
  readonly data: Uint8Array
}

const VERSION_NEEDED = 10
const UTF8_NAME = 0x0800
const STORED = 0
/** 1980-01-01 00:00, the oldest instant a zip can hold: the same bytes whenever they are made. */
const DOS_TIME = 0
const DOS_DATE = 0x0021

/** The fields that a local header and a central directory header share (APPNOTE 4.4.2 – 4.4.11). */
function commonFields({ name, data }: ZipEntry): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(VERSION_NEEDED, 0)
  fields.writeUInt16LE(UTF8_NAME, 2)
  fields.writeUInt16LE(STORED, 4)
  fields.writeUInt16LE(DOS_TIME, 6)
  fields.writeUInt16LE(DOS_DATE, 8)
  fields.writeUInt32LE(crc32(data), 10)
  fields.writeUInt32LE(data.length, 14)
  fields.writeUInt32LE(data.length, 18)
  fields.writeUInt16LE(Buffer.byteLength(name), 22)
  return fields
}

/**
 * A zip archive whose entries are stored as they are, one after the other: equal entries make equal bytes.
 *
 * @param entries the files, in the order they are to stand in; names use `/`
 */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const entry of entries) {
    const common = commonFields(entry)
    const name = Buffer.from(entry.name)
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, entry.data])
    const position = Buffer.alloc(14)
    position.writeUInt32LE(offset, 10)
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), Buffer.from([20, 0]), common, position, name]),
    )
    files.push(local)
    offset += local.length
  }
  const central = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, central, end])
}
