/** The real attestations `npm run samples` brought, if the registry had any. */
import { fromHex } from '../../playground/bytes.ts'
import { type Attestation, readAttestations } from '../../playground/sigstore/format.ts'
import { allBytes } from './demo-file.ts'
import { optionalJson, sample } from './samples.ts'

/** `public/samples/npm/index.json`, as scripts/samples writes it. */
interface Manifest {
  readonly packages: readonly {
    readonly package: string
    readonly version: string
    readonly sha512: string
    readonly answer: string
    readonly file?: string
  }[]
}

export interface NpmSample {
  readonly title: string
  /** SHA-512 of the package's tarball, from this deck's own lock file. */
  readonly sha512: Uint8Array
  readonly attestations: readonly Attestation[]
}

export interface NpmSamples {
  readonly samples: readonly NpmSample[]
  /** Why there is none, where there is none. */
  readonly why: 'none' | 'not-received' | 'missing' | undefined
}

/** The packages whose attestations were asked for, as `name@version`. */
export async function askedPackages(): Promise<readonly string[]> {
  const manifest = await optionalJson<Manifest>('npm/index.json')
  if (!Array.isArray(manifest?.packages)) return []
  return manifest.packages.map(({ package: name, version }) => `${name}@${version}`)
}

export async function npmSamples(): Promise<NpmSamples> {
  const manifest = await optionalJson<Manifest>('npm/index.json')
  if (!Array.isArray(manifest?.packages)) return { samples: [], why: 'missing' }
  const found = await Promise.all(
    manifest.packages.map(async ({ package: name, version, sha512, file }) => {
      const attestations = file && readAttestations(await allBytes(await sample(`npm/${file}`)))
      const digest = fromHex(sha512)
      return attestations && digest
        ? { title: `${name}@${version}`, sha512: digest, attestations }
        : undefined
    }),
  )
  const samples = found.filter((one) => one !== undefined)
  const none = manifest.packages.every(({ answer }) => answer === 'none')
  return { samples, why: samples.length > 0 ? undefined : none ? 'none' : 'not-received' }
}
