/** `Good signature` for a file that the author never signed, from a key under the author's name. */
import { honestScenario, LAB } from '../../attacks/openpgp.ts'
import { fromUtf8, utf8 } from '../../bytes.ts'
import { createKeyHolder } from '../../openpgp/make/index.ts'
import { byFingerprint, searchKeys, uploadKeys } from '../../world/keyserver.ts'
import { seededRandom } from '../../world/random.ts'
import { defineMission } from '../define.ts'
import { SCRIPT } from '../release.ts'
import { ask } from './ask.ts'

/** What the user types into the keyserver's search. */
const SEARCHED = 'maintainer@example.com'

/** A key of the attacker's own, under a name of their choice: the same name, the same key. */
async function ownKey(userId: string) {
  const holder = createKeyHolder()
  const seed = seededRandom(`mission impostor ${userId}`).bytes(32)
  const key = await holder.makeKey({ userId, algorithm: 'ed25519', created: LAB.created, seed })
  return key.made ? { holder, key } : undefined
}

export const impostor = defineMission({
  id: 'impostor',
  generation: 'openpgp',
  role: 'mirror',
  powers: ['artifact', 'claim'],
  fields: [
    { id: 'artifact', source: 'artifact', kind: 'text' },
    { id: 'user-id', source: 'claim', kind: 'line' },
    { id: 'key', source: 'claim', kind: 'text' },
    { id: 'signature', source: 'claim', kind: 'text' },
    { id: 'search', source: 'policy', kind: 'line' },
  ],
  tools: ['make-key', 'sign'],
  because: ['artifact-unchanged', 'caught', 'key-not-found', 'other-name', 'no-signature'],
  runs: ['user'],
  samples: [],
  async open() {
    const honest = await honestScenario(utf8(SCRIPT.text))
    const start = {
      artifact: SCRIPT.text,
      'user-id': 'Mallory <mallory@example.com>',
      key: '',
      signature: fromUtf8(honest.signature) ?? '',
      search: SEARCHED,
    }
    return {
      start,
      tools: {
        'make-key': async (state) => {
          const own = await ownKey(state['user-id'])
          return own && { key: fromUtf8(own.key.publicKey) ?? '' }
        },
        sign: async (state) => {
          const own = await ownKey(state['user-id'])
          if (!own) return undefined
          const { fingerprint } = own.key
          const signed = await own.holder.sign(fingerprint, utf8(state.artifact), { created: LAB.signed })
          return signed.made ? { signature: fromUtf8(signed.signature) ?? '' } : undefined
        },
      },
      async examine({ artifact, key, signature, search }) {
        const { keyserver } = uploadKeys(honest.keyserver, utf8(key))
        const keys = searchKeys(keyserver, search).flatMap(
          ({ fingerprint }) => byFingerprint(keyserver, fingerprint) ?? [],
        )
        const { run, report } = await ask('user', {
          artifact: utf8(artifact),
          signature: utf8(signature),
          keys,
        })
        const [first] = report.signatures
        const names = first?.key?.userIds.map(({ text }) => text) ?? []
        const isGood = report.verdict === 'verified' && report.gpg?.status[0] === 'GOODSIG'
        const because = report.checks.some(
          ({ id, status }) => id === 'signature-format' && status === 'undecided',
        )
          ? 'no-signature'
          : report.verdict === 'rejected'
            ? 'caught'
            : !isGood
              ? 'key-not-found'
              : artifact === start.artifact
                ? 'artifact-unchanged'
                : names[0] === LAB.maintainer
                  ? 'solved'
                  : 'other-name'
        return { because, runs: [run] }
      },
    }
  },
})
