/** A genuine release of last year, under this year's name: a signature covers bytes, not the name of a file. */
import { honestScenario, LAB } from '../../attacks/openpgp.ts'
import { maintainer } from '../../attacks/openpgp-people.ts'
import { fromUtf8, utf8 } from '../../bytes.ts'
import { lazily } from '../../world/lazy.ts'
import { misplaced } from '../answers.ts'
import { defineMission } from '../define.ts'
import { SCRIPT } from '../release.ts'
import { remembered } from '../remembered.ts'
import { ask, spaced } from './ask.ts'
import { redated, rehashed } from './resigned.ts'

const WANTED = 'hello-1.0.1.sh'
const NEW = SCRIPT.text
const OLD = '#!/bin/sh\n# hello 1.0.0 (anyone on this machine may run commands through it)\neval "$HELLO"\n'
const OWN = NEW.replace('Hello', 'Gotcha')

/** What comes with a release. */
interface Delivery {
  readonly text: string
  readonly signature: Uint8Array
  /** What the verifier is not given at all: the names of the files, the page they were on, the file's date. */
  readonly around: Readonly<Record<'name' | 'asc' | 'page' | 'modified', string>>
}

/** One thing of the delivery, changed, and nothing else. */
const CHANGED = {
  name: (one) => ({ ...one, around: { ...one.around, name: 'hello-1.0.0.sh' } }),
  date: (one) => ({ ...one, signature: redated(one.signature, LAB.signed) }),
  page: (one) => ({ ...one, around: { ...one.around, page: '1.0.0' } }),
  content: (one) => ({ ...one, text: one.text.replace('eval', 'echo') }),
  comment: (one) => ({
    ...one,
    signature: utf8((fromUtf8(one.signature) ?? '').replace('-----\n', '-----\nComment: hello 1.0.1\n')),
  }),
  version: (one) => ({ ...one, text: one.text.replace('hello 1.0.0', 'hello 1.0.1') }),
  asc: (one) => ({ ...one, around: { ...one.around, asc: 'hello-1.0.0.sh.asc' } }),
  modified: (one) => ({ ...one, around: { ...one.around, modified: '2026-10-01' } }),
  digest: (one) => ({ ...one, signature: rehashed(one.signature) }),
} as const satisfies Readonly<Record<string, (one: Delivery) => Delivery>>
type Thing = keyof typeof CHANGED
const THINGS = Object.keys(CHANGED) as readonly Thing[]

export const renamed = defineMission({
  id: 'renamed',
  generation: 'openpgp',
  role: 'mirror',
  powers: ['artifact', 'claim'],
  fields: [
    { id: 'artifact', source: 'artifact', kind: 'choice', options: ['new', 'old', 'own'] },
    { id: 'name', source: 'artifact', kind: 'line' },
    { id: 'signature', source: 'claim', kind: 'choice', options: ['new', 'old'] },
    { id: 'fingerprint', source: 'policy', kind: 'line' },
    {
      id: 'covered',
      source: 'answer',
      kind: 'sort',
      rows: ['name', 'date', 'page', 'content', 'comment', 'version', 'asc', 'modified', 'digest'],
      options: ['signed', 'free'],
    },
  ],
  tools: [],
  because: ['newest-delivered', 'caught', 'name-tells', 'unsorted', ...THINGS],
  runs: ['user', 'changed'],
  samples: [],
  async open() {
    const author = await maintainer()
    const files: Readonly<Record<string, string>> = { new: NEW, old: OLD, own: OWN }
    const signatures: Readonly<Record<string, Uint8Array>> = {
      new: (await honestScenario(utf8(NEW))).signature,
      old: await author.sign(utf8(OLD), LAB.created),
    }
    const { fingerprint } = author
    const verify = async <R extends string>(of: R, { text, signature }: Omit<Delivery, 'around'>) => {
      const keys = [author.publicKey]
      return (await ask(of, { artifact: utf8(text), signature, keys, policy: { fingerprint } })).run
    }
    const delivered = remembered((artifact: string, signature: string) =>
      verify('user', { text: files[artifact] ?? '', signature: signatures[signature] ?? utf8('') }),
    )
    const around = { name: WANTED, asc: `${WANTED}.asc`, page: '1.0.1', modified: '2025-04-01' }
    const old: Delivery = { text: OLD, signature: signatures.old ?? utf8(''), around }
    const examined = lazily(async () => {
      const found = THINGS.map(
        async (thing) => [thing, await verify('changed', CHANGED[thing](old))] as const,
      )
      return Object.fromEntries(await Promise.all(found)) as Record<
        Thing,
        Awaited<ReturnType<typeof verify<'changed'>>>
      >
    })
    return {
      start: {
        artifact: 'new',
        name: WANTED,
        signature: 'new',
        fingerprint: spaced(fingerprint),
        covered: '',
      },
      tools: {},
      async examine({ artifact, name, signature, covered }) {
        const run = await delivered(artifact, signature)
        if (run.report.verdict !== 'verified') return { because: 'caught', runs: [run] }
        if (artifact === 'new') return { because: 'newest-delivered', runs: [run] }
        if (name.trim() !== WANTED) return { because: 'name-tells', runs: [run] }
        const changed = await examined()
        const right = Object.fromEntries(
          THINGS.map((thing) => [thing, changed[thing].report.verdict === 'verified' ? 'free' : 'signed']),
        ) as Record<Thing, string>
        const wrong = misplaced(covered, right)
        const shown = wrong === undefined || wrong === 'unsorted' ? [] : [changed[wrong]]
        return { because: wrong ?? 'solved', runs: [run, ...shown] }
      },
    }
  },
})
