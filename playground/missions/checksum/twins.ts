/** Two files of one's own with one MD5, from the pair that was published. */
import { concatBytes, equalBytes, toHex, utf8 } from '../../bytes.ts'
import { type Algorithm, createDigester } from '../../checksum/index.ts'
import { defineMission } from '../define.ts'
import { sampleOf, SCRIPT } from '../release.ts'
import { compare } from './compare.ts'

const HEADS = { a: 'collisions/md5-a.bin', b: 'collisions/md5-b.bin' } as const
const NAME = SCRIPT.name.replace('.sh', '.bin')

async function digest(bytes: Uint8Array, algorithm: Algorithm): Promise<string> {
  const digester = await createDigester([algorithm])
  digester.update(bytes)
  return toHex(digester.digest()[algorithm])
}

export const twins = defineMission({
  id: 'twins',
  generation: 'checksum',
  role: 'author',
  powers: ['artifact'],
  fields: [
    { id: 'head-shown', source: 'artifact', kind: 'choice', options: ['a', 'b'] },
    { id: 'tail-shown', source: 'artifact', kind: 'text' },
    { id: 'head-served', source: 'artifact', kind: 'choice', options: ['a', 'b'] },
    { id: 'tail-served', source: 'artifact', kind: 'text' },
  ],
  tools: [],
  because: ['same-file', 'md5-differs', 'given-pair'],
  runs: ['md5', 'sha256'],
  samples: [HEADS.a, HEADS.b],
  async open(samples) {
    const heads = { a: sampleOf(samples, HEADS.a), b: sampleOf(samples, HEADS.b) }
    const file = (head: string, tail: string) => concatBytes(heads[head === 'b' ? 'b' : 'a'], utf8(tail))
    return {
      start: { 'head-shown': 'a', 'tail-shown': '', 'head-served': 'a', 'tail-served': '' },
      tools: {},
      async examine(state) {
        const shown = file(state['head-shown'], state['tail-shown'])
        const served = { name: NAME, bytes: file(state['head-served'], state['tail-served']) }
        // The digest comes over a way of its own: it does not help.
        const md5 = await compare('md5', served, await digest(shown, 'md5'), 'apart')
        const sha256 = await compare('sha256', served, await digest(shown, 'sha256'), 'apart')
        const because = equalBytes(shown, served.bytes)
          ? 'same-file'
          : md5.report.verdict !== 'verified'
            ? 'md5-differs'
            : state['tail-shown'] === '' && state['tail-served'] === ''
              ? 'given-pair'
              : 'solved'
        return { because, runs: [md5, sha256] }
      },
    }
  },
})
