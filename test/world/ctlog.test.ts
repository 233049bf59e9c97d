import { X509Certificate } from '@sigstore/core'
import { describe, expect, it } from 'vitest'
import { concatBytes, equalBytes, toHex } from '../../playground/bytes.ts'
import { createPublicKey, verify } from '../../playground/platform/crypto.ts'
import { signTreeHead } from '../../playground/world/ctlog.ts'
import { certificateRequest, issueCertificate, poisoned } from '../../playground/world/fulcio.ts'
import { createWorld, generateKeyPair, message, person, signKeyless } from '../../playground/world/index.ts'
import { leafHash } from '../../playground/world/merkle.ts'
import { searchCtLog } from '../../playground/world/watch/ct-monitor.ts'

const NOW = new Date('2026-10-01T09:00:00Z')
const alice = person('alice@example.com')
const lab = createWorld({ seed: 'ct log', now: NOW, earlierEntries: 3 })
const [log] = lab.fulcio.ctLogs
if (!log) throw new Error('the lab has no CT log')
const key = generateKeyPair('p256', lab.random)
const issuance = issueCertificate(lab.fulcio, certificateRequest(lab.fulcio, alice, key, NOW))

describe('the CT log', () => {
  it('holds those who came before, and then what was issued', () => {
    expect(log.entries.map(({ index }) => index)).toEqual([0, 1, 2, 3])
    expect(toHex(log.entries[3]?.tbs ?? new Uint8Array())).toBe(toHex(issuance.precertificate.tbs))
    expect(log.entries[0]?.at).toEqual(new Date(NOW.getTime() - 21 * 60_000))
  })

  it('has the leaves of RFC 6962 section 3.4', () => {
    const entry = log.entries[3]
    const leaf = entry?.leaf ?? new Uint8Array()
    // v1, timestamped entry, time in milliseconds, precertificate entry; then the issuer's hash and the certificate.
    const milliseconds = NOW.getTime().toString(16).padStart(16, '0')
    expect(toHex(leaf.subarray(0, 12))).toBe(`0000${milliseconds}0001`)
    expect(toHex(leaf.subarray(12 + 32, 12 + 35))).toBe(
      issuance.precertificate.tbs.length.toString(16).padStart(6, '0'),
    )
    expect(log.tree.root(1)).toEqual(leafHash(log.entries[0]?.leaf ?? new Uint8Array()))
  })

  it('signs its head, and any change of it shows', () => {
    const head = signTreeHead(log, NOW)
    expect(head.size).toBe(4)
    const publicKey = createPublicKey({ key: log.key.spki, format: 'der', type: 'spki' })
    const number = (width: number, value: number) => value.toString(16).padStart(2 * width, '0')
    const said = `0001${number(8, NOW.getTime())}${number(8, 4)}${toHex(head.root)}`
    const signed = Buffer.from(said, 'hex')
    const signature = head.signature.subarray(4)
    expect(verify('sha256', signed, publicKey, signature)).toBe(true)
    expect(verify('sha256', signed.fill(1, 17, 18), publicKey, signature)).toBe(false)
    expect(() => signTreeHead(log, NOW, 5)).toThrow(/^size: /)
  })

  it('was shown a precertificate that nobody takes for a certificate', () => {
    const shown = X509Certificate.parse(Buffer.from(poisoned(lab.fulcio, issuance)))
    const issued = X509Certificate.parse(Buffer.from(issuance.certificate))
    const poison = shown.extension('1.3.6.1.4.1.11129.2.4.3')
    expect([poison?.critical, poison?.value.toString('hex')]).toEqual([true, '0500'])
    expect(issued.extension('1.3.6.1.4.1.11129.2.4.3')).toBeUndefined()
    expect(shown.serialNumber).toEqual(issued.serialNumber)
    expect(shown.verify(X509Certificate.parse(Buffer.from(lab.fulcio.chain[0] ?? [])))).toBe(true)
  })

  it('is searched by anybody, also for a certificate that never signed anything', () => {
    const [found, ...more] = searchCtLog(log, { identity: 'alice@example.com' })
    expect(more).toEqual([])
    expect(found).toMatchObject({ index: 3, issuer: alice.issuer, at: NOW, included: true })
    expect(searchCtLog(log)).toHaveLength(4)
    expect(searchCtLog(log, { issuer: 'https://elsewhere.invalid' })).toEqual([])
  })

  it('takes no entry of an attacker who bypasses it', () => {
    const before = log.tree.size
    const content = message(concatBytes())
    const revise = {
      certificate: (honest: ReturnType<typeof certificateRequest>) => ({ ...honest, ctLogs: [] }),
    }
    signKeyless(lab, { content, identity: alice, at: NOW, revise })
    expect(log.tree.size).toBe(before)
  })
})

describe('what is made when somebody looks', () => {
  const make = () => createWorld({ seed: 'lazy', now: NOW, earlierEntries: 4 })
  const roots = (world: ReturnType<typeof make>) => [
    toHex(world.logs.v1.tree.root()),
    toHex(world.logs.v2.tree.root()),
    toHex(world.fulcio.ctLogs[0]?.tree.root() ?? new Uint8Array()),
  ]
  const sign = (world: ReturnType<typeof make>) =>
    signKeyless(world, { content: message(concatBytes()), identity: alice, at: NOW })

  it('is the same whoever looks first, and at what', () => {
    const [first, second, third] = [make(), make(), make()]
    expect(roots(second).reverse()).toEqual(roots(first).reverse())
    expect(third.fulcio.ctLogs[0]?.entries).toHaveLength(4)
    expect(roots(third)).toEqual(roots(first))
  })

  it('is the same before and after somebody signs', () => {
    const [looked, blind] = [make(), make()]
    roots(looked)
    const [a, b] = [sign(looked), sign(blind)]
    expect(JSON.stringify(b.bundle)).toBe(JSON.stringify(a.bundle))
    expect(roots(blind)).toEqual(roots(looked))
    expect(equalBytes(a.key.spki, b.key.spki)).toBe(true)
  })
})
