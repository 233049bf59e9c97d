/** rnp's own test files, odd and hostile, where the shared test data is at hand: what gpg says of them, beside what we say. */
import { describe, expect, test } from 'vitest'
import { type OpenpgpReport, verifyCleartext, verifyOpenpgp } from '../../playground/openpgp/index.ts'
import { readShared, sharedDataPresent } from '../support/files.ts'
import { RNP_DIFFERENCES } from './differences.ts'
import { KEYS, NOW, SAID, type Said } from './rnp-table.ts'

const present = await sharedDataPresent()

async function rnp(path: string): Promise<Uint8Array> {
  const bytes = await readShared(`rnp/${path}`)
  if (bytes === undefined) throw new Error(`rnp: no ${path}`)
  return bytes
}

async function verify(file: string, { over, keys = KEYS }: Said): Promise<OpenpgpReport> {
  const input = { keys: await Promise.all(keys.map(rnp)), policy: { now: NOW } }
  return over === undefined
    ? verifyCleartext({ file: await rnp(file), ...input })
    : verifyOpenpgp({ artifact: await rnp(over), signature: await rnp(file), ...input })
}

function differenceOf(file: string) {
  return RNP_DIFFERENCES.find(({ of }) => of.includes(file.split('/').at(-1) ?? ''))
}

const CASES = SAID.flatMap((said) => said.of.map((file) => ({ file, said, over: said.over ?? 'itself' })))

test('there are cases enough', () => {
  expect(CASES.length).toBeGreaterThan(100)
})

test('every difference is one of a case', () => {
  const files = CASES.map(({ file }) => file.split('/').at(-1))
  expect(RNP_DIFFERENCES.flatMap(({ of }) => of).filter((file) => !files.includes(file))).toEqual([])
})

describe.skipIf(!present)('rnp’s files (skipped: no shared data)', () => {
  test.each(CASES)('$file over $over', async ({ file, said }) => {
    const { verdict, gpg } = await verify(file, said)
    const ours = gpg && [gpg.status.join('+') || 'NOTHING', gpg.exitCode]
    expect(ours).toEqual(differenceOf(file) ? undefined : [said.says, said.exit])
    expect(verdict === 'verified').toBe(said.exit === 0)
    // What gpg calls bad was compared here as well, or says that it could not be read.
    if (said.exit === 1) expect(verdict).toBe(file.endsWith('cleartext-nosig') ? 'undecided' : 'rejected')
  })
})
