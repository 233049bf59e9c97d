/** Signatures that projects really published, where the shared test data is at hand. */
import { describe, expect, test } from 'vitest'
import { type OpenpgpReport, verifyCleartext, verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { fromUtf8 } from '../../playground/bytes.ts'
import { readShared, sharedDataPresent } from '../support/files.ts'

const present = await sharedDataPresent()
const NOTHING = new Uint8Array(0)
const NOW = new Date('2026-12-01T00:00:00Z')

async function shared(path: string): Promise<Uint8Array> {
  const bytes = await readShared(`openpgp-real/${path}`)
  if (bytes === undefined) throw new Error(`shared: no ${path}`)
  return bytes
}

async function verdictOn(
  folder: string,
  artifact: string,
  keys: readonly string[],
  flip?: number,
): Promise<OpenpgpReport> {
  const bytes = (await shared(`${folder}/${artifact}`)).slice()
  if (flip !== undefined) bytes[flip] = (bytes[flip] ?? 0) ^ 1
  return verifyOpenpgp({
    artifact: bytes,
    signature: await shared(`${folder}/${artifact}.asc`),
    keys: await Promise.all(keys.map(shared)),
    policy: { now: NOW },
  })
}

describe.skipIf(!present)('real artifacts (skipped: no shared data)', () => {
  const serf = ['serf-1.3.10', 'serf_1.3.10.orig.tar.bz2'] as const
  const apr = ['apr-1.7.2', 'apr_1.7.2.orig.tar.bz2'] as const

  test('serf 1.3.10 is verified with its key', async () => {
    const { verdict, signatures, gpg } = await verdictOn(...serf, ['serf-1.3.10/signing-key.asc'])
    expect(verdict).toBe('verified')
    expect(gpg?.status).toEqual(['GOODSIG'])
    expect(signatures[0]?.key?.primaryFingerprint).toBe('E7B2A7F4EC28BE9FF8B38BA4B64FFF1209F9FA74')
  })

  test('serf 1.3.10 with one bit changed is rejected', async () => {
    const { verdict, gpg } = await verdictOn(...serf, ['serf-1.3.10/signing-key.asc'], 100_000)
    expect(verdict).toBe('rejected')
    expect(gpg?.status).toEqual(['BADSIG'])
  })

  test('serf 1.3.10 with a keyring that lacks the key is undecided, changed or not', async () => {
    const lacking = ['xz-utils-5.8.1/signing-key.asc', 'debian-trixie/debian-archive-keyring.gpg']
    expect((await verdictOn(...serf, lacking)).verdict).toBe('undecided')
    expect((await verdictOn(...serf, lacking, 100_000)).verdict).toBe('undecided')
  })

  test('apr 1.7.2 lacks its key among those packaged with it, and has it among those of apr-util', async () => {
    const own = await verdictOn(...apr, ['apr-1.7.2/signing-key.asc'])
    expect(own.verdict).toBe('undecided')
    expect(own.gpg?.lines.en.at(-1)).toBe("gpg: Can't check signature: No public key")
    const other = await verdictOn(...apr, ['apr-1.7.2/signing-key-of-apr-util.asc'])
    expect(other.verdict).toBe('verified')
    expect(other.signatures[0]?.key?.primaryFingerprint).toBe('65B2D44FE74BD5E3DE3AC3F082781DE46D5954FA')
  })

  test('xz-utils 5.8.1 is verified, with a key that has run out since', async () => {
    const xz = ['xz-utils-5.8.1', 'xz-utils_5.8.1.orig.tar.xz', ['xz-utils-5.8.1/signing-key.asc']] as const
    const { verdict, checks, gpg } = await verdictOn(...xz)
    expect(gpg?.status).toEqual(['EXPKEYSIG'])
    expect(verdict).toBe('verified')
    expect(checks.find(({ id }) => id === 'signing-key-valid')).toMatchObject({
      warning: 'key-expired-since',
    })
  })

  test('Debian’s InRelease carries three good signatures', async () => {
    const file = await shared('debian-trixie/InRelease-trixie')
    const keys = [await shared('debian-trixie/debian-archive-keyring.gpg')]
    const policy = { now: NOW }
    const { verdict, gpg, text } = await verifyCleartext({ file, keys, policy })
    expect(gpg?.status).toEqual(['GOODSIG', 'GOODSIG', 'GOODSIG'])
    expect(verdict).toBe('verified')
    expect(fromUtf8(text ?? NOTHING)).toMatch(/^Origin: Debian\r\n/)
    const changed = file.slice()
    const at = fromUtf8(file)?.indexOf('Origin') ?? 0
    changed[at] = (changed[at] ?? 0) ^ 1
    const { gpg: after } = await verifyCleartext({ file: changed, keys, policy })
    expect(after?.status).toEqual(['BADSIG', 'BADSIG', 'BADSIG'])
  })
})
