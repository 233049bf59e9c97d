/** A file too large to be held as a whole, from the terminal. */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha384 } from '@noble/hashes/sha2.js'
import { afterAll, expect, test } from 'vitest'
import { ROOT } from '../../scripts/lib/paths.ts'
import { toHex } from '../../playground/bytes.ts'
import { LARGE, signed384, stated384 } from '../sigstore/large.ts'
import { trustedRoot } from '../sigstore/lab.ts'

const folder = mkdtempSync(join(tmpdir(), 'shomei-large-'))
afterAll(() => rmSync(folder, { recursive: true }))
const kept = (name: string, content: Uint8Array | string) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const large = kept('large', LARGE)
const other = kept('other', LARGE.with(0, 8))
const root = kept('root.json', trustedRoot)

function ask(target: string, { bundle, key }: ReturnType<typeof stated384>) {
  const files = ['--bundle', kept('bundle.json', bundle), '--key', kept('key.pem', key)]
  const args = ['scripts/playground/main.ts', 'sigstore', '--trusted-root', root, ...files, target]
  return new Promise<{ readonly code: unknown; readonly stdout: string }>((resolve) => {
    execFile(process.execPath, args, { cwd: ROOT }, (error, stdout) =>
      resolve({ code: error ? error.code : 0, stdout }),
    )
  })
}

test('a statement that knows it by SHA-384 alone', async () => {
  expect(await ask(large, stated384())).toMatchObject({ code: 0 })
  expect(await ask(`sha384:${toHex(sha384(LARGE))}`, stated384())).toMatchObject({ code: 0 })
  expect(await ask(other, stated384())).toMatchObject({ code: 1 })
})

test('a signature by P-384 with its own digest is named', async () => {
  const { code, stdout } = await ask(large, signed384())
  expect(code).toBe(2)
  expect(stdout).toContain('ECDSA P-384, SHA-384')
})
