import { readKey } from 'openpgp'
import { describe, expect, test } from 'vitest'
import { concatBytes, fromUtf8, toHex, utf8 } from '../../playground/bytes.ts'
import {
  normaliseFingerprint,
  type OpenpgpCheckId,
  type OpenpgpInput,
  type OpenpgpReport,
  verifyOpenpgp,
} from '../../playground/openpgp/index.ts'
import { OPENPGP_CODES } from '../../playground/openpgp/plan.ts'
import { standingOf } from '../../playground/report.ts'
import { caseNamed, inputOf } from './cases.ts'

const NOTHING = new Uint8Array(0)
const SIGNED = caseNamed('ed25519-sha256-armored')

function checkOf({ checks }: OpenpgpReport, id: OpenpgpCheckId) {
  return checks.find((check) => check.id === id)
}

async function signerOf(input: OpenpgpInput): Promise<string> {
  const { signatures } = await verifyOpenpgp(input)
  return signatures[0]?.key?.primaryFingerprint ?? ''
}

describe('the three lamps', () => {
  test('integrity alone verifies; identity and trust say that nobody asked', async () => {
    const report = await verifyOpenpgp(await inputOf(SIGNED))
    expect(report.verdict).toBe('verified')
    expect(checkOf(report, 'signature-integrity')).toMatchObject({ status: 'passed' })
    expect(checkOf(report, 'key-identity')).toMatchObject({ status: 'skipped', because: 'missing-input' })
    expect(checkOf(report, 'key-trust')).toMatchObject({ status: 'skipped', because: 'missing-input' })
  })

  test('the expected fingerprint passes however it is written', async () => {
    const input = await inputOf(SIGNED)
    const fingerprint = await signerOf(input)
    const spaced = fingerprint.toLowerCase().replace(/(.{4})/g, '$1 ')
    for (const written of [
      fingerprint,
      spaced,
      `0x${fingerprint}`,
      fingerprint.replace(/(..)(?=.)/g, '$1:'),
    ]) {
      const report = await verifyOpenpgp(await inputOf(SIGNED, { fingerprint: written }))
      expect(checkOf(report, 'key-identity')).toMatchObject({ status: 'passed' })
      expect(report.verdict).toBe('verified')
    }
  })

  test('a subkey’s signature is identified by the subkey and by its primary key', async () => {
    const { signatures } = await verifyOpenpgp(await inputOf(caseNamed('signing-subkey')))
    const key = signatures[0]?.key
    expect(key?.signingFingerprint).not.toBe(key?.primaryFingerprint)
    for (const fingerprint of [key?.signingFingerprint ?? '', key?.primaryFingerprint ?? '']) {
      const report = await verifyOpenpgp(await inputOf(caseNamed('signing-subkey'), { fingerprint }))
      expect(checkOf(report, 'key-identity')).toMatchObject({ status: 'passed' })
    }
    const other = await verifyOpenpgp(
      await inputOf(caseNamed('signing-subkey'), { fingerprint: 'F'.repeat(40) }),
    )
    expect(checkOf(other, 'key-identity'), 'each value under its own name').toMatchObject({
      expected: { label: 'primary-fingerprint' },
      actual: { label: 'primary-fingerprint', value: key?.primaryFingerprint },
    })
  })

  test.each(['first-key-missing', 'second-key-missing'])(
    '%s: whether the other signature is by the expected key is not known',
    async (name) => {
      const report = await verifyOpenpgp(await inputOf(caseNamed(name), { fingerprint: 'F'.repeat(40) }))
      expect(report.verdict).toBe('undecided')
      expect(checkOf(report, 'key-identity')).toMatchObject({ because: { check: 'key-available' } })
    },
  )

  test('an impostor with the same user id is good until a fingerprint is asked for', async () => {
    const impostor = caseNamed('impostor-same-user-id')
    const honest = await signerOf(await inputOf(caseNamed('rsa2048-sha512-binary')))
    expect((await verifyOpenpgp(await inputOf(impostor))).verdict).toBe('verified')
    const report = await verifyOpenpgp(await inputOf(impostor, { fingerprint: honest }))
    expect(report.verdict).toBe('rejected')
    expect(checkOf(report, 'signature-integrity')).toMatchObject({ status: 'passed' })
    expect(checkOf(report, 'key-identity')).toMatchObject({
      status: 'failed',
      code: 'fingerprint-mismatch',
      expected: { label: 'fingerprint', value: honest, source: 'policy' },
      actual: { label: 'fingerprint', source: 'claim' },
    })
  })

  test.each(['', '23F93518B321E198', 'no hex at all', `${'A'.repeat(39)}G`, 'A'.repeat(41)])(
    '%j is not a fingerprint',
    async (fingerprint) => {
      const report = await verifyOpenpgp(await inputOf(SIGNED, { fingerprint }))
      expect(checkOf(report, 'key-identity')).toMatchObject({
        status: 'undecided',
        code: 'not-a-fingerprint',
      })
      expect([report.verdict, standingOf(report)]).toEqual(['undecided', 'undecided'])
      expect(normaliseFingerprint(fingerprint)).toBeUndefined()
    },
  )

  test('a bad signature proves neither identity nor trust', async () => {
    const tampered = caseNamed('artifact-tampered')
    const fingerprint = await signerOf(await inputOf(tampered))
    const policy = { fingerprint, trustedFingerprints: [fingerprint] }
    const report = await verifyOpenpgp(await inputOf(tampered, policy))
    const waiting = { status: 'skipped', because: { check: 'signature-integrity' } }
    expect(checkOf(report, 'key-identity')).toMatchObject(waiting)
    expect(checkOf(report, 'key-trust')).toMatchObject(waiting)
  })

  test.each([
    ['own-key', { status: 'passed' }],
    ['certified-key', { status: 'passed' }],
    ['certified-by-nobody-trusted', { status: 'skipped', because: 'absent' }],
    ['certified-over-sha1', { status: 'skipped', because: 'absent' }],
    ['certification-expired', { status: 'skipped', because: 'absent' }],
    ['certification-revoked', { status: 'skipped', because: 'absent' }],
  ])('%s: trust', async (name, expected) => {
    const report = await verifyOpenpgp(await inputOf(caseNamed(name)))
    expect(checkOf(report, 'key-trust')).toMatchObject(expected)
    expect(report.verdict).toBe('verified')
  })
})

