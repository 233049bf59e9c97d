/** The real tools, where they are: they still say what is recorded, and of garbled files and odd points what we say. */
import { describe, expect, test } from 'vitest'
import { fromHex, fromUtf8, utf8 } from '../../playground/bytes.ts'
import { type Tool, verifyMinisign } from '../../playground/minisign/index.ts'
import { base64, file, publicBlob } from '../../scripts/fixtures/minisign/keys.ts'
import { isInstalled, run } from '../../scripts/fixtures/minisign/tools.ts'
import { readShared } from '../support/files.ts'
import { garbled } from './garbled.ts'
import { RECORDED, recorded } from './recorded.ts'

const names = { artifact: 'file', signature: 'file.sig', key: 'key.pub' }
const TOOLS = { minisign: 'minisign-good', signify: 'signify-good' } as const
const COMMANDS: Readonly<Record<Tool, readonly string[]>> = {
  minisign: ['minisign', '-V', '-p', 'key.pub', '-x', 'file.sig', '-m', 'file'],
  signify: ['signify-openbsd', '-V', '-p', 'key.pub', '-x', 'file.sig', '-m', 'file'],
}
const ROUNDS = 60

const VECTORS = 'cctv-ed25519/ed25519vectors.json'
const shared = await readShared(VECTORS)
interface Vector {
  readonly number: number
  readonly key: string
  readonly sig: string
  readonly msg: string
  readonly flags: readonly string[] | null
}
const vectors = shared === undefined ? [] : (JSON.parse(fromUtf8(shared) ?? '[]') as Vector[])

describe.each(['minisign', 'signify'] as const)('%s', (tool) => {
  const isThere = isInstalled(tool)
  const skipped = isThere ? '' : ' (skipped: not installed, or another version)'
  const here = test.skipIf(!isThere)

  here(`says what is recorded${skipped}`, () => {
    for (const { name, command, artifact, signature, key, bare, ran } of RECORDED.filter(
      (one) => one.tool === tool,
    )) {
      const files = {
        ...(artifact && { file: artifact }),
        ...(!bare && { 'key.pub': key }),
        'file.sig': signature,
      }
      expect([name, run(command, files)]).toEqual([name, ran])
    }
  })

  here(`says of garbled files what we say${skipped}`, async () => {
    const base = recorded(TOOLS[tool])
    const { artifact } = base
    for (let round = 0; round < ROUNDS; round++) {
      const isKey = round % 4 === 0
      const signature = isKey ? base.signature : garbled(base.signature, round, 'tools')
      const key = isKey ? garbled(base.key, round, 'tools') : base.key
      const said = run(COMMANDS[tool], { file: artifact, 'file.sig': signature, 'key.pub': key })
      const { answer, verdict } = await verifyMinisign({ artifact, signature, tool, policy: { key }, names })
      expect([round, verdict === 'verified']).toEqual([round, said.exit === 0])
      // A key without its comment is a key alone to us, and to them a file that is cut short.
      if (answer && !answer.command.includes(' -P ')) {
        expect([round, answer]).toEqual([round, { ...said, command: answer.command }])
      }
    }
  })

  test.skipIf(!isThere || shared === undefined)(
    `answers to odd points and numbers as we do${skipped || (shared === undefined ? ` (skipped: no ${VECTORS})` : '')}`,
    async () => {
      const odd = vectors.filter(({ flags }, i) => (flags ?? []).length === 0 || i % 9 === 0)
      const id = new Uint8Array(8)
      let [good, withheld] = [0, 0]
      for (const { number, key: a, sig, msg } of odd) {
        const bytes = (hex: string) => fromHex(hex) ?? new Uint8Array(0)
        const blob = publicBlob(id, bytes(sig))
        const comment = tool === 'minisign' ? `trusted comment: x\n${base64(new Uint8Array(64))}\n` : ''
        const signature = utf8(`${fromUtf8(file('odd', blob))}${comment}`)
        const key = file('odd', publicBlob(id, bytes(a)))
        const artifact = utf8(msg)
        const said = run(COMMANDS[tool], { file: artifact, 'file.sig': signature, 'key.pub': key })
        const { answer, verdict, checks } = await verifyMinisign({
          artifact,
          signature,
          tool,
          policy: { key },
          names,
        })
        expect([number, answer]).toEqual([number, { ...said, command: answer?.command }])
        // What the tool says of the signature itself, whatever it says of the comment.
        const took = said.exit === 0 || /^Comment/.test(said.stderr)
        const integrity = checks.find((check) => check.id === 'signature-integrity')?.status
        if (integrity === 'undecided') withheld++
        else expect([number, integrity]).toEqual([number, took ? 'passed' : 'failed'])
        if (took) good++
        if (said.exit !== 0) expect([number, verdict]).not.toEqual([number, 'verified'])
      }
      expect(good).toBeGreaterThan(2)
      expect(withheld).toBeGreaterThan(5)
    },
  )
})
