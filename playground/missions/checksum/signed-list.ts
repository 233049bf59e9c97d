/** A list of checksums that is signed in clear: `gpg` says good, and not every line of the file is one that was signed. */
import { LAB } from '../../attacks/openpgp.ts'
import { maintainer } from '../../attacks/openpgp-people.ts'
import { fromUtf8, utf8 } from '../../bytes.ts'
import { verifyCleartext } from '../../openpgp/index.ts'
import { readMessage } from '../../openpgp/reading/message.ts'
import type { Whose } from '../../openpgp/reading/spans.ts'
import { lazily } from '../../world/lazy.ts'
import { mispicked } from '../answers.ts'
import { defineMission } from '../define.ts'
import type { Run } from '../mission.ts'
import { SCRIPT, sumsLine } from '../release.ts'
import { compare } from './compare.ts'

const NAME = 'hello-1.0.1.sh'
const TAMPERED = SCRIPT.text.replace('Hello', 'Gotcha')
const EARLIER = SCRIPT.text.replace('1.0.1', '1.0.0')

/** What the author wrote and signed. */
const SIGNED = [
  'hello 1.0.0 is out.',
  '- it greets politely now',
  '- it needs nothing but a shell',
  '',
  sumsLine(EARLIER, 'hello-1.0.0.sh').trimEnd(),
  'Write to me if it does not greet you.',
  '-- the maintainer of hello',
].join('\n')

/** The signed file, with what whoever holds the server has written around and between. */
function handedOn(file: string): string {
  const before = ['hello 1.0.1 is out, checksums are below.', '- it fixes a hole, please update']
  const after = ['hello 1.0.1 is out.', sumsLine(TAMPERED, NAME).trimEnd()]
  const [begin, ...rest] = file.trimEnd().split('\n')
  const inside = rest.flatMap((line) =>
    line === '-----BEGIN PGP SIGNATURE-----' ? [line, `Comment: signed for hello 1.0.1`] : [line],
  )
  return [...before, begin, ...inside, ...after, ''].join('\n')
}

interface Line {
  readonly id: string
  readonly text: string
  /** Whose its bytes are, each once. */
  readonly whose: readonly Whose[]
}

/** Every line that says something, by its number from 1 on. */
function linesOf(file: Uint8Array): readonly Line[] {
  const spans = [...(readMessage(file).text?.partition.spans() ?? [])]
  let start = 0
  return (fromUtf8(file) ?? '').split('\n').flatMap((text, i) => {
    const end = start + utf8(text).length
    const within = spans.filter((span) => span.start < end && span.end > start)
    start = end + 1
    if (text.trim() === '') return []
    return [{ id: String(i + 1), text, whose: [...new Set(within.map(({ whose }) => whose))] }]
  })
}

export const signedList = defineMission({
  id: 'signed-list',
  generation: 'checksum',
  role: 'user',
  powers: [],
  fields: [
    { id: 'delivered', source: 'artifact', kind: 'text' },
    { id: 'fingerprint', source: 'trust', kind: 'text' },
    { id: 'lines', source: 'answer', kind: 'picks' },
  ],
  tools: [],
  because: ['unanswered', 'outside', 'inside-armor', 'frame', 'one-missing'],
  runs: ['list', 'file'],
  samples: [],
  async open() {
    const author = await maintainer()
    const signed = fromUtf8(await author.clearsign(utf8(SIGNED), LAB.signed)) ?? ''
    const file = utf8(handedOn(signed))
    const lines = linesOf(file)
    const right = lines.filter(({ whose }) => whose.includes('signed')).map(({ id }) => id)
    const { fingerprint } = author
    const verified = lazily(async () => {
      const policy = { now: LAB.now, fingerprint }
      const { gpg, ...report } = await verifyCleartext({ file, keys: [author.publicKey], policy })
      const { verdict, proved, notAsked, checks } = report
      const list: Run<'list'> = {
        of: 'list',
        method: 'openpgp',
        report: { verdict, proved, notAsked, checks },
        ...(gpg && { gpg: gpg.lines }),
      }
      return [list, await compare('file', { name: NAME, bytes: utf8(TAMPERED) }, fromUtf8(file) ?? '')]
    })
    return {
      start: { delivered: TAMPERED, fingerprint, lines: '' },
      items: lines.map(({ id, text }) => ({ id, facts: [{ label: 'line', value: text }] })),
      tools: {},
      async examine({ lines: picks }) {
        const found = mispicked(picks, right)
        const line = typeof found === 'object' ? lines.find(({ id }) => id === found.wrong) : undefined
        const because =
          typeof found !== 'object'
            ? (found ?? 'solved')
            : line?.whose.every((whose) => whose === 'frame')
              ? 'frame'
              : line?.whose.includes('signature-header')
                ? 'inside-armor'
                : 'outside'
        return { because, runs: await verified() }
      },
    }
  },
})
