import { afterEach, describe, expect, test, vi } from 'vitest'
import { allBytes } from '../../components/demos/demo-file.ts'
import { explain } from '../../components/demos/explain.ts'
import { optionalJson, sample } from '../../components/demos/samples.ts'
import { readFixture } from '../support/files.ts'

afterEach(() => vi.restoreAllMocks())

test('a sample is the file, named without its folder, and fetched once', async () => {
  const fetched = vi.spyOn(window, 'fetch')
  const [first, second] = await Promise.all([sample('openpgp/demo-key.asc'), sample('openpgp/demo-key.asc')])
  expect(first.name).toBe('demo-key.asc')
  expect(await allBytes(first)).toEqual(await readFixture('public/samples/openpgp/demo-key.asc'))
  expect(first.original).toBe(second.original)
  expect(first.patches.size).toBe(0)
  expect(fetched).toHaveBeenCalledTimes(2)
})

describe('a missing sample', () => {
  test.each([
    ['answered with 404', 'npm/nobody-has-this'],
    ['answered with the page of the deck', 'page/nobody-has-this'],
  ])('%s is said, not taken for a file', async (_how, path) => {
    await expect(sample(path)).rejects.toThrow(`sample: ${path} is missing`)
    expect(await optionalJson(path)).toBeUndefined()
  })

  test('becomes a sentence that names it', async () => {
    const error = await sample('npm/nobody-has-this').catch((caught: unknown) => caught)
    const told = explain(error, 'hello.jar')
    expect(told).toMatch(/npm\/nobody-has-this/)
    // Nobody chose it, nor may have lost it.
    expect(told).not.toMatch(/hello\.jar|権限/)
    expect(explain(new DOMException('gone', 'NotReadableError'), 'mine.jar')).toMatch(
      /^mine\.jar を読めません/,
    )
  })

  test('is asked for again: the network may be back', async () => {
    vi.spyOn(window, 'fetch').mockRejectedValueOnce(new TypeError('network'))
    await expect(sample('SHA256SUMS')).rejects.toThrow('is missing')
    expect((await sample('SHA256SUMS')).original.size).toBeGreaterThan(64)
  })
})

test('optional JSON is what it says, or nothing at all', async () => {
  expect(await optionalJson('openpgp/fingerprints.json')).toMatchObject({
    demo: expect.stringMatching(/^[0-9A-F]{40}$/),
  })
  expect(await optionalJson('SHA256SUMS')).toBeUndefined()
})
