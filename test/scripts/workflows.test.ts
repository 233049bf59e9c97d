import { readdirSync, readFileSync } from 'node:fs'
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
  return [...text.matchAll(/^( *)(?:- )?run: (?:\|\n((?:\1 {2,}.*\n)+)|(.+))$/gm)].map(
    ([, , block, line]) => block ?? line ?? '',
  )
}

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
