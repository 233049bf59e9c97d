/** A pattern that leaves room for anybody but the author's releases finds that somebody in the room. */
import { beforeAll, describe, expect, test } from 'vitest'
import { missionOf, type Stage } from '../../playground/missions/index.ts'
import { intruderFor } from '../../playground/missions/sigstore/intruders.ts'
import { AUTHOR } from '../../playground/missions/sigstore/lab.ts'
import { subjectOf } from '../../playground/world/index.ts'
import { parsePattern } from '../../playground/missions/sigstore/regexp.ts'

const HOST = String.raw`git\.shomei-lab\.invalid`
const FORGE = `https://${HOST}`
const REPOSITORY = `${FORGE}/example/hello-shomei`
const WORKFLOW = String.raw`${REPOSITORY}/\.github/workflows/release\.yml`

let stage: Stage
beforeAll(async () => {
  stage = await missionOf('sigstore/pattern').open({})
})
const judge = async (pattern: string) => await stage.judge({ ...stage.start, pattern })

test.each([
  `^${WORKFLOW}@refs/tags/v[0-9.]+$`,
  `^${WORKFLOW}@refs/tags/v.*$`,
  `^${WORKFLOW}@refs/tags/v`,
  String.raw`^${WORKFLOW}@refs/tags/v1\.[0-9]\.[0-9]$`,
  // Nobody can have what these leave open: a dot within the author's own repository.
  `^${REPOSITORY}/.github/workflows/release.yml@refs/tags/v[0-9]+.[0-9]+.[0-9]+$`,
])('%s leaves no room', async (pattern) => expect((await judge(pattern)).because).toBe('solved'))

test('of those who get through, the one who differs least is named', () => {
  const pattern = parsePattern('^[^@]*@refs/heads/')
  expect(pattern && intruderFor(pattern, AUTHOR)).toMatchObject({
    difference: 'branch',
    identity: { server: AUTHOR.server, repository: AUTHOR.repository, workflowPath: AUTHOR.workflowPath },
  })
})

test('whoever is found is one whom the CA would certify, and the pattern takes', () => {
  const pattern = parsePattern(`${HOST}/example/hello-shomei/.*/release\\.yml@refs/tags/v[0-9.]+$`)
  const found = pattern && intruderFor(pattern, AUTHOR)
  expect(found && pattern.matches(subjectOf(found.identity))).toBe(true)
  expect(found?.identity.repository).toBe('a/a')
  expect(found?.identity.ref).toMatch(
    /^refs\/tags\/.*git\.shomei-lab\.invalid\/example\/hello-shomei\/.*\/release\.yml@refs\/tags\/v\d$/,
  )
})

describe('leaves room for somebody', () => {
  test.each([
    // A name of a tag or a branch may spell whatever comes before the part that is tied down.
    [String.raw`${HOST}/example/hello-shomei/.*/release\.yml@refs/tags/v[0-9.]+$`, 'tag-name'],
    [String.raw`/example/hello-shomei/.*/release\.yml@refs/tags/v[0-9.]+$`, 'tag-name'],
    [String.raw`^${REPOSITORY}/.*/release\.yml@refs/tags/v[0-9.]+$`, 'branch'],
    [String.raw`^${REPOSITORY}/.+/release\.yml@refs/tags/v`, 'branch'],
    [String.raw`^${REPOSITORY}/.*/workflows/release\.yml@refs/tags/v[0-9.]+$`, 'branch'],
    [String.raw`${HOST}/example/hello-shomei/.*/workflows/release\.yml@refs/tags/v[0-9.]+$`, 'tag-name'],
    [
      String.raw`${HOST}/example/hello-shomei/\.github/workflows/release\.yml@refs/tags/v[0-9.]+$`,
      'other-host',
    ],
    [
      String.raw`^https://.*${HOST}/example/hello-shomei/\.github/workflows/release\.yml@refs/tags/v[0-9.]+$`,
      'other-host',
    ],
    [String.raw`^https.*//${HOST}/example/hello-shomei/.*/release\.yml@refs/tags/v[0-9.]+$`, 'branch'],
    [
      String.raw`^https://[^/]*${HOST}/example/hello-shomei/\.github/workflows/release\.yml@refs/tags/v[0-9.]+$`,
      'other-host',
    ],
    [
      String.raw`^https?://[a-z.-]*${HOST}/example/hello-shomei/\.github/workflows/release\.yml@refs/tags/v[0-9.]+$`,
      'other-host',
    ],
    ['/example/hello-shomei.*v1', 'tag-name'],
    ['/example/hello-shomei/.*tags/v', 'tag-name'],
    ['/example/hello-shomei/.*@refs/tags/v', 'tag-name'],
    [String.raw`/example/hello-shomei/.*release\.yml@refs/tags/v`, 'tag-name'],
    [String.raw`/example/hello-shomei/\.github/workflows/release\.yml@refs/tags/v`, 'other-host'],
    [`^${FORGE}.*/example/hello-shomei/.github/workflows/release.yml@refs/tags/v`, 'tag-name'],
    [
      String.raw`^${FORGE}[^/]*/example/hello-shomei/\.github/workflows/release\.yml@refs/tags/v`,
      'other-host',
    ],
    [`^${WORKFLOW.replaceAll('\\', '')}@refs/tags/v`, 'dotted-host'],
    [`^${REPOSITORY}/.*tags/v`, 'branch'],
    [`^${REPOSITORY}/.*@refs/tags/v`, 'branch'],
    [`^${REPOSITORY}/.*v1`, 'branch'],
    [`^${WORKFLOW}@.*v`, 'branch'],
    [`^${REPOSITORY}.*/workflows/release.yml@refs/tags/v`, 'branch'],
    [String.raw`^${REPOSITORY}[^/]*/\.github/workflows/release\.yml@refs/tags/v`, 'other-name'],
    [`^${FORGE}/.*/hello-shomei/.github/workflows/release.yml@refs/tags/v`, 'longer-name'],
    [`^${FORGE}/[^/]*/hello-shomei/.github/workflows/release.yml@refs/tags/v`, 'longer-name'],
    [`^${FORGE}/example[^/]*/hello-shomei/.github/workflows/release.yml@refs/tags/v`, 'longer-name'],
    [`^${FORGE}/example-?[0-9]*/hello-shomei/.github/workflows/release.yml@refs/tags/v`, 'other-name'],
    [`^${REPOSITORY}/.github/workflows/[^@]*@refs/tags/v`, 'other-workflow'],
    [String.raw`^${REPOSITORY}/.github/workflows/[a-z-]*release\.yml@refs/tags/v`, 'other-workflow'],
    [`^${WORKFLOW}[^@]*@refs/tags/v`, 'other-workflow'],
    [`^${WORKFLOW}@refs/tags/`, 'other-tag'],
    [`^${WORKFLOW}@refs/tags/.*v[0-9.]+$`, 'other-tag'],
    [`^${WORKFLOW}`, 'branch'],
  ])('%s: %s', async (pattern, says) => {
    const { because, runs } = await judge(pattern)
    expect(because).toBe(says)
    // Nobody is named whom the verifier does not let pass.
    const passed = runs.filter(({ report }) => report.verdict === 'verified').map(({ of }) => of)
    expect(passed.some((of) => of !== 'this-release' && of !== 'next-release')).toBe(true)
  })
})
