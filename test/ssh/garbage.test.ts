/** Whoever adds to a list what nobody reads, or changes a byte of a signature, gets no other answer than "undecided". */
import { describe, expect, test } from 'vitest'
import { concatBytes, latin1, utf8 } from '../../playground/bytes.ts'
import { standingOf } from '../../playground/report.ts'
import { chance } from '../../scripts/fuzz/random.ts'
import { strictBase64 } from '../../playground/ssh/base64.ts'
import { bytesIn, CASES, caseNamed, verifyCase } from './cases.ts'
import { withGarbage } from './garbage.ts'

const NOTHING = new Uint8Array(0)
const ROUNDS = 3

test('garbage added to a list of signers', async () => {
  const random = chance(15, 0, 'ssh signers')
  for (const one of CASES.filter(({ signers }) => signers !== undefined)) {
    const before = standingOf(await verifyCase(one))
    for (let round = 0; round < ROUNDS; round++) {
      const signers = withGarbage(bytesIn(one, 'signers') ?? NOTHING, random)
      const after = standingOf(await verifyCase(one, { signers }))
      expect([before, 'undecided'], `${one.name}: ${latin1(signers)}`).toContain(after)
    }
  }
})

test('a line that cannot be read leaves what verifies as it is', async () => {
  const one = caseNamed('ed25519')
  const signers = concatBytes(utf8('* ssh-ed25519 AAAA\n'), bytesIn(one, 'signers') ?? NOTHING)
  expect((await verifyCase(one, { signers })).verdict).toBe('verified')
})

describe.each(['ed25519', 'ecdsa-256', 'rsa', 'sk-ed25519', 'certificate'])('%s', (name) => {
  const one = caseNamed(name)
  const armor = latin1(bytesIn(one, 'signature') ?? NOTHING).replace(/^-.*\n/gm, '')
  const blob = strictBase64(armor) ?? NOTHING

  test('no byte of the signature can be another', async () => {
    // A version that is not signed; nothing else is left to choose.
    const version = 9
    for (let at = 0; at < blob.length; at++) {
      if (at === version) continue
      const signature = blob.map((byte, i) => (i === at ? byte ^ 1 : byte))
      const { verdict } = await verifyCase(one, { signature })
      expect([at, verdict]).not.toEqual([at, 'verified'])
    }
  })

  test('nor is it shorter, or longer', async () => {
    for (let length = 0; length < blob.length; length++) {
      const { verdict } = await verifyCase(one, { signature: blob.subarray(0, length) })
      expect([length, verdict]).toEqual([length, 'undecided'])
    }
    const longer = concatBytes(blob, Uint8Array.of(0))
    expect((await verifyCase(one, { signature: longer })).verdict).toBe('undecided')
  })
})

test('any bytes in any place are a report', async () => {
  const random = chance(15, 1, 'ssh bytes')
  const bytes = () => Uint8Array.from({ length: random.below(300) }, () => random.below(256))
  for (let round = 0; round < 100; round++) {
    const [signature, signers, revoked, object] = [bytes(), bytes(), bytes(), bytes()]
    const one = caseNamed('ed25519')
    const magic = concatBytes(utf8('SSHSIG\0\0\0\x01'), signature)
    for (const change of [{ signature }, { signature: magic }, { signers }, { object }]) {
      expect((await verifyCase(one, change)).verdict).toBe('undecided')
    }
    // An empty list, or one of comments, is one.
    expect(['undecided', 'verified']).toContain((await verifyCase(one, { revoked })).verdict)
  }
})
