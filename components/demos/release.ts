/** The deck's own release, where the site was built with one (scripts/site/release.ts). */

/** `release/index.json`. */
export interface Release {
  /** Who must have signed, whole: a workflow at a tag. */
  readonly identity: string
  readonly issuer: string
  /** What of it lies beside this file: the bundle, and the artifacts that it is about. */
  readonly bundle: string
  readonly files: readonly string[]
}

const address = (name: string) => `${import.meta.env.BASE_URL}release/${name}`

/** Whether there is one: its PDFs are those that the page's head offers. Nothing is fetched. */
export function isReleased(): boolean {
  return document.querySelector(`link[rel=alternate][href^="${address('')}"]`) !== null
}

/** @throws {DOMException} `NotFoundError` if it is not there, or is not what the build wrote */
export async function release(): Promise<Release> {
  const found: unknown = JSON.parse(await (await releaseFile('index.json')).text())
  if (!isRelease(found)) throw missing('index.json')
  return found
}

/** @throws {DOMException} `NotFoundError` if there is no such file */
export async function releaseFile(name: string): Promise<Blob> {
  const response = await fetch(address(name)).catch(() => undefined)
  // A static host may answer a missing file with the deck's own page.
  const isPage = response?.headers.get('content-type')?.startsWith('text/html') ?? false
  if (!response?.ok || isPage) throw missing(name)
  return response.blob()
}

function missing(name: string): DOMException {
  return new DOMException(`release: ${name} is missing`, 'NotFoundError')
}

function isRelease(value: unknown): value is Release {
  if (typeof value !== 'object' || value === null) return false
  const { identity, issuer, bundle, files } = value as Partial<Record<keyof Release, unknown>>
  return (
    [identity, issuer, bundle].every((text) => typeof text === 'string' && text !== '') &&
    Array.isArray(files) &&
    files.length > 0 &&
    files.every((name) => typeof name === 'string')
  )
}

const WORKFLOW = /^https:\/\/[^/]+\/([^/]+\/[^/]+)\/(\.github\/workflows\/[^@]+)@refs\/tags\/(.+)$/

/** @returns the parts of a workflow's identity, where it is one at a tag */
export function workflowOf(identity: string): { repository: string; tag: string } | undefined {
  const [, repository, , tag] = WORKFLOW.exec(identity) ?? []
  return repository === undefined || tag === undefined ? undefined : { repository, tag }
}
