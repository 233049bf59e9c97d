/** What single scripts install for themselves is held to hashes, as what everything needs is. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { installLocked } from '../../scripts/lib/locked-packages.ts'
import { ROOT } from '../../scripts/lib/paths.ts'

const FOLDERS = ['scripts/audit/lighthouse', 'scripts/bench/sigstore/peer']
const made: string[] = []
afterEach(() => made.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })))

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly integrity?: string; readonly link?: boolean; readonly resolved?: string }>
  >
}

test.each(FOLDERS)('%s: each package has its hash, and no address', (folder) => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, folder, 'package-lock.json'), 'utf8')) as Lock
  const fetched = Object.entries(packages).filter(
    ([path, { link }]) => path.startsWith('node_modules/') && link !== true,
  )
  expect(fetched.length).toBeGreaterThan(2)
  for (const [path, { integrity, resolved }] of fetched) {
    expect(integrity, path).toMatch(/^sha512-/)
    expect(resolved, path).toBeUndefined()
  }
})

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'shomei-locked-'))
  made.push(folder)
  return folder
}

/** A package that lies beside its lock file, so that nothing is fetched. */
function ours(): string {
  const from = newFolder()
  const own = { name: 'own', version: '1.0.0' }
  cpSync(join(ROOT, 'scripts/bench/sigstore/peer/no-tuf'), join(from, 'own'), { recursive: true })
  writeFileSync(join(from, 'own', 'package.json'), JSON.stringify(own))
  const dependencies = { own: 'file:./own' }
  writeFileSync(join(from, 'package.json'), JSON.stringify({ private: true, dependencies }))
  const packages = { '': { dependencies }, 'node_modules/own': { resolved: 'own', link: true }, own }
  writeFileSync(
    join(from, 'package-lock.json'),
    JSON.stringify({ lockfileVersion: 3, requires: true, packages }),
  )
  return from
}

test('installs what the lock file says, once, and anew when that has changed', async () => {
  const [from, into] = [ours(), join(newFolder(), 'into')]
  const locked = { from, into, entry: 'node_modules/own/index.js', timeout: 60_000 }
  expect(await installLocked(locked)).toBeUndefined()
  expect(existsSync(join(into, locked.entry))).toBe(true)
  writeFileSync(join(into, 'kept'), '')
  expect(await installLocked(locked)).toBeUndefined()
  expect(existsSync(join(into, 'kept'))).toBe(true)
  const lock = join(from, 'package-lock.json')
  writeFileSync(lock, `${readFileSync(lock, 'utf8')}\n`)
  expect(await installLocked(locked)).toBeUndefined()
  expect(existsSync(join(into, 'kept'))).toBe(false)
})

test('says why where the lock file does not hold what is asked for', async () => {
  const from = ours()
  writeFileSync(
    join(from, 'package.json'),
    JSON.stringify({ private: true, dependencies: { own: 'file:./own', other: '1.0.0' } }),
  )
  const into = join(newFolder(), 'into')
  const why = await installLocked({ from, into, entry: 'node_modules/own/index.js', timeout: 60_000 })
  expect(why).toMatch(/npm ci|lock file/)
  expect(existsSync(into)).toBe(false)
})
