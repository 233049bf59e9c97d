import { describe, expect, test } from 'vitest'
import { serveStatic } from '../../scripts/lib/static-server.ts'
import { windowArguments } from '../../scripts/lib/windows.ts'
import { scratchFolder } from '../support/scratch.ts'

const scratch = scratchFolder()

describe('the static server', () => {
  test.each([
    [false, '', 200, 'index'],
    [false, '12', 200, 'twelve'],
    [false, 'folder', 200, 'inside'],
    [false, 'nowhere', 200, 'index'],
    [false, 'nowhere.js', 404, 'Not found\n'],
    [false, 'en/nowhere', 200, 'their index'],
    [true, 'en/nowhere', 404, 'lost'],
    [true, '12', 200, 'twelve'],
    [true, 'nowhere', 404, 'lost'],
    [true, 'nowhere.js', 404, 'lost'],
    [true, '..%2f..%2fetc%2fpasswd', 404, 'lost'],
  ])('strict %s: /%s answers %i', async (strict, path, status, body) => {
    scratch.put({
      'index.html': 'index',
      '404.html': 'lost',
      '12.html': 'twelve',
      'folder/index.html': 'inside',
      'en/index.html': 'their index',
      'en/404.html': 'their lost',
    })
    const server = await serveStatic(scratch.path(), { base: '/', strict })
    try {
      const response = await fetch(`${server.url}${path}`)
      expect([response.status, await response.text()]).toEqual([status, body])
    } finally {
      await server.close()
    }
  })

  test('lets be kept for good what is named by its content, and nothing else', async () => {
    scratch.put({
      'index.html': 'x',
      'sw.js': 'x',
      'samples/a-12345678.js': 'x',
      'assets/a.js': 'x',
      'assets/slidev/a-1234_-78.js': 'x',
    })
    const server = await serveStatic(scratch.path(), { base: '/' })
    try {
      const of = async (file: string) => (await fetch(`${server.url}${file}`)).headers.get('cache-control')
      for (const file of ['', 'sw.js', 'samples/a-12345678.js', 'assets/a.js', 'assets/gone-12345678'])
        expect(await of(file), file).toBe('no-cache')
      expect(await of('assets/slidev/a-1234_-78.js')).toBe('public, max-age=31536000, immutable')
    } finally {
      await server.close()
    }
  })

  test('compresses text if asked to, and leaves fonts alone', async () => {
    scratch.put({ 'a.js': 'x'.repeat(5_000), 'b.woff2': 'x'.repeat(5_000) })
    const server = await serveStatic(scratch.path(), { base: '/', gzip: true })
    try {
      const of = async (file: string) => (await fetch(`${server.url}${file}`)).headers.get('content-encoding')
      expect([await of('a.js'), await of('b.woff2')]).toEqual(['gzip', null])
      expect(await (await fetch(`${server.url}a.js`)).text()).toBe('x'.repeat(5_000))
    } finally {
      await server.close()
    }
  })
})

test('a window has the address to itself, in a browser of its own', () => {
  const [address] = ['http://127.0.0.1:1/presenter/1?time=30']
  const args = windowArguments(address)
  expect(args.at(-1)).toBe(`--app=${address}`)
  expect(args.some((one) => one.startsWith('--user-data-dir='))).toBe(true)
})
