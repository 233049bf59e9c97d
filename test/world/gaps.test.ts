import { X509Certificate } from '@sigstore/core'
import { describe, expect, it } from 'vitest'
import { GAPS, rootWithRsaLog } from './gaps.ts'
import { askLibrary } from './library.ts'

describe('what the library leaves to its caller', () => {
  it.each(GAPS)('$id: the library accepts the exploit, and the honest bundle too', ({ exploit, honest }) => {
    const [fair, bent] = [honest(), exploit()]
    expect(askLibrary(fair)).toBe('accepted')
    expect(askLibrary(bent)).toBe('accepted')
    expect(bent).not.toEqual(fair)
  })

  it('the leaf without code signing really has no extended key usage', () => {
    const gap = GAPS.find(({ id }) => id === 'code-signing-missing')
    const rawBytes = gap?.exploit().bundle.verificationMaterial.certificate?.rawBytes ?? ''
    expect(X509Certificate.parse(Buffer.from(rawBytes, 'base64')).extension('2.5.29.37')).toBeUndefined()
  })

  it('an RSA log named by its SubjectPublicKeyInfo makes the library throw on an honest bundle', () => {
    expect(() => askLibrary(rootWithRsaLog())).toThrow()
  })
})
