/** Whoever can replace the artifact on the server can replace the checksum beside it. */
import { utf8 } from '../../bytes.ts'
import { defineMission } from '../define.ts'
import { SCRIPT, sumsLine } from '../release.ts'
import { compare } from './compare.ts'

export const swapBoth = defineMission({
  id: 'swap-both',
  generation: 'checksum',
  role: 'mirror',
  powers: ['artifact', 'claim'],
  fields: [
    { id: 'artifact', source: 'artifact', kind: 'text' },
    { id: 'sums', source: 'claim', kind: 'text' },
  ],
  tools: ['sha256sum'],
  because: ['artifact-unchanged', 'caught', 'nothing-to-compare'],
  runs: ['user'],
  samples: [],
  async open() {
    const start = { artifact: SCRIPT.text, sums: sumsLine(SCRIPT.text, SCRIPT.name) }
    return {
      start,
      tools: { sha256sum: async ({ artifact }) => ({ sums: sumsLine(artifact, SCRIPT.name) }) },
      async examine({ artifact, sums }) {
        const run = await compare('user', { name: SCRIPT.name, bytes: utf8(artifact) }, sums)
        const { verdict } = run.report
        const because =
          verdict === 'rejected'
            ? 'caught'
            : verdict === 'undecided'
              ? 'nothing-to-compare'
              : artifact === start.artifact
                ? 'artifact-unchanged'
                : 'solved'
        return { because, runs: [run] }
      },
    }
  },
})
