/** Commits and tags with an OpenPGP signature in them, as git has gpg check them. */
import { describe, expect, test } from 'vitest'
import { fromUtf8, utf8 } from '../../playground/bytes.ts'
import { MOST_OBJECT } from '../../playground/git/object.ts'
import { identify, partsOf } from '../../playground/intake/identify.ts'
import { sightOf } from '../../playground/intake/sight.ts'
import { verifyGitObject } from '../../playground/openpgp/index.ts'
import { decisiveIn } from '../../playground/report.ts'
import { readFixture } from '../support/files.ts'
import { bytesIn, caseNamed } from '../ssh/cases.ts'

const file = (name: string) => readFixture(`test/fixtures/openpgp-js/${name}`)
const text = async (name: string) => fromUtf8(await file(name)) ?? ''

async function ask(object: Uint8Array | string) {
  const keys = [await file('plain.keys.asc')]
  const policy = { now: new Date('2026-02-01T00:00:00Z') }
  const report = await verifyGitObject({
    object: typeof object === 'string' ? utf8(object) : object,
    keys,
    policy,
  })
  return {
    code: decisiveIn(report.checks)?.code ?? report.verdict,
    text: report.text && fromUtf8(report.text),
  }
}

describe.each([
  ['git-tag', 'A tag'],
  ['git-commit', 'A commit'],
])('%s', (name, words) => {
  test('is good, and what was signed is all but the signature', async () => {
    const whole = await text(name)
    const { code, text: signed = '' } = await ask(whole)
    expect(code).toBe('verified')
    expect(signed).toContain(words)
    expect(signed).not.toContain('PGP SIGNATURE')
    expect(whole.startsWith(signed.slice(0, 100))).toBe(true)
  })

  test('with other words is bad', async () => {
    expect((await ask((await text(name)).replace(words, 'Another'))).code).toBe('digest-mismatch')
    expect((await ask((await text(name)).replace('Version Six <', 'Somebody Else <'))).code).toBe(
      'digest-mismatch',
    )
  })

  test('is handed to OpenPGP', async () => {
    const sight = sightOf(name, await file(name))
    expect(partsOf(identify(sight), sight)?.map(({ method, role }) => [method, role])).toEqual([
      ['openpgp', 'cleartext'],
    ])
  })
})

test('one without a signature, by another method, or too large is told as that', async () => {
  const [tag, commit] = [await text('git-tag'), await text('git-commit')]
  expect((await ask(tag.slice(0, tag.indexOf('-----BEGIN')))).code).toBe('git-unsigned')
  expect((await ask(commit.replaceAll('PGP SIGNATURE', 'NO SIGNATURE'))).code).toBe('git-signed-otherwise')
  expect((await ask(bytesIn(caseNamed('commit-sha1'), 'object') ?? '')).code).toBe('git-signed-otherwise')
  expect((await ask(tag + 'x'.repeat(MOST_OBJECT))).code).toBe('message-too-large')
  expect((await ask('words')).code).toBe('not-clearsigned')
})
