/**
 * Writes the hashes of sigstore-python and its dependencies beside their pins: `node scripts/interop/lock-python.ts`,
 * after a pin has changed. The index is the one that pip is set up with; its address is not written.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runProgram } from '../lib/run.ts'
import { type Pin, REQUIREMENTS, pinsIn, writtenPins } from './requirements.ts'

/** Where the file is to serve; wheels for Alpine, PyPy and free-threaded Pythons are not among them. */
const PYTHONS = ['3.10', '3.11', '3.12', '3.13', '3.14'] as const
const PLATFORMS: Readonly<Record<string, readonly string[]>> = {
  'linux x64': ['manylinux_2_28_x86_64', 'manylinux2014_x86_64'],
  'linux arm64': ['manylinux_2_28_aarch64', 'manylinux2014_aarch64'],
  'macOS arm64': ['macosx_11_0_arm64'],
  'macOS x64': ['macosx_11_0_x86_64'],
  'Windows x64': ['win_amd64'],
}

interface Report {
  readonly install: readonly {
    readonly metadata: { readonly name: string; readonly version: string }
    readonly download_info: {
      readonly url: string
      readonly archive_info?: { readonly hashes?: { readonly sha256?: string } }
    }
  }[]
}

/** @returns what pip would install, or why it would not */
async function resolved(
  pins: readonly Pin[],
  python: string,
  tags: readonly string[],
  more: readonly string[],
): Promise<Report | string> {
  const file = join(tmpdir(), `shomei-pip-${process.pid}.json`)
  const quietly = ['--quiet', '--no-input', '--disable-pip-version-check']
  const target = [
    '--target',
    join(tmpdir(), 'shomei-none'),
    '--only-binary=:all:',
    '--python-version',
    python,
  ]
  const { code, output } = await runProgram(
    'python3',
    [
      ...['-m', 'pip', 'install', '--dry-run', '--ignore-installed', ...quietly, ...target, ...more],
      ...tags.flatMap((tag) => ['--platform', tag]),
      ...['--report', file, ...pins.map(({ name, version }) => `${name}==${version}`)],
    ],
    // Wheels that lie on this machine may have been built here.
    { env: { PIP_FIND_LINKS: '' }, timeout: 300_000 },
  )
  if (code !== 0) return output.trim().split('\n').at(-1) ?? ''
  return JSON.parse(readFileSync(file, 'utf8')) as Report
}

const hashes = new Map<string, Set<string>>()
function keep({ install }: Report): void {
  for (const { metadata, download_info: info } of install) {
    const hash = info.archive_info?.hashes?.sha256
    if (hash === undefined || info.url.startsWith('file:')) throw new Error(`${metadata.name}: no hash`)
    hashes.set(metadata.name, (hashes.get(metadata.name) ?? new Set()).add(hash))
  }
}

const pins = pinsIn(readFileSync(REQUIREMENTS, 'utf8'))
let compiled: readonly Pin[] | undefined
for (const python of PYTHONS)
  for (const [name, tags] of Object.entries(PLATFORMS)) {
    // What is pure Python is one wheel for everybody; the rest is asked for one by one place.
    const report = await resolved(compiled ?? pins, python, tags, ['--no-deps'])
    process.stderr.write(`Python ${python}, ${name}: ${typeof report === 'string' ? report : 'found'}\n`)
    if (typeof report === 'string') continue
    keep(report)
    compiled ??= pins.filter((pin) =>
      report.install.some(
        ({ metadata, download_info: { url } }) =>
          metadata.name === pin.name && !url.endsWith('-none-any.whl'),
      ),
    )
  }
writeFileSync(
  REQUIREMENTS,
  writtenPins(pins.map((pin) => ({ ...pin, hashes: [...(hashes.get(pin.name) ?? [])].sort() }))),
)
