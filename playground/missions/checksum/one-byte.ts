/** One byte is changed on the way, and the digest is another one altogether. */
import { utf8 } from '../../bytes.ts'
import { defineMission } from '../define.ts'
import { differingBytes, SCRIPT, sumsLine } from '../release.ts'
import { compare } from './compare.ts'

export const oneByte = defineMission({
  id: 'one-byte',
  generation: 'checksum',
  role: 'network',
  powers: ['artifact'],
  fields: [
    { id: 'artifact', source: 'artifact', kind: 'text' },
    { id: 'sums', source: 'claim', kind: 'text' },
  ],
  tools: [],
  because: ['another-length', 'several-bytes'],
  runs: ['user'],
  samples: [],
  async open() {
    const start = { artifact: SCRIPT.text, sums: sumsLine(SCRIPT.text, SCRIPT.name) }
    return {
      start,
      tools: {},
      async examine({ artifact, sums }) {
        const bytes = utf8(artifact)
        const run = await compare('user', { name: SCRIPT.name, bytes }, sums)
        const count = differingBytes(bytes, utf8(start.artifact))
        const because =
          count === undefined
            ? 'another-length'
            : count === 1 && run.report.verdict === 'rejected'
              ? 'solved'
              : 'several-bytes'
        return { because, runs: [run] }
      },
    }
  },
})
