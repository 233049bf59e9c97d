/** A text signed in clear takes some times its size, whatever its lines are: measured in a process of its own. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'

const MIB = 1024 * 1024
/** Of a text of 7.9 MiB, the most but for its frame. */
const SIZE = 7.9 * MIB
/** MiB, of which the process takes a hundred before it begins. */
const MOST = 300
const PATIENCE = 120_000

const program = (piece: string) => `
  import { verifyCleartext } from ${JSON.stringify(new URL('../../playground/openpgp/index.ts', import.meta.url).href)}
  const piece = ${JSON.stringify(piece)}
  const text = piece.repeat(Math.floor(${SIZE} / piece.length))
  const head = '-----BEGIN PGP SIGNED MESSAGE-----\\nHash: SHA256\\n\\n'
  const end = '-----BEGIN PGP SIGNATURE-----\\n\\niQ==\\n=AAAA\\n-----END PGP SIGNATURE-----\\n'
  const file = new TextEncoder().encode(head + text + end)
  const { text: signed } = await verifyCleartext({ file, keys: [], policy: { now: new Date() } })
  console.log(JSON.stringify([signed?.length, process.resourceUsage().maxRSS / 1024]))
`

describe('the memory that a text takes', () => {
  test.each([
    ['a NUL', '\0\n', 2 * Math.floor(SIZE / 2) - 2],
    ['a blank', ' \n', 2 * Math.floor(SIZE / 2) - 2],
    ['nothing', '\n', 2 * Math.floor(SIZE) - 2],
    ['a dash', '-\n', 3 * Math.floor(SIZE / 2) - 2],
  ])(
    'lines of %s',
    async (_, piece, length) => {
      const args = ['--input-type=module', '--eval', program(piece)]
      const { stdout } = await promisify(execFile)(process.execPath, args)
      const [signed, used] = JSON.parse(stdout) as [number, number]
      expect(signed).toBe(length)
      expect(used).toBeLessThan(MOST)
    },
    PATIENCE,
  )
})
