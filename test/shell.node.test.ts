/** Every command that is shown, whatever the files are called: a shell gives the tool the files, and no more options. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fromUtf8, utf8 } from '../playground/bytes.ts'
import { TOOLS, toolCommand } from '../playground/checksum/tool.ts'
import { shellPath, shellWord } from '../playground/shell.ts'
import { type CommandRequest, equivalentCommands } from '../playground/sigstore/commands.ts'
import { traceKeyed } from '../playground/world/cosign/trace.ts'
import { createWorld } from '../playground/world/index.ts'
import { runLab } from '../playground/world/lab.ts'

const NOW = new Date('2026-10-01T09:00:00Z')
const NAMES = [
  'hello.tgz',
  '--insecure-ignore-tlog',
  '-',
  '-o',
  '-rf x',
  'a b',
  "a'; rm -rf ~; '",
  '$(id)',
  '`id`',
  '~',
  'a\nb',
  'a\\',
  '*',
  '!!',
  '#a',
  'a=b',
  '日本',
]

/** What the tool is started with. */
function argumentsOf(command: string): string[] {
  const typed = `set -- ${command}\nprintf '%s\\0' "$@"`
  return execFileSync('sh', ['-c', typed], { encoding: 'utf8' }).split('\0').slice(0, -1)
}

/** As the tool has to be given it. */
const given = (name: string) => (name.startsWith('-') ? `./${name}` : name)

const policy = { identity: 'https://github.com/-o/hello/.github/workflows/r.yml@refs/tags/v1', issuer: '-i' }
const request = (name: string, changed: Partial<CommandRequest>): CommandRequest => ({
  artifact: name,
  bundle: `${name}.json`,
  trustedRoot: `${name}.root`,
  policy,
  content: 'dsseEnvelope',
  predicateType: 'https://slsa.dev/provenance/v1',
  publicGood: false,
  npm: false,
  ...changed,
})
const shown = (name: string, changed: Partial<CommandRequest> = {}) =>
  equivalentCommands(request(name, changed)).map(({ lines }) => lines.join(' \\\n  '))
const fileNames = (name: string) => [name, `${name}.json`, `${name}.root`]
const withBundle = (name: string) => [name, `${name}.sigstore.json`]

async function keyedCommand(name: string): Promise<string> {
  const artifact = { name, bytes: utf8('hello\n') }
  const world = createWorld({ seed: 'shell', now: NOW, earlierEntries: 1 })
  const keyFile = utf8('none')
  const { steps } = await traceKeyed(world, { artifact, password: utf8(''), consent: true, at: NOW, keyFile })
  return commandIn(steps)
}

interface Sent {
  readonly sent: readonly { readonly id: string; readonly bytes: Uint8Array }[]
}

function commandIn(steps: readonly Sent[]): string {
  const found = steps.flatMap(({ sent }) => sent).find(({ id }) => id === 'command')
  return fromUtf8(found?.bytes ?? new Uint8Array()) ?? ''
}

const labCommand = (name: string) =>
  commandIn(runLab({ seed: 'shell', now: NOW, artifact: { name, bytes: utf8('hello\n') } }).trace.steps)

/** Each way to make a command from the name of a file, and what names it has to come to. */
const COMMANDS: Readonly<
  Record<string, readonly [(name: string) => string | Promise<string>, (name: string) => readonly string[]]>
> = {
  'cosign verify-blob-attestation': [(name) => shown(name)[0] ?? '', fileNames],
  'gh attestation verify': [
    (name) => shown(name, { publicGood: true })[1] ?? '',
    (name) => [name, `${name}.json`],
  ],
  'cosign verify-blob': [(name) => shown(name, { content: 'messageSignature' })[0] ?? '', fileNames],
  'cosign verify-blob --key': [
    (name) => shown(name, { content: 'messageSignature', policy: { key: 'k' } })[0] ?? '',
    fileNames,
  ],
  'cosign sign-blob': [labCommand, withBundle],
  'cosign sign-blob --key': [keyedCommand, withBundle],
  ...Object.fromEntries(
    TOOLS.map((tool) => [
      `${tool} -c`,
      [
        (name: string) => toolCommand(tool, name, { strict: true, ignoreMissing: true }),
        (name: string) => [name],
      ],
    ]),
  ),
}

test.each(Object.entries(COMMANDS))('%s', async (title, [make, namesIn]) => {
  const plain = argumentsOf(await make('plain.name'))
  expect(plain.slice(0, 2)).toEqual(title.split(' ').slice(0, 2))
  for (const one of namesIn('plain.name')) expect(plain).toContain(one)
  for (const name of NAMES) {
    // Nothing but the names is another than for a file with a plain one.
    const names = new Map(namesIn('plain.name').map((one, i) => [one, given(namesIn(name)[i] ?? '')]))
    expect(argumentsOf(await make(name)), name).toEqual(plain.map((word) => names.get(word) ?? word))
  }
})

test.each(NAMES)('a word and a path of %j', (name) => {
  expect(argumentsOf(`x ${shellWord(name)}`)).toEqual(['x', name])
  expect(argumentsOf(`x ${shellPath(name)}`)).toEqual(['x', given(name)])
})

/** Where a template begins with the name of a tool, or with a prompt, nothing goes into it as it is. */
const RAW =
  /`(?:\$ )?(?:cosign|gh|npm|gpg|sha\d+sum|md5sum|cksum|openssl|crane|curl) [^`]*?\$\{(?!shell|files\}|verb\})[^}]*\}/g
const ROOMS = ['playground', 'components', 'locales', 'workers', 'scripts/playground'] as const

test('no other command takes a name as it is', () => {
  const found = ROOMS.flatMap((room) =>
    readdirSync(room, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(?:ts|vue)$/.test(path))
      .flatMap((path) => readFileSync(`${room}/${path}`, 'utf8').match(RAW) ?? []),
  )
  expect(found).toEqual([])
  expect('`gh attestation verify ${file} --repo x`').toMatch(RAW)
})
