/**
 * Identities that an attacker can have and that a pattern leaves room for: of all that the lab's CA may write into a
 * certificate, those that are not the author's releases, held against the pattern as languages. Nobody is thought of
 * beforehand. Names are such as GitHub and git take (git-check-ref-format): no part of a tag's or a branch's name begins
 * with a dot, so none spells `.github`.
 */
import { subjectOf, type WorkflowIdentity } from '../../world/identity.ts'
import {
  beginning,
  both,
  type Chain,
  chained,
  characters,
  either,
  literal,
  type Machine,
  otherThan,
  sequence,
  shortestWord,
  something,
  type Table,
  tableOf,
} from './automata.ts'
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

const isIn = (set: RegExp) => (character: string) => set.test(character)
const isLow = isIn(/[a-z0-9]/)
const isPlain = isIn(/[A-Za-z0-9]/)
const isOfName = isIn(/[\w.-]/)
const isOfFile = isIn(/[\w.@+-]/)

/** Labels of letters, digits and hyphens within. All of the lab's hosts lie below `.invalid` (RFC 6761 § 6.4). */
const SERVER = sequence(
  literal('https://'),
  both(
    characters((last, c) => isLow(c) || (c === '.' && isLow(last)) || (c === '-' && /[a-z0-9-]/.test(last))),
    something(['.invalid']),
  ),
)
const OWNER = characters((last, c) => isPlain(c) || (c === '-' && isPlain(last)), /[A-Za-z0-9]/)
const NAME = both(
  characters((_, c) => isOfName(c)),
  both(otherThan('.'), otherThan('..')),
)
const REPOSITORY = sequence(OWNER, literal('/'), NAME)
const WORKFLOW = sequence(
  literal('.github/workflows/'),
  both(
    characters((_, c) => isOfFile(c)),
    something(['.yml', '.yaml']),
  ),
)

const LOCK = '.lock'
const isForbidden = isIn(/[~^:?*[\\]/)
/** Parts between slashes: none begins with a dot or ends with `.lock`; nowhere `..` or `@{`, and no dot at the end. */
const REF_NAME: Machine = {
  starts: ['/'],
  step(place, c) {
    const last = place.at(-1)
    if (isForbidden(c) || (c === '{' && last === '@')) return []
    if (c === '.' && (last === '.' || last === '/')) return []
    if (c === '/' && (last === '.' || last === '/' || place === LOCK)) return []
    // Kept is what may become the forbidden end, or else the last character where it matters.
    const grown = `${place}${c}`
    return [LOCK.startsWith(grown) ? grown : './@'.includes(c) ? c : 'a']
  },
  ends: (place) => place !== LOCK && place !== '/' && !place.endsWith('.'),
}
const TAG = sequence(literal('refs/tags/'), REF_NAME)
const BRANCH = either(
  sequence(literal('refs/heads/'), REF_NAME),
  sequence(
    literal('refs/pull/'),
    characters((last, c) => /[1-9]/.test(c) || (c === '0' && last !== '')),
    literal('/merge'),
  ),
)
/** Whoever may push a tag that begins so makes a release. */
const RELEASE = 'refs/tags/v'
/** As a release's are called; nothing else is spelled in it. */
const VERSION = both(
  TAG,
  sequence(
    literal(RELEASE),
    characters((_, c) => /[0-9.]/.test(c)),
  ),
)

/** A part of an identity, and what of it is not the author's. */
type Choice = readonly [language: Table, difference?: Difference]
type Choices = readonly Choice[]

interface Room {
  readonly differences: ReadonlySet<Difference>
  readonly identities: Chain
}

/** All who are not the author, by what differs: the fewest first, and then in the order in which it is named. */
function roomsBeside(author: WorkflowIdentity): Room[] {
  const { server, repository, workflowPath } = author
  const but = (all: Machine, text: string) => tableOf(both(all, otherThan(text)))
  const own = (text: string): Choice => [tableOf(literal(text))]
  const stranger = but(REPOSITORY, repository)
  const servers: Choices = [own(server), [but(SERVER, server), 'other-host']]
  const workflows: Choices = [own(workflowPath), [but(WORKFLOW, workflowPath), 'other-workflow']]
  const repositories: Choices = [
    own(repository),
    [tableOf(both(REPOSITORY, something([repository]))), 'longer-name'],
    [stranger, 'other-name'],
  ]
  const release = tableOf(VERSION)
  const branch: Choice = [tableOf(BRANCH), 'branch']
  const refs: Choices = [[release], branch, [tableOf(TAG), 'other-tag']]
  /** Of the author's own workflow each of these is a release. */
  const owns: Choices = [branch, [tableOf(both(TAG, beginning(RELEASE, false))), 'other-tag']]
  // Any name may be given to a tag of one's own, so that the author's repository is in what the certificate says.
  const [owner = ''] = repository.split('/')
  const naming: Choice = [tableOf(both(TAG, something([repository], true))), 'tag-name']
  const namer: Choice = [tableOf(both(REPOSITORY, beginning(owner, false))), 'tag-name']
  const [slash, at] = [tableOf(literal('/')), tableOf(literal('@'))]
  const rooms = servers.flatMap((host) =>
    workflows.flatMap((file) =>
      [
        ...repositories.flatMap((name) => {
          const isAuthors = [host, file, name].every(([, difference]) => !difference)
          return (isAuthors ? owns : refs).map((ref) => [host, name, file, ref] as const)
        }),
        [host, namer, file, naming] as const,
      ].map((parts): Room => {
        const [[servedBy], [named], [path], [ref]] = parts
        return {
          differences: new Set(parts.flatMap(([, difference]) => difference ?? [])),
          identities: chained([servedBy, slash, named, slash, path, at, ref]),
        }
      }),
    ),
  )
  return rooms.sort((a, b) => a.differences.size - b.differences.size || rankOf(a) - rankOf(b))
}

const firstOf = ({ differences }: Room) => DIFFERENCES.find((one) => differences.has(one))
const rankOf = (room: Room) => DIFFERENCES.findIndex((one) => one === firstOf(room))

const known = new Map<string, Room[]>()

/**
 * @param author of whom the pattern is meant to tell all of them
 * @returns of those whom the pattern lets pass and who differ least, the one with the shortest name; `undefined` if it
 *   leaves no room for any
 */
export function intruderFor(pattern: Pattern, author: WorkflowIdentity): Intruder | undefined {
  const genuine = subjectOf(author)
  const rooms = known.get(genuine) ?? roomsBeside(author)
  known.set(genuine, rooms)
  const passing = tableOf(pattern.automaton)
  for (const room of rooms) {
    const word = shortestWord(room.identities, passing)
    const difference = firstOf(room)
    if (!word || !difference) continue
    const [server = '', , repository = '', , workflowPath = '', , ref = ''] = word
    const identity = { ...author, server, repository, workflowPath, ref }
    const isDotted = difference === 'other-host' && isAsLong(server, author.server)
    return { difference: isDotted ? 'dotted-host' : difference, identity }
  }
  return undefined
}

/** What stands for a dot in a pattern stands for any character. */
function isAsLong(server: string, authors: string): boolean {
  return server.length === authors.length && [...authors].every((one, i) => one === '.' || one === server[i])
}
