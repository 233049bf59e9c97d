/** `npm run test:interop` where tools are missing, are others, or cannot be got: a sentence each, never a hang. */
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { run } from '../../scripts/lib/run.ts'
import { getTools } from '../../scripts/interop/get-tools.ts'
import { REQUIREMENTS, pinsIn, writtenPins } from '../../scripts/interop/requirements.ts'
import { TOOLS, findTool, toolsFolder } from '../../scripts/interop/tools.ts'
import { steps } from '../../scripts/setup/terminal.mjs'

const SCRIPT = 'scripts/interop/main.ts'
const folders: string[] = []
afterEach(() => folders.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })))

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'shomei-tools-'))
  folders.push(folder)
  return folder
}

/** A folder with programs that are shell scripts. */
function programs(scripts: Readonly<Record<string, string>>): string {
  const folder = newFolder()
  for (const [name, script] of Object.entries(scripts)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`)
    chmodSync(join(folder, name), 0o755)
  }
  return folder
}

describe('a tool', () => {
  const cache = { XDG_CACHE_HOME: '/nowhere' }
  test.each([
    ['no cosign on the PATH', {}],
    ['another program of that name', { cosign: 'echo "cosign: bitcoin multisig"' }],
    ['another program of that name', { cosign: 'exit 3' }],
    ['cosign 2.4.1 is too old; 3 is the least', { cosign: 'echo "GitVersion:    v2.4.1"' }],
  ])('%s: says why it is not asked', async (why, scripts) => {
    expect(await findTool('cosign', { ...cache, PATH: programs(scripts) })).toEqual({
      name: 'cosign',
      why: expect.stringContaining(why),
    })
  })

  test('is found behind another of its name, with its version', async () => {
    const other = programs({ cosign: 'echo bitcoin' })
    const right = programs({ cosign: 'echo "GitVersion:    v3.1.3"' })
    const found = await findTool('cosign', { ...cache, PATH: `${other}:${right}` })
    expect(found).toEqual({ name: 'cosign', program: join(right, 'cosign'), version: '3.1.3' })
  })

  test('that was got once is found in the cache folder', async () => {
    const env = { XDG_CACHE_HOME: newFolder(), PATH: '' }
    const bin = join(toolsFolder(env), 'sigstore-python-4.5.1', 'bin')
    mkdirSync(bin, { recursive: true })
    writeFileSync(join(bin, 'sigstore'), '#!/bin/sh\necho "sigstore 4.5.1"\n', { mode: 0o755 })
    expect(await findTool('sigstore-python', env)).toMatchObject({ version: '4.5.1' })
  })

  test('is kept below an absolute XDG_CACHE_HOME, otherwise below the home', () => {
    expect(toolsFolder({ XDG_CACHE_HOME: '/var/cache/me' })).toBe('/var/cache/me/shomei/tools')
    for (const XDG_CACHE_HOME of [undefined, '', 'relative']) {
      expect(toolsFolder({ XDG_CACHE_HOME })).toMatch(/\.cache\/shomei\/tools$/)
    }
  })
})

describe('getting a tool', () => {
  const got = async (env: NodeJS.ProcessEnv) => {
    let said = ''
    await getTools(['cosign'], steps({ write: (text) => (said += text) }), { limit: 1, env })
    return said
  }

  test('takes too long: it is ended, with all that it started, and nothing is left', async () => {
    const cache = newFolder()
    const PATH = programs({ go: 'echo "go: downloading"; /bin/sleep 600' })
    const said = await got({ PATH, XDG_CACHE_HOME: cache })
    expect(said).toMatch(/^Getting cosign … not possible: go took longer than 1 s and was ended \(/)
    expect(readdirSync(join(cache, 'shomei', 'tools'))).toEqual([])
  })

  test.each([
    ['no go on the PATH', {}],
    ['go ended with 1: module not found', { go: 'echo "module not found" >&2; exit 1' }],
    ['no cosign on the PATH', { go: 'exit 0' }],
  ])('is not possible: %s', async (why, scripts) => {
    const said = await got({ PATH: programs(scripts), XDG_CACHE_HOME: newFolder() })
    expect(said).toContain(`Getting cosign … not possible: ${why} (`)
  })

  test('is not possible where nothing can be kept', async () => {
    const file = join(newFolder(), 'file')
    writeFileSync(file, '')
    expect(await got({ PATH: programs({ go: 'exit 0' }), XDG_CACHE_HOME: file })).toContain('not possible: E')
  })

  test('works: it is found from then on', async () => {
    const env = {
      PATH: programs({
        go: `/bin/mkdir -p "$GOBIN"; printf '#!/bin/sh\necho "GitVersion: v3.1.3"\n' > "$GOBIN/cosign"; /bin/chmod +x "$GOBIN/cosign"`,
      }),
      XDG_CACHE_HOME: newFolder(),
    }
    expect(await got(env)).toMatch(/^Getting cosign … 3\.1\.3 \(/)
    expect(await findTool('cosign', env)).toMatchObject({ version: '3.1.3' })
    expect(await got(env)).toBe('')
  })
})

describe('npm run test:interop', () => {
  test('without any tool asks what is always there, says what is missing, and ends well', async () => {
    const env = { PATH: newFolder(), XDG_CACHE_HOME: newFolder() }
    const { code, output } = await run(SCRIPT, ['--json'], { env, timeout: 120_000 })
    expect(output).toContain('cosign is not asked: no cosign on the PATH.')
    expect(output).toContain('Asking 2 verifiers')
    expect(output).toContain('"complaints": []')
    expect([code, output.includes('@sigstore/verify')]).toEqual([0, true])
  })

  test.each([[['--get=bitcoin']], [['--limit', 'soon']], [['--nonsense']]])(
    '%o: a bad option',
    async (args) => {
      const { code, output } = await run(SCRIPT, args, { timeout: 60_000 })
      expect([code, output]).toEqual([2, expect.stringMatching(/^interop: /)])
    },
  )
})

describe('what pip gets', () => {
  const text = readFileSync(REQUIREMENTS, 'utf8')

  test('is pinned, each with its hashes, and comes from no place that the file names', () => {
    const pins = pinsIn(text)
    expect(pins).toContainEqual(
      expect.objectContaining({ name: 'sigstore', version: TOOLS['sigstore-python'].pinned }),
    )
    expect(pins.filter(({ hashes }) => hashes.length === 0)).toEqual([])
    expect(text).not.toMatch(/:\/\/|index|@/)
  })

  test('is written as it is read', () => {
    expect(writtenPins(pinsIn(text))).toBe(text)
  })

  test.each([
    'sigstore',
    'sigstore>=4',
    'sigstore==4.5.1 --hash=sha256:12',
    'sigstore @ file:///tmp/x',
    '--pre',
  ])('is never %s', (line) => expect(() => pinsIn(`${line}\n`)).toThrow(/^requirements: not a pin/))

  test('is refused by pip where a hash is not among those, and is never built here', async () => {
    const cache = newFolder()
    const asked = join(cache, 'asked')
    const venv = 'mkdir -p "$3/bin"; cp "$0" "$3/bin/python"'
    const python3 = `if [ "$2" = venv ]; then ${venv}; else echo "$@" > ${asked}; exit 1; fi`
    await getTools(['sigstore-python'], steps({ write: () => undefined }), {
      limit: 10,
      env: { PATH: `${programs({ python3 })}:/usr/bin:/bin`, XDG_CACHE_HOME: cache },
    })
    const args = readFileSync(asked, 'utf8').trim().split(' ')
    expect(args).toEqual(
      expect.arrayContaining(['--require-hashes', '--no-deps', '--only-binary=:all:', REQUIREMENTS]),
    )
  })
})
