import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { utf8 } from '../../playground/bytes.ts'
import {
  createWorld,
  generateKeyPair,
  message,
  person,
  provenance,
  publicKeyHint,
  signKeyless,
  signWithKey,
  toPem,
  trustedRootOf,
  workflow,
} from '../../playground/world/index.ts'
import { signTimestamp } from '../../playground/world/tsa.ts'

const run = promisify(execFile)
/** Exit code and everything printed; a program that is not there has code `ENOENT`. */
const tryRun = (command: string, args: readonly string[]) =>
  run(command, args).then(
    ({ stdout, stderr }) => ({ code: 0 as unknown, text: stdout + stderr }),
    (error: { code: unknown; stdout?: string; stderr?: string }) => ({
      code: error.code,
      text: `${error.stdout}${error.stderr}`,
    }),
  )

const hasOpenssl = (await tryRun('openssl', ['version'])).code === 0
const NOW = new Date('2026-10-01T09:00:00Z')
const seconds = (date: Date) => `${date.getTime() / 1000}`
const artifact = utf8('an artifact\n')
const lab = createWorld({ seed: 'peers', now: NOW, earlierEntries: 5 })
const alice = person('alice@example.com')

let folder = ''
const at = (name: string) => join(folder, name)
const flip = (bytes: Uint8Array, index: number) => bytes.with(index, (bytes[index] ?? 0) ^ 1)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shomei-peers-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe.skipIf(!hasOpenssl)(hasOpenssl ? 'openssl' : 'skipped: no openssl on the PATH', () => {
  const [intermediate, root] = lab.fulcio.chain as [Uint8Array, Uint8Array]
  const [stamper, stampRoot] = lab.tsa.chain as [Uint8Array, Uint8Array]
  const leaf = signKeyless(lab, { content: message(artifact), identity: alice, at: NOW }).verifier.der

  /** `openssl verify` of `certificate` at the time `when`. */
  async function verifyChain(certificate: Uint8Array, anchor: Uint8Array, when: Date, ...options: string[]) {
    await writeFile(at('root.pem'), toPem('CERTIFICATE', anchor))
    await writeFile(at('intermediate.pem'), toPem('CERTIFICATE', intermediate))
    await writeFile(at('leaf.pem'), toPem('CERTIFICATE', certificate))
    const files = ['-CAfile', at('root.pem'), '-untrusted', at('intermediate.pem'), at('leaf.pem')]
    return tryRun('openssl', ['verify', '-x509_strict', '-attime', seconds(when), ...options, ...files])
  }

  it('accepts the chain of a leaf', async () => {
    expect(await verifyChain(leaf, root, NOW)).toMatchObject({ code: 0 })
    expect(await verifyChain(leaf, root, NOW, '-policy_check')).toMatchObject({ code: 0 })
  })

  it('refuses it after ten minutes, with one bit changed, and under another root', async () => {
    expect((await verifyChain(leaf, root, new Date(NOW.getTime() + 601_000))).text).toContain('expired')
    expect((await verifyChain(flip(leaf, leaf.length - 1), root, NOW)).code).not.toBe(0)
    expect((await verifyChain(leaf, stampRoot, NOW)).code).not.toBe(0)
  })

  it('reads the names, the identity and the SCT of a leaf', async () => {
    await writeFile(at('read.der'), leaf)
    const { text } = await tryRun('openssl', [
      'x509',
      '-inform',
      'der',
      '-in',
      at('read.der'),
      '-noout',
      '-text',
    ])
    expect(text).toMatch(
      /Issuer: O ?= ?Shomei lab \(simulation\), CN ?= ?Shomei lab intermediate \(simulation\)/,
    )
    expect(text).toContain('email:alice@example.com')
    expect(text).toContain('Code Signing')
    expect(text).toContain('Signed Certificate Timestamp')
    expect(text).toContain('Not After : Oct  1 09:10:00 2026 GMT')
  })

  it('finds nothing to complain about in any structure', async () => {
    const stamp = signTimestamp(lab.tsa, { message: artifact, at: NOW, withCertificate: true })
    for (const bytes of [leaf, intermediate, root, stamper, stampRoot, stamp, lab.logs.v2.key.spki]) {
      await writeFile(at('any.der'), bytes)
      const { code, text } = await tryRun('openssl', ['asn1parse', '-inform', 'der', '-in', at('any.der')])
      expect([code, /error|bad/i.test(text)]).toEqual([0, false])
    }
  })

  it.each([true, false])(
    'accepts a timestamp (certificate inside: %s), and not for other data',
    async (inside) => {
      await writeFile(at('data'), artifact)
      await writeFile(at('other'), utf8('other'))
      await writeFile(at('tsa-root.pem'), toPem('CERTIFICATE', stampRoot))
      await writeFile(at('tsa.pem'), toPem('CERTIFICATE', stamper))
      const response = signTimestamp(lab.tsa, { message: artifact, at: NOW, withCertificate: inside })
      await writeFile(at('stamp.tsr'), response)
      await writeFile(at('bent.tsr'), flip(response, response.length - 1))
      const ask = (data: string, stamp: string) =>
        tryRun('openssl', [
          ...['ts', '-verify', '-data', at(data), '-in', at(stamp), '-attime', seconds(NOW)],
          ...['-CAfile', at('tsa-root.pem'), '-untrusted', at('tsa.pem')],
        ])
      expect(await ask('data', 'stamp.tsr')).toMatchObject({ code: 0 })
      expect((await ask('other', 'stamp.tsr')).text).toContain('message imprint mismatch')
      expect((await ask('data', 'bent.tsr')).code).not.toBe(0)
      const { text } = await tryRun('openssl', ['ts', '-reply', '-in', at('stamp.tsr'), '-text'])
      expect(text).toContain('Time stamp: Oct  1 09:00:00 2026 GMT')
    },
  )
})