describe('what each fault is called', () => {
  test.each([
    ['artifact-tampered', 'signature-integrity', 'digest-mismatch'],
    ['signature-tampered', 'signature-integrity', 'signature-mismatch'],
    ['critical-notation', 'signature-integrity', 'unknown-critical-subpacket'],
    ['rsa2048-md5', 'signature-integrity', 'weak-digest'],
    ['signature-truncated', 'signature-format', 'not-a-signature'],
    ['signature-expired', 'signature-time', 'signature-expired'],
    ['signature-predates-key', 'signature-time', 'signature-predates-key'],
    ['key-expired-before-signing', 'signing-key-valid', 'signed-after-key-expiry'],
    ['key-revoked-compromised', 'signing-key-valid', 'key-revoked'],
    ['key-revoked-retired', 'signing-key-valid', 'key-revoked'],
    ['signing-subkey-revoked', 'signing-key-valid', 'subkey-revoked'],
  ] as const)('%s stops at %s as %s, and nowhere else', async (name, id, code) => {
    const report = await verifyOpenpgp(await inputOf(caseNamed(name)))
    const stops = report.checks.filter((check) => 'code' in check)
    expect(stops).toMatchObject([{ id, code, status: OPENPGP_CODES[code] }])
  })

  test.each([
    ['rsa2048-sha1', 'signature-integrity', 'aging-digest'],
    ['rsa2048-ripemd160', 'signature-integrity', 'aging-digest'],
    ['signature-digest-prefix-changed', 'signature-integrity', 'digest-prefix-mismatch'],
    ['text-mode-other-line-ends', 'signature-integrity', 'signed-as-text'],
    ['signature-from-the-future', 'signature-time', 'signature-from-the-future'],
    ['key-expired-since', 'signing-key-valid', 'key-expired-since'],
    ['signing-subkey-expired', 'signing-key-valid', 'key-expired-since'],
  ] as const)('%s passes with a warning at %s: %s', async (name, id, warning) => {
    const report = await verifyOpenpgp(await inputOf(caseNamed(name)))
    const warnings = report.checks.filter((check) => check.status === 'passed' && check.warning !== undefined)
    expect(warnings).toMatchObject([{ id, warning }])
  })

  test('the bytes of the digest that differ are shown', async () => {
    const report = await verifyOpenpgp(await inputOf(caseNamed('artifact-tampered')))
    const check = checkOf(report, 'signature-integrity')
    if (check?.status !== 'failed') throw new Error('not failed')
    expect(check.expected?.value).not.toEqual(check.actual?.value)
    expect([check.expected?.source, check.actual?.source]).toEqual(['claim', 'artifact'])
  })
})

