import { expect, test } from 'vitest'
import { nameOf, questionOf, sourceOf, withoutFile } from '../../components/verify/handed.ts'

test('of a folder that was chosen the files keep their places', () => {
  expect(nameOf({ name: 'app.jar', webkitRelativePath: 'v1/app.jar' })).toBe('v1/app.jar')
  expect(nameOf({ name: 'v1/app.jar', webkitRelativePath: '' })).toBe('v1/app.jar')
})

test('nothing is put to a file that is gone, and what was put to others stays', () => {
  const put = new Map([
    [1, 2],
    [3, 4],
    [2, 5],
  ])
  expect([...withoutFile(put, 2)]).toEqual([[3, 4]])
})

test('a certificate that is believed for its key is no claim any more, and is asked about as one', () => {
  const key = { method: 'sigstore', role: 'public-key', bytes: new Uint8Array() } as const
  const certificate = { kind: 'certificate', source: 'claim', parts: [key] } as const
  expect(questionOf(certificate)).toBe('certificate')
  expect([false, true].map((is) => sourceOf(certificate, is))).toEqual(['claim', 'trust'])
  const keyring = {
    kind: 'openpgp-keys',
    source: 'claim',
    parts: [{ ...key, method: 'openpgp', role: 'keys' }],
  } as const
  expect([questionOf(keyring), sourceOf(keyring, true)]).toEqual(['keys', 'trust'])
  const signature = { ...certificate, kind: 'openpgp-signature', parts: [] } as const
  expect([questionOf(signature), sourceOf(signature, true)]).toEqual([undefined, 'claim'])
})
