/** The author's name on a keyserver that checks addresses: it knows who read a mailbox, not who ought to sign. */
import { honestScenario, LAB } from '../../attacks/openpgp.ts'
import { maintainer } from '../../attacks/openpgp-people.ts'
import { utf8 } from '../../bytes.ts'
import { createKeyHolder } from '../../openpgp/make/index.ts'
import {
  addressOf,
  byAddress,
  type CheckedKeyserver,
  createCheckedKeyserver,
  openLink,
  submitKeys,
} from '../../world/checked-keyserver.ts'
import { lazily } from '../../world/lazy.ts'
import { seededRandom } from '../../world/random.ts'
import { misplaced } from '../answers.ts'
import { defineMission } from '../define.ts'
import type { Run } from '../mission.ts'
import { SCRIPT } from '../release.ts'
import { remembered } from '../remembered.ts'
import { ask } from './ask.ts'
import { grafted } from './grafted.ts'

const TAMPERED = SCRIPT.text.replace('Hello', 'Gotcha')
const [NAME = ''] = LAB.maintainer.split(' <')
const AUTHOR = addressOf(LAB.maintainer) ?? ''
/** Of a domain of the attacker's own. */
const OWN_DOMAIN = 'example.net'

/** Who reads a mailbox. */
type Reader = 'attacker' | 'other'
const readerOf = (address: string): Reader => (address.endsWith(`@${OWN_DOMAIN}`) ? 'attacker' : 'other')

async function keyOf(userId: string) {
  const holder = createKeyHolder()
  const seed = seededRandom(`mission address ${userId}`).bytes(32)
  const key = await holder.makeKey({ userId, algorithm: 'ed25519', created: LAB.created, seed })
  if (!key.made) return undefined
  const sign = async (text: string) => {
    const signed = await holder.sign(key.fingerprint, utf8(text), { created: LAB.signed })
    if (!signed.made) throw new Error(`lab: refused, ${signed.code}`)
    return signed.signature
  }
  return { publicKey: key.publicKey, sign }
}

/** A key is sent, and `reader` opens whatever arrives in mailboxes of theirs. */
async function register(keyserver: CheckedKeyserver, publicKey: Uint8Array, reader: Reader) {
  const sent = await submitKeys(keyserver, publicKey, LAB.now)
  const read = sent.mails.filter(({ to }) => readerOf(to) === reader)
  return { keyserver: read.reduce(openLink, sent.keyserver), mails: sent.mails, read }
}

/** The user searches an address, and verifies with what is found. */
async function download<R extends string>(
  of: R,
  keyserver: CheckedKeyserver,
  address: string,
  text: string,
  signature: Uint8Array,
) {
  const key = byAddress(keyserver, address)
  return ask(of, { artifact: utf8(text), signature, keys: key ? [key] : [] })
}

type Signed = Run<'untrue'>

/**
 * Something said about a key that is found, in a world where it is not so. What is found and verified there all the
 * same, the keyserver cannot have checked.
 */
const UNTRUE = {
  /** The name is another person's. */
  name: (honest) => published(honest, `${NAME} <somebody@${OWN_DOMAIN}>`, `somebody@${OWN_DOMAIN}`),
  /** Nobody of the attacker's reads the mailbox. */
  mailbox: (honest) => published(honest, `${NAME} <releases@example.com>`, 'releases@example.com'),
  /** The mailbox has gone to somebody else since; nothing of it reaches the keyserver. */
  still: async (honest) => {
    const before = await keyOf(`Former Maintainer <former@example.com>`)
    if (!before) throw new Error('lab: no key')
    const { keyserver } = await register(honest, before.publicKey, 'other')
    const { run } = await download(
      'untrue',
      keyserver,
      'former@example.com',
      TAMPERED,
      await before.sign(TAMPERED),
    )
    return run
  },
  /** The user id was put to the key by somebody who does not hold it. */
  'own-id': async (honest) => {
    const [own, other] = [
      await keyOf(`Mallory <mallory@${OWN_DOMAIN}>`),
      await keyOf(`${NAME} <graft@${OWN_DOMAIN}>`),
    ]
    if (!own || !other) throw new Error('lab: no key')
    const { keyserver } = await register(honest, grafted(own.publicKey, other.publicKey), 'attacker')
    const { run } = await download(
      'untrue',
      keyserver,
      `graft@${OWN_DOMAIN}`,
      TAMPERED,
      await own.sign(TAMPERED),
    )
    return run
  },
  /** Somebody who has nothing to do with the release. */
  entitled: (honest) => published(honest, `Mallory <mallory@${OWN_DOMAIN}>`, `mallory@${OWN_DOMAIN}`),
  /** Another key was confirmed for the address later. */
  single: async (honest) => {
    const userId = `Twice <twice@${OWN_DOMAIN}>`
    const [first, second] = [await keyOf(userId), await keyOf(`Again <twice@${OWN_DOMAIN}>`)]
    if (!first || !second) throw new Error('lab: no key')
    const { keyserver } = await register(honest, first.publicKey, 'attacker')
    const later = await register(keyserver, second.publicKey, 'attacker')
    const signature = await first.sign(TAMPERED)
    return (await download('untrue', later.keyserver, `twice@${OWN_DOMAIN}`, TAMPERED, signature)).run
  },
} as const satisfies Readonly<Record<string, (honest: CheckedKeyserver) => Promise<Signed>>>
type Claim = keyof typeof UNTRUE
const CLAIMS = Object.keys(UNTRUE) as readonly Claim[]