describe('keys', () => {
  test('no key file: undecided', async () => {
    const report = await verifyOpenpgp({ ...(await inputOf(SIGNED)), keys: [] })
    expect(report.verdict).toBe('undecided')
    expect(checkOf(report, 'keys-format')).toMatchObject({ status: 'skipped', because: 'missing-input' })
    expect(checkOf(report, 'key-available')).toMatchObject({ status: 'skipped', because: 'missing-input' })
  })

  test('unreadable key files beside a good one: a warning', async () => {
    const input = await inputOf(SIGNED)
    const report = await verifyOpenpgp({ ...input, keys: [utf8('no key'), ...input.keys] })
    expect(report.verdict).toBe('verified')
    expect(checkOf(report, 'keys-format')).toMatchObject({ warning: 'some-keys-unreadable' })
  })

  test('a revocation in another file than the key counts', async () => {
    const input = await inputOf(caseNamed('key-revoked-compromised'))
    const [revoked = NOTHING] = input.keys
    const packets = packetsOf(revoked)
    const unrevoked = concatBytes(...packets.filter((packet) => packet[2] !== 4 || packet[3] !== 0x20))
    expect(unrevoked.length).toBeLessThan(revoked.length)
    expect((await verifyOpenpgp({ ...input, keys: [unrevoked] })).verdict).toBe('verified')
    expect((await verifyOpenpgp({ ...input, keys: [unrevoked, revoked] })).verdict).toBe('rejected')
  })

  test('a key without a self-certification is not to be used', async () => {
    const input = await inputOf(SIGNED)
    const bare = concatBytes(...packetsOf(input.keys[0] ?? NOTHING).slice(0, 2))
    const report = await verifyOpenpgp({ ...input, keys: [bare] })
    expect(checkOf(report, 'signing-key-valid')).toMatchObject({
      status: 'undecided',
      code: 'key-uncertified',
    })
    expect(report.gpg?.lines.en.at(-1)).toBe("gpg: Can't check signature: No public key")
  })
})

test('a subkey that does not say to whom it belongs is not to be used', async () => {
  const input = await inputOf(caseNamed('signing-subkey'))
  const key = await readKey({ binaryKey: input.keys[0] ?? NOTHING })
  const back = key.subkeys[0]?.bindingSignatures[0]?.embeddedSignature?.write()
  if (!(back instanceof Uint8Array)) throw new Error('no embedded signature')
  const file = toHex(input.keys[0] ?? NOTHING)
  const at = (file.indexOf(toHex(back)) + toHex(back).length) / 2 - 1
  const keys = (input.keys[0] ?? NOTHING).slice()
  keys[at] = (keys[at] ?? 0) ^ 1
  const report = await verifyOpenpgp({ ...input, keys: [keys] })
  expect(report.checks.filter((check) => 'code' in check)).toMatchObject([
    { id: 'signing-key-valid', status: 'undecided', code: 'subkey-not-bound' },
  ])
})

