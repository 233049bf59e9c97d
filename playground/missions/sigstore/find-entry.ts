/** A log that anybody can read: somebody has signed in your name, and only whoever looks will know. */
import { sha256 } from '@noble/hashes/sha2.js'
import { toJson } from '../../attacks/scenario.ts'
import { toHex, utf8 } from '../../bytes.ts'
import { createWorld, message, person, signKeyless, trustedRootOf, workflow } from '../../world/index.ts'
import { lazily } from '../../world/lazy.ts'
import { PEOPLE, UPSTREAMS } from '../../world/oidc/people.ts'
import { readEntry } from '../../world/watch/entries.ts'
import { watchLog } from '../../world/watch/monitor.ts'
import { misplaced } from '../answers.ts'
import { defineMission, sortedIn } from '../define.ts'
import { ask, RELEASED } from './lab.ts'

const MINUTE = 60 * 1000
const { email } = PEOPLE.alice
const { github, google, microsoft } = UPSTREAMS
const file = (name: string) => utf8(`${name} (simulation)\n`)

const RELEASES = ['notes-1.0.txt', 'notes-1.1.txt', 'notes-1.2.txt'] as const

/** In the order in which they signed. */
const SIGNINGS = [
  { identity: person(email, github), artifact: file(RELEASES[0]) },
  { identity: person('bob@example.com', google), artifact: file('tea.txt') },
  { identity: person(email, github), artifact: file(RELEASES[1]) },
  { identity: workflow('example/tea-timer', { repositoryId: '1002' }), artifact: file('timer.jar') },
  // Another provider, where somebody got hold of the address.
  { identity: person(email, google), artifact: file(RELEASES[1]) },
  { identity: person('alice@example.org', github), artifact: file('poems.txt') },
  // Her own account, in the hands of somebody else.
  { identity: person(email, github), artifact: file('notes-1.3.txt') },
  { identity: person('carol@example.com', microsoft), artifact: file('ink.txt') },
  { identity: person(email, github), artifact: file(RELEASES[2]) },
] as const

export const findEntry = defineMission({
  id: 'find-entry',
  generation: 'sigstore',
  role: 'owner',
  powers: [],
  fields: [
    { id: 'account', source: 'trust', kind: 'text' },
    { id: 'released', source: 'trust', kind: 'text' },
    {
      id: 'entries',
      source: 'answer',
      kind: 'sort',
      options: ['own', 'other-name', 'elsewhere', 'taken'],
    },
  ],
  tools: [],
  because: ['unsorted', 'not-your-name', 'your-name', 'own-entry', 'overlooked', 'other-clue'],
  runs: ['account-elsewhere', 'account-taken'],
  samples: [],
  async open() {
    const world = createWorld({ seed: 'mission watch', now: RELEASED, earlierEntries: 0 })
    const signed = SIGNINGS.map(({ identity, artifact }, i) => {
      const at = new Date(RELEASED.getTime() + i * 37 * MINUTE)
      const { bundle } = signKeyless(world, { content: message(artifact), identity, at })
      return { artifact, bundle: toJson(bundle) }
    })
    const trustedRoot = toJson(trustedRootOf(world))
    const log = world.logs.v1
    const watch = watchLog(log, {
      kind: 'person',
      email,
      issuers: [github],
      released: RELEASES.map((name) => sha256(file(name))),
    })
    const named = watch.entries.map(({ index }) => String(index))
    const alarms = watch.alarms.map(({ entry, reasons }) => ({
      id: String(entry.index),
      bin: reasons.includes('unexpected-issuer') ? ('elsewhere' as const) : ('taken' as const),
    }))
    /** What each entry is, as a monitor sees it that knows her account and her files. */
    const right = Object.fromEntries(
      log.entries.map(({ index }) => {
        const id = String(index)
        const alarm = alarms.find((one) => one.id === id)
        return [id, alarm?.bin ?? (named.includes(id) ? 'own' : 'other-name')]
      }),
    )
    // What a verifier says who expects her, and is handed what lies beside such an entry.
    const shown = lazily(() =>
      alarms.flatMap(({ id, bin }) => {
        const one = signed[Number(id)]
        const of = bin === 'elsewhere' ? 'account-elsewhere' : 'account-taken'
        return one ? [ask(of, { ...one, trustedRoot }, { identity: email, issuer: github }).run] : []
      }),
    )
    const items = log.entries.map((entry) => {
      const { index, signer, digests, time } = readEntry(log, entry)
      return {
        id: String(index),
        facts: [
          { label: 'identity', value: signer.identity ?? '' },
          { label: 'issuer', value: signer.issuer ?? '' },
          { label: 'time', value: time?.toISOString().replace('.000Z', 'Z') ?? '' },
          { label: 'sha256', value: toHex(digests[0]?.sha256 ?? new Uint8Array(0)) },
        ],
      }
    })
    return {
      start: {
        entries: '',
        account: [email, github].join('\n'),
        released: RELEASES.map((name) => `${toHex(sha256(file(name)))}  ${name}`).join('\n'),
      },
      items,
      tools: {},
      async examine({ entries }) {
        const wrong = misplaced(entries, right)
        if (wrong === undefined) return { because: 'solved', runs: shown() }
        if (wrong === 'unsorted') return { because: 'unsorted', runs: [] }
        const [is, said] = [right[wrong], sortedIn(entries).get(wrong)]
        const because =
          is === 'other-name'
            ? 'not-your-name'
            : said === 'other-name'
              ? 'your-name'
              : is === 'own'
                ? 'own-entry'
                : said === 'own'
                  ? 'overlooked'
                  : 'other-clue'
        return { because, runs: [] }
      },
    }
  },
})