describe("@sigstore/verify on Node's own crypto", () => {
  /** A process of its own: here, the crypto that the library sees is the browser's. */
  const PROGRAM = `
    import { bundleFromJSON } from '@sigstore/bundle'
    import { TrustedRoot } from '@sigstore/protobuf-specs'
    import { Verifier, toSignedEntity, toTrustMaterial } from '@sigstore/verify'
    import { readFileSync } from 'node:fs'
    const { root, key, hint, cases } = JSON.parse(readFileSync(process.argv[1], 'utf8'))
    const keys = { [hint]: { rawBytes: Buffer.from(key, 'base64') } }
    const material = toTrustMaterial(TrustedRoot.fromJSON(root), keys)
    console.log(JSON.stringify(cases.map(({ bundle, artifact }) => {
      try {
        new Verifier(material).verify(toSignedEntity(bundleFromJSON(bundle), Buffer.from(artifact, 'base64')))
        return 'accepted'
      } catch (error) {
        return error.code ?? String(error)
      }
    })))`

  it('accepts message and attestation, v1 and v2 log, keyless and managed key; refuses each with a changed signature', async () => {
    const key = generateKeyPair('p256', lab.random.fork('managed'))
    const run1 = workflow('example/hello-shomei')
    const contents = [message(artifact), provenance([{ name: 'a', digest: {} }], run1)]
    const bundles = contents.flatMap((content) =>
      (['v1', 'v2'] as const).flatMap((log) =>
        [undefined, (honest: Uint8Array) => flip(honest, honest.length - 1)].flatMap((signature) => {
          const request = { content, at: NOW, log, ...(signature && { revise: { signature } }) }
          return [signKeyless(lab, { ...request, identity: run1 }), signWithKey(lab, { ...request, key })]
        }),
      ),
    )
    const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
    const cases = bundles.map(({ bundle }) => ({ bundle, artifact: base64(artifact) }))
    const question = { root: trustedRootOf(lab), key: base64(key.spki), hint: publicKeyHint(key.spki), cases }
    await writeFile(at('question.json'), JSON.stringify(question))
    const program = ['--input-type=module', '--eval', PROGRAM, at('question.json')]
    const { code, text } = await tryRun(process.execPath, program)
    expect(code, text).toBe(0)
    const answers: unknown = JSON.parse(text)
    const pair = ['accepted', 'accepted', 'SIGNATURE_ERROR', 'SIGNATURE_ERROR']
    expect(answers).toEqual([...pair, ...pair, ...pair, ...pair])
  })
})
