/** Our verdict and words, against what ssh-keygen and git said of the same files. */
import { describe, expect, test } from 'vitest'
import { latin1, utf8 } from '../../playground/bytes.ts'
import { decisiveIn, standingOf } from '../../playground/report.ts'
import { splitGitObject } from '../../playground/ssh/git.ts'
import { bytesIn, CASES, type SshCase, verifyCase } from './cases.ts'

/** Where ssh-keygen 9.2 says something else than we do, and why. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  raw: 'it reads no signature without an armor',
  crlf: 'it reads CRLF in an armor in later versions only',
  'crlf-words-behind': 'it reads CRLF in an armor in later versions only',
}
/** Where it is sure and we are not: of all others, what it accepts we accept. */
const OPEN: Readonly<Record<string, string>> = {
  dsa: 'DSA is not computed here, and OpenSSH 10 does not know it any more',
  'expected-without-a-list': 'it was not asked whose it is, and we were',
  'valid-before-local-today': 'the machine that asked it was in UTC',
  'valid-after-local-today': 'the machine that asked it was in UTC',
}

const codes = async (one: SshCase) => {
  const { checks } = await verifyCase(one)
  return checks.flatMap((check) =>
    check.status === 'passed' ? (check.warning ?? []) : 'code' in check ? check.code : [],
  )
}

test('there are enough of them', () => expect(CASES.length).toBeGreaterThan(200))

describe.each(CASES.map((one) => [one.name, one] as const))('%s', (name, one) => {
  const {
    expect: [standing, code],
    runs,
  } = one

  test('our standing, and why', async () => {
    const report = await verifyCase(one)
    const told = decisiveIn(report.checks)?.code
    expect([standingOf(report), told]).toEqual([standing, standing === 'verified' ? undefined : code])
    if (code !== undefined) expect(await codes(one)).toContain(code)
    else expect(await codes(one)).toEqual([])
  })

  test('what ssh-keygen accepts, and nothing else', async () => {
    const { verdict } = await verifyCase(one)
    const accepts = runs.length > 0 && runs.every(({ exit }) => exit === 0)
    // Its checks without a list do not ask whether the key may sign for that.
    const unasked = name === 'namespaces-forbid-nobody-asked'
    if (name in DIFFERENCES) expect([verdict, accepts]).toEqual(['verified', false])
    else if (name in OPEN) expect(verdict).toBe('undecided')
    else expect(verdict === 'verified').toBe(accepts && !unasked)
  })

  test('its words and exit codes', async () => {
    const { keygen, verdict } = await verifyCase(one)
    const told = keygen.map(({ action, exit, stdout, stderr }) => ({ action, exit, stdout, stderr }))
    if (verdict === 'undecided' || name in DIFFERENCES) expect(told).toEqual([])
    else {
      const said = runs.map((run) => ({ ...run, stdout: inUtf8(run.stdout), stderr: inUtf8(run.stderr) }))
      expect(told).toEqual(said)
    }
  })

  if (one.git !== undefined) {
    test('what git took for signed', () => {
      const object = bytesIn(one, 'object') ?? new Uint8Array(0)
      const split = splitGitObject(object)
      if (one.git?.payload === undefined)
        expect(typeof split === 'string' || split.date === undefined).toBe(true)
      else {
        if (typeof split === 'string') throw new Error(split)
        expect(split.payload).toEqual(utf8(one.git.payload))
        expect(split.signature).toEqual(utf8(one.git.signature ?? ''))
      }
    })

    test('what git accepts: a key that is listed, whoever is expected', async () => {
      const { verdict } = await verifyCase(one)
      expect(verdict === 'verified').toBe(one.git?.exit === 0)
    })
  }
})

const inUtf8 = (text: string) =>
  new TextDecoder().decode(Uint8Array.from(text, (character) => character.charCodeAt(0)))

test('the words are bytes of a text', () => expect(inUtf8(latin1(utf8('山田')))).toBe('山田'))
