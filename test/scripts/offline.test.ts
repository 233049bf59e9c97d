import { describe, expect, test } from 'vitest'
import { isKept, precacheList } from '../../scripts/site/precache.ts'
import { scratchFolder } from '../support/scratch.ts'

const scratch = scratchFolder()

describe('what is kept offline', () => {
  test.each([
    ['404.html', true],
    ['notices.html', true],
    ['assets/index-1.js', true],
    ['assets/argon2id.wasm', true],
    ['samples/sigstore/trusted_root.json', true],
    ['samples/hello.jar.asc', true],
    ['en/404.html', false],
    ['en/assets/a.js', false],
    ['shomei.pdf', true],
    ['icons/192.png', true],
    ['index.html', false],
    ['12.html', false],
    ['12/index.html', false],
    ['sw.js', false],
    ['og-image.png', false],
    ['.nojekyll', false],
    ['assets/noto-sans-jp-3-wght-normal-aB.woff2', false],
    ['assets/noto-sans-jp-400-first-aB.woff2', true],
  ])('%s: %s', (file, kept) => {
    expect(isKept(file)).toBe(kept)
  })

  test('a file’s revision and integrity are of its bytes', () => {
    scratch.put({ 'a.js': 'abc', 'b/c.json': '', 'index.html': 'x' })
    expect(precacheList(scratch.path())).toEqual([
      {
        url: 'a.js',
        revision: 'ba7816bf8f01cfea',
        integrity: 'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=',
      },
      {
        url: 'b/c.json',
        revision: 'e3b0c44298fc1c14',
        integrity: 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=',
      },
    ])
  })
})
