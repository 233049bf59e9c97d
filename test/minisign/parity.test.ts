/** Our verdict and the tools' words, held to what minisign 0.11 and signify 31 said of the same files. */
import { describe, expect, test } from 'vitest'
import { standingOf, type Verdict } from '../../playground/report.ts'
import { verifyMinisign } from '../../playground/minisign/index.ts'
import { judged, RECORDED, type Recorded } from './recorded.ts'

/**
 * Where our verdict is another than the tool's, and why: by a key of small order anybody signs, and of a key that is no
 * point nobody does. Nothing was compared that could speak for or against who holds the secret.
 */
const OTHERWISE: Readonly<Record<string, Verdict>> = {
  'minisign-small-key': 'undecided',
  'minisign-key-above-p': 'undecided',
  'minisign-key-no-point': 'undecided',
  'signify-small-key': 'undecided',
  'signify-key-above-p': 'undecided',
  'signify-key-no-point': 'undecided',
}
/** Files that we call by another name than the tool does, and give no words of its own. */
const WORDLESS = ['signify-embedded-gzip']

/** minisign ends with 1 where it compared, and with 2 where it could not; signify says which. */
function verdictOfTool({ tool, ran: { exit, stderr } }: Recorded): Verdict {
  if (exit === 0) return 'verified'
  const compared = tool === 'minisign' ? exit === 1 : /verification failed/.test(stderr)
  return compared ? 'rejected' : 'undecided'
}

test('there are enough of both tools, and of each answer', () => {
  const counted = (tool: string, verdict: Verdict) =>
    RECORDED.filter((one) => one.tool === tool && verdictOfTool(one) === verdict).length
  for (const tool of ['minisign', 'signify']) {
    expect(counted(tool, 'verified')).toBeGreaterThan(10)
    expect(counted(tool, 'rejected')).toBeGreaterThan(7)
    expect(counted(tool, 'undecided')).toBeGreaterThan(15)
  }
})

test('where nobody says which tool it is, the words are of the one that is named for them', async () => {
  const told = await Promise.all(
    RECORDED.filter(({ embedded }) => !embedded).map(async (one) => {
      const { answer } = await verifyMinisign({
        artifact: one.artifact ?? new Uint8Array(0),
        signature: one.signature,
        policy: { key: one.key },
        names: { artifact: 'file', signature: 'file.sig', key: 'key.pub' },
      })
      if (answer === undefined) return undefined
      const { tool } = RECORDED.find(({ command }) => answer.command.startsWith(`${command[0]} `)) ?? one
      const said = RECORDED.filter((other) => other.tool === tool).map(({ ran: { stderr } }) => stderr)
      expect([one.name, said.includes(answer.stderr) || answer.stderr]).toEqual([one.name, true])
      const asRecorded = answer.command.replaceAll("'", '') === one.command.join(' ')
      if (asRecorded)
        expect(answer).toMatchObject({ stdout: one.ran.stdout, stderr: one.ran.stderr, exit: one.ran.exit })
      return asRecorded
    }),
  )
  expect(told.filter((one) => one).length).toBeGreaterThan(60)
})

describe.each(RECORDED)('$name', (one) => {
  test('the verdict is the tool’s', async () => {
    const report = await judged(one)
    expect(report.verdict).toBe(OTHERWISE[one.name] ?? verdictOfTool(one))
    expect(standingOf(report)).toBe(report.verdict)
  })

  test('with a key that came along, right arithmetic is nobody’s', async () => {
    const { verdict } = await judged(one)
    const alone = await judged(one, { held: false })
    expect(alone.verdict).toBe(verdict)
    expect(standingOf(alone)).toBe(verdict === 'verified' ? 'nobody-expected' : verdict)
  })

  test('the words are the tool’s', async () => {
    const { answer } = await judged(one)
    const { exit, stdout, stderr } = one.ran
    if (WORDLESS.includes(one.name)) return expect(answer).toBeUndefined()
    expect(answer).toEqual({ command: answer?.command, exit, stdout, stderr })
    expect(answer?.command.replaceAll("'", '')).toBe(one.command.join(' '))
  })
})