describe('the issuer, as a signature names it', () => {
  /** Changes the last byte of the first or last place where `wanted` stands. */
  function changed(bytes: Uint8Array, wanted: string, which: 'first' | 'last'): Uint8Array {
    const hex = toHex(bytes)
    const at = which === 'first' ? hex.indexOf(wanted) : hex.lastIndexOf(wanted)
    if (at < 0) throw new Error(`changed: no ${wanted}`)
    const copy = bytes.slice()
    const last = (at + wanted.length) / 2 - 1
    copy[last] = (copy[last] ?? 0) ^ 1
    return copy
  }

  test('its unprotected 64-bit id does not matter beside the fingerprint', async () => {
    const input = await inputOf(caseNamed('rsa2048-sha512-binary'))
    const keyId = (await signerOf(input)).slice(-16).toLowerCase()
    const report = await verifyOpenpgp({ ...input, signature: changed(input.signature, keyId, 'last') })
    expect(report.gpg?.status).toEqual(['GOODSIG'])
  })

  test('a changed fingerprint is a changed signature, not another key', async () => {
    const input = await inputOf(caseNamed('rsa2048-sha512-binary'))
    const fingerprint = (await signerOf(input)).toLowerCase()
    const report = await verifyOpenpgp({
      ...input,
      signature: changed(input.signature, fingerprint, 'first'),
    })
    expect(report.verdict).toBe('rejected')
    expect(report.gpg?.status).toEqual(['BADSIG'])
  })
})

/** Packets with old-format headers of one or two length bytes, which is what gpg writes. */
function packetsOf(bytes: Uint8Array): Uint8Array[] {
  const packets: Uint8Array[] = []
  for (let offset = 0; offset < bytes.length;) {
    const [tag = 0, high = 0, low = 0] = bytes.subarray(offset)
    const end = offset + ((tag & 3) === 0 ? 2 + high : 3 + high * 256 + low)
    packets.push(bytes.subarray(offset, end))
    offset = end
  }
  return packets
}

describe('the artifact', () => {
  async function* inChunks(bytes: Uint8Array, size: number): AsyncIterable<Uint8Array> {
    for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size)
  }

  test.each(['text-mode-other-line-ends', 'two-signatures-one-block', 'artifact-tampered'])(
    '%s: however it is cut into chunks, the report is the same',
    async (name) => {
      const input = await inputOf(caseNamed(name))
      const whole = await verifyOpenpgp(input)
      for (const size of [1, 2, 3, 7, 1000]) {
        const artifact = inChunks(input.artifact, size)
        expect(await verifyOpenpgp({ ...input, artifact })).toEqual(whole)
      }
    },
  )

  test.each([
    ['line feeds', '\n'],
    ['more than one carriage return', '\r\r\n'],
  ])('signed as text, with %s for line ends: verified', async (_, lineEnd) => {
    const input = await inputOf(caseNamed('text-mode-other-line-ends'))
    const artifact = utf8((fromUtf8(input.artifact) ?? '').replaceAll('\r\n', lineEnd))
    expect(artifact).not.toEqual(input.artifact)
    expect((await verifyOpenpgp({ ...input, artifact })).verdict).toBe('verified')
  })

  test('signed as text, with a carriage return within a line: another text', async () => {
    const input = await inputOf(caseNamed('text-mode-other-line-ends'))
    const artifact = utf8((fromUtf8(input.artifact) ?? '').replace('One line', 'One\rline'))
    expect((await verifyOpenpgp({ ...input, artifact })).verdict).toBe('rejected')
  })

  test('an empty one is one byte string like any other', async () => {
    const report = await verifyOpenpgp({ ...(await inputOf(SIGNED)), artifact: NOTHING })
    expect(checkOf(report, 'signature-integrity')).toMatchObject({ code: 'digest-mismatch' })
  })

  test('what goes wrong while reading it is the caller’s to hear', async () => {
    const artifact: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('disk on fire')) }),
    }
    await expect(verifyOpenpgp({ ...(await inputOf(SIGNED)), artifact })).rejects.toThrow('disk on fire')
  })
})

test('an instant that is none is a programmer’s mistake', async () => {
  const input = await inputOf(SIGNED, { now: new Date('when the cows come home') })
  await expect(verifyOpenpgp(input)).rejects.toThrow('policy.now')
})
