/** A commit, or a file by SHA-1: only a statement names them, and only where somebody says which one is meant. */
import { expect, test } from 'vitest'
import { fromHex } from '../../playground/bytes.ts'
import { signKeyless } from '../../playground/world/index.ts'
import { about, alice, ask, keyless, NOW, plain, stateOf, world } from './lab.ts'

const COMMIT = '1234567890abcdef1234567890abcdef12345678'
const LONG = COMMIT.padEnd(64, '0')
const hex = (text: string) => fromHex(text) ?? new Uint8Array()
const of = (digest: Record<string, string>) =>
  signKeyless(world, { content: about([{ name: 'x', digest }]), at: NOW, identity: alice }).bundle

test.each([
  ['gitCommit', COMMIT, 'collisions-known'],
  ['sha1', COMMIT, 'collisions-known'],
  ['gitCommit', LONG, undefined],
] as const)('%s %s', (name, value, warning) => {
  const report = ask(of({ [name]: value }), keyless, { digests: { [name]: hex(value) } })
  expect(report.verdict).toBe('verified')
  expect(report.checks.find(({ id }) => id === 'artifact')).toMatchObject(
    warning ? { warning } : { status: 'passed' },
  )
  const other = { digests: { [name]: hex(value.replace('1', '2')) } }
  expect(ask(of({ [name]: value }), keyless, other).verdict).toBe('rejected')
})

test('under another name, and beside a signature over a file, it is compared with nothing', () => {
  expect(ask(of({ gitCommit: COMMIT }), keyless, { digests: { sha1: hex(COMMIT) } }).verdict).toBe(
    'undecided',
  )
  const { bundle } = signKeyless(world, { ...plain, identity: alice })
  const report = ask(bundle, keyless, { digests: { sha1: hex(COMMIT) } })
  expect([report.verdict, stateOf(report, 'artifact')]).toEqual(['undecided', 'missing-input'])
})

test('where nobody names it, it is not looked at', () => {
  expect(ask(of({ sha256: LONG, sha1: 'no hex' }), keyless, { digests: { sha256: hex(LONG) } }).verdict).toBe(
    'verified',
  )
})
