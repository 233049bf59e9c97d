import { expect, test, vi } from 'vitest'
import { demoFile } from '../../components/demos/demo-file.ts'
import { npmSamples } from '../../components/demos/npm-samples.ts'
import { optionalJson, sample } from '../../components/demos/samples.ts'

// What `npm run samples` left depends on the registry: here, on the test.
vi.mock('../../components/demos/samples.ts', { spy: true })

const DIGEST = 'ab'.repeat(64)
const entry = (answer: string, file?: string) => ({
  package: '@example/demo',
  version: '1.0.0',
  sha512: DIGEST,
  answer,
  ...(file && { file }),
})

test.each([
  ['nothing was fetched', undefined, 'missing'],
  ['the manifest is none', { packages: 'not a list' }, 'missing'],
  ['the registry has none', { packages: [entry('none'), entry('none')] }, 'none'],
  ['the registry was not reached', { packages: [entry('none'), entry('offline')] }, 'not-received'],
  ['the registry refused', { packages: [entry('refused'), entry('unreadable')] }, 'not-received'],
])('says why there is no sample where %s', async (_what, manifest, why) => {
  vi.mocked(optionalJson).mockResolvedValueOnce(manifest)
  expect(await npmSamples()).toEqual({ samples: [], why })
})

test('offers what there is, with the digest of the lock file', async () => {
  vi.mocked(optionalJson).mockResolvedValueOnce({
    packages: [entry('none'), entry('some', 'demo.json')],
  })
  const attestations = [{ predicateType: 'https://slsa.dev/provenance/v1', bundle: { mediaType: 'x' } }]
  vi.mocked(sample).mockResolvedValueOnce(demoFile('demo.json', new Blob([JSON.stringify({ attestations })])))
  const { samples, why } = await npmSamples()
  expect(why).toBeUndefined()
  expect(samples.map(({ title }) => title)).toEqual(['@example/demo@1.0.0'])
  expect(samples[0]?.sha512).toEqual(new Uint8Array(64).fill(0xab))
  expect(samples[0]?.attestations.map(({ predicateType }) => predicateType)).toEqual([
    'https://slsa.dev/provenance/v1',
  ])
})
