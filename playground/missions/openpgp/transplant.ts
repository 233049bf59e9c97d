/** A genuine signature, moved to another file: over SHA-1, that another file can be had. */
import { toHex } from '../../bytes.ts'
import { createDigester } from '../../checksum/index.ts'
import { mispicked } from '../answers.ts'
import { defineMission } from '../define.ts'
import { sampleOf } from '../release.ts'
import { remembered } from '../remembered.ts'
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

const ARTIFACTS = ['pay-100', 'by-hand', 'pay-999999'] as const
const SIGNATURES = ['sha256', 'sha1'] as const
const DIGESTS = ['sha1', 'sha256'] as const
type Digest = (typeof DIGESTS)[number]
/** Registered ids of digests, RFC 9580 section 9.5. */
const DIGEST_OF: Readonly<Record<number, Digest>> = { 2: 'sha1', 8: 'sha256' }
const LABEL: Readonly<Record<Digest, string>> = { sha1: 'SHA-1', sha256: 'SHA-256' }

type FactId =
  | `${(typeof ARTIFACTS)[number]}.${'size' | Digest}`
  | `${(typeof SIGNATURES)[number]}.${'digest' | 'key' | 'created'}`
type Fact = { readonly id: FactId; readonly label: string; readonly value: string }

/** The signed file, with a byte changed by hand behind the collision. */
function byHand(file: Uint8Array): Uint8Array {
  return file.map((byte, i) => (i === file.length - 1 ? byte ^ 1 : byte))
}

/** What can be measured of a file. */
async function factsOfFile(id: (typeof ARTIFACTS)[number], file: Uint8Array): Promise<readonly Fact[]> {
  const digester = await createDigester(DIGESTS)
  digester.update(file)
  const digests = digester.digest()
  return [
    { id: `${id}.size`, label: 'size', value: String(file.length) },
    ...DIGESTS.map((name): Fact => ({
      id: `${id}.${name}`,
      label: LABEL[name],
      value: toHex(digests[name]),
    })),
  ]
}

export const transplant = defineMission({
  id: 'transplant',
  generation: 'openpgp',
  role: 'mirror',
  powers: ['artifact', 'claim'],
  fields: [
    { id: 'artifact', source: 'artifact', kind: 'choice', options: ARTIFACTS },
    { id: 'signature', source: 'claim', kind: 'choice', options: SIGNATURES },
    { id: 'why', source: 'answer', kind: 'picks' },
  ],
  tools: [],
  because: [
    'artifact-unchanged',
    'caught',
    'unanswered',
    'one-missing',
    'other-file',
    'other-signature',
    'size',
    'other-digest',
    'not-compared',
  ],
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
    const verify = remembered((artifact: string, signature: string) =>
      ask('user', {
        artifact: artifacts[artifact] ?? signed,
        signature: sampleOf(samples, signature === 'sha1' ? PATHS.sha1 : PATHS.sha256),
        keys: [key],
        now: NOW,
      }),
    )
    const ofFiles = await Promise.all(ARTIFACTS.map((id) => factsOfFile(id, artifacts[id] ?? signed)))
    const ofSignatures = await Promise.all(
      SIGNATURES.map(async (id): Promise<readonly Fact[]> => {
        const [said] = (await verify('pay-100', id)).report.signatures
        const digest = DIGEST_OF[said?.hashAlgorithm ?? 0]
        return [
          { id: `${id}.key`, label: 'key', value: said?.keyId ?? '' },
          { id: `${id}.created`, label: 'created', value: said?.created.toISOString().slice(0, 10) ?? '' },
          { id: `${id}.digest`, label: 'digest', value: digest ? LABEL[digest] : '' },
        ]
      }),
    )
    const facts = [...ofFiles, ...ofSignatures].flat()
    const valueOf = (id: string) => facts.find((fact) => fact.id === id)?.value

    return {
      start: { artifact: 'pay-100', signature: 'sha256', why: '' },
      items: facts.map(({ id, label, value }) => ({
        id,
        facts: [
          { label: 'of', value: id.slice(0, id.indexOf('.')) },
          { label, value },
        ],
      })),
      tools: {},
      async examine({ artifact, signature, why }) {
        const { run, report } = await verify(artifact, signature)
        const runs = [run]
        if (report.verdict !== 'verified') return { because: 'caught', runs }
        if (artifact === 'pay-100') return { because: 'artifact-unchanged', runs }
        // The digest that was signed, and the two files that have it in common.
        const digest = DIGEST_OF[report.signatures[0]?.hashAlgorithm ?? 0] ?? ''
        const signedDigest = valueOf(`pay-100.${digest}`)
        const files = ['pay-100', artifact].map((id) => `${id}.${digest}`)
        const equal = files.filter((id) => valueOf(id) === signedDigest)
        const found = mispicked(why, [`${signature}.digest`, ...equal])
        if (typeof found !== 'object') return { because: found ?? 'solved', runs }
        const [of, fact] = [found.wrong.slice(0, found.wrong.indexOf('.')), found.wrong.split('.').pop()]
        const because =
          of === 'by-hand'
            ? 'other-file'
            : SIGNATURES.some((one) => one === of) && of !== signature
              ? 'other-signature'
              : fact === 'size'
                ? 'size'
                : DIGESTS.some((one) => one === fact)
                  ? 'other-digest'
                  : 'not-compared'
        return { because, runs }
      },
    }
  },
})
