/** gpg's WARNING goes away once the verifier says whose key it is: by certifying it with a key of their own. */
import { honestScenario, LAB, OPENPGP_ATTACKS } from '../../attacks/openpgp.ts'
import { impostorOf, maintainer } from '../../attacks/openpgp-people.ts'
import { utf8 } from '../../bytes.ts'
import { normaliseFingerprint } from '../../openpgp/index.ts'
import { createKeyHolder } from '../../openpgp/make/index.ts'
import { seededRandom } from '../../world/random.ts'
import { defineMission } from '../define.ts'
import { SCRIPT } from '../release.ts'
import { ask, spaced } from './ask.ts'

/** The learner's own key: it certifies, and is trusted without question. */
async function learner() {
  const holder = createKeyHolder()
  const key = await holder.makeKey({
    userId: 'You (simulation) <you@example.com>',
    algorithm: 'ed25519',
    created: LAB.created,
    seed: seededRandom('mission learner').bytes(32),
  })
  if (!key.made) throw new Error(`lab: refused, ${key.code}`)
  return { holder, key }
}

/** The end of a fingerprint names a key as well, and so does any part of its user id, in upper or lower case. */
function isMeant(text: string, fingerprint: string): boolean {
  const wanted = normaliseFingerprint(text)
  if (wanted !== undefined) return wanted === fingerprint
  const plain = text.trim().toLowerCase()
  if (plain === '') return false
  const id = plain.replace(/^0x/, '').replaceAll(' ', '').toUpperCase()
  return LAB.maintainer.toLowerCase().includes(plain) || (id.length >= 8 && fingerprint.endsWith(id))
}

export const noWarning = defineMission({
  id: 'no-warning',
  generation: 'openpgp',
  role: 'user',
  powers: ['policy'],
  fields: [
    { id: 'certify', source: 'policy', kind: 'line' },
    { id: 'key-1', source: 'claim', kind: 'text' },
    { id: 'key-2', source: 'claim', kind: 'text' },
    { id: 'card', source: 'trust', kind: 'text' },
  ],
  tools: [],
  because: ['no-such-key', 'both-certified', 'impostor-certified'],
  runs: ['genuine', 'attacked'],
  samples: [],
  async open() {
    const honest = await honestScenario(utf8(SCRIPT.text))
    const attacked = await OPENPGP_ATTACKS.find(({ id }) => id === 'impostor-key')?.make(honest)
    const [author, other, own] = [await maintainer(), await impostorOf(honest), await learner()]
    if (!attacked || !other) throw new Error('lab: nothing to attack')
    const said = (fingerprint: string) => [LAB.maintainer, spaced(fingerprint)].join('\n')
    const certified = async (file: Uint8Array) => {
      const made = await own.holder.certify(own.key.fingerprint, file, { created: LAB.signed })
      if (!made.made) throw new Error(`lab: refused, ${made.code}`)
      return made.publicKey
    }
    return {
      start: {
        certify: '',
        'key-1': said(other.fingerprint),
        'key-2': said(author.fingerprint),
        card: said(author.fingerprint),
      },
      tools: {},
      async examine({ certify }) {
        const ring = await Promise.all(
          [other, author].map(({ publicKey, fingerprint }) =>
            isMeant(certify, fingerprint) ? certified(publicKey) : publicKey,
          ),
        )
        const keys = [own.key.publicKey, ...ring]
        const policy = { trustedFingerprints: [own.key.fingerprint] }
        const good = await ask('genuine', { ...honest, keys, policy })
        const bad = await ask('attacked', { ...attacked, keys, policy })
        const silent = [good, bad].map(
          ({ report }) =>
            report.gpg?.status[0] === 'GOODSIG' &&
            !report.gpg.lines.en.some((line) => line.includes('WARNING')),
        )
        const because = silent[1]
          ? silent[0]
            ? 'both-certified'
            : 'impostor-certified'
          : silent[0]
            ? 'solved'
            : 'no-such-key'
        return { because, runs: [good.run, bad.run] }
      },
    }
  },
})
