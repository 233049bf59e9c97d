/** A member of a bundle that its one reader passes over decides nothing at the desk either. */
import { describe, expect, test } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import { standingOf } from '../../playground/report.ts'
import { signKeyless, signWithKey, toPem } from '../../playground/world/index.ts'
import { alice, bytes, key, NOW, plain, trustedRoot, world } from '../sigstore/lab.ts'
import { ask, type Asked } from './desk.ts'

const NAMES = ['publicKey', 'publicKeyIdentifier', 'certificate', 'x509CertificateChain', 'dsseEnvelope']

function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return
  if (!Array.isArray(value)) yield value as Record<string, unknown>
  for (const one of Object.values(value)) yield* objectsIn(one)
}

function* variantsOf(bundle: object): Generator<readonly [string, string]> {
  const places = [...objectsIn(bundle)].length
  for (let i = 0; i < places; i++)
    for (const name of NAMES)
      for (const value of [null, {}]) {
        const copy = structuredClone(bundle)
        const place = [...objectsIn(copy)][i]
        if (!place || Object.hasOwn(place, name)) continue
        place[name] = value
        yield [`${i} ${name} ${JSON.stringify(value)}`, JSON.stringify(copy)]
      }
}

const pem = utf8(toPem('PUBLIC KEY', key.spki))
async function judged(bundle: string, asked: Pick<Asked, 'expected' | 'believed'>) {
  const files = { 'a.txt': bytes, 'a.txt.sigstore.json': utf8(bundle), 'k.pem': pem }
  const found = await ask(files, { roots: [trustedRoot], now: NOW, ...asked })
  const report = found.answers[0]?.judged[0]?.report
  const isRead = report?.checks.some(({ id, status }) => id === 'bundle' && status === 'passed')
  return { standing: report && standingOf(report), isRead, all: found.standing }
}

const { issuer } = alice
describe.each([
  ['by a certificate', signKeyless(world, { ...plain, identity: alice }).bundle, alice.email, 'verified'],
  [
    'by another’s certificate',
    signKeyless(world, { ...plain, identity: alice }).bundle,
    'bob@example.com',
    'rejected',
  ],
  ['by a key', signWithKey(world, { ...plain, key }).bundle, undefined, 'verified'],
] as const)('signed %s', (_, bundle, identity, standing) => {
  const asked = identity === undefined ? { believed: ['k.pem'] } : { expected: { identity, issuer } }

  test('an unknown member, or one that is null, changes nothing, or nothing is read', async () => {
    expect(await judged(JSON.stringify(bundle), asked)).toEqual({
      standing,
      isRead: true,
      all: standing,
    })
    let read = 0
    for (const [where, text] of variantsOf(bundle)) {
      const found = await judged(text, asked)
      if (found.isRead) read++
      const known = found.isRead ? standing : 'undecided'
      expect([where, found.standing, found.all]).toEqual([where, known, known])
    }
    expect(read).toBeGreaterThan(10)
  })
})
