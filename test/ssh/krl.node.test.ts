/** Revocation lists at every bound of their format, asked of ssh-keygen as well: none that it refuses is green here. */
import { generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { readSignature } from '../../playground/ssh/signature.ts'
import { wireString } from '../../playground/ssh/wire.ts'
import { chance } from '../../scripts/fuzz/random.ts'
import { folderWith, forget, runKeygen, sshVersion } from '../support/ssh-keygen.ts'
import { bytesIn, caseNamed, type SshCase, verifyCase } from './cases.ts'

const recorded = sshVersion?.startsWith('OpenSSH_9.2') === true
const NOTHING = new Uint8Array(0)
const PLAIN = caseNamed('krl-other-key')
const CERTIFIED = caseNamed('krl-certificate-serial')

function keyOf(one: SshCase) {
  const read = readSignature(bytesIn(one, 'signature') ?? NOTHING)
  if ('fault' in read) throw new Error(read.fault)
  return read.key
}
const own = keyOf(PLAIN).blob
const { certificate } = keyOf(CERTIFIED)
if (certificate === undefined) throw new Error('no certificate')
const authority = certificate.authority.blob
const { serial, keyId } = certificate

const byte = (...bytes: number[]) => Uint8Array.from(bytes)
const filled = (length: number, value = 0) => new Uint8Array(length).fill(value)
const text = (value: string | Uint8Array) => wireString(typeof value === 'string' ? utf8(value) : value)
function uint64(value: bigint) {
  const bytes = filled(8)
  new DataView(bytes.buffer).setBigUint64(0, value)
  return bytes
}
const krl = (...sections: Uint8Array[]) =>
  concatBytes(utf8('SSHKRL\n\0'), byte(0, 0, 0, 1), filled(24), text(''), text(''), ...sections)
const section = (kind: number, ...content: Uint8Array[]) =>
  concatBytes(byte(kind), wireString(concatBytes(...content)))
const certificates = (...parts: Uint8Array[]) => section(1, text(authority), text(''), ...parts)
const bitmap = (offset: bigint, bits: Uint8Array) => certificates(section(0x22, uint64(offset), text(bits)))
const extension = (critical: number) => concatBytes(text('later@example.com'), byte(critical), text(''))

function signer() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const point = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })).subarray(-32)
  const blob = concatBytes(text('ssh-ed25519'), text(point))
  const signatureOf = (list: Uint8Array) =>
    text(
      concatBytes(text('ssh-ed25519'), text(sign(null, concatBytes(list, byte(4), text(blob)), privateKey))),
    )
  const signed = (list: Uint8Array, over = list) => concatBytes(list, byte(4), text(blob), signatureOf(over))
  return { blob, signed }
}
const somebody = signer()
const other = signer()
const harmless = krl(section(2, text(somebody.blob)))
const revoking = krl(section(2, text(own)))

type End = 'verified' | 'rejected' | 'undecided'
const BOUNDS: readonly (readonly [string, Uint8Array, End, End?])[] = [
  ['nothing', krl(), 'verified'],
  ['the key', revoking, 'rejected'],
  ['number 0', krl(certificates(section(0x20, uint64(0n)))), 'undecided'],
  ['the number', krl(certificates(section(0x20, uint64(serial)))), 'verified', 'rejected'],
  ['a range from 0', krl(certificates(section(0x21, uint64(0n), uint64(3n)))), 'undecided'],
  ['a range turned round', krl(certificates(section(0x21, uint64(9n), uint64(3n)))), 'undecided'],
  [
    'a range of one',
    krl(certificates(section(0x21, uint64(serial), uint64(serial)))),
    'verified',
    'rejected',
  ],
  ['a negative bitmap', krl(bitmap(1n, byte(0xff))), 'undecided'],
  ['a bitmap of number 0', krl(bitmap(0n, byte(1))), 'undecided'],
  ['a bitmap from 0', krl(bitmap(0n, byte(2))), 'verified', serial === 1n ? 'rejected' : 'verified'],
  ['a bitmap past the last number', krl(bitmap(2n ** 64n - 1n, byte(2))), 'undecided'],
  ['a bitmap up to the last number', krl(bitmap(2n ** 64n - 2n, byte(2))), 'verified'],
  ['a bitmap with zeros in front', krl(bitmap(serial, byte(0, 0, 1))), 'verified', 'rejected'],
  ['an empty bitmap', krl(bitmap(2n ** 64n - 1n, NOTHING)), 'verified'],
  [
    'the longest bitmap',
    krl(bitmap(serial, concatBytes(byte(0), filled(2048, 0xff)))),
    'verified',
    'rejected',
  ],
  ['a bitmap too long', krl(bitmap(1n, filled(2050))), 'undecided'],
  ['the key ID', krl(certificates(section(0x23, text(utf8(keyId))))), 'verified', 'rejected'],
  ['an unknown part', krl(certificates(section(0x24))), 'undecided'],
  [
    'a part with more behind',
    krl(certificates(section(0x21, filled(7), byte(1), filled(7), byte(1, 0)))),
    'undecided',
  ],
  ['an authority that is none', krl(section(1, text('abc'), text(''))), 'undecided'],
  ['a DSA authority that is none', krl(section(1, text(text('ssh-dss')), text(''))), 'undecided'],
  ['SHA-1, short', krl(section(3, text(filled(19)))), 'undecided'],
  ['SHA-1, empty', krl(section(3, text(''))), 'undecided'],
  ['SHA-256, short', krl(section(5, text(filled(31)))), 'undecided'],
  ['SHA-256, long', krl(section(5, text(filled(33)))), 'undecided'],
  ['a key that is none', krl(section(2, text('abc'), text(''))), 'verified'],
  ['an unknown section', krl(section(9)), 'undecided'],
  ['signed', somebody.signed(krl()), 'verified'],
  ['signed twice', other.signed(somebody.signed(krl())), 'verified'],
  ['signed twice by one', somebody.signed(somebody.signed(krl())), 'undecided'],
  ['signed by whom it revokes', somebody.signed(harmless), 'undecided'],
  ['signed by another as well', other.signed(somebody.signed(harmless)), 'verified'],
  ['signed, and then cut', somebody.signed(krl(), revoking), 'undecided'],
  ['signed by nothing', concatBytes(krl(), byte(4), text(somebody.blob), text('')), 'undecided'],
  ['more behind the signature', concatBytes(somebody.signed(krl()), section(2, text(own))), 'undecided'],
]

