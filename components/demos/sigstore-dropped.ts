/** What somebody dropped on the Sigstore demo is, and what of it goes together. */
import { recognise } from '../../playground/sigstore/format.ts'
import { demoFile } from './demo-file.ts'
import { claimBytes } from './explain.ts'
import { sigstoreWorker } from './workers.ts'

/** Files are looked into up to here; anything larger is an artifact. */
const SNIFF_UP_TO = 16 * 1024 * 1024

/** What a file that was dropped is, by its content. */
export interface Dropped {
  readonly file: File
  readonly kind: 'artifact' | 'bundle' | 'root' | 'key'
}

/** A file that says whose it is; all else is an artifact. @throws {Error} with a sentence, if it cannot be read */
export async function kindOf(file: File): Promise<Dropped['kind']> {
  if (file.size > SNIFF_UP_TO) return 'artifact'
  const bytes = await claimBytes(demoFile(file.name, file))
  switch (recognise(bytes).kind) {
    case 'trusted-root':
      return 'root'
    case 'public-key':
      return 'key'
    case 'other':
      // One bundle a line is no JSON document.
      return (await sigstoreWorker().openBundles(bytes)) ? 'bundle' : 'artifact'
    default:
      return 'bundle'
  }
}

/** @returns whether a claim is named after such a file, as the tools name it */
function isPair(claim: string | undefined, artifact: string | undefined): boolean {
  return artifact !== undefined && artifact !== '' && (claim?.startsWith(`${artifact}.`) ?? false)
}

/**
 * One artifact and one bundle, a pair by its names where there are several; of what would be believed, one is asked
 * about.
 *
 * @param mine names of a person's files that are there already
 */
export function goingTogether(
  seen: readonly Dropped[],
  mine: { readonly artifact: string | undefined; readonly bundle: string | undefined },
): { readonly one: File | undefined; readonly claim: File | undefined; readonly asked: Dropped | undefined } {
  const of = (kind: Dropped['kind']) => seen.filter((one) => one.kind === kind).map(({ file }) => file)
  const [artifacts, bundles] = [of('artifact'), of('bundle')]
  const named = (list: readonly File[], other: string | undefined) =>
    list.find(({ name }) => isPair(name, other) || isPair(other, name))
  const one =
    (bundles.length > 0
      ? artifacts.find(({ name }) => named(bundles, name))
      : named(artifacts, mine.bundle)) ?? artifacts[0]
  const claim = named(bundles, one?.name ?? mine.artifact) ?? bundles[0]
  return { one, claim, asked: seen.find(({ kind }) => kind === 'root' || kind === 'key') }
}
