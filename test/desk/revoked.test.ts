/** A plain list of keys says of nobody that they are revoked: a person does. */
import { expect, test } from 'vitest'
import { bytesIn, caseNamed } from '../ssh/cases.ts'
import { ask } from './desk.ts'

const signed = (name: string) => {
  const one = caseNamed(name)
  const bytes = (file: 'artifact' | 'signature' | 'signers' | 'revoked') =>
    bytesIn(one, file) ?? new Uint8Array()
  const files = {
    'a.txt': bytes('artifact'),
    'a.txt.sig': bytes('signature'),
    allowed_signers: bytes('signers'),
    lost_keys: bytes('revoked'),
  }
  const { principal = '' } = one
  return { files, asked: { expected: { principal }, believed: ['allowed_signers'], now: new Date(one.now) } }
}
const about = async (name: string, revoked: readonly string[]) => {
  const { files, asked } = signed(name)
  const { answers } = await ask(files, { ...asked, revoked })
  return answers.find(({ about: { name: of } }) => of === 'a.txt')?.standing
}

test.each([
  ['revoked', 'rejected'],
  ['certificate-revoked-key', 'rejected'],
  ['certificate-revoked-authority', 'rejected'],
  ['revoked-other', 'verified'],
])('%s: %s where a person says so, and nothing of itself', async (name, standing) => {
  expect(await about(name, ['lost_keys'])).toBe(standing)
  expect(await about(name, [])).toBe('verified')
})
