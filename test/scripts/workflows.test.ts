import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../../scripts/lib/paths.ts'

const FOLDER = join(ROOT, '.github', 'workflows')
const WORKFLOWS = readdirSync(FOLDER).map((name) => ({
  name,
  text: readFileSync(join(FOLDER, name), 'utf8'),
}))
const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}

/** The shell of every step, whether on one line or on several. */
function shell(text: string): string[] {
  return [...text.matchAll(/^( *)(?:- )?run: (?:\|((?:\n\1 {2,}.*)+)|(.+))$/gm)].map(
    ([, , block, line]) => block ?? line ?? '',
  )
}

test('what a step runs is read whole, on however many lines it stands', () => {
  expect(shell('  - run: one\n  - name: x\n    run: |\n      two\n      three\n    env:\n')).toEqual([
    'one',
    '\n      two\n      three',
  ])
})

test('there is one to test, one to publish and one to release', () => {
  expect(WORKFLOWS.map(({ name }) => name).sort()).toEqual(['pages.yml', 'release.yml', 'test.yml'])
})

describe.each(WORKFLOWS)('$name', ({ text }) => {
  test('pins every action to a commit, and says which version that is', () => {
    const uses = [...text.matchAll(/uses: (.+)/g)].map(([, action]) => action)
    expect(uses.length).toBeGreaterThan(0)
    for (const action of uses) expect(action).toMatch(/^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
  })

  test('grants nothing by default', () => {
    expect(text).toMatch(/^permissions: \{\}$/m)
  })

  test('leaves no credentials in the checkout', () => {
    const checkouts = text.match(/actions\/checkout@/g)?.length ?? 0
    expect(text.match(/persist-credentials: false/g)?.length ?? 0).toBe(checkouts)
  })

  test('puts no expression into a shell', () => {
    const commands = shell(text)
    expect(commands.length + (text.match(/uses:/g)?.length ?? 0)).toBeGreaterThan(1)
    for (const command of commands) expect(command).not.toContain('${{')
  })

  test('runs npm scripts that exist', () => {
    for (const command of shell(text))
      for (const [, script = ''] of command.matchAll(/npm (?:run )?([\w:]+)/g))
        expect(Object.keys(scripts)).toContain(script)
  })

  test('gives the right to write only to jobs that run none of our packages', () => {
    const [, ...jobs] = text.slice(text.indexOf('\njobs:')).split(/\n {2}(?=[\w-]+:\n)/)
    for (const job of jobs) if (/: write\b/.test(job)) expect(job).not.toMatch(/npm |node /)
  })
})

test('a release is attested before it is published, with the bundle beside it', () => {
  const text = WORKFLOWS.find(({ name }) => name === 'release.yml')?.text ?? ''
  expect(text.indexOf('actions/attest-build-provenance@')).toBeGreaterThan(0)
  expect(text.indexOf('gh release create')).toBeGreaterThan(text.indexOf('attest-build-provenance@'))
  expect(text).toMatch(/attestations: write/)
})

test('the site takes the newest release, and expects the workflow that makes releases, at its tag', () => {
  const pages = WORKFLOWS.find(({ name }) => name === 'pages.yml')?.text ?? ''
  const release = WORKFLOWS.find(({ name }) => name === 'release.yml')?.text ?? ''
  const at = (text: string) => {
    expect(pages).toContain(text)
    return pages.indexOf(text)
  }
  expect(at('gh release download')).toBeLessThan(at('npm run build'))
  expect(pages).toContain(
    '$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/.github/workflows/release.yml@refs/tags/$tag',
  )
  for (const name of ['RELEASE', 'RELEASE_IDENTITY'])
    expect(pages).toMatch(new RegExp(`^ +${name}: \\$\\{\\{ steps\\.release\\.outputs\\.`, 'm'))
  // The same name that the release has it under.
  expect(release).toContain('release/shomei.sigstore.json')
  expect(pages).toContain('--pattern shomei.sigstore.json')
  expect(release.indexOf('gh workflow run pages.yml')).toBeGreaterThan(release.indexOf('gh release create'))
})

describe('the newest release, before the site hands it out', () => {
  const pages = WORKFLOWS.find(({ name }) => name === 'pages.yml')?.text ?? ''
  const [script = ''] = shell(pages).filter((command) => command.includes('gh release download'))
  const SUMS = 'SHA256SUMS'

  /** Runs the step with a `gh` that notes what it is asked, and downloads `files`; with its exit code. */
  async function bring(files: Readonly<Record<string, string>>, refused?: string) {
    const folder = mkdtempSync(join(tmpdir(), 'pages-'))
    try {
      for (const [name, text] of Object.entries(files)) {
        mkdirSync(join(folder, 'published'), { recursive: true })
        writeFileSync(join(folder, 'published', name), text)
      }
      const gh = `#!/bin/bash
echo "$*" >> "${folder}/asked"
case "$1 $2" in
  'release list') echo v1.0.0 ;;
  'release download') mkdir -p "$RUNNER_TEMP/release" && cp "${folder}/published/"* "$RUNNER_TEMP/release" ;;
  'attestation verify') [[ "$3" != *"${refused ?? 'nothing at all'}" ]] ;;
esac
`
      mkdirSync(join(folder, 'bin'))
      writeFileSync(join(folder, 'bin', 'gh'), gh, { mode: 0o755 })
      writeFileSync(join(folder, 'step.sh'), script)
      const output = join(folder, 'output')
      writeFileSync(output, '')
      const { status, stderr } = spawnSync('bash', ['-e', join(folder, 'step.sh')], {
        encoding: 'utf8',
        env: {
          PATH: `${join(folder, 'bin')}:/usr/bin:/bin`,
          RUNNER_TEMP: folder,
          GITHUB_OUTPUT: output,
          GITHUB_SERVER_URL: 'https://github.com',
          GITHUB_REPOSITORY: 'example/shomei',
        },
      })
      const asked = readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n')
      return { status, stderr, output: readFileSync(output, 'utf8'), asked, folder }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
  const sum = (text: string) => createHash('sha256').update(text).digest('hex')
  const RELEASE = {
    'shomei.pdf': 'light',
    'shomei-dark.pdf': 'dark',
    [SUMS]: `${sum('light')}  shomei.pdf\n${sum('dark')}  shomei-dark.pdf\n${sum('site')}  site.tar.gz\n`,
    'shomei.sigstore.json': '{}',
  }

  test('is verified, every file of it, against the repository, its workflow and its tag', async () => {
    const { status, output, asked, folder } = await bring(RELEASE)
    expect(status).toBe(0)
    expect(output).toContain(`folder=${folder}/release\n`)
    const verified = asked.filter((line) => line.startsWith('attestation verify '))
    expect(verified.map((line) => line.split(' ')[2]?.replace(/.*\//, '')).sort()).toEqual(
      ['shomei.pdf', 'shomei-dark.pdf', SUMS].sort(),
    )
    for (const line of verified)
      for (const option of [
        '--repo example/shomei',
        '--signer-workflow example/shomei/.github/workflows/release.yml',
        '--source-ref refs/tags/v1.0.0',
        `--bundle ${folder}/release/shomei.sigstore.json`,
        '--deny-self-hosted-runners',
      ])
        expect(`${line} `).toContain(`${option} `)
  })

  test.each(['shomei.pdf', 'shomei-dark.pdf', SUMS])('is not handed out if %s is refused', async (file) => {
    const { status, output } = await bring(RELEASE, file)
    expect([status === 0, output]).toEqual([false, ''])
  })

  test('is not handed out if a sum is wrong, or a file has none', async () => {
    for (const changed of [
      { ...RELEASE, 'shomei-dark.pdf': 'other' },
      { ...RELEASE, [SUMS]: `${sum('light')}  shomei.pdf\n` },
    ]) {
      const { status, output } = await bring(changed)
      expect([status === 0, output]).toEqual([false, ''])
    }
  })
})
