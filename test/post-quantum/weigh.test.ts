import { expect, it } from 'vitest'
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import { decodeBase64 } from '../../playground/platform/base64.ts'
import { type WeighedId, weighBundle } from '../../playground/post-quantum/weigh.ts'
import { readFixture } from '../support/files.ts'

const file = await readFixture('public/samples/sigstore/hello-shomei-1.0.0.jar.sigstore.json')

it('counts each signature and key of a bundle, and finds the file as long as it is', () => {
  const weight = weighBundle(file, 'ml-dsa-44')
  expect(weight?.now.total).toBe(file.length)
  const ids: WeighedId[] = [
    'artifact-signature',
    'signer-key',
    'ca-signature',
    'sct',
    'promise',
    'checkpoint',
  ]
  expect(weight?.parts.map(({ id }) => id)).toEqual(ids)
  const json = JSON.parse(fromUtf8(file) ?? '') as { messageSignature: { signature: string } }
  expect(weight?.parts[0]?.now).toBe(decodeBase64(json.messageSignature.signature).length)
  expect(weight?.parts.find(({ id }) => id === 'signer-key')?.now).toBe(91)
  expect(weight?.parts.map(({ copies }) => copies)).toEqual([2, 2, 2, 2, 1, 1])
})

it.each([
  ['ml-dsa-44', 1334, 2420],
  ['ml-dsa-65', 1974, 3309],
] as const)('%s: grows by what each of them grows, as it is encoded there', (algorithm, key, signature) => {
  const weight = weighBundle(file, algorithm)
  if (!weight) throw new Error('not weighed')
  for (const { kind, then } of weight.parts) expect(then).toBe(kind === 'key' ? key : signature)
  const grown = weight.parts.reduce((sum, { now, then, copies }) => sum + (then - now) * copies, 0)
  const more = weight.then.total - weight.now.total
  // Base64 once: 4/3; within an entry a certificate is Base64 in PEM in Base64 in Base64: 64/27.
  expect(more).toBeGreaterThan(grown * (4 / 3))
  expect(more).toBeLessThan(grown * (64 / 27) * (65 / 64))
  const rest = ({ total, signatures, keys }: typeof weight.now) => total - signatures - keys
  expect(Math.abs(rest(weight.then) - rest(weight.now))).toBeLessThan(16)
})

it('does not guess at a bundle of another form', async () => {
  expect(weighBundle(utf8('{}'), 'ml-dsa-44')).toBeUndefined()
  const envelope = await readFixture(
    'public/samples/sigstore/hello-shomei-1.0.0.jar.provenance.sigstore.json',
  )
  expect(weighBundle(envelope, 'ml-dsa-44')).toBeUndefined()
})
