/**
 * Identities that an attacker can have and that a pattern leaves room for: every one that differs from the author's
 * release in host, repository, workflow or ref, alone or together. Refs are such as git takes: no part of a tag's or
 * a branch's name begins with a dot, so none spells `.github`.
 */
import { FORGE, type WorkflowIdentity } from '../../world/identity.ts'
import { subjectOf } from '../../world/index.ts'
import type { Pattern } from './regexp.ts'

/** What of an identity is not the author's; the order in which it is named. */
export const DIFFERENCES = [
  'longer-name',
  'tag-name',
  'branch',
  'other-host',
  'dotted-host',
  'other-name',
  'other-workflow',
  'other-tag',
] as const
export type Difference = (typeof DIFFERENCES)[number]

export interface Intruder {
  readonly difference: Difference
  readonly identity: WorkflowIdentity
}

type Choice = readonly [value: string, difference?: Difference]

const HOSTS: readonly Choice[] = [
  [FORGE],
  ['https://git.mallory.invalid', 'other-host'],
  [`${FORGE}.mallory.invalid`, 'other-host'],
  // What stands for a dot in a pattern stands for any character.
  [FORGE.replace('.', '-'), 'dotted-host'],
]
const MALLORYS_OWN = 'mallory/tool'
const REFS: readonly Choice[] = [
  ['refs/tags/v1.0.1'],
  ...['try-something', 'v1', 'v1.0.1', 'tags/v1.0.1', 'refs/tags/v1.0.1', 'a@refs/tags/v1.0.1'].map(
    (name): Choice => [`refs/heads/${name}`, 'branch'],
  ),
  ['refs/pull/7/merge', 'branch'],
  ['refs/tags/nightly', 'other-tag'],
  ['refs/tags/try-v1.0.1', 'other-tag'],
]

/** Names that may be given to a tag, so that the author's repository is in what the certificate says. */
function tagsNaming(repository: string, workflow: string): Choice[] {
  const file = workflow.slice(workflow.lastIndexOf('/') + 1)
  return ['', '/v1.0.1', '/tags/v1.0.1', '/a@refs/tags/v1.0.1', `/${file}@refs/tags/v1.0.1`].map((rest) => [
    `refs/tags/${repository}${rest}`,
    'tag-name',
  ])
}

/**
 * @param author of whom the pattern is meant to tell all of them
 * @returns the intruder whom the pattern lets pass that differs least; `undefined` if it leaves no room for any
 */
export function intruderFor(pattern: Pattern, author: WorkflowIdentity): Intruder | undefined {
  return all(author).find(({ identity }) => pattern.matches(subjectOf(identity)))
}

function all(author: WorkflowIdentity): Intruder[] {
  const [owner, name] = author.repository.split('/')
  const repositories: readonly Choice[] = [
    [author.repository],
    [`bad-${author.repository}`, 'longer-name'],
    [`${author.repository}-too`, 'other-name'],
    [`${owner}-too/${name}`, 'other-name'],
    [`${owner}/good-${name}`, 'other-name'],
    [`mallory/${name}`, 'other-name'],
    [MALLORYS_OWN, 'tag-name'],
  ]
  const folder = author.workflowPath.slice(0, author.workflowPath.lastIndexOf('/') + 1)
  const workflows: readonly Choice[] = [
    [author.workflowPath],
    [`${folder}nightly.yml`, 'other-workflow'],
    [`${folder}pre-release.yml`, 'other-workflow'],
    [`${author.workflowPath}.yml`, 'other-workflow'],
  ]
  const found: (Intruder & { readonly count: number })[] = []
  for (const [server, otherHost] of HOSTS) {
    for (const [repository, otherRepository] of repositories) {
      const refs = repository === MALLORYS_OWN ? tagsNaming(author.repository, author.workflowPath) : REFS
      for (const [workflowPath, otherWorkflow] of workflows) {
        for (const [ref, otherRef] of refs) {
          const differs = new Set([otherHost, otherRepository, otherWorkflow, otherRef])
          const [difference] = DIFFERENCES.filter((one) => differs.has(one))
          differs.delete(undefined)
          if (!difference) continue
          const identity = { ...author, server, repository, workflowPath, ref }
          found.push({ difference, identity, count: differs.size })
        }
      }
    }
  }
  return found.sort(
    (a, b) => a.count - b.count || DIFFERENCES.indexOf(a.difference) - DIFFERENCES.indexOf(b.difference),
  )
}