/** How ssh-keygen ends. */
async function asked(one: SshCase, revoked: Uint8Array): Promise<number> {
  const files = {
    'FILE.sig': bytesIn(one, 'signature'),
    allowed_signers: bytesIn(one, 'signers'),
    revoked_keys: revoked,
  }
  const folder = await folderWith(files)
  const time = `-Overify-time=${one.now.replace(/[-:T]|\.000/g, '')}`
  const known = ['-f', 'allowed_signers', '-I', one.principal ?? '', '-n', one.namespace ?? 'file']
  const args = ['-Y', 'verify', ...known, '-s', 'FILE.sig', '-r', 'revoked_keys', time]
  const { exit } = await runKeygen(args, bytesIn(one, 'artifact') ?? NOTHING, folder)
  await forget(folder)
  return exit
}

describe('a list at a bound of its format', () => {
  test.each(BOUNDS.map(([name, ...rest]) => [name, rest] as const))('%s', async (_, given) => {
    const [revoked, plain, certified = plain] = given
    for (const [one, end] of [
      [PLAIN, plain],
      [CERTIFIED, certified],
    ] as const) {
      expect((await verifyCase(one, { revoked })).verdict).toBe(end)
      if (recorded) expect(await asked(one, revoked)).toBe(end === 'verified' ? 0 : 255)
    }
  })

  test.each([
    ['a section', (critical: number) => section(255, extension(critical))],
    ['a part', (critical: number) => certificates(section(0x39, extension(critical)))],
  ])(
    '%s that 9.2 does not know leaves open, and what is revoked stays so, without words',
    async (_, make) => {
      const found = async (...sections: Uint8Array[]) => {
        const { verdict, keygen } = await verifyCase(PLAIN, { revoked: krl(...sections) })
        return [verdict, keygen]
      }
      expect(await found(make(0))).toEqual(['undecided', []])
      expect(await found(make(0), section(2, text(own)))).toEqual(['rejected', []])
      expect(await found(make(1), section(2, text(own)))).toEqual(['undecided', []])
    },
  )

  test('a signature in it, which later versions do not read, leaves no words', async () => {
    expect((await verifyCase(PLAIN, { revoked: somebody.signed(krl()) })).keygen).toEqual([])
  })
})

test.skipIf(!recorded)('a list with changed bytes is green only where ssh-keygen is', async () => {
  const random = chance(15, 3, 'ssh krl')
  for (let i = 0; i < 60; i++) {
    const list = random.of(BOUNDS)[1]
    const revoked = Uint8Array.from(list)
    const at = 44 + random.below(Math.max(1, revoked.length - 44))
    revoked[at] = random.below(2) === 0 ? random.below(256) : (revoked[at] ?? 0) ^ (1 << random.below(8))
    for (const one of [PLAIN, CERTIFIED]) {
      const { verdict } = await verifyCase(one, { revoked })
      const exit = await asked(one, revoked)
      if (verdict !== 'undecided') expect([i, exit]).toEqual([i, verdict === 'verified' ? 0 : 255])
    }
  }
})
