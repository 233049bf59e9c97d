/** Whatever is written into a signature's or a key's file: what is said to be verified is what was signed. */
import { describe, expect, test } from 'vitest'
import { verifyEmbedded, verifyMinisign } from '../../playground/minisign/index.ts'
import { garbled } from './garbled.ts'
import { recorded } from './recorded.ts'

const ROUNDS = 80
const range = Array.from({ length: ROUNDS }, (_, round) => round)

const BASES = ['minisign-good', 'minisign-good-legacy', 'signify-good'] as const

describe.each(BASES)('%s', (name) => {
  const { artifact, signature, key } = recorded(name)

  test('a garbled signature is verified only with the comment that was signed', async () => {
    const before = await verifyMinisign({ artifact, signature, policy: { key } })
    expect(before.verdict).toBe('verified')
    const seen = new Set<string>()
    for (const round of range) {
      const file = garbled(signature, round, name)
      const { verdict, signature: read } = await verifyMinisign({
        artifact,
        signature: file,
        policy: { key },
      })
      seen.add(verdict)
      if (verdict !== 'verified') continue
      // Without minisign's two lines, its old signature is signify's.
      const comments = [before.signature?.trustedComment, undefined].slice(
        0,
        read?.algorithm === 'ED' ? 1 : 2,
      )
      expect(comments, `round ${round}`).toContain(read?.trustedComment)
    }
    expect([...seen].sort()).toContain('verified')
    expect([...seen].sort()).toContain('undecided')
  })

  test('a garbled signature or key over another artifact is never verified', async () => {
    const other = artifact.map((byte, i) => (i === 0 ? byte ^ 1 : byte))
    for (const round of range) {
      const both = [
        { signature: garbled(signature, round, name), policy: { key } },
        { signature, policy: { key: garbled(key, round, name) } },
      ]
      for (const given of both) {
        expect((await verifyMinisign({ artifact: other, ...given })).verdict).not.toBe('verified')
      }
    }
  })

  test('a garbled key that came along never counts as the expected one', async () => {
    for (const round of range) {
      const beside = garbled(key, round, name)
      const { verdict, checks } = await verifyMinisign({ artifact, signature, key: beside, policy: { key } })
      const held = checks.find(({ id }) => id === 'key-expected')?.status
      expect(held === 'passed' || verdict !== 'verified').toBe(true)
    }
  })
})

test('a garbled signed text is verified only as it was signed', async () => {
  const { signature: file, key } = recorded('signify-embedded-good-list')
  const { text: signed } = await verifyEmbedded({ file, policy: { key } })
  for (const round of range) {
    const { verdict, text } = await verifyEmbedded({ file: garbled(file, round, 'text'), policy: { key } })
    if (verdict === 'verified') expect(text).toEqual(signed)
  }
})
