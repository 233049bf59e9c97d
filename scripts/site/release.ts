/**
 * The deck's own release on the site, for its last slide to verify: the files that a reader downloads, and the bundle
 * that says which workflow made them. The page verifies; here it is only seen that these are the files.
 */
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Release } from '../../components/demos/release.ts'
import { readBundles } from '../../playground/sigstore/bundles.ts'
import { SLSA_PROVENANCE } from '../../playground/sigstore/npm.ts'
import { DOWNLOADS } from './downloads.ts'
import type { Download } from './downloads.ts'

export interface ReleasedFiles {
  /** Its PDFs, as the site links to them. */
  readonly downloads: readonly Download[]
  readonly sums: string
  /** The one bundle of provenance, JSON in UTF-8. */
  readonly bundle: Uint8Array
  readonly identity: string
}

const SUMS = 'SHA256SUMS'
const BUNDLE = 'shomei.sigstore.json'
const FOLDER = 'release'
const ISSUER = 'https://token.actions.githubusercontent.com'
/** As `gh attestation download` names them, and as a release has them. */
const BUNDLES = /\.(?:jsonl|sigstore|sigstore\.json)$/
/** Above, the page would not take a file whole, and nobody a PDF of slides. */
const MAX_BYTES = 16 * 1024 * 1024
const IDENTITY = /^https:\/\/[\w.-]+\/[\w.-]+\/[\w.-]+\/\.github\/workflows\/[\w.-]+\.ya?ml@refs\/\S+$/

/**
 * @param folder what `RELEASE` of the environment says: where the files of a release lie
 * @param identity what `RELEASE_IDENTITY` says: the workflow that must have made them, as its certificate names it
 * @returns undefined if no folder was given
 * @throws {Error} one sentence, if that is no release of this deck
 */
export function readRelease(
  folder: string | undefined,
  identity: string | undefined,
): ReleasedFiles | undefined {
  if (folder === undefined || folder === '') return undefined
  if (identity === undefined || !IDENTITY.test(identity))
    throw new Error(
      `RELEASE_IDENTITY is ${identity || 'missing'}; it must say whose release this is, such as https://github.com/OWNER/REPO/.github/workflows/release.yml@refs/tags/v1.0.0.`,
    )
  if (!existsSync(folder) || !statSync(folder).isDirectory())
    throw new Error(`RELEASE is ${folder}; there is no such folder.`)
  const sums = new TextDecoder().decode(fileIn(folder, SUMS))
  const digests = digestsIn(sums)
  const downloads = DOWNLOADS.filter(({ file }) => digests.has(file)).map(({ file, title }) => {
    const digest = createHash('sha256').update(fileIn(folder, file)).digest('hex')
    if (digest !== digests.get(file)) throw new Error(`RELEASE: ${file} is not the one that ${SUMS} names.`)
    return { file: `${FOLDER}/${file}`, title, from: join(folder, file) }
  })
  if (downloads.length === 0)
    throw new Error(`RELEASE: ${SUMS} names none of ${DOWNLOADS.map(({ file }) => file).join(' and ')}.`)
  return { downloads, sums, bundle: bundleIn(folder), identity }
}

/** Puts it below a site, in `release/`. */
export function writeRelease(site: string, { downloads, sums, bundle, identity }: ReleasedFiles): void {
  mkdirSync(join(site, FOLDER), { recursive: true })
  for (const { file, from } of downloads) copyFileSync(from, join(site, file))
  writeFileSync(join(site, FOLDER, SUMS), sums)
  writeFileSync(join(site, FOLDER, BUNDLE), bundle)
  const index: Release = {
    identity,
    issuer: ISSUER,
    bundle: BUNDLE,
    files: [...downloads.map(({ file }) => file.slice(FOLDER.length + 1)), SUMS],
  }
  writeFileSync(join(site, FOLDER, 'index.json'), `${JSON.stringify(index, null, 2)}\n`)
}

function fileIn(folder: string, name: string): Uint8Array {
  const file = join(folder, name)
  if (!existsSync(file)) throw new Error(`RELEASE: there is no ${name} in ${folder}.`)
  if (statSync(file).size > MAX_BYTES) throw new Error(`RELEASE: ${name} is larger than 16 MiB.`)
  return readFileSync(file)
}

/** By name, of every line; a release of ours has no other kind. */
function digestsIn(sums: string): Map<string, string> {
  const lines = sums.split('\n').filter((line) => line !== '')
  const named = lines.map((line) => /^([0-9a-f]{64}) [ *]([\w.-]+)$/.exec(line))
  const strange = named.indexOf(null)
  if (strange >= 0) throw new Error(`RELEASE: line ${strange + 1} of ${SUMS} is no digest and name.`)
  return new Map(named.map((match) => [match?.[2] ?? '', match?.[1] ?? '']))
}

function bundleIn(folder: string): Uint8Array {
  const [name, ...others] = readdirSync(folder).filter((file) => BUNDLES.test(file))
  if (name === undefined || others.length > 0)
    throw new Error(
      `RELEASE: ${folder} has ${name === undefined ? 'no' : 'more than one'} attestation bundle; it needs one, such as ${BUNDLE}.`,
    )
  const bundles = readBundles(fileIn(folder, name))
  if (bundles === undefined) throw new Error(`RELEASE: ${name} cannot be read as Sigstore bundles.`)
  const [bundle, ...more] = bundles.filter(({ label }) => label.startsWith(SLSA_PROVENANCE))
  if (bundle === undefined || more.length > 0)
    throw new Error(
      `RELEASE: ${name} holds ${more.length === 0 ? 'no' : 'more than one'} bundle of provenance.`,
    )
  return bundle.bundle
}
