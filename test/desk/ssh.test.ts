/** What is shown of an SSH signature is about the files that are there, by their names. */
import { describe, expect, test } from 'vitest'
import { concatBytes, utf8 } from '../../playground/bytes.ts'
import type { Answers } from '../../playground/desk/answer.ts'
import { METHODS } from '../../playground/desk/methods.ts'
import { bytesIn, caseNamed } from '../ssh/cases.ts'
import { ask } from './desk.ts'

const file = (of: string, name: Parameters<typeof bytesIn>[1]) =>
  bytesIn(caseNamed(of), name) ?? new Uint8Array()
const by = (of: string, ...believed: string[]) => {
  const { principal = '', now } = caseNamed(of)
  return { now: new Date(now), believed, expected: { principal } }
}
const first = ({ answers }: Answers) => {
  const report = answers[0]?.judged[0]?.report
  if (!report) throw new Error('ssh: nothing was judged')
  return report
}
const toolOf = (found: Answers) => METHODS.ssh.says?.(first(found)) ?? []
const shown = (found: Answers, wanted: string) =>
  first(found).checks.flatMap(({ evidence }) =>
    evidence.flatMap(({ label, value }) => (label === wanted ? [value] : [])),
  )

test.each(['commit-sha1', 'tag-sha1'])('%s: what ssh-keygen is given is not the file', async (name) => {
  const files = { 'object.txt': file(name, 'object'), 'v1/ours.txt': file(name, 'signers') }
  const [command] = toolOf(await ask(files, by(name, 'v1/ours.txt')))
  expect(command).toMatch(/ -f ours\.txt .* -s SIGNATURE .*< PAYLOAD$/)
})

describe('several lists of signers that are believed', () => {
  const signers = file('ed25519', 'signers')
  const files = {
    'a.txt': file('ed25519', 'artifact'),
    'a.txt.sig': file('ed25519', 'signature'),
    'one.txt': file('not-listed', 'signers'),
    'two.txt': concatBytes(utf8('# ours\n'), signers),
  }

  test('a line is told by its list and its number there, and ssh-keygen, which takes one, is not asked', async () => {
    const several = await ask(files, by('ed25519', 'one.txt', 'two.txt'))
    expect(several.answers[0]?.standing).toBe('verified')
    expect(shown(several, 'line')).toContain('two.txt:2')
    expect(toolOf(several)).toEqual([])
    const alone = await ask(files, by('ed25519', 'two.txt'))
    expect(shown(alone, 'line')).toContain('2')
    expect(toolOf(alone)[0]).toMatch(/ -f two\.txt .* -s a\.txt\.sig < a\.txt$/)
  })
})

describe('several lists of revoked keys that are believed', () => {
  const name = 'krl-certificate-serial'
  const krl = file(name, 'revoked')
  const lists = {
    'cut.krl': krl.subarray(0, -5),
    'lost.krl': krl,
    'other.keys': file('revoked-other', 'revoked'),
  }
  const withLists = async (...names: (keyof typeof lists)[]) => {
    const files = {
      'a.txt': file(name, 'artifact'),
      'a.txt.sig': file(name, 'signature'),
      allowed_signers: file(name, 'signers'),
    }
    const brought = Object.fromEntries(names.map((one) => [one, lists[one]]))
    return ask({ ...files, ...brought }, { ...by(name, 'allowed_signers', ...names), revoked: names })
  }
  const standing = async (...names: (keyof typeof lists)[]) =>
    (await withLists(...names)).answers[0]?.standing

  test('one that revokes decides, and is the one that is named, wherever it stands among them', async () => {
    for (const names of [
      ['cut.krl', 'other.keys', 'lost.krl'],
      ['lost.krl', 'other.keys', 'cut.krl'],
    ] as const) {
      const found = await withLists(...names)
      expect(found.answers[0]?.standing).toBe('rejected')
      expect(toolOf(found)[0]).toContain(' -r lost.krl ')
    }
  })

  test('else one that cannot be read leaves it open', async () => {
    expect(await standing('cut.krl', 'other.keys')).toBe('undecided')
    expect(await standing('other.keys', 'cut.krl')).toBe('undecided')
    expect(await standing('other.keys')).toBe('verified')
  })
})

test('a certificate that a list has by its number is told by it, and not as a key', async () => {
  const name = 'krl-certificate-serial'
  const files = {
    'a.txt': file(name, 'artifact'),
    'a.txt.sig': file(name, 'signature'),
    allowed_signers: file(name, 'signers'),
    'revoked.krl': file(name, 'revoked'),
  }
  const found = await ask(files, by(name, 'allowed_signers', 'revoked.krl'))
  expect(found.answers[0]?.standing).toBe('rejected')
  expect(shown(found, 'revoked-by')).toEqual([])
  expect(toolOf(found)[0]).toContain(' -r revoked.krl ')
})
