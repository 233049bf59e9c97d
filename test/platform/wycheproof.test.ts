import type * as NodeCrypto from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { fromHex } from '../../playground/bytes.ts'
import { answerAhead } from '../../playground/platform/ahead.ts'
import { forgetAnswers } from '../../playground/platform/answers.ts'
import { createPublicKey, verify } from '../../playground/platform/crypto.ts'
import { readShared } from '../support/files.ts'

interface Vectors {
  testGroups: {
    publicKeyDer: string
    sha?: string
    publicKey?: { keySize?: number }
    tests: { tcId: number; msg: string; sig: string; result: 'valid' | 'acceptable' | 'invalid' }[]
  }[]
}

// PSS is not among what @sigstore/core asks of node:crypto, so the platform does not offer it.
const FILES = [
  'ecdsa_secp256r1_sha256_test',
  'ecdsa_secp256r1_sha512_test',
  'ecdsa_secp384r1_sha256_test',
  'ecdsa_secp384r1_sha384_test',
  'ecdsa_secp384r1_sha512_test',
  'ecdsa_secp521r1_sha512_test',
  'ed25519_test',
  'rsa_signature_2048_sha256_test',
  'rsa_signature_2048_sha384_test',
  'rsa_signature_2048_sha512_test',
  'rsa_signature_3072_sha256_test',
  'rsa_signature_3072_sha384_test',
  'rsa_signature_3072_sha512_test',
  'rsa_signature_4096_sha256_test',
  'rsa_signature_4096_sha384_test',
  'rsa_signature_4096_sha512_test',
  'rsa_signature_8192_sha256_test',
  'rsa_signature_8192_sha512_test',
]

const nodeCrypto =
  typeof process !== 'undefined' && process.versions?.node
    ? ((await import(/* @vite-ignore */ `node:${'crypto'}`)) as typeof NodeCrypto)
    : undefined

/** Few enough to be assumed in one run. */
const BATCH = 64

const bytes = (hex: string) => fromHex(hex) as Uint8Array

describe('Wycheproof', () => {
  for (const file of FILES) {
    test(`${file}: no difference from the file nor from Node`, { timeout: 60_000 }, async (context) => {
      const text = await readShared(`wycheproof/${file}.json`)
      if (!text) return context.skip('skipped: no shared data')
      const { testGroups } = JSON.parse(new TextDecoder().decode(text)) as Vectors
      const differences: string[] = []
      let vectors = 0
      for (const group of testGroups) {
        const der = bytes(group.publicKeyDer)
        const key = createPublicKey({ key: der, format: 'der', type: 'spki' })
        const algorithm = group.sha?.replace('-', '').toLowerCase()
        const ahead: boolean[] = []
        for (let i = 0; i < group.tests.length; i += BATCH) {
          forgetAnswers()
          const batch = group.tests.slice(i, i + BATCH)
          const run = () => batch.map(({ msg, sig }) => verify(algorithm, bytes(msg), key, bytes(sig)))
          ahead.push(...(await answerAhead(globalThis.crypto.subtle, run)))
        }
        forgetAnswers()
        for (const [i, { tcId, msg, sig, result }] of group.tests.entries()) {
          vectors++
          const ours = verify(algorithm, bytes(msg), key, bytes(sig))
          if (ahead[i] !== ours) differences.push(`#${tcId}: ours ${ours}, WebCrypto ${ahead[i]}`)
          const node = nodeCrypto?.verify(
            algorithm,
            bytes(msg),
            { key: Buffer.from(der), format: 'der', type: 'spki' },
            bytes(sig),
          )
          if (node !== undefined && ours !== node) differences.push(`#${tcId}: ours ${ours}, Node ${node}`)
          if (result !== 'acceptable' && ours !== (result === 'valid')) {
            differences.push(`#${tcId}: ours ${ours}, file ${result}`)
          }
        }
      }
      expect(vectors).toBeGreaterThan(100)
      expect(differences).toEqual([])
    })
  }
})
