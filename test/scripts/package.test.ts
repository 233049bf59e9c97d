/** The package as it is published: what is in it, how large it is, what it offers, and that its examples run. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROOT } from '../../scripts/lib/paths.ts'
import { DOORS, ENTRIES, WORKERS } from '../../scripts/pack/doors.ts'
import { buildPackage, PACKAGE } from '../../scripts/pack/package.ts'
import { type Packed, packTo } from '../../scripts/pack/tarball.ts'

const MAKING = 300_000
const scratch = mkdtempSync(join(tmpdir(), 'shomei-package-'))
let changed: readonly string[]
let packed: Packed
beforeAll(async () => {
  changed = await buildPackage()
  packed = await packTo(scratch)
  mkdirSync(join(scratch, 'node_modules'))
  symlinkSync(PACKAGE, join(scratch, 'node_modules', 'shomei'), 'junction')
}, MAKING)
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const read = (...path: string[]) => readFileSync(join(PACKAGE, ...path), 'utf8')
/** Kilobytes of 1000 bytes after gzip. */
const weight = (file: string) => gzipSync(read(file), { level: 9 }).length / 1000

test('its public surface is the one that was agreed on: docs/api, npm run pack -- --api', () => {
  expect(changed).toEqual([])
})

test('holds its doors, workers and terminal, what people read, and nothing else', () => {
  const shared = packed.files.filter((file) => /^(?:chunks|cli)\/[\w.-]+\.js$/.test(file))
  expect(shared.length).toBeGreaterThan(10)
  expect(packed.files.filter((file) => !shared.includes(file))).toEqual(
    [
      ...ENTRIES.flatMap((entry) => [`${entry}.js`, `${entry}.d.ts`]),
      ...WORKERS.map((name) => `worker/${name}.worker.js`),
      ...['bin/shomei.js', 'cli/en/terminal.js', 'cli/ja/terminal.js'],
      ...['CHANGELOG.md', 'LICENSE', 'NOTICES.txt', 'README.md', 'SECURITY.md', 'package.json'],
    ].toSorted(),
  )
  expect(packed.size).toBeLessThan(1_600_000)
  expect(packed.unpacked).toBeLessThan(5_200_000)
})

test('asks for no other package, and runs nothing when it is installed', () => {
  const manifest = JSON.parse(read('package.json')) as Record<string, unknown>
  for (const field of [
    'dependencies',
    'peerDependencies',
    'optionalDependencies',
    'devDependencies',
    'scripts',
  ])
    expect(manifest).not.toHaveProperty(field)
  expect(manifest.license).toBe('MIT AND Apache-2.0 AND LGPL-3.0-or-later')
  expect(manifest.publishConfig).toMatchObject({ provenance: true })
})

test('names everybody whose code is in it', () => {
  const notices = read('NOTICES.txt')
  for (const name of ['@noble/curves', '@sigstore/verify', 'comlink', 'hash-wasm', 'openpgp'])
    expect(notices).toContain(`\n${name} `)
  expect(notices).toContain('GNU LESSER GENERAL PUBLIC LICENSE')
})

