/** A genuine signature, moved to another file: over SHA-1, that another file can be had. */
import { defineMission } from '../define.ts'
import { sampleOf } from '../release.ts'
import { ask } from './ask.ts'

const FOLDER = 'openpgp-sha1'
const PATHS = {
  key: `${FOLDER}/demo-key.asc`,
  'pay-100': `${FOLDER}/pay-100.pdf`,
  'pay-999999': `${FOLDER}/pay-999999.pdf`,
  sha1: `${FOLDER}/pay-100.pdf.sha1.asc`,
  sha256: `${FOLDER}/pay-100.pdf.sha256.asc`,
} as const

/** After the samples were signed. */
const NOW = new Date('2026-12-01T00:00:00Z')

/** The signed file, with a byte changed by hand behind the collision. */
function byHand(file: Uint8Array): Uint8Array {
  return file.map((byte, i) => (i === file.length - 1 ? byte ^ 1 : byte))
}

export const transplant = defineMission({
  id: 'transplant',
  generation: 'openpgp',
  role: 'mirror',
  powers: ['artifact', 'claim'],
  fields: [
    {
      id: 'artifact',
      source: 'artifact',
      kind: 'choice',
      options: ['pay-100', 'by-hand', 'pay-999999'],
    },
    { id: 'signature', source: 'claim', kind: 'choice', options: ['sha256', 'sha1'] },
  ],
  tools: [],
  because: ['artifact-unchanged', 'caught'],
  runs: ['user'],
  samples: Object.values(PATHS),
  async open(samples) {
    const signed = sampleOf(samples, PATHS['pay-100'])
    const artifacts: Readonly<Record<string, Uint8Array>> = {
      'pay-100': signed,
      'by-hand': byHand(signed),
      'pay-999999': sampleOf(samples, PATHS['pay-999999']),
    }
    const key = sampleOf(samples, PATHS.key)
    return {
      start: { artifact: 'pay-100', signature: 'sha256' },
      tools: {},
      async examine({ artifact, signature }) {
        const { run } = await ask('user', {
          artifact: artifacts[artifact] ?? signed,
          signature: sampleOf(samples, signature === 'sha1' ? PATHS.sha1 : PATHS.sha256),
          keys: [key],
          now: NOW,
        })
        const because =
          run.report.verdict !== 'verified'
            ? 'caught'
            : artifact === 'pay-100'
              ? 'artifact-unchanged'
              : 'solved'
        return { because, runs: [run] }
      },
    }
  },
})
