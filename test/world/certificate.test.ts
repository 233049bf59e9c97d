import { X509Certificate } from '@sigstore/core'
import { describe, expect, it } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import {
  createWorld,
  message,
  person,
  signKeyless,
  subjectOf,
  workflow,
} from '../../playground/world/index.ts'

const NOW = new Date('2026-10-01T09:00:00Z')
const lab = createWorld({ seed: 'certificates', now: NOW, earlierEntries: 0 })
const parse = (bytes: Uint8Array | undefined) => X509Certificate.parse(Buffer.from(bytes ?? []))
const leafOf = (identity: Parameters<typeof signKeyless>[1]['identity']) =>
  parse(signKeyless(lab, { content: message(utf8('a')), identity, at: NOW }).verifier.der)

const release = workflow('example/hello-shomei')
const [intermediate, root] = lab.fulcio.chain.map(parse)
const [stamper, stampRoot] = lab.tsa.chain.map(parse)

describe('the certificates of the lab', () => {
  it('say that they are a simulation', () => {
    for (const certificate of [intermediate, root, stamper, stampRoot]) {
      expect(certificate?.subject.toString('utf8')).toMatch(/Shomei lab .*\(simulation\)/)
    }
    for (const url of [
      lab.fulcio.uri,
      lab.tsa.uri,
      lab.logs.v1.baseUrl,
      lab.logs.v2.baseUrl,
      ...lab.fulcio.ctLogs.map((log) => log.baseUrl),
    ]) {
      expect(new URL(url).hostname).toMatch(/\.invalid$/)
    }
  })

  it('form chains', () => {
    for (const [child, parent] of [
      [leafOf(release), intermediate],
      [intermediate, root],
      [root, root],
      [stamper, stampRoot],
      [stampRoot, stampRoot],
    ]) {
      expect(child?.verify(parent)).toBe(true)
      expect(child?.issuer).toEqual(parent?.subject)
      const authority = child?.extAuthorityKeyID?.keyIdentifier
      if (child !== stampRoot) expect(authority).toEqual(parent?.extSubjectKeyID?.keyIdentifier)
    }
    expect(leafOf(release).verify(root)).toBe(false)
    expect([root, intermediate, stampRoot].map((certificate) => certificate?.isCA)).toEqual([
      true,
      true,
      true,
    ])
    expect([leafOf(release), stamper].map((certificate) => certificate?.isCA)).toEqual([false, false])
  })

  it('a leaf lives ten minutes, has no subject and a serial of its own', () => {
    const [a, b] = [leafOf(release), leafOf(release)]
    expect([a.notBefore, a.notAfter]).toEqual([NOW, new Date('2026-10-01T09:10:00Z')])
    expect(a.subject.length).toBeLessThanOrEqual(2)
    expect(a.serialNumber).not.toEqual(b.serialNumber)
    expect(a.serialNumber.length).toBe(20)
    expect((a.serialNumber[0] ?? 0xff) & 0x80).toBe(0)
  })

  it('authorities never expire', () => {
    expect(root?.notAfter).toEqual(new Date('9999-12-31T23:59:59Z'))
    expect(root?.validForDate(new Date('2999-01-01'))).toBe(true)
  })

  it('a person has an e-mail address as SAN, a workflow a URI', () => {
    const alice = leafOf(person('alice@example.com'))
    expect(alice.extSubjectAltName?.rfc822Name).toBe('alice@example.com')
    expect(alice.extSubjectAltName?.uri).toBeUndefined()
    expect(leafOf(release).extSubjectAltName?.uri).toBe(subjectOf(release))
    expect(subjectOf(release)).toBe(
      'https://git.shomei-lab.invalid/example/hello-shomei/.github/workflows/release.yml@refs/tags/v1.0.0',
    )
  })

  it('a leaf is for code signing and carries one SCT of the log', () => {
    const leaf = leafOf(release)
    expect(leaf.extension('2.5.29.37')?.value.toString('hex')).toBe('300a06082b06010505070303')
    expect(leaf.extKeyUsage?.digitalSignature).toBe(true)
    expect(leaf.extKeyUsage?.keyCertSign).toBe(false)
    const scts = leaf.extSCT?.signedCertificateTimestamps ?? []
    expect(scts.map((sct) => [sct.logID, sct.datetime])).toEqual(
      lab.fulcio.ctLogs.map((log) => [Buffer.from(log.logId), NOW]),
    )
  })

  it('the issuer stands there in the old form (bare text) and the new one (DER)', () => {
    const leaf = leafOf(release)
    expect(leaf.extension('1.3.6.1.4.1.57264.1.1')?.value.toString('utf8')).toBe(release.issuer)
    expect(leaf.extension('1.3.6.1.4.1.57264.1.8')?.valueObj.subs[0]?.value.toString('utf8')).toBe(
      release.issuer,
    )
  })

  it.each([
    [2, 'push'],
    [3, release.commit],
    [4, 'Release'],
    [5, 'example/hello-shomei'],
    [6, 'refs/tags/v1.0.0'],
  ])('a workflow has the old extension .%i', (arc, value) => {
    expect(leafOf(release).extension(`1.3.6.1.4.1.57264.1.${arc}`)?.value.toString('utf8')).toBe(value)
  })

  it.each([
    [9, subjectOf(release)],
    [10, release.commit],
    [11, 'github-hosted'],
    [12, 'https://git.shomei-lab.invalid/example/hello-shomei'],
    [13, release.commit],
    [14, 'refs/tags/v1.0.0'],
    [15, '1001'],
    [16, 'https://git.shomei-lab.invalid/example'],
    [17, '2001'],
    [18, subjectOf(release)],
    [19, release.commit],
    [20, 'push'],
    [21, 'https://git.shomei-lab.invalid/example/hello-shomei/actions/runs/3001/attempts/1'],
    [22, 'public'],
  ])('a workflow has the new extension .%i', (arc, value) => {
    const extension = leafOf(release).extension(`1.3.6.1.4.1.57264.1.${arc}`)
    expect(extension?.valueObj.subs[0]?.value.toString('utf8')).toBe(value)
  })

  it('a person has neither', () => {
    const leaf = leafOf(person('alice@example.com'))
    expect(leaf.extension('1.3.6.1.4.1.57264.1.5')).toBeUndefined()
    expect(leaf.extension('1.3.6.1.4.1.57264.1.12')).toBeUndefined()
  })
})
