/** Somebody compares only the first digits by eye, and those can be had for a little work. */
import { sha256 } from '@noble/hashes/sha2.js'
import { toHex, utf8 } from '../../bytes.ts'
import { defineMission } from '../define.ts'
import { SCRIPT, sumsLine } from '../release.ts'
import { compare } from './compare.ts'

/** Hex digits that the user looks at. */
const LOOKED_AT = 4
/** One in 65,536 files fits: that none of these does happens once in nine million times. */
const TRIES = 2 ** 20

/** Without the comment that is tried at its end. */
function withoutComment(text: string): string {
  return text.replace(/\n?# [0-9a-z]+\n?$/, '').replace(/\n*$/, '')
}

const digest = (text: string) => toHex(sha256(utf8(text)))

export const lookAlike = defineMission({
  id: 'look-alike',
  generation: 'checksum',
  role: 'mirror',
  powers: ['artifact'],
  fields: [
    { id: 'artifact', source: 'artifact', kind: 'text' },
    { id: 'author', source: 'trust', kind: 'text' },
    { id: 'digits', source: 'policy', kind: 'line' },
  ],
  tools: ['mine'],
  because: ['other-digits', 'comment-only'],
  runs: ['tool'],
  samples: [],
  async open() {
    const start = {
      artifact: SCRIPT.text,
      author: sumsLine(SCRIPT.text, SCRIPT.name),
      digits: String(LOOKED_AT),
    }
    const seen = start.author.slice(0, LOOKED_AT)
    return {
      start,
      tools: {
        async mine({ artifact }) {
          const base = `${withoutComment(artifact)}\n`
          for (let i = 0; i < TRIES; i++) {
            const text = `${base}# ${i.toString(36)}\n`
            if (text !== start.artifact && digest(text).startsWith(seen)) return { artifact: text }
          }
          return undefined
        },
      },
      async examine({ artifact, author }) {
        const run = await compare('tool', { name: SCRIPT.name, bytes: utf8(artifact) }, author, 'apart')
        const isAlike = digest(artifact).startsWith(seen) && run.report.verdict === 'rejected'
        const isOwn = withoutComment(artifact) !== withoutComment(start.artifact)
        const because = !isAlike ? 'other-digits' : isOwn ? 'solved' : 'comment-only'
        return { because, runs: [run] }
      },
    }
  },
})