test.each([
  ['checksum', 75],
  ['openpgp', 215],
  ['sigstore', 80],
  ['ssh', 60],
  ['minisign', 60],
  ['world', 35],
])('the worker of %s is one script without imports, of at most %i kB', (name, most) => {
  const code = read('worker', `${name}.worker.js`)
  expect(code).not.toMatch(/^import\b|;import\b|\bimport\(\s*['"`][^d]/m)
  expect(weight(join('worker', `${name}.worker.js`))).toBeLessThan(most)
})

test.each(DOORS)('%s sets no global, and asks a bundler for nothing of Node', (name) => {
  const files = [`${name}.js`, ...packed.files.filter((file) => file.startsWith('chunks/'))]
  for (const file of files) {
    expect(read(file)).not.toMatch(/globalThis\.Buffer|Object\.assign\(globalThis/)
    expect(read(file)).not.toMatch(/^import\b.*\bfrom\s*["'](?:node:|crypto["']|util["']|openpgp["'])/m)
  }
})

/** What can be imported by name from a declaration file, with what is said of it. */
function exportsOf(entry: string) {
  const file = join(PACKAGE, `${entry}.d.ts`)
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  return source.statements.flatMap((one) => {
    const isExported =
      ts.canHaveModifiers(one) &&
      ts.getModifiers(one)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
    if (!isExported) return []
    const name = (one as Partial<ts.FunctionDeclaration>).name?.text ?? one.getText().slice(0, 60)
    const said = ts
      .getJSDocCommentsAndTags(one)
      .map((doc) => doc.getText())
      .join('\n')
    return [{ name, said, isFunction: ts.isFunctionDeclaration(one) }]
  })
}

describe.each(ENTRIES)('%s', (entry) => {
  const isWorker = entry.startsWith('worker/')

  test('says of each function what it is for, and of few names more than can be kept in mind', () => {
    const all = exportsOf(entry)
    expect(all.length).toBeGreaterThan(1)
    expect(all.length).toBeLessThan(24)
    for (const { name, said, isFunction } of all) if (isFunction) expect(said, name).toMatch(/\/\*\*\s+\S/)
  })

  // Those of workers are run in a browser, by npm run test:consumers' pages.
  test.skipIf(isWorker)('has examples that run, and come to what they say', () => {
    const examples = exportsOf(entry).flatMap(({ said }) =>
      [...said.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code.replace(/^ *\* ?/gm, '')),
    )
    expect(examples.length).toBeGreaterThan(0)
    for (const [i, code] of examples.entries()) {
      const script = join(scratch, `${entry}-${i}.mjs`)
      const asked = code.replace(/^(.+?) \/\/ ('.*')$/gm, 'console.log(JSON.stringify([$1, $2]))')
      expect(asked, code).not.toBe(code)
      writeFileSync(
        script,
        ts.transpile(asked, { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext }),
      )
      const said = execFileSync(process.execPath, [script], {
        cwd: join(ROOT, 'public/samples'),
        encoding: 'utf8',
      })
      for (const line of said.trim().split('\n')) {
        const [found, expected] = JSON.parse(line) as [unknown, unknown]
        expect(found, code).toBe(expected)
      }
    }
  })
})

describe('the terminal', () => {
  const shomei = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
    execFileSync(process.execPath, [join(PACKAGE, 'bin/shomei.js'), ...args], {
      cwd: join(ROOT, 'public/samples'),
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C', INIT_CWD: '/', ...env },
    })
  const files = ['verify', 'hello-shomei-1.0.0.jar', 'minisign/hello-shomei-1.0.0.jar.minisig']
  const expected = ['--trust', 'minisign/minisign.pub']

  test('verifies what lies where it is typed, in the language of whoever types', () => {
    expect(shomei([...files, ...expected])).toMatch(/^Overall: .*\(verified\)$/m)
    expect(shomei([...files, ...expected], { LC_ALL: 'ja_JP.UTF-8' })).toMatch(/^全体: .*\(verified\)$/m)
    expect(shomei(['--lang', 'ja', ...files, ...expected])).toMatch(/^全体: .*\(verified\)$/m)
  })

  test('answers as the project’s own does', () => {
    const json = [...files, ...expected, '--json']
    const own = execFileSync(process.execPath, [join(ROOT, 'scripts/playground/main.ts'), ...json], {
      cwd: join(ROOT, 'public/samples'),
      encoding: 'utf8',
      env: { ...process.env, INIT_CWD: join(ROOT, 'public/samples') },
    })
    expect(shomei(json)).toBe(own)
  })
})

/** On the page itself: the door would bring WebAssembly's hashes along, which its worker has. */
const PURE = new Set(['components/demos/checksum-run.ts'])

test('the deck verifies through the same doors: nothing above the playground reaches behind them', () => {
  const verifiers =
    /\bverify(?:Openpgp|Cleartext|GitObject|Sigstore|SigstoreAhead|Ssh|Minisign|Embedded|File|List|Checksum)\b/
  const listed = execFileSync('git', ['ls-files', 'components', 'workers', 'scripts/playground', 'package'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  for (const file of listed.split('\n').filter((name) => /\.(?:ts|vue)$/.test(name))) {
    const text = readFileSync(join(ROOT, file), 'utf8')
    for (const [, names = '', from = ''] of text.matchAll(
      /import\s*(?:type\s*)?\{([^}]*)\}\s*from '([^']*playground\/[^']*)'/g,
    ))
      if (verifiers.test(names) && !PURE.has(file)) expect(from, file).toMatch(/playground\/\w+\/index\.ts$/)
  }
})
