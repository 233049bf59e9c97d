/** Brings the real attestations and the trust they are held against into the deck's public folder. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lockedVersions } from './lock.ts'
import type { LockedPackage } from './lock.ts'
import { readManifest } from './manifest.ts'
import type { Manifest, Sample } from './manifest.ts'
import type { Registry } from './registry.ts'
import { shippedTrust } from './trust.ts'

/** How long to leave a registry alone that could not be reached, milliseconds. */
const AGAIN_AFTER = 60 * 60 * 1000
const SUFFIX = '.attestations.json'

export interface Wish {
  /** Path of the lock file that names the versions and their digests. */
  readonly lock: string
  /** Names of the packages whose attestations are wanted. */
  readonly packages: readonly string[]
  /** The folder to keep everything in; attestations that are no longer wanted are removed from it. */
  readonly out: string
  /** Ask again, whatever is known. */
  readonly force?: boolean
  /** The current time. */
  readonly now: Date
  /** Milliseconds for all questions together. */
  readonly patience: number
}

/**
 * @param wish what is wanted, and where
 * @param registry who is asked; only if something is not known yet
 * @returns the manifest that was written
 * @throws {Error} if the lock file, the seeds or the folder cannot be read or written; never because of the registry
 */
export async function collectSamples(wish: Wish, registry: () => Promise<Registry>): Promise<Manifest> {
  const lock = readFileSync(wish.lock, 'utf8')
  const wanted = wish.packages.flatMap((name) => lockedVersions(lock, name))
  const known = wish.force ? undefined : readManifest(join(wish.out, 'index.json'))
  const { trustedRoot, keys } = shippedTrust()
  mkdirSync(wish.out, { recursive: true })
  write(wish.out, 'trusted_root.json', trustedRoot)
  if (keys !== undefined) write(wish.out, 'keys.json', keys)
  const { asked, packages } = await ask(wish, wanted, known, registry)
  const manifest: Manifest = {
    trustedRoot: 'trusted_root.json',
    ...(keys === undefined ? {} : { keys: 'keys.json' }),
    asked,
    packages,
  }
  write(wish.out, 'index.json', JSON.stringify(manifest, null, 2))
  sweep(wish.out, packages)
  return manifest
}

/** Where npm's configuration cannot be read, there is nobody to ask. */
const UNREACHABLE: Registry = {
  address: () => '',
  attestations: () => Promise.resolve({ answer: 'offline' }),
}

async function ask(
  wish: Wish,
  wanted: readonly LockedPackage[],
  known: Manifest | undefined,
  registry: () => Promise<Registry>,
): Promise<Pick<Manifest, 'asked' | 'packages'>> {
  const there = await registry().catch(() => UNREACHABLE)
  const id = createHash('sha256')
    .update(wanted.map(({ package: name }) => there.address(name)).join(' '))
    .digest('hex')
  const recent = known !== undefined && wish.now.getTime() - Date.parse(known.asked.at) < AGAIN_AFTER
  const keep = (sample: Sample) =>
    sample.answer === 'attested'
      ? sample.file !== undefined && existsSync(join(wish.out, sample.file))
      : known?.asked.registry === id && (sample.answer === 'none' || recent)
  const signal = AbortSignal.timeout(wish.patience)
  let fresh = 0
  const packages = await Promise.all(
    wanted.map(async (one): Promise<Sample> => {
      const before = known?.packages.find((sample) => same(sample, one))
      if (before !== undefined && keep(before)) return before
      fresh += 1
      const said = await there.attestations(one, signal)
      if (said.answer !== 'attested') return { ...one, answer: said.answer }
      const file = fileName(one)
      write(wish.out, file, JSON.stringify(said.body))
      return { ...one, answer: 'attested', file }
    }),
  )
  const asked =
    fresh === 0 && known !== undefined ? known.asked : { registry: id, at: wish.now.toISOString() }
  return { asked, packages }
}

function same(a: LockedPackage, b: LockedPackage): boolean {
  return a.package === b.package && a.version === b.version && a.sha512 === b.sha512
}

function fileName({ package: name, version }: LockedPackage): string {
  return `${name.replace('@', '').replace('/', '__')}-${version}${SUFFIX}`
}

/** Written aside first: a page that is being served never reads half a file. */
function write(folder: string, name: string, text: string): void {
  const file = join(folder, name)
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return
  const aside = `${file}.${process.pid}.new`
  writeFileSync(aside, text)
  renameSync(aside, file)
}

function sweep(folder: string, packages: readonly Sample[]): void {
  const kept = new Set(packages.map(({ file }) => file))
  for (const name of readdirSync(folder))
    if (name.endsWith(SUFFIX) && !kept.has(name)) rmSync(join(folder, name))
}
