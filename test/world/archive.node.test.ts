import { execFileSync } from 'node:child_process'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { gzipStored } from '../../playground/world/registry/gzip.ts'
import { tar } from '../../playground/world/registry/tar.ts'
import { seededRandom } from '../../playground/world/random.ts'

describe('an archive', () => {
  const files = [
    { path: 'package/package.json', bytes: utf8('{"name":"hello-shomei"}\n') },
    { path: 'package/empty', bytes: new Uint8Array(0) },
    { path: 'package/full', bytes: new Uint8Array(1024).fill(7) },
  ]

  it('is opened by a tar that nobody here wrote', () => {
    const bytes = gzipStored(tar(files))
    const listed = execFileSync('tar', ['tzf', '-'], { input: bytes }).toString()
    expect(listed.trim().split('\n')).toEqual(files.map(({ path }) => path))
    for (const file of files) {
      expect(execFileSync('tar', ['xzOf', '-', file.path], { input: bytes })).toEqual(Buffer.from(file.bytes))
    }
  })

  it('is the same bytes for the same files', () => {
    expect(tar(files)).toEqual(tar(files))
  })

  it.each(['', 'x'.repeat(101)])('has no file called "%s"', (path) => {
    expect(() => tar([{ path, bytes: utf8('') }])).toThrow(/^path: /)
  })

  it.each([0, 1, 65_535, 65_536, 200_000])('gzip gives %i octets back', (length) => {
    const bytes = seededRandom('gzip').bytes(Math.min(length, 1000))
    const long = new Uint8Array(length)
    long.set(bytes.subarray(0, length))
    expect(gunzipSync(gzipStored(long))).toEqual(Buffer.from(long))
  })
})
