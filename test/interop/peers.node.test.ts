/**
 * What the lab makes, judged by the verifiers that are at hand: `@sigstore/verify` on Node's own crypto always, OpenSSL
 * where there is one. `npm run test:interop` asks cosign and sigstore-python too.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import type { SigstoreAttack } from '../../playground/attacks/sigstore.ts'
import { utf8 } from '../../playground/bytes.ts'
import { createWorld, message, person, signKeyless } from '../../playground/world/index.ts'
import { signTimestamp } from '../../playground/world/tsa.ts'
import { askAll } from '../../scripts/interop/ask.ts'
import { interopCases } from '../../scripts/interop/cases.ts'
import { DIFFERENCES } from '../../scripts/interop/differences.ts'
import { complaintsAbout } from '../../scripts/interop/judge.ts'
import type { Peer } from '../../scripts/interop/peer.ts'
import { openssl, opensslTs, opensslVerify } from '../../scripts/interop/peers/openssl.ts'
import { shomei } from '../../scripts/interop/peers/shomei.ts'
import { sigstoreVerify } from '../../scripts/interop/peers/sigstore-verify.ts'
import { findTool } from '../../scripts/interop/tools.ts'

const found = await findTool('openssl')
const tool = 'program' in found ? found : undefined
let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shomei-peers-'))
})
afterAll(() => rm(folder, { recursive: true }))

/** Those that need no signing: the others take longer to make than to judge. */
const edits = ({ needsLab }: SigstoreAttack) => !needsLab

describe('every kind of bundle, honest and edited', () => {
  const ask = async (peers: readonly Peer[]) => {
    const asked = await askAll(peers, await interopCases(edits), folder, () => {})
    const differences = DIFFERENCES.filter(({ peer }) => peers.some(({ name }) => name === peer))
    expect(complaintsAbout(asked, differences)).toEqual([])
    return asked.length
  }

  test("ours and @sigstore/verify on Node's own crypto", async () => {
    const library = sigstoreVerify()
    const answers = await ask([shomei, library]).finally(() => library.close?.())
    expect(answers).toBeGreaterThan(90)
  })

  test.skipIf(!tool)(tool ? 'openssl' : 'skipped: no openssl on the PATH', async () => {
    expect(tool && (await ask([opensslVerify(tool), opensslTs(tool)]))).toBeGreaterThan(10)
  })
})

const NOW = new Date('2026-10-01T09:00:00Z')
const artifact = utf8('an artifact\n')
const lab = createWorld({ seed: 'peers', now: NOW, earlierEntries: 5 })
const flip = (bytes: Uint8Array, index: number) => bytes.with(index, (bytes[index] ?? 0) ^ 1)

describe.skipIf(!tool)(tool ? 'openssl' : 'skipped: no openssl on the PATH', () => {
  const at = (name: string) => join(folder, name)
  const ssl = () => openssl(tool ?? { name: 'openssl', program: 'openssl', version: '' }, folder)
  const [intermediate, root] = lab.fulcio.chain as [Uint8Array, Uint8Array]
  const [stamper, stampRoot] = lab.tsa.chain as [Uint8Array, Uint8Array]
  const identity = person('alice@example.com')
  const leaf = signKeyless(lab, { content: message(artifact), identity, at: NOW }).verifier.der
  const chain = { leaf, intermediates: [intermediate], root }

  it('accepts the chain of a leaf for ten minutes, and no other', async () => {
    expect(await ssl().chain(chain, NOW, '-policy_check')).toMatchObject({ code: 0 })
    const late = await ssl().chain(chain, new Date(NOW.getTime() + 601_000))
    expect([late.code, late.output]).toEqual([2, expect.stringContaining('expired')])
    const bent = { ...chain, leaf: flip(leaf, leaf.length - 1) }
    expect((await ssl().chain(bent, NOW)).code).toBe(2)
    expect((await ssl().chain({ ...chain, root: stampRoot }, NOW)).code).toBe(2)
  })

  it('reads the names, the identity and the SCT of a leaf', async () => {
    await writeFile(at('read.der'), leaf)
    const { output } = await ssl().run('x509', '-inform', 'der', '-in', 'read.der', '-noout', '-text')
    expect(output).toMatch(
      /Issuer: O ?= ?Shomei lab \(simulation\), CN ?= ?Shomei lab intermediate \(simulation\)/,
    )
    expect(output).toContain('email:alice@example.com')
    expect(output).toContain('Code Signing')
    expect(output).toContain('Signed Certificate Timestamp')
    expect(output).toContain('Not After : Oct  1 09:10:00 2026 GMT')
  })

  it('finds nothing to complain about in any structure', async () => {
    const stamp = signTimestamp(lab.tsa, { message: artifact, at: NOW, withCertificate: true })
    for (const bytes of [leaf, intermediate, root, stamper, stampRoot, stamp, lab.logs.v2.key.spki]) {
      await writeFile(at('any.der'), bytes)
      const { code, output } = await ssl().run('asn1parse', '-inform', 'der', '-in', 'any.der')
      expect([code, /error|bad/i.test(output)]).toEqual([0, false])
    }
  })

  it.each([true, false])(
    'accepts a timestamp (certificate inside: %s), and not for other data',
    async (inside) => {
      const response = signTimestamp(lab.tsa, { message: artifact, at: NOW, withCertificate: inside })
      const ask = (stamp: Uint8Array, data: Uint8Array) =>
        ssl().timestamp(stamp, data, NOW, { leaf: stamper, root: stampRoot })
      expect(await ask(response, artifact)).toMatchObject({ code: 0 })
      const { output } = await ssl().run('ts', '-reply', '-in', 'stamp.tsr', '-text')
      expect(output).toContain('Time stamp: Oct  1 09:00:00 2026 GMT')
      expect((await ask(response, utf8('other'))).output).toContain('message imprint mismatch')
      expect((await ask(flip(response, response.length - 1), artifact)).code).not.toBe(0)
    },
  )
})
