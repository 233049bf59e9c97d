/** The same attack, and a digest from somewhere the attacker does not hold: which of them is one, and why not the others. */
import { utf8 } from '../../bytes.ts'
import { lazily } from '../../world/lazy.ts'
import { misplaced } from '../answers.ts'
import { defineMission } from '../define.ts'
import { SCRIPT, sumsLine } from '../release.ts'
import { compare } from './compare.ts'

const TAMPERED = SCRIPT.text.replace('Hello', 'Gotcha')
const EARLIER = SCRIPT.text.replace('1.0.1', '1.0.0')
/** As a distribution builds it, with a line of its own. */
const PACKAGED = SCRIPT.text.replace('# hello 1.0.1', '# hello 1.0.1-2')

/** `server`: what lies there now; `copied`: what lies on that server whenever it is asked; `kept`: what it was when it was written. */
interface Place {
  readonly how: 'server' | 'copied' | 'kept'
  /** The file that the digest was made of, on a day without an attack. */
  readonly of: string
}

/** In the order in which they are shown. */
const PLACES = {
  mirror: { how: 'copied', of: SCRIPT.text },
  mail: { how: 'kept', of: SCRIPT.text },
  notice: { how: 'kept', of: EARLIER },
  beside: { how: 'server', of: SCRIPT.text },
  page: { how: 'copied', of: SCRIPT.text },
  distribution: { how: 'kept', of: PACKAGED },
  lock: { how: 'kept', of: SCRIPT.text },
} as const satisfies Readonly<Record<string, Place>>
type PlaceId = keyof typeof PLACES
const IDS = Object.keys(PLACES) as readonly PlaceId[]

/** What somebody reads there. @param server the file that lies on the server that the attacker may hold */
function digestAt({ how, of }: Place, server: string): string {
  return sumsLine(how === 'kept' ? of : server, SCRIPT.name)
}

async function examinePlace(id: PlaceId) {
  const place: Place = PLACES[id]
  const channel = place.how === 'kept' ? 'apart' : 'beside'
  const ask = <R extends string>(of: R, delivered: string, server: string) =>
    compare(of, { name: SCRIPT.name, bytes: utf8(delivered) }, digestAt(place, server), channel)
  const attacked = await ask('attacked', TAMPERED, TAMPERED)
  const genuine = await ask('genuine', SCRIPT.text, SCRIPT.text)
  const worth =
    attacked.report.verdict === 'verified'
      ? place.how === 'server'
        ? 'written'
        : 'copied'
      : genuine.report.verdict === 'verified'
        ? 'usable'
        : 'other-file'
  return { worth, runs: [attacked, genuine] } as const
}

export const otherChannel = defineMission({
  id: 'other-channel',
  generation: 'checksum',
  role: 'user',
  powers: [],
  fields: [
    { id: 'delivered', source: 'artifact', kind: 'text' },
    {
      id: 'worth',
      source: 'answer',
      kind: 'sort',
      rows: ['mirror', 'mail', 'notice', 'beside', 'page', 'distribution', 'lock'],
      options: ['usable', 'written', 'copied', 'other-file'],
    },
  ],
  tools: [],
  because: ['unsorted', ...IDS],
  runs: ['attacked', 'genuine'],
  samples: [],
  async open() {
    const examined = lazily(async () => {
      const found = await Promise.all(IDS.map(async (id) => [id, await examinePlace(id)] as const))
      return Object.fromEntries(found) as Record<PlaceId, Awaited<ReturnType<typeof examinePlace>>>
    })
    return {
      start: { delivered: TAMPERED, worth: '' },
      items: IDS.map((id) => ({
        id,
        facts: [{ label: 'sha256', value: digestAt(PLACES[id], TAMPERED).split(' ')[0] ?? '' }],
      })),
      tools: {},
      async examine({ worth }) {
        const all = await examined()
        const right = Object.fromEntries(IDS.map((id) => [id, all[id].worth])) as Record<PlaceId, string>
        const wrong = misplaced(worth, right)
        const usable = IDS.find((id) => right[id] === 'usable')
        const { runs } =
          all[wrong === undefined ? (usable ?? 'beside') : wrong === 'unsorted' ? 'beside' : wrong]
        return { because: wrong ?? 'solved', runs }
      },
    }
  },
})
