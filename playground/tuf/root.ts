/** From the root that a client has to the newest there is, one version after the other (5.2, 5.3). */
import { readRoot, type RootFile, type Tally, tallyOf } from './models.ts'
import type { TufFinding, TufFindings } from './plan.ts'
import { download, type Files, LIMITS } from './files.ts'
import { fresh, passed, saw, signed } from './stage.ts'

/** A root as the client came to see it. */
export interface SeenRoot {
  readonly version: number
  readonly expires: Date
  /** Whom the root before names, and who of them has signed; of the first one, its own. */
  readonly byEarlier: Tally | undefined
  readonly byItself: Tally | undefined
  /** Whether the client trusts it from now on. */
  readonly taken: boolean
}

export interface RootWalk {
  readonly findings: TufFindings
  readonly seen: readonly SeenRoot[]
  /** The newest root that the client trusts; none if it could not even begin. */
  readonly root?: { readonly file: RootFile; readonly bytes: Uint8Array }
}

/** Roots in one update: no repository turns its keys over more often, and a walk has to end. */
const MOST_ROOTS = 256

export function walkRoots(start: Uint8Array, files: Files, now: Date): RootWalk {
  const first = readRoot(start)
  const own = first && tallyOf(first, 'root', first)
  const begins: TufFinding = first ? signed(own) : { status: 'undecided', code: 'metadata-unreadable' }
  if (!first || begins.status !== 'passed') return { findings: { 'root-start': begins }, seen: [] }

  let root = { file: first, bytes: start }
  const seen: SeenRoot[] = [seenRoot(first, own, own, true)]
  const links: string[] = []
  const versions = [saw('root-version', `${first.signed.version}`, 'trust')]
  const stop = (chain: TufFinding, version?: TufFinding): RootWalk => ({
    findings: {
      'root-start': begins,
      'root-chain': chain,
      'root-version': version ?? { status: 'skipped', because: { check: 'root-chain' } },
      'root-expiry': {
        status: 'skipped',
        because: { check: chain.status === 'passed' ? 'root-version' : 'root-chain' },
      },
    },
    seen,
    root,
  })

  for (let taken = 0; ; taken++) {
    const next = root.file.signed.version + 1
    const name = `${next}.root.json`
    const { bytes, code } = download(files, name, LIMITS.root)
    if (code === 'file-missing') break
    if (taken >= MOST_ROOTS) return stop({ status: 'undecided', code: 'too-many-roots' })
    const offered = bytes && readRoot(bytes)
    if (!bytes || !offered) {
      const evidence = [saw('file', name)]
      return stop({ status: 'undecided', code: code ?? 'metadata-unreadable', evidence })
    }
    const byEarlier = tallyOf(root.file, 'root', offered)
    const byItself = tallyOf(offered, 'root', offered)
    const [earlier, itself] = [signed(byEarlier), signed(byItself)]
    const version = `${offered.signed.version}`
    const isNext = offered.signed.version === next
    const taking = earlier.status === 'passed' && itself.status === 'passed' && isNext
    seen.push(seenRoot(offered, byEarlier, byItself, taking))
    links.push(`${root.file.signed.version} → ${version}: ${ratio(byEarlier)}, ${ratio(byItself)}`)
    versions.push(saw('root-version', version))
    if (!taking) {
      const chain = earlier.status === 'passed' ? itself : earlier
      const [expected, actual] = [saw('root-version', `${next}`, 'trust'), saw('root-version', version)]
      return stop(
        withChain(chain, links),
        isNext
          ? passed(...versions)
          : { status: 'failed', code: 'root-not-next', expected, actual, evidence: versions },
      )
    }
    root = { file: offered, bytes }
  }
  return {
    findings: {
      'root-start': begins,
      'root-chain': withChain(passed(), links),
      'root-version': passed(...versions),
      'root-expiry': fresh(root.file.signed, now),
    },
    seen,
    root,
  }
}

const ratio = (tally: Tally | undefined) => (tally ? `${tally.count}/${tally.threshold}` : '?')

function withChain(finding: TufFinding, links: readonly string[]): TufFinding {
  return { ...finding, evidence: [...links.map((link) => saw('chain', link)), ...(finding.evidence ?? [])] }
}

function seenRoot(
  { signed: { version, expires } }: RootFile,
  byEarlier: Tally | undefined,
  byItself: Tally | undefined,
  taken: boolean,
): SeenRoot {
  return { version, expires: new Date(expires), byEarlier, byItself, taken }
}
