import { describe, expect, it } from 'vitest'
import { ALGORITHMS } from '../../playground/post-quantum/index.ts'
import { nobleEngine } from '../../playground/post-quantum/noble.ts'
import { createPostQuantumWorld, postQuantumScene } from '../../playground/post-quantum/scene.ts'
import type { PostQuantumSceneId } from '../../playground/post-quantum/scene-plan.ts'
import { verifySignature } from '../../playground/post-quantum/verify.ts'
import { decisiveIn, standingOf } from '../../playground/report.ts'

const world = await createPostQuantumWorld('test', undefined)
const scene = (id: PostQuantumSceneId, part: 'file' | 'signature' = 'file', at = 0) =>
  postQuantumScene(world, id, { part, at })
const standings = async (id: PostQuantumSceneId) =>
  Object.fromEntries((await scene(id)).map(({ algorithm, report }) => [algorithm, standingOf(report)]))

describe('four signatures of one file', () => {
  it('verify, and are as long as their standards say', async () => {
    expect(Object.values(await standings('signed'))).toEqual(Array(4).fill('verified'))
    const rows = await scene('signed')
    expect(rows.map(({ publicKey, signature }) => [publicKey, signature])).toEqual(
      ALGORITHMS.map(({ publicKey, signature }) => [publicKey, signature]),
    )
  })

  it.each(['file', 'signature'] as const)('are all refused with another byte of the %s', async (part) => {
    for (const at of [0, 17, 63, 5000]) {
      const rows = await scene('changed', part, at)
      expect(rows.map(({ report }) => decisiveIn(report.checks)?.code)).toEqual(
        Array(4).fill('signature-mismatch'),
      )
    }
  })
})

describe('who has the private keys that fall', () => {
  it('signs as alice by those, and not by ML-DSA', async () => {
    expect(await standings('forged')).toEqual({
      p256: 'verified',
      ed25519: 'verified',
      'ml-dsa-44': 'rejected',
      'ml-dsa-65': 'rejected',
    })
    expect((await scene('forged')).map(({ handedOver }) => handedOver)).toEqual([true, true, false, false])
  })

  it.each([
    ['forged-digest', 'digest-mismatch'],
    ['forged-logged', 'root-mismatch'],
  ] as const)('is stopped by hashes alone: %s', async (id, code) => {
    for (const { algorithm, report, genuine } of await scene(id)) {
      const codes = report.checks.flatMap((check) => ('code' in check ? [check.code] : []))
      expect(codes, algorithm).toContain(code)
      expect(genuine && standingOf(genuine), algorithm).toBe('verified')
    }
  })
})

describe('what is not asked', () => {
  const genuine = world.signers[2]?.genuine
  if (!genuine) throw new Error('no ML-DSA')

  it('leaves right arithmetic at that, where nobody was expected', async () => {
    const report = await verifySignature(genuine, {}, nobleEngine)
    expect(report.verdict).toBe('verified')
    expect(standingOf(report)).toBe('nobody-expected')
    expect(report.notAsked).toEqual(['key-expected'])
  })

  it('is open where a proof was asked for and none came, or a key is none', async () => {
    const { proof, ...bare } = genuine
    expect(proof?.hashes.length).toBeGreaterThan(0)
    const open = await verifySignature(bare, { remembered: world.remembered }, nobleEngine)
    expect([open.verdict, decisiveIn(open.checks)?.code]).toEqual(['undecided', 'proof-missing'])
    const short = { ...genuine, publicKey: genuine.publicKey.subarray(1) }
    const unread = await verifySignature(short, {}, nobleEngine)
    expect([unread.verdict, decisiveIn(unread.checks)?.code]).toEqual(['undecided', 'key-malformed'])
  })

  it('a point off the curve is no key, for either engine', async () => {
    const p256 = world.signers[0]?.genuine
    if (!p256) throw new Error('no P-256')
    const off = { ...p256, publicKey: p256.publicKey.with(40, (p256.publicKey[40] ?? 0) ^ 1) }
    const report = await verifySignature(off, {}, nobleEngine)
    expect(decisiveIn(report.checks)?.code).toBe('key-malformed')
  })
})
