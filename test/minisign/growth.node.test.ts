/** Work grows as the files do, and what the tool does not read is not read. */
import { expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import { verifyEmbedded, verifyMinisign } from '../../playground/minisign/index.ts'
import { challengeOf, MOST_SIGNIFY } from '../../playground/minisign/message.ts'
import { readSignature } from '../../playground/minisign/reading/signature.ts'
import { expectLaterGrowth } from '../support/doubling.ts'
import { recorded } from './recorded.ts'

const MIB = 1024 * 1024
const { artifact, signature, key } = recorded('minisign-good')
const plain = recorded('signify-good').signature
const head = utf8('untrusted comment: ')
const policy = { key }
const PATIENCE = 120_000

const FILES: Readonly<Record<string, (size: number) => Uint8Array>> = {
  'one line': (size) => concatBytes(head, new Uint8Array(size).fill(0x41)),
  'a long second line': (size) => concatBytes(head, utf8('x\n'), new Uint8Array(size).fill(0x41)),
  'blanks in Base64': (size) => concatBytes(head, utf8('x\n'), new Uint8Array(size).fill(0x20), utf8('\n')),
  'line ends': (size) => new Uint8Array(size).fill(10),
  'zero bytes': (size) => concatBytes(head, new Uint8Array(size)),
  'lines behind a signature': (size) => concatBytes(signature, new Uint8Array(size).fill(0x0a)),
  'a text behind its signature': (size) => concatBytes(plain, new Uint8Array(size).fill(0x41)),
}

test.each(Object.entries(FILES))('%s', { timeout: PATIENCE }, async (_, make) => {
  await expectLaterGrowth({
    upTo: 8 * MIB,
    make: (size) => {
      const file = make(size)
      return async () => {
        await verifyMinisign({ artifact, signature: file, policy })
        await verifyMinisign({ artifact, signature: file, tool: 'signify', policy })
        await verifyMinisign({ artifact, signature, policy: { key: file } })
        await verifyEmbedded({ file, policy })
      }
    },
  })
})

test.each([
  ['prehashed', signature],
  ['legacy', recorded('minisign-good-legacy').signature],
])('an artifact, %s', { timeout: PATIENCE }, async (_, claim) => {
  await expectLaterGrowth({
    upTo: 64 * MIB,
    make: (size) => () => verifyMinisign({ artifact: repeated(size), signature: claim, policy }),
  })
})

/** One buffer, again and again. */
async function* repeated(size: number): AsyncGenerator<Uint8Array> {
  const piece = new Uint8Array(MIB)
  for (let left = size; left > 0; left -= MIB) yield piece.subarray(0, Math.min(left, MIB))
}

test('an artifact that signify does not read is left open by name', async () => {
  const size = MOST_SIGNIFY + 1
  const unread = async function* (): AsyncGenerator<Uint8Array> {
    throw new Error('read')
  }
  const { verdict, checks, answer } = await verifyMinisign({
    artifact: unread(),
    size,
    signature: plain,
    policy,
  })
  const integrity = checks.find(({ id }) => id === 'signature-integrity')
  expect([verdict, integrity]).toEqual(['undecided', expect.objectContaining({ because: 'too-much' })])
  expect(answer).toMatchObject({ exit: 1, stderr: 'signify-openbsd: msg too large in file\n' })
})

test('of unknown size, it is read no further than signify reads', async () => {
  const read = readSignature(plain)
  if ('code' in read) throw new Error(read.code)
  let pieces = 0
  const counted = async function* () {
    for await (const piece of repeated(8 * MIB)) {
      pieces++
      yield piece
    }
  }
  expect(await challengeOf(counted(), read, new Uint8Array(32), 2 * MIB)).toBe('too-much')
  expect(pieces).toBe(3)
})