/** A key of the attacker's, sent and confirmed as far as the attacker can. */
async function published(honest: CheckedKeyserver, userId: string, address: string): Promise<Signed> {
  const key = await keyOf(userId)
  if (!key) throw new Error('lab: no key')
  const { keyserver } = await register(honest, key.publicKey, 'attacker')
  return (await download('untrue', keyserver, address, TAMPERED, await key.sign(TAMPERED))).run
}

export const checkedAddress = defineMission({
  id: 'checked-address',
  generation: 'openpgp',
  role: 'mirror',
  powers: ['claim'],
  fields: [
    { id: 'user-id', source: 'claim', kind: 'line' },
    { id: 'address', source: 'claim', kind: 'line' },
    { id: 'name', source: 'trust', kind: 'line' },
    {
      id: 'checked',
      source: 'answer',
      kind: 'sort',
      rows: ['name', 'mailbox', 'still', 'own-id', 'entitled', 'single'],
      options: ['checked', 'unchecked'],
    },
  ],
  tools: [],
  because: ['no-address', 'mail-not-mine', 'not-found', 'other-name', 'unsorted', ...CLAIMS],
  runs: ['user', 'untrue'],
  samples: [],
  async open() {
    const author = await maintainer()
    const honest = (await register(createCheckedKeyserver(), author.publicKey, 'other')).keyserver
    const genuine = (await honestScenario(utf8(SCRIPT.text))).signature
    const examined = lazily(async () => {
      const found = await Promise.all(
        CLAIMS.map(async (claim) => [claim, await UNTRUE[claim](honest)] as const),
      )
      return Object.fromEntries(found) as Record<Claim, Signed>
    })
    const attacked = remembered(async (userId: string, address: string) => {
      const own = await keyOf(userId)
      const sent = own && (await register(honest, own.publicKey, 'attacker'))
      const signature = (await own?.sign(TAMPERED)) ?? genuine
      return { sent, ...(await download('user', sent?.keyserver ?? honest, address, TAMPERED, signature)) }
    })
    return {
      start: { 'user-id': `Mallory <mallory@${OWN_DOMAIN}>`, address: AUTHOR, name: NAME, checked: '' },
      tools: {},
      async examine({ 'user-id': userId, address, name, checked }) {
        const { sent, run, report } = await attacked(userId, address)
        const runs = [run]
        if (sent === undefined || sent.mails.length === 0) return { because: 'no-address', runs }
        if (sent.read.length === 0) return { because: 'mail-not-mine', runs }
        if (report.verdict !== 'verified') return { because: 'not-found', runs }
        const shown = report.signatures[0]?.key?.userIds[0]?.text ?? ''
        if (shown.split(' <')[0]?.trim() !== name) return { because: 'other-name', runs }
        const untrue = await examined()
        const right = Object.fromEntries(
          CLAIMS.map((claim) => [
            claim,
            untrue[claim].report.verdict === 'verified' ? 'unchecked' : 'checked',
          ]),
        ) as Record<Claim, string>
        const wrong = misplaced(checked, right)
        const beside = wrong === undefined || wrong === 'unsorted' ? [] : [untrue[wrong]]
        return { because: wrong ?? 'solved', runs: [...runs, ...beside] }
      },
    }
  },
})
